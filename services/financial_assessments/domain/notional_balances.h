// What is left of notional capital from week to week, over circumstances that
// change.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_

#include <cstddef>
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
// one in later circumstances if it has the same id. One without an id is the
// same for as long as its type, value, debt, costs, share and day of disposal
// are, and its place among those alike: a value that the council states anew
// begins anew, and a decision whose day is put right does not.
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
  struct Known {
    Capital asset;
    size_t before = 0;  // How many alike, and without an id, come before it.
  };
  struct Gone {
    Known asset;
    Pence gone;  // Of the person's interest in it.
  };
  struct Noted {
    std::vector<Known> assets;
    NotionalCharges charges;
  };

  static bool IsSame(const Known& a, const Known& b);
  static bool AreSame(const std::vector<Known>& a, const std::vector<Known>& b);
  // Returns the notional capital of `circumstances`, in its order.
  static std::vector<Known> NotionalOf(const Circumstances& circumstances);

  Gone& Find(const Known& asset);
  absl::StatusOr<Pence> LeftOf(const Known& asset,
                               const RateTable& rates) const;

  std::vector<Gone> gone_;
  std::vector<Noted> noted_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
