#include "services/assessments/domain/cld_reporting_period.h"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_format.h"
#include "common/types/quarter.h"

namespace carereform::assessments {
namespace {

constexpr int64_t kFewEvents = 100;
constexpr int64_t kLeastPercent = 2;

using Kinds = std::array<int64_t, 4>;

int64_t CountOf(const Kinds& kinds) {
  return std::accumulate(kinds.begin(), kinds.end(), int64_t{0});
}

int64_t KindsIn(const Kinds& kinds) {
  return std::count_if(kinds.begin(), kinds.end(),
                       [](int64_t n) { return n > 0; });
}

}  // namespace

void EndedEvents::Add(EventKind kind, absl::CivilDay end) {
  ++months_[absl::CivilMonth(end)][static_cast<size_t>(kind) - 1];
}

std::optional<Period> EndedEvents::DerivedPeriod(
    absl::CivilDay received) const {
  const auto end = months_.lower_bound(absl::CivilMonth(received));
  int64_t all = 0;
  int64_t most_kinds = 0;
  for (auto month = months_.begin(); month != end; ++month) {
    all += CountOf(month->second);
    most_kinds = std::max(most_kinds, KindsIn(month->second));
  }
  std::optional<Period> period;
  for (auto month = months_.begin(); month != end; ++month) {
    const bool counts = all < kFewEvents ||
                        (100 * CountOf(month->second) >= kLeastPercent * all &&
                         KindsIn(month->second) >= most_kinds - 1);
    if (!counts) continue;
    const absl::CivilDay first(month->first);
    if (!period.has_value()) period = Period{first, first};
    period->end = absl::CivilDay(month->first + 1);
  }
  return period;
}

std::string CldQuarterLabel(absl::CivilDay day) {
  const FinancialQuarter quarter = QuarterOf(day);
  return absl::StrFormat("%02d-%02d_Q%d", quarter.first_year % 100,
                         (quarter.first_year + 1) % 100, quarter.quarter);
}

}  // namespace carereform::assessments
