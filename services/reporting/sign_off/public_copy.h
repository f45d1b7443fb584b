// The copy of a return that everyone may see.

#ifndef CR_SERVICES_REPORTING_SIGN_OFF_PUBLIC_COPY_H_
#define CR_SERVICES_REPORTING_SIGN_OFF_PUBLIC_COPY_H_

#include <string>
#include <vector>

#include "carereform/reporting/v1/return_model.pb.h"
#include "carereform/reporting/v1/sign_off.pb.h"
#include "services/reporting/domain/disclosure.h"

namespace carereform::reporting {

struct PublicCopy {
  v1::ReturnModel model;
  std::vector<std::string> suppressed;  // The ids of its suppressed cells.
};

// Returns the public copy of `model`: with SUPPRESS_SMALL, cells that the rule
// holds back are SUPPRESSED, not judged, and have nothing that came from their
// value; all other cells are as they are. Each page says that it is the public
// copy, and by which rule. With SHOW_ALL every cell is as it is.
PublicCopy MakePublicCopy(const v1::ReturnModel& model,
                          const DisclosureRule& rule,
                          v1::Publication::Disclosure disclosure);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_SIGN_OFF_PUBLIC_COPY_H_
