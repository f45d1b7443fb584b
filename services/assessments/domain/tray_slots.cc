#include "services/assessments/domain/tray_slots.h"

#include <algorithm>

namespace carereform::assessments {
namespace {

constexpr int kDaysInWeek = 7;

// Returns the first slot that ends after `day`.
size_t FirstEndingAfter(absl::Span<const Period> slots, absl::CivilDay day) {
  return static_cast<size_t>(
      std::upper_bound(
          slots.begin(), slots.end(), day,
          [](absl::CivilDay a, const Period& slot) { return a < slot.end; }) -
      slots.begin());
}

}  // namespace

std::vector<Period> WholeWeeks(const Period& period) {
  std::vector<Period> weeks;
  absl::CivilDay monday =
      absl::NextWeekday(period.start - 1, absl::Weekday::monday);
  for (; monday + kDaysInWeek <= period.end; monday += kDaysInWeek) {
    weeks.push_back({monday, monday + kDaysInWeek});
  }
  return weeks;
}

absl::StatusOr<std::vector<Period>> WorkingDays(const Period& period,
                                                const BankHolidays& holidays) {
  std::vector<Period> days;
  for (absl::CivilDay day = period.start; day < period.end; ++day) {
    const absl::StatusOr<bool> working = holidays.IsWorkingDay(day);
    if (!working.ok()) return working.status();
    if (*working) days.push_back({day, day + 1});
  }
  return days;
}

SlotsReviewed ReviewedSlots(absl::Span<const Period> slots,
                            absl::Span<const Period> waits,
                            absl::Span<const absl::CivilDay> reviews) {
  // How many waits begin less how many end before each slot: a sum along the
  // slots then says who waits in it, however many waits there are.
  std::vector<int64_t> change(slots.size() + 1);
  for (const Period& wait : waits) {
    const size_t first = FirstEndingAfter(slots, wait.start);
    const auto past = static_cast<size_t>(
        std::lower_bound(slots.begin(), slots.end(), wait.end,
                         [](const Period& slot, absl::CivilDay end) {
                           return slot.start < end;
                         }) -
        slots.begin());
    if (first >= past) continue;
    ++change[first];
    --change[past];
  }
  std::vector<bool> seen(slots.size());
  for (const absl::CivilDay review : reviews) {
    const size_t at = FirstEndingAfter(slots, review);
    if (at < slots.size() && slots[at].start <= review) seen[at] = true;
  }
  SlotsReviewed result;
  int64_t waiting = 0;
  for (size_t i = 0; i < slots.size(); ++i) {
    waiting += change[i];
    if (waiting == 0) continue;
    ++result.due;
    if (seen[i]) {
      ++result.done;
    } else {
      result.missed.push_back(slots[i]);
    }
  }
  return result;
}

}  // namespace carereform::assessments
