#include "services/financial_assessments/domain/deferral_excess.h"

namespace carereform::financial_assessments {

std::variant<std::optional<absl::CivilDay>, AccountFault> FirstDayOfMore(
    const DeferredHistory& before, const DeferredHistory& after,
    const AccountRules& rules, Pence AccountDay::*sum, absl::CivilDay last) {
  DeferredAccount account_before(before, rules);
  DeferredAccount account_after(after, rules);
  AccountDay day_before;
  AccountDay day_after;
  while (account_after.next() <= last) {
    if (const auto fault = account_before.Step(day_before)) return *fault;
    if (const auto fault = account_after.Step(day_after)) return *fault;
    if (day_before.*sum < day_after.*sum) return std::optional(day_after.day);
  }
  return std::optional<absl::CivilDay>();
}

}  // namespace carereform::financial_assessments
