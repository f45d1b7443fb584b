// The counts behind the cells of a return, and which are parts of which.

#ifndef CR_SERVICES_REPORTING_SIGN_OFF_PEOPLE_COUNTED_H_
#define CR_SERVICES_REPORTING_SIGN_OFF_PEOPLE_COUNTED_H_

#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/domain/disclosure.h"

namespace carereform::reporting {

// Returns the figures of `model`, a figure for each cell in their order. Cells
// of the same people on the same days show the same count, whatever they tell
// of them: a number, a median, a share. A count of fewer people by one more
// filter, such as a team, is a part of the count without it. A share shows the
// whole, the part and the rest of it.
CountedFigures CountPeople(const v1::ReturnModel& model,
                           const DisclosureRule& rule);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_SIGN_OFF_PEOPLE_COUNTED_H_
