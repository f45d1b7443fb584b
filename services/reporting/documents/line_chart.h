// A figure over days: what is known of it, joined by lines, and the target as a
// line across.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_LINE_CHART_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_LINE_CHART_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/reporting/documents/bar_chart.h"
#include "services/reporting/documents/html_markup.h"

namespace carereform::reporting::documents {

// One figure of one day. Values are in thousandths of the chart's one unit.
struct LinePoint {
  int64_t day = 0;        // A number of days; drawn to scale.
  int64_t first_day = 0;  // The first day that the figure is of; at most `day`.
  std::string day_words;  // Such as "12 Oct 2025".
  std::string words;      // The figure, such as "21 days".
  std::optional<int64_t> thousandths;  // Nothing where there is no figure.
  bool computed = false;               // A dot; a ring where it is published.
};

// What is counted was defined anew from `day` on.
struct LineBreak {
  int64_t day = 0;        // A number of days, as LinePoint's.
  std::string day_words;  // Such as "1 Apr 2023".
  std::string reason;     // What changed, in words.
};

struct LineChart {
  std::string id;        // Unique in the page.
  std::string title;     // The message, in a few words.
  std::string subtitle;  // What is drawn, in which unit, where and when.
  std::vector<LinePoint> points;  // At least one, by day.
  std::optional<ChartTarget> target;
  std::vector<LineBreak> breaks = {};  // By day.
};

// Says whether a break stands between the first day of `earlier` and the last
// of `later`, so that the two figures must not be compared.
bool BreaksBetween(const LineChart& chart, const LinePoint& earlier,
                   const LinePoint& later);

// Returns the chart, which begins at nought. The line has a gap where there is
// no figure, and where a break stands, which a dashed upright line marks. Words
// that would run into each other are left out of the drawing; all are in its
// description.
Markup DrawLine(const LineChart& chart);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_LINE_CHART_H_
