// The day on which time alone changes what capital counts.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_CHANGES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_CHANGES_H_

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns the first day after `day` on which an asset is disregarded for
// another reason than on `day`, or begins or ceases to be, if nothing else
// changes; nothing if there is no such day. The lines of capital are the same
// from `day` until the day before it. For explanations: it tells what
// would change the answer, where ChangeDays tells where it can change.
//
// The setting is the one recorded: ChargedAs is asked about each day.
//
// Returns NOT_FOUND, with its word, if a figure is not in the table.
//
// Source: SI 2014/2672 schedule 2; see DisregardOn.
absl::StatusOr<std::optional<absl::CivilDay>> NextCapitalChange(
    const Circumstances& circumstances, const Rules& rules, absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_CHANGES_H_
