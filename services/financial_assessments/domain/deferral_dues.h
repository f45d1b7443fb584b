// When a statement of a deferred payment agreement is due, and when the
// property is to be valued again.
//
// Source: care and support statutory guidance, chapter 9: statements at least
// every six months and within 28 days of a request; the property valued again
// once half of the limit is used, and reviewed regularly from then on.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_DUES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_DUES_H_

#include <optional>
#include <variant>

#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/deferred_account.h"

namespace carereform::financial_assessments {

// Returns the day by which the next statement is due: so many months after the
// day of the last, or of agreement if there was none; earlier where one was
// requested and not yet given.
absl::CivilDay StatementDue(absl::CivilDay agreed,
                            std::optional<absl::CivilDay> last,
                            std::optional<absl::CivilDay> requested,
                            const DeferralTerms& terms);

// What the days of an account say of its property and its limit.
struct AccountStanding {
  AccountDay day;  // The last day.
  // The day on which what is owed last came to the share of the limit at which
  // the property is to be valued again, where it is still there and was not
  // valued since.
  std::optional<absl::CivilDay> half_reached;
  // By when the value is to be reviewed: so many months after the last
  // valuation, or the day of agreement if that is later.
  absl::CivilDay review_due;
  bool near_limit = false;  // Owes the near share of the limit, or more.

  // The day by which the property is to be valued again.
  absl::CivilDay RevaluationDue() const;
};

// Returns how an account stands after `last`; or why nobody can say. Requires
// that `last` is not before the day of agreement.
std::variant<AccountStanding, AccountFault> StandingOn(
    const DeferredHistory& history, const AccountRules& rules,
    absl::CivilDay last);

// Returns what is due back to the person after `last`, or after the last day
// before it up to which the rates are held.
Pence RefundDueOn(const DeferredHistory& history, const AccountRules& rules,
                  absl::CivilDay last);

// Returns the terms in force on `day`; the first where it is before all.
const DeferralTerms& TermsOn(const AccountRules& rules, absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_DUES_H_
