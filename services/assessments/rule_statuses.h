// How firm a line of the service's dated data files is.

#ifndef CR_SERVICES_ASSESSMENTS_RULE_STATUSES_H_
#define CR_SERVICES_ASSESSMENTS_RULE_STATUSES_H_

#include "absl/strings/string_view.h"

namespace carereform::assessments {

// The words that the files of data/ have for it.
inline constexpr absl::string_view kRuleStatuses[] = {"in force", "proposed",
                                                      "assumed", "withdrawn"};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_RULE_STATUSES_H_
