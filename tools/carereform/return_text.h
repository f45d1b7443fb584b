// Progress returns as text.
#ifndef CR_TOOLS_CAREREFORM_RETURN_TEXT_H_
#define CR_TOOLS_CAREREFORM_RETURN_TEXT_H_

#include <ostream>

#include "carereform/reporting/v1/reporting.pb.h"
#include "carereform/reporting/v1/return_model.pb.h"

namespace carereform::command_line {

// Which cells a table of figures has.
enum class CellRows {
  kWhole,   // Those of the whole council.
  kGroups,  // Those of each group, such as a team, as well.
};

// Writes what the return is and where it is in its life: who certified it, how
// it was sent and published, and the sources that did not answer.
void PrintReturn(const reporting::v1::ProgressReturn& progress_return,
                 std::ostream& out);

// Writes one line for each of `returns`.
void PrintReturns(const reporting::v1::ListProgressReturnsResponse& returns,
                  std::ostream& out);

// Writes the figures, one a line, and then how many are met, missed, missing
// and imported, and what the return names as absent or stale.
void PrintFigures(const reporting::v1::ReturnModel& model, CellRows rows,
                  std::ostream& out);

// Writes a cell and how it came about.
void PrintCellExplanation(const reporting::v1::CellExplanation& explanation,
                          std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_RETURN_TEXT_H_
