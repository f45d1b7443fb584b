// What is wrong with circumstances by the rules of the means test, whoever gave
// them. ChargeFor and AssessCapital require that nothing is.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_CHECK_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// The greatest amounts and numbers. Within them no sum leaves the range of
// ExactPence, £900 million: 100 incomes of £1,000,000 a week are £100 million,
// and 50 housing costs and 100 expenses take off £150 million at most.

// Of one income, disregard, cost, expense or top-up, however often it is paid.
inline constexpr Pence kGreatestPayment = Pence::FromPounds(1'000'000);
// Of all capital together.
inline constexpr Pence kGreatestCapital = Pence::FromPounds(500'000'000);
inline constexpr size_t kMostIncomes = 100;
inline constexpr size_t kMostAssets = 100;
// Of them, notional capital: each falls by itself, week by week.
inline constexpr size_t kMostNotionalAssets = 20;
inline constexpr size_t kMostHousingCosts = 50;
inline constexpr size_t kMostExpenses = 100;
inline constexpr size_t kMostServices = 50;
inline constexpr int32_t kMostChildren = 20;
// Equal owners of an asset.
inline constexpr int32_t kMostOwners = 20;
// Parts that an asset is shared in: hundredths of a percent.
inline constexpr int32_t kMostShares = 10'000;
// Days of the 12 weeks of schedule 2, paragraph 2, that an earlier stay used.
inline constexpr int32_t kMostEarlierDisregardDays = 84;

// One thing that is wrong.
struct CircumstancesFault {
  std::string field;  // Its path from the circumstances, by the names of the
                      // contract, such as "incomes[1].frequency".
  std::string rule;   // What is wrong, and what to do; follows the field.

  friend bool operator==(const CircumstancesFault&,
                         const CircumstancesFault&) = default;
};

// Returns all that is wrong with circumstances that hold on `day`, whose rules
// are `rules`, in the order of their fields; nothing if ChargeFor may be asked.
// Needs no policy.
//
// Source: SI 2014/2672; SI 2014/2670 (top-ups); the benefits that cannot be
// held together are in the means rules, the weeks in the rate table.
std::vector<CircumstancesFault> CheckCircumstances(
    const Circumstances& circumstances, const Rules& rules, absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_CHECK_H_
