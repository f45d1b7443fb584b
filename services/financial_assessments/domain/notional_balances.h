// What is left of notional capital from week to week, over circumstances that
// change.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/notional_capital.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns whether any of the capital is notional.
bool HasNotional(const Circumstances& circumstances);

// What has gone of each asset of notional capital so far. An asset is the same
// one in later circumstances for as long as its type, value, debt, shares and
// days of disposal and decision are: a value that the council states anew
// begins anew.
//
// Source: SI 2014/2672 regulation 23; see notional_capital.h.
class NotionalBalances {
 public:
  // Returns the circumstances with what is left of their notional capital, and
  // with nothing of it. Errors: those of WithNotionalLeft.
  absl::StatusOr<Circumstances> Diminished(const Circumstances& circumstances,
                                           const RateTable& rates) const;
  static absl::StatusOr<Circumstances> Without(
      const Circumstances& circumstances, const RateTable& rates);

  // Notes what was charged for some days of a week, with and without the
  // notional capital of `circumstances`. It counts from BeginWeek on: a balance
  // is one for all of a week.
  void Charged(const Circumstances& circumstances,
               const NotionalCharges& charges);

  // Takes off what was noted, from the first asset that has something left.
  // Errors: those of NotionalBalanceOf.
  absl::Status BeginWeek(const RateTable& rates);

 private:
  struct Gone {
    Capital asset;
    Pence gone;  // Of the person's interest in it.
  };
  struct Noted {
    std::vector<Capital> assets;
    NotionalCharges charges;
  };

  Gone& Find(const Capital& asset);
  absl::StatusOr<Pence> LeftOf(const Capital& asset,
                               const RateTable& rates) const;

  std::vector<Gone> gone_;
  std::vector<Noted> noted_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
