#include "services/financial_assessments/domain/deferral_rates.h"

#include <algorithm>
#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"

namespace carereform::financial_assessments {

absl::StatusOr<DeferralRates> DeferralRates::Make(
    std::vector<MaximumRate> rates) {
  std::sort(rates.begin(), rates.end(),
            [](const MaximumRate& a, const MaximumRate& b) {
              return a.from < b.from;
            });
  for (size_t i = 0; i < rates.size(); ++i) {
    if (rates[i].to <= rates[i].from) {
      return absl::InvalidArgumentError(absl::StrCat(
          "the rate from ", FormatDate(rates[i].from), " covers no day"));
    }
    if (i > 0 && rates[i].from < rates[i - 1].to) {
      return absl::InvalidArgumentError(
          absl::StrCat("two rates cover ", FormatDate(rates[i].from)));
    }
  }
  return DeferralRates(std::move(rates));
}

const MaximumRate* DeferralRates::On(absl::CivilDay day) const {
  auto after = std::upper_bound(
      rates_.begin(), rates_.end(), day,
      [](absl::CivilDay a, const MaximumRate& b) { return a < b.from; });
  if (after == rates_.begin()) return nullptr;
  --after;
  return day < after->to ? &*after : nullptr;
}

absl::CivilDay HalfYearOf(absl::CivilDay day) {
  return absl::CivilDay(day.year(), day.month() < 7 ? 1 : 7, 1);
}

absl::CivilDay NextHalfYear(absl::CivilDay day) {
  return day.month() < 7 ? absl::CivilDay(day.year(), 7, 1)
                         : absl::CivilDay(day.year() + 1, 1, 1);
}

}  // namespace carereform::financial_assessments
