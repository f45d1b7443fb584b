// Between the means of the contract and those of the domain.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_MEANS_CONVERSION_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_MEANS_CONVERSION_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/circumstances.pb.h"
#include "common/rpc/validation.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// The most of each list that one person's circumstances have. Enough for any
// person; few enough that what is added up stays exact.
inline constexpr int kMaxIncomes = 100;
inline constexpr int kMaxAssets = 100;
inline constexpr int kMaxHousingCosts = 50;
inline constexpr int kMaxExpenses = 100;
inline constexpr int kMaxServices = 50;
inline constexpr int kMaxChildren = 20;
inline constexpr int kMaxOwners = 20;

// The most pence of one amount that is paid or costs something, £1,000,000, and
// of all capital together, £500 million: what ExactPence adds up without
// leaving its range.
inline constexpr int64_t kMaxPaymentPence = 100'000'000;
inline constexpr int64_t kMaxCapitalPence = 50'000'000'000;

// Days of the 12 weeks in which a permanent resident's home does not count:
// the most that an earlier stay can have used of them.
inline constexpr int kMaxEarlierDisregardDays = 84;

// Refuses what is wrong with the shape of `circumstances`, each field by its
// path from the request: `path`, such as "circumstances", and what follows,
// such as ".incomes[1].frequency". What is wrong by a rule of the means test,
// such as benefits that cannot be held together, CheckCircumstances finds.
void CheckCircumstancesShape(absl::string_view path,
                             const v1::Circumstances& circumstances,
                             rpc::Validation& validation);

// Returns circumstances in which CheckCircumstancesShape finds nothing wrong,
// as the domain has them.
Circumstances CircumstancesOf(const v1::Circumstances& circumstances);

// Returns circumstances whose shape was checked, as the domain has them, if
// they hold on `day` by the rules of the means test. Otherwise
// INVALID_ARGUMENT, reason FIELD_INVALID, with every field that does not, by
// its path from the request, which begins with `path`.
absl::StatusOr<Circumstances> CircumstancesOn(
    absl::string_view path, const v1::Circumstances& circumstances,
    const MeansRules& means, absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_MEANS_CONVERSION_H_
