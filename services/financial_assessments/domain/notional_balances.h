// How notional capital diminishes while a person is charged because of it.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"

namespace carereform::financial_assessments {

// Returns whether any of the capital is notional.
bool HasNotional(const Circumstances& circumstances);

// What has been taken off each asset of notional capital so far. An asset is
// the same one in later circumstances for as long as its type, value, shares
// and days of disposal and decision are: a value that the council states anew
// begins anew.
//
// Source: SI 2014/2672 regulation 23: notional capital is reduced each week by
// the difference between what is charged and what would be charged without it.
class NotionalBalances {
 public:
  // Returns the circumstances with each asset at its value less what was taken
  // off it, and without any of them.
  Circumstances Diminished(const Circumstances& circumstances) const;
  static Circumstances Without(const Circumstances& circumstances);

  // Notes that `reduction` was charged because of the notional capital of
  // `circumstances`; of a part week it may be a penny below nothing. It counts
  // from BeginWeek on: a balance is one for all of a week.
  void Charged(const Circumstances& circumstances, Pence reduction);

  // Takes off what was noted, from the first asset that has something left; an
  // asset held with others loses as much more as has the person's share lose
  // that, in whole pence up.
  void BeginWeek();

 private:
  struct Asset {
    Capital asset;
    Pence taken_off;
  };
  struct Noted {
    std::vector<Capital> assets;
    Pence reduction;
  };

  Asset& Find(const Capital& asset);
  Pence TakenOff(const Capital& asset) const;

  std::vector<Asset> assets_;
  std::vector<Noted> noted_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_NOTIONAL_BALANCES_H_
