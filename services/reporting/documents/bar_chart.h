// Bars that begin at nought, each with its figure in words at its end.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_BAR_CHART_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_BAR_CHART_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/reporting/documents/html_markup.h"

namespace carereform::reporting::documents {

// One bar. Lengths are in thousandths of the chart's one unit.
struct ChartBar {
  std::string label;                   // What the bar is of.
  std::string words;                   // The figure, printed at the bar's end.
  std::optional<int64_t> thousandths;  // Nothing where there is no figure.
  bool is_flow = false;                // The second colour; the label says so.
};

// The line that marks a target.
struct ChartTarget {
  int64_t thousandths = 0;
  std::string words;  // Such as "at most 14 days".
};

struct BarChart {
  std::string id;        // Unique in the page.
  std::string title;     // The message, in a few words.
  std::string subtitle;  // What is drawn, in which unit, where and when.
  std::vector<ChartBar> bars;
  std::optional<ChartTarget> target;
};

// Returns the chart with a description of all that it shows, so that nothing is
// told by the drawing alone.
Markup DrawBars(const BarChart& chart);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_BAR_CHART_H_
