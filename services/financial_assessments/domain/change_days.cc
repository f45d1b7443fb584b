#include "services/financial_assessments/domain/change_days.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace carereform::financial_assessments {
namespace {

constexpr int64_t kDaysAWeek = 7;

// Adds the days on which times begin and end, by the figures of one table.
class Changes {
 public:
  explicit Changes(const RateTable& table) : table_(table) {}

  // A time of as many weeks as `weeks` says from `since`, of which `used` days
  // went before.
  void AddTime(const std::optional<absl::CivilDay>& since, Figure weeks,
               int64_t used = 0) {
    if (!since.has_value()) return;
    days_.push_back(*since);
    const auto& rate = table_.rates[static_cast<size_t>(weeks)];
    if (!rate.has_value()) return;
    days_.push_back(*since + rate->amount * kDaysAWeek - used);
  }

  void AddDay(absl::CivilDay day) { days_.push_back(day); }

  std::vector<absl::CivilDay> Take() {
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
    return std::move(days_);
  }

 private:
  const RateTable& table_;
  std::vector<absl::CivilDay> days_;
};

}  // namespace

std::vector<absl::CivilDay> ChangeDays(const Circumstances& circumstances,
                                       const RateTable& table) {
  Changes changes(table);
  const auto& since = circumstances.care_home_since;
  const std::optional<absl::CivilDay>& for_good =
      circumstances.permanent_since.has_value() ? circumstances.permanent_since
                                                : since;
  changes.AddTime(for_good, Figure::kPropertyDisregardWeeks);
  changes.AddTime(for_good, Figure::kPropertyDisregardWeeks,
                  circumstances.earlier_disregard_days);
  changes.AddTime(since, Figure::kShortTermWeeks);
  changes.AddTime(since, Figure::kTemporaryWeeks);
  for (const Capital& asset : circumstances.capital) {
    changes.AddTime(asset.occupier_left, Figure::kPropertyDisregardWeeks);
    changes.AddTime(asset.unexpected_change, Figure::kPropertyDisregardWeeks);
    changes.AddTime(asset.received, Figure::kArrearsDisregardWeeks);
    if (asset.notional.has_value()) {
      changes.AddDay(asset.notional->disposed);
      changes.AddDay(asset.notional->decided);
    }
  }
  for (const Care& care : circumstances.care) {
    changes.AddTime(care.started, Figure::kFreeCareWeeks);
  }
  return changes.Take();
}

}  // namespace carereform::financial_assessments
