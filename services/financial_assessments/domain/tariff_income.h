// What an amount of capital means for a charge: nothing, an assumed income, or
// that the person pays in full.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_TARIFF_INCOME_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_TARIFF_INCOME_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

enum class CapitalBand : uint8_t {
  kIgnored = 1,          // At or below the lower limit.
  kTariff = 2,           // Treated as producing an income.
  kAboveUpperLimit = 3,  // Pays in full.
};

// The limits in force on one day for one setting.
struct CapitalLimits {
  Pence lower;            // Capital up to and including this is ignored.
  Pence upper;            // Above this the person pays in full.
  Pence tariff_step;      // Capital that yields one unit of tariff income.
  Pence tariff_per_step;  // A week, for each step or part of one.
  // How capital of exactly `upper` is read.
  AtUpperLimit at_upper = AtUpperLimit::kEligible;
};

struct TariffIncome {
  CapitalBand band = CapitalBand::kIgnored;
  Pence weekly;  // Nothing unless `band` is kTariff.
};

// Returns the limits for a person charged as being in `setting`: of all but
// permanent residents of care homes, a council's own limits stand before the
// nation's if they are higher. A lower limit stops at the upper one: there is
// no tariff income then.
//
// Returns NOT_FOUND, with its word, if a figure is not in the table.
//
// Source: SI 2014/2672 regulation 12; Care and Support Statutory Guidance,
// annex B, on more generous limits outside care homes; the circular for 2024 to
// 2025, which has them for people "other than as a permanent resident".
absl::StatusOr<CapitalLimits> CapitalLimitsOf(Setting setting,
                                              const Rules& rules);

// Returns the band that `capital` falls in, and the weekly income that it is
// treated as producing: `tariff_per_step` for each `tariff_step`, or part of
// one, above `lower`.
//
// Capital of exactly `upper` is within the limit, since the law says
// "exceeds", unless `at_upper` is kNotEligible; capital of exactly `lower` is
// ignored, even where that is `upper` too.
//
// Requires 0 <= lower <= upper, tariff_step > 0 and tariff_per_step >= 0.
// Returns INVALID_ARGUMENT if that does not hold or `capital` is negative.
//
// Source: SI 2014/2672 regulation 25; limits, regulation 12.
absl::StatusOr<TariffIncome> TariffIncomeOf(Pence capital,
                                            const CapitalLimits& limits);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_TARIFF_INCOME_H_
