#include "services/reporting/documents/svg.h"

#include <algorithm>

#include "absl/numeric/int128.h"
#include "absl/strings/str_cat.h"
#include "common/types/safe_text.h"

namespace carereform::reporting::documents {
namespace {

constexpr int64_t kTextSize = 16;
constexpr int64_t kWidestUsualCharacter = 9;  // Bold digits and capitals.

absl::string_view NameOf(Anchor anchor) {
  switch (anchor) {
    case Anchor::kMiddle:
      return "middle";
    case Anchor::kEnd:
      return "end";
    case Anchor::kStart:
      break;
  }
  return "start";
}

}  // namespace

int64_t ScaledTo(int64_t length, int64_t thousandths, int64_t scale) {
  const int64_t drawn = std::max<int64_t>(thousandths, 0);
  return static_cast<int64_t>(absl::int128(drawn) * length / scale);
}

Markup SvgText(int64_t x, int64_t y, Anchor anchor, Weight weight,
               absl::string_view words) {
  Attributes attributes = {{"x", absl::StrCat(x)},
                           {"y", absl::StrCat(y)},
                           {"text-anchor", std::string(NameOf(anchor))}};
  if (weight == Weight::kBold) attributes.push_back({"font-weight", "bold"});
  return Element("text", attributes, words);
}

int64_t WidthOf(absl::string_view words) {
  return kWidestUsualCharacter *
         static_cast<int64_t>(CharactersOf(words).size());
}

Markup SvgLine(Point from, Point to, absl::string_view colour, int64_t width,
               Dash dash) {
  Attributes attributes = {
      {"x1", absl::StrCat(from.x)},    {"y1", absl::StrCat(from.y)},
      {"x2", absl::StrCat(to.x)},      {"y2", absl::StrCat(to.y)},
      {"stroke", std::string(colour)}, {"stroke-width", absl::StrCat(width)}};
  if (dash == Dash::kDashed) attributes.push_back({"stroke-dasharray", "8 5"});
  return Element("line", attributes, Markup());
}

Markup ChartFigure(const ChartWords& words, int64_t height,
                   const Markup& drawn) {
  const std::string title = absl::StrCat(words.id, "-title");
  const std::string description = absl::StrCat(words.id, "-desc");
  const Markup caption =
      Element("strong", words.title) +
      Element("span", {{"class", "subtitle"}}, words.subtitle);
  const Markup svg = Element(
      "svg",
      {{"viewBox", absl::StrCat("0 0 ", kDrawingWidth, " ", height)},
       {"role", "img"},
       {"aria-labelledby", absl::StrCat(title, " ", description)},
       {"font-family", "Arial, Helvetica, sans-serif"},
       {"font-size", absl::StrCat(kTextSize)},
       {"fill", std::string(kTextColour)}},
      Element("title", {{"id", title}}, words.title) +
          Element("desc", {{"id", description}}, words.description) + drawn);
  return Element("figure", Element("figcaption", caption) + svg);
}

}  // namespace carereform::reporting::documents
