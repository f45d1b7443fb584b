// The most interest that may be charged on deferred payments, by day.
//
// Source: SI 2014/2671, regulation 9: the weighted average interest rate on
// conventional gilts of the latest report of the Office for Budget
// Responsibility, plus 0.15%, from 1 January and from 1 July.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_RATES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_RATES_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// A rate above which nothing was ever lawful: a slip of the keyboard.
inline constexpr int32_t kMostRate = 2'000;

// The maximum rate of some days.
struct MaximumRate {
  absl::CivilDay from;     // The first day.
  absl::CivilDay to;       // The first day it no longer covers.
  int32_t hundredths = 0;  // Of a percent a year: 0 to kMostRate.
  FigureStatus status = FigureStatus::kUnverified;
  std::string source;
};

// Maximum rates in the order of their days. There may be gaps: a rate that
// nobody was seen to print is not there.
class DeferralRates {
 public:
  DeferralRates() = default;

  // Takes rates in any order. Returns INVALID_ARGUMENT, with no reason, for
  // rates that cover one day twice, or no day.
  static absl::StatusOr<DeferralRates> Make(std::vector<MaximumRate> rates);

  // Returns the rate of a day; null where none is held.
  const MaximumRate* On(absl::CivilDay day) const;

  const std::vector<MaximumRate>& all() const { return rates_; }

 private:
  explicit DeferralRates(std::vector<MaximumRate> rates)
      : rates_(std::move(rates)) {}

  std::vector<MaximumRate> rates_;
};

// Returns the first day of the half year that holds `day`: 1 January or 1 July.
absl::CivilDay HalfYearOf(absl::CivilDay day);

// Returns the first day of the half year after it.
absl::CivilDay NextHalfYear(absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_RATES_H_
