#include "services/reporting/documents/line_chart.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "services/reporting/documents/svg.h"

namespace carereform::reporting::documents {
namespace {

// Pixels of the drawing's own grid. Words stand to the left of the first point
// and to the right of the last.
constexpr int64_t kLeft = 110;
constexpr int64_t kRight = 440;
constexpr int64_t kTop = 36;
constexpr int64_t kBottom = 190;
constexpr int64_t kDayBaseline = 216;
constexpr int64_t kHeight = 226;
constexpr int64_t kRadius = 6;
constexpr int64_t kGap = 12;            // Between a point and its words.
constexpr int64_t kHalfText = 5;        // From the middle of a line of text.
constexpr int64_t kTwoLinesApart = 32;  // Between words at the line's end.
constexpr int64_t kTwoLinesHalf = 18;   // Half the height of two lines.

// A point in its place; no height where there is no figure.
struct Placed {
  const LinePoint* point;
  int64_t x = 0;
  std::optional<int64_t> y;
};

int64_t HeightOf(int64_t thousandths, int64_t scale) {
  return kBottom - ScaledTo(kBottom - kTop, thousandths, scale);
}

int64_t ScaleOf(const LineChart& chart) {
  int64_t scale = 1;
  for (const LinePoint& point : chart.points) {
    scale = std::max(scale, point.thousandths.value_or(0));
  }
  if (chart.target.has_value()) {
    scale = std::max(scale, chart.target->thousandths);
  }
  return scale;
}

// Where a day stands; one outside the line stands at its end.
int64_t PlaceOf(const LineChart& chart, int64_t day) {
  const int64_t first = chart.points.front().day;
  const int64_t last = chart.points.back().day;
  if (chart.points.size() == 1) return kRight;
  return kLeft + ScaledTo(kRight - kLeft, std::clamp(day, first, last) - first,
                          std::max<int64_t>(last - first, 1));
}

std::vector<Placed> Place(const LineChart& chart, int64_t scale) {
  std::vector<Placed> placed;
  for (const LinePoint& point : chart.points) {
    placed.push_back({&point, PlaceOf(chart, point.day), {}});
    if (point.thousandths.has_value()) {
      placed.back().y = HeightOf(*point.thousandths, scale);
    }
  }
  return placed;
}

Markup Marker(const Placed& at) {
  return Element(
      "circle",
      {{"cx", absl::StrCat(at.x)},
       {"cy", absl::StrCat(*at.y)},
       {"r", absl::StrCat(kRadius)},
       {"fill", std::string(at.point->computed ? kFirstColour : kPaperColour)},
       {"stroke", std::string(kFirstColour)},
       {"stroke-width", "3"}},
      Markup());
}

Markup Lines(const LineChart& chart, const std::vector<Placed>& placed) {
  Markup drawn;
  for (size_t i = 1; i < placed.size(); ++i) {
    const Placed& from = placed[i - 1];
    const Placed& to = placed[i];
    if (!from.y.has_value() || !to.y.has_value()) continue;
    if (BreaksBetween(chart, *from.point, *to.point)) continue;
    drawn += SvgLine({from.x, *from.y}, {to.x, *to.y}, kFirstColour, 3);
  }
  for (const Placed& at : placed) {
    if (at.y.has_value()) drawn += Marker(at);
  }
  return drawn;
}

Markup Axis(const std::vector<Placed>& placed) {
  Markup drawn = SvgLine({kLeft - kGap, kBottom}, {kRight + kGap, kBottom},
                         kTextColour, 1);
  const std::optional<int64_t> beside = placed.front().y;
  if (!beside.has_value() || *beside < kBottom - kTwoLinesHalf) {
    drawn += SvgText(kLeft - kGap - kRadius, kBottom + kHalfText, Anchor::kEnd,
                     Weight::kPlain, "0");
  }
  return drawn;
}

// The first and the last day always, those between where there is room.
Markup Days(const std::vector<Placed>& placed) {
  Markup drawn;
  const Placed& last = placed.back();
  const int64_t end = last.x - WidthOf(last.point->day_words) / 2;
  int64_t taken = 0;
  for (const Placed& at : placed) {
    const int64_t half = WidthOf(at.point->day_words) / 2;
    const bool is_last = &at == &last;
    if (!is_last && (at.x - half < taken || at.x + half > end)) continue;
    drawn += SvgText(at.x, kDayBaseline, Anchor::kMiddle, Weight::kPlain,
                     at.point->day_words);
    taken = at.x + half;
  }
  return drawn;
}

// Where the words of a point between two others stand, clear of the lines that
// lead to it.
struct Spot {
  int64_t x;
  int64_t y;
  Anchor anchor;
};

Spot SpotFor(const Placed& before, const Placed& at, const Placed& after) {
  const int64_t y = *at.y;
  const bool from_above = before.y.value_or(y) < y;
  const bool to_above = after.y.value_or(y) < y;
  if (from_above && to_above && y + 2 * kGap < kBottom) {
    return {at.x, y + 2 * kGap, Anchor::kMiddle};
  }
  if (from_above) return {at.x + kRadius, y - kGap, Anchor::kStart};
  if (to_above) return {at.x - kRadius, y - kGap, Anchor::kEnd};
  return {at.x, y - kGap, Anchor::kMiddle};
}

int64_t LeftOf(const Spot& spot, int64_t width) {
  switch (spot.anchor) {
    case Anchor::kMiddle:
      return spot.x - width / 2;
    case Anchor::kEnd:
      return spot.x - width;
    case Anchor::kStart:
      break;
  }
  return spot.x;
}

// The figures before the last, where there is room.
Markup Figures(const std::vector<Placed>& placed) {
  Markup drawn;
  const Placed& first = placed.front();
  if (placed.size() > 1 && first.y.has_value()) {
    drawn += SvgText(first.x - kGap, *first.y + kHalfText, Anchor::kEnd,
                     Weight::kPlain, first.point->words);
  }
  int64_t taken = kLeft + kGap;
  for (size_t i = 1; i + 1 < placed.size(); ++i) {
    if (!placed[i].y.has_value()) continue;
    const Spot spot = SpotFor(placed[i - 1], placed[i], placed[i + 1]);
    const int64_t width = WidthOf(placed[i].point->words);
    const int64_t left = LeftOf(spot, width);
    if (left < taken || left + width > kRight - kGap) continue;
    drawn += SvgText(spot.x, spot.y, spot.anchor, Weight::kPlain,
                     placed[i].point->words);
    taken = left + width;
  }
  return drawn;
}

// The last figure and the target's words, moved apart where they are close.
Markup Ends(const LineChart& chart, const Placed& last, int64_t scale) {
  const int64_t x = kRight + kGap + 4;
  int64_t figure = last.y.value_or(kBottom - kTwoLinesHalf);
  Markup drawn;
  if (chart.target.has_value()) {
    const int64_t line = HeightOf(chart.target->thousandths, scale);
    int64_t target = line;
    if (target >= figure) {
      target = std::min(std::max(target, figure + kTwoLinesApart),
                        kBottom - kTwoLinesHalf);
      figure = std::min(figure, target - kTwoLinesApart);
    } else {
      target =
          std::max(std::min(target, figure - kTwoLinesApart), kTwoLinesHalf);
      figure = std::max(figure, target + kTwoLinesApart);
    }
    drawn += SvgText(x, target - 3, Anchor::kStart, Weight::kPlain, "Target:");
    drawn += SvgText(x, target + 15, Anchor::kStart, Weight::kPlain,
                     chart.target->words);
  }
  return drawn + SvgText(x, figure + kHalfText, Anchor::kStart, Weight::kBold,
                         last.point->words);
}

Markup TargetLine(const LineChart& chart, int64_t scale) {
  if (!chart.target.has_value()) return Markup();
  const int64_t y = HeightOf(chart.target->thousandths, scale);
  return SvgLine({kLeft - kGap, y}, {kRight + kGap, y}, kTextColour, 2,
                 Dash::kDashed);
}

Markup Breaks(const LineChart& chart) {
  Markup drawn;
  for (const LineBreak& at : chart.breaks) {
    const int64_t x = PlaceOf(chart, at.day);
    drawn +=
        SvgLine({x, kTop - kGap}, {x, kBottom}, kTextColour, 1, Dash::kDashed);
  }
  return drawn;
}

std::string Description(const LineChart& chart) {
  std::string text = absl::StrCat("Line chart. ", chart.subtitle, ".");
  for (const LinePoint& point : chart.points) {
    absl::StrAppend(&text, " ", point.day_words, ": ", point.words);
    if (point.thousandths.has_value()) {
      absl::StrAppend(&text, point.computed ? ", computed" : ", published");
    }
    absl::StrAppend(&text, ".");
  }
  if (chart.target.has_value()) {
    absl::StrAppend(&text, " Target: ", chart.target->words, ".");
  }
  for (const LineBreak& at : chart.breaks) {
    absl::StrAppend(&text, " The series breaks on ", at.day_words, ": ",
                    at.reason, ".");
  }
  return text;
}

}  // namespace

bool BreaksBetween(const LineChart& chart, const LinePoint& earlier,
                   const LinePoint& later) {
  return std::any_of(chart.breaks.begin(), chart.breaks.end(),
                     [&](const LineBreak& at) {
                       return earlier.first_day < at.day && at.day <= later.day;
                     });
}

Markup DrawLine(const LineChart& chart) {
  const int64_t scale = ScaleOf(chart);
  const std::vector<Placed> placed = Place(chart, scale);
  return ChartFigure(
      {chart.id, chart.title, chart.subtitle, Description(chart)}, kHeight,
      Axis(placed) + TargetLine(chart, scale) + Breaks(chart) +
          Lines(chart, placed) + Days(placed) + Figures(placed) +
          Ends(chart, placed.back(), scale));
}

}  // namespace carereform::reporting::documents
