// Where a cell and the figures before it can't be compared.

#ifndef CR_SERVICES_REPORTING_COMPILE_CELL_BREAKS_H_
#define CR_SERVICES_REPORTING_COMPILE_CELL_BREAKS_H_

#include <vector>

#include "carereform/measures/v1/measures.pb.h"
#include "carereform/reporting/v1/return_model.pb.h"

namespace carereform::reporting {

// Returns the breaks of `measure`, which computed `cell`, that stand between
// the first day of its earlier figures and its own last day and are about
// someone whom its filters leave in: by day. A figure of which only the month
// is known may be of any day of it. None where there is no earlier figure.
// Requires that the cell and the earlier figures have dates.
std::vector<measures::v1::Measure::SeriesBreak> BreaksAmongFigures(
    const measures::v1::Measure& measure, const v1::Cell& cell);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_CELL_BREAKS_H_
