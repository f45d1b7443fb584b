#include "services/reporting/documents/bar_chart.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "services/reporting/documents/svg.h"

namespace carereform::reporting::documents {
namespace {

// Pixels of the drawing's own grid.
constexpr int64_t kLongestBar = 430;  // Leaves room for the words at its end.
constexpr int64_t kTargetHeight = 28;
constexpr int64_t kRowHeight = 56;
constexpr int64_t kLabelBaseline = 18;
constexpr int64_t kBarTop = 25;
constexpr int64_t kBarHeight = 24;
constexpr int64_t kWordsGap = 8;

// The figure that the longest bar stands for; never nought.
int64_t ScaleOf(const BarChart& chart) {
  int64_t scale = 1;
  for (const ChartBar& bar : chart.bars) {
    scale = std::max(scale, bar.thousandths.value_or(0));
  }
  if (chart.target.has_value()) {
    scale = std::max(scale, chart.target->thousandths);
  }
  return scale;
}

Markup Bar(const ChartBar& bar, int64_t top, int64_t scale) {
  const int64_t length =
      ScaledTo(kLongestBar, bar.thousandths.value_or(0), scale);
  Markup drawn = SvgText(0, top + kLabelBaseline, Anchor::kStart,
                         Weight::kPlain, bar.label);
  if (bar.thousandths.has_value()) {
    drawn += Element(
        "rect",
        {{"x", "0"},
         {"y", absl::StrCat(top + kBarTop)},
         {"width", absl::StrCat(std::max<int64_t>(length, 1))},
         {"height", absl::StrCat(kBarHeight)},
         {"fill", std::string(bar.is_flow ? kSecondColour : kFirstColour)}},
        Markup());
  }
  return drawn + SvgText(length + kWordsGap, top + kBarTop + 18, Anchor::kStart,
                         Weight::kBold, bar.words);
}

Markup Stroke(int64_t x, int64_t top, int64_t bottom, absl::string_view colour,
              int64_t width) {
  return SvgLine({x, top}, {x, bottom}, colour, width);
}

// A line across each bar, edged in white so that it shows on any colour. It
// leaves out the labels between the bars, which it would strike through.
Markup TargetLine(const ChartTarget& target, int64_t scale, size_t bars) {
  const int64_t x =
      std::max<int64_t>(ScaledTo(kLongestBar, target.thousandths, scale), 2);
  const bool right_half = x > kDrawingWidth / 2;
  Markup drawn = Stroke(x, 2, kTargetHeight - 4, kTextColour, 3);
  for (size_t i = 0; i < bars; ++i) {
    const int64_t top =
        kTargetHeight + kRowHeight * static_cast<int64_t>(i) + kBarTop - 3;
    const int64_t bottom = top + kBarHeight + 6;
    drawn += Stroke(x, top, bottom, kPaperColour, 7);
    drawn += Stroke(x, top, bottom, kTextColour, 3);
  }
  return drawn + SvgText(right_half ? x - kWordsGap : x + kWordsGap, 18,
                         right_half ? Anchor::kEnd : Anchor::kStart,
                         Weight::kBold, absl::StrCat("Target: ", target.words));
}

std::string Description(const BarChart& chart) {
  std::string text = absl::StrCat("Bar chart. ", chart.subtitle, ".");
  for (const ChartBar& bar : chart.bars) {
    absl::StrAppend(&text, " ", bar.label, ": ", bar.words, ".");
  }
  if (chart.target.has_value()) {
    absl::StrAppend(&text, " Target: ", chart.target->words, ".");
  }
  return text;
}

}  // namespace

Markup DrawBars(const BarChart& chart) {
  const int64_t scale = ScaleOf(chart);
  int64_t top = chart.target.has_value() ? kTargetHeight : 0;
  Markup drawn;
  for (const ChartBar& bar : chart.bars) {
    drawn += Bar(bar, top, scale);
    top += kRowHeight;
  }
  if (chart.target.has_value()) {
    drawn += TargetLine(*chart.target, scale, chart.bars.size());
  }
  return ChartFigure(
      {chart.id, chart.title, chart.subtitle, Description(chart)}, top, drawn);
}

}  // namespace carereform::reporting::documents
