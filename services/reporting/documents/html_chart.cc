#include "services/reporting/documents/html_chart.h"

#include <algorithm>

#include "absl/numeric/int128.h"
#include "absl/strings/str_cat.h"

namespace carereform::reporting::documents {
namespace {

// Pixels of the drawing's own grid.
constexpr int64_t kWidth = 640;
constexpr int64_t kLongestBar = 430;  // Leaves room for the words at its end.
constexpr int64_t kTargetHeight = 28;
constexpr int64_t kRowHeight = 60;
constexpr int64_t kLabelBaseline = 18;
constexpr int64_t kBarTop = 26;
constexpr int64_t kBarHeight = 24;

// Dark blue and orange: the Government Analysis Function's pair of colours.
constexpr absl::string_view kStockColour = "#12436D";
constexpr absl::string_view kFlowColour = "#F46A25";

std::string Pixels(int64_t n) { return absl::StrCat(n); }

// The figure that the longest bar stands for; never nought.
int64_t ScaleOf(const Chart& chart) {
  int64_t scale = 1;
  for (const ChartBar& bar : chart.bars) {
    scale = std::max(scale, bar.thousandths.value_or(0));
  }
  if (chart.target.has_value()) {
    scale = std::max(scale, chart.target->thousandths);
  }
  return scale;
}

int64_t LengthOf(int64_t thousandths, int64_t scale) {
  const int64_t drawn = std::max<int64_t>(thousandths, 0);
  return static_cast<int64_t>(absl::int128(drawn) * kLongestBar / scale);
}

Markup SvgText(int64_t x, int64_t y, absl::string_view kind,
               absl::string_view anchor, absl::string_view words) {
  return Element("text",
                 {{"x", Pixels(x)},
                  {"y", Pixels(y)},
                  {"class", std::string(kind)},
                  {"text-anchor", std::string(anchor)}},
                 words);
}

Markup Bar(const ChartBar& bar, int64_t top, int64_t scale) {
  const int64_t length = LengthOf(bar.thousandths.value_or(0), scale);
  Markup drawn =
      SvgText(0, top + kLabelBaseline, "chart-label", "start", bar.label);
  if (bar.thousandths.has_value()) {
    drawn += Element(
        "rect",
        {{"x", "0"},
         {"y", Pixels(top + kBarTop)},
         {"width", Pixels(std::max<int64_t>(length, 1))},
         {"height", Pixels(kBarHeight)},
         {"fill", std::string(bar.is_flow ? kFlowColour : kStockColour)}},
        Markup());
  }
  drawn += SvgText(length + 8, top + kBarTop + 18, "chart-value", "start",
                   bar.words);
  return drawn;
}

Markup Stroke(int64_t x, int64_t top, int64_t bottom, absl::string_view kind) {
  return Element("line",
                 {{"x1", Pixels(x)},
                  {"x2", Pixels(x)},
                  {"y1", Pixels(top)},
                  {"y2", Pixels(bottom)},
                  {"class", std::string(kind)}},
                 Markup());
}

// A line across each bar, edged in white so that it shows on any colour. It
// leaves out the labels between the bars, which it would strike through.
Markup TargetLine(const ChartTarget& target, int64_t scale, size_t bars) {
  const int64_t x = std::max<int64_t>(LengthOf(target.thousandths, scale), 2);
  const bool right_half = x > kWidth / 2;
  Markup drawn = Stroke(x, 2, kTargetHeight - 4, "chart-target");
  for (size_t i = 0; i < bars; ++i) {
    const int64_t top =
        kTargetHeight + kRowHeight * static_cast<int64_t>(i) + kBarTop - 3;
    const int64_t bottom = top + kBarHeight + 6;
    drawn += Stroke(x, top, bottom, "chart-edge");
    drawn += Stroke(x, top, bottom, "chart-target");
  }
  return drawn + SvgText(right_half ? x - 8 : x + 8, 18, "chart-value",
                         right_half ? "end" : "start",
                         absl::StrCat("Target: ", target.words));
}

std::string Description(const Chart& chart) {
  std::string text = absl::StrCat("Bar chart. ", chart.subtitle, ".");
  for (const ChartBar& bar : chart.bars) {
    absl::StrAppend(&text, " ", bar.label, ": ", bar.words, ".");
  }
  if (chart.target.has_value()) {
    absl::StrAppend(&text, " Target: ", chart.target->words, ".");
  }
  return text;
}

Markup Drawing(const Chart& chart) {
  const int64_t scale = ScaleOf(chart);
  const int64_t top = chart.target.has_value() ? kTargetHeight : 0;
  const int64_t height =
      top + kRowHeight * static_cast<int64_t>(chart.bars.size());
  Markup drawn;
  for (size_t i = 0; i < chart.bars.size(); ++i) {
    drawn +=
        Bar(chart.bars[i], top + kRowHeight * static_cast<int64_t>(i), scale);
  }
  if (chart.target.has_value()) {
    drawn += TargetLine(*chart.target, scale, chart.bars.size());
  }
  const std::string title = absl::StrCat(chart.id, "-title");
  const std::string description = absl::StrCat(chart.id, "-desc");
  return Element(
      "svg",
      {{"viewBox", absl::StrCat("0 0 ", kWidth, " ", height)},
       {"role", "img"},
       {"aria-labelledby", absl::StrCat(title, " ", description)}},
      Element("title", {{"id", title}}, chart.title) +
          Element("desc", {{"id", description}}, Description(chart)) + drawn);
}

}  // namespace

Markup DrawChart(const Chart& chart) {
  const Markup caption =
      Element("strong", chart.title) +
      Element("span", {{"class", "subtitle"}}, chart.subtitle);
  return Element("figure", Element("figcaption", caption) + Drawing(chart));
}

}  // namespace carereform::reporting::documents
