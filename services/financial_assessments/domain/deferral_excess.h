// Whether a change of a deferred payment agreement would have more repaid than
// is owed, or more refunded than is due back. What was too much before it, by a
// lower maximum rate that became known later, is not of the change.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_EXCESS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_EXCESS_H_

#include <optional>
#include <variant>

#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/deferred_account.h"

namespace carereform::financial_assessments {

// Returns the first day up to `last` after which `sum`, one of the sums of an
// account's days, is higher by `after` than by `before`, if there is one; or
// why nobody can say. Requires that both begin on one day.
std::variant<std::optional<absl::CivilDay>, AccountFault> FirstDayOfMore(
    const DeferredHistory& before, const DeferredHistory& after,
    const AccountRules& rules, Pence AccountDay::*sum, absl::CivilDay last);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_EXCESS_H_
