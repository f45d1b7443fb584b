// What is left of notional capital from week to week, over circumstances that
// change.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
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
  // By what an asset is known from one version of circumstances to the next.
  struct Key {
    std::string id;  // The rest says nothing where there is one.
    CapitalType type = CapitalType::kSavings;
    int64_t value = 0;
    int64_t secured_debt = 0;
    bool has_selling_costs = false;
    int32_t share = 1;
    int32_t shares = 1;
    absl::CivilDay disposed;
    size_t before = 0;  // How many alike, and without an id, come before it.

    friend bool operator==(const Key&, const Key&) = default;
    bool operator<(const Key& other) const;
  };
  struct Known {
    Key key;
    Key stated;  // What it is, id or not: of another, there is another amount.
    Capital asset;

    bool operator==(const Known& other) const {
      return key == other.key && stated == other.stated;
    }
  };
  struct Noted {
    std::vector<Known> assets;
    NotionalCharges charges;
  };

  // Returns the notional capital of `circumstances`, in its order.
  static std::vector<Known> NotionalOf(const Circumstances& circumstances);

  absl::StatusOr<Pence> LeftOf(const Known& known,
                               const RateTable& rates) const;

  std::map<Key, Pence> gone_;  // Of the person's interest in each.
  std::vector<Noted> noted_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
