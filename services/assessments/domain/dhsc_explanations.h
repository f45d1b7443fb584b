// Says in one sentence why a request counts, or does not.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_EXPLANATIONS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_EXPLANATIONS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/assessments/domain/dhsc_method.h"
#include "services/assessments/domain/dhsc_standing.h"

namespace carereform::assessments {

// Returns the word of `standing` as data have it: "too_young".
absl::string_view StandingWord(Standing standing);

// Returns the sentence, with the days, months and ages of `method`.
std::string ExplainStanding(Standing standing, const DhscMethod& method);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_EXPLANATIONS_H_
