// What a statement of a deferred payment agreement says. It is made of the days
// of the account: there is no other sum.
//
// Source: care and support statutory guidance, chapter 9: statements at least
// every six months, and within 28 days of a request.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_STATEMENT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_STATEMENT_H_

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/deferred_account.h"

namespace carereform::financial_assessments {

// The numbers are those of the contract's.
enum class DeferralLineKind : uint8_t {
  kDeferred = 1,   // Care deferred over the days, at one weekly amount.
  kInterest = 2,   // Interest over the days, at one rate.
  kFee = 3,        // Fees added on a day.
  kRepayment = 4,  // Less: repaid on a day.
  kRefund = 6,     // Refunded on a day.
};

struct DeferralLine {
  DeferralLineKind kind = DeferralLineKind::kDeferred;
  absl::CivilDay first;
  absl::CivilDay last;
  Pence amount;      // As it is added: negative for a repayment.
  Pence weekly;      // For kDeferred.
  int32_t rate = 0;  // For kInterest: hundredths of a percent a year.

  friend bool operator==(const DeferralLine&, const DeferralLine&) = default;
};

// A statement of the days `first` to `last`. `opening` and the lines add up to
// `closing`; both are below nothing for what is due back to the person. What is
// owed is printed in whole pence, rounded down, so that the interest of a day
// is the pence that it completes: a period that is split has the same sums.
struct DeferralStatement {
  absl::CivilDay first;
  absl::CivilDay last;
  Pence opening;
  std::vector<DeferralLine> lines;  // By kind, then by day.
  Pence closing;
  Pence not_deferred;  // In the days: what the limit did not allow.
  Pence limit;         // The equity limit on the last day.
  Pence equity_left;   // Until it is reached: 0 or more.
  Pence weekly;        // Deferred a week on the last day.
  // Whether nothing more can be deferred of it: the limit did not allow all of
  // the last day's, or is used by it.
  bool is_stopped_by_limit = false;
  // The most that may be repaid on the last day, beside what was. It settles
  // the agreement where nothing is deferred any more: repayments are taken
  // before the day's interest and care, which `closing` has.
  Pence repayable;
  int32_t rate = 0;  // On the last day.
  // The first day of the account on which the limit did not allow all of it;
  // and, where it has not come, the day on which that is to be expected if
  // neither the weekly amount nor the rate nor the limit changes but as is
  // known. Nothing where that is more than kMostYearsAhead off.
  std::optional<absl::CivilDay> limit_reached;
  std::optional<absl::CivilDay> limit_expected;
};

// Years ahead for which the day is looked for.
inline constexpr int kMostYearsAhead = 60;

// Returns the statement of the days from `first`, or from the day of agreement
// if that is later, to `last`; or why there is none. Requires that `last` is
// not before either of them.
std::variant<DeferralStatement, AccountFault> StatementOf(
    const DeferredHistory& history, const AccountRules& rules,
    absl::CivilDay first, absl::CivilDay last);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_STATEMENT_H_
