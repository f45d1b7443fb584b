// What is owed under a deferred payment agreement, day by day.
//
// Source: Care Act 2014, sections 34 and 35; SI 2014/2671, in particular
// regulation 9 (interest, which is compound and runs on after the equity limit
// is reached and after death, until repayment); guidance, chapter 9.
//
// On each day, in this order: fees that are deferred are added; repayments are
// taken; interest runs on what was owed before the day less what was repaid on
// it; the day's part of the weekly amount is deferred, as far as the equity
// limit allows. So what is added on a day bears interest from the next day.
//
// Where more was repaid than was owed, because a lower maximum rate became
// known later, the rest is a credit: it bears no interest, what is owed later
// is taken off it, and a refund pays it out.
//
// Everything is exact in whole pence but interest, which is kept in parts of a
// penny; what is beyond a part is dropped each day, in the person's favour:
// less than a millionth of a penny in a century.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRED_ACCOUNT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRED_ACCOUNT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/numeric/int128.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/deferral_rates.h"
#include "services/financial_assessments/domain/deferral_terms.h"
#include "services/financial_assessments/domain/equity_limit.h"

namespace carereform::financial_assessments {

// Parts of a penny.
inline constexpr int64_t kBalanceParts = 1'000'000'000'000;

// A value that stands from a day, until the next one does.
struct ValuedFrom {
  absl::CivilDay from;
  PropertyValue property;
};

// A weekly amount that is deferred from a day, until the next one is.
struct DeferredFrom {
  absl::CivilDay from;
  Pence weekly;  // 0 or more.
};

// A fee that is deferred, a repayment or a refund.
struct AccountMovement {
  absl::CivilDay day;
  Pence amount;  // More than 0.
};

// All that happened to an agreement. Each list is in the order of its days; of
// values and weekly amounts there is one a day at most.
struct DeferredHistory {
  absl::CivilDay agreed;                // The first day.
  std::optional<absl::CivilDay> ended;  // The day of sale, death or notice.
  std::vector<ValuedFrom> valuations;   // The first stands before it, too.
  std::vector<DeferredFrom> deferrals;
  std::vector<AccountMovement> fees;
  std::vector<AccountMovement> repayments;
  std::vector<AccountMovement> refunds;
  // The council's own rate, in hundredths of a percent; the maximum if absent.
  // Where it is above the maximum, the maximum counts.
  std::optional<int32_t> own_rate;
};

// The terms, by day, and the maximum rates. Point to what outlives them.
struct AccountRules {
  const std::vector<DeferralTerms>* terms = nullptr;  // By day; no gaps.
  const DeferralRates* rates = nullptr;
  absl::Weekday weeks_begin = absl::Weekday::monday;  // By the policy.
};

// Why an account cannot be taken further.
struct AccountFault {
  enum class Kind : uint8_t {
    kNoTerms = 1,  // The day is before all terms.
    kNoRate = 2,   // Nobody knows the maximum rate of the day.
  };
  Kind kind = Kind::kNoTerms;
  absl::CivilDay day;

  friend bool operator==(const AccountFault&, const AccountFault&) = default;
};

// One day of an account.
struct AccountDay {
  absl::CivilDay day;
  int32_t rate = 0;    // Of the interest that ran.
  Pence weekly;        // Being deferred; 0 once the agreement ended.
  Pence fees;          // Added on the day.
  Pence repaid;        // On the day.
  Pence refunded;      // On the day.
  Pence repayable;     // What may be repaid on the day beside that, at most.
  Pence deferred;      // On the day.
  Pence not_deferred;  // What the equity limit did not allow.
  Pence limit;         // The equity limit.
  // All up to and with the day: interest, in whole pence; what was repaid above
  // what was owed when it was; what was refunded above what was due back.
  Pence interest;
  Pence overpaid;
  Pence overrefunded;
  // All that is owed after the day; below nothing for what is due back.
  Pence balance;

  Pence owed() const { return std::max(Pence(), balance); }
  Pence refund_due() const { return std::max(Pence(), -balance); }
};

// Walks through an account from the day of agreement.
class DeferredAccount {
 public:
  // `history` and what `rules` point to outlive it.
  DeferredAccount(const DeferredHistory& history, const AccountRules& rules);

  // The day that the next Step is of.
  absl::CivilDay next() const { return next_; }

  // Goes through one day. Where there is a fault the account stays.
  std::optional<AccountFault> Step(AccountDay& day);

  // From now on, days of which no rate is held have the last one that is.
  void AssumeLastRate() { assume_last_rate_ = true; }

 private:
  // Moves the places in the lists to those of the day.
  void Turn();
  std::optional<int32_t> RateOfDay();
  // Takes the repayments of the day; then pays out its refunds. `added` are the
  // parts that come to bear interest after the day.
  void Repay(AccountDay& day, absl::int128& added);
  void Refund(AccountDay& day, absl::int128& added);
  void AddInterest(int32_t rate);
  void Defer(absl::int128 added, AccountDay& day);
  absl::int128 Balance() const { return bearing_ + waiting_ - credit_; }

  const DeferredHistory& history_;
  const AccountRules rules_;
  absl::CivilDay next_;
  bool assume_last_rate_ = false;
  int32_t last_rate_ = 0;

  // Places in the lists: of the terms, rate and value of the day, of the weekly
  // amount (one more; 0 before the first), and of movements yet to come.
  size_t terms_ = 0;
  const MaximumRate* rate_ = nullptr;
  size_t valuation_ = 0;
  size_t deferrals_ = 0;
  size_t fees_ = 0;
  size_t repayments_ = 0;
  size_t refunds_ = 0;
  size_t limit_terms_ = SIZE_MAX;  // What limit_ was worked out by.
  size_t limit_valuation_ = SIZE_MAX;
  Pence limit_;

  absl::int128 bearing_ = 0;   // Parts that bear interest.
  absl::int128 waiting_ = 0;   // Interest that does not bear any yet.
  absl::int128 interest_ = 0;  // All interest, less fractions forgone.
  // Repaid above what was owed, in whole pence; nothing is owed beside it.
  absl::int128 credit_ = 0;
  Pence overpaid_;
  Pence overrefunded_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRED_ACCOUNT_H_
