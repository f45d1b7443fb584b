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
  int64_t day = 0;                     // A number of days; drawn to scale.
  std::string day_words;               // Such as "12 Oct 2025".
  std::string words;                   // The figure, such as "21 days".
  std::optional<int64_t> thousandths;  // Nothing where there is no figure.
  bool computed = false;               // A dot; a ring where it is published.
};

struct LineChart {
  std::string id;        // Unique in the page.
  std::string title;     // The message, in a few words.
  std::string subtitle;  // What is drawn, in which unit, where and when.
  std::vector<LinePoint> points;  // At least one, by day.
  std::optional<ChartTarget> target;
};

// Returns the chart, which begins at nought. The line has a gap where there is
// no figure. Words that would run into each other are left out of the drawing;
// all are in its description.
Markup DrawLine(const LineChart& chart);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_LINE_CHART_H_
