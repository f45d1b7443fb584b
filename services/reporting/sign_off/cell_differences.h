// What differs between the cells of two returns.

#ifndef CR_SERVICES_REPORTING_SIGN_OFF_CELL_DIFFERENCES_H_
#define CR_SERVICES_REPORTING_SIGN_OFF_CELL_DIFFERENCES_H_

#include <vector>

#include "carereform/reporting/v1/return_model.pb.h"
#include "carereform/reporting/v1/sign_off.pb.h"

namespace carereform::reporting {

struct CellDifferences {
  // In the order of the later return, then those that only the earlier has.
  std::vector<v1::ReturnComparison::CellDifference> differences;
  int same_count = 0;
};

// Compares cells of the same id. The revision that a value was computed at is
// no difference. A value is another where its state, its unit or the number
// itself is; of how many a median is, or a maximum, stands beside the value.
CellDifferences CompareCells(const v1::ReturnModel& earlier,
                             const v1::ReturnModel& later);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_SIGN_OFF_CELL_DIFFERENCES_H_
