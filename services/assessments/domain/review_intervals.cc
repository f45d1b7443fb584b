#include "services/assessments/domain/review_intervals.h"

#include <algorithm>
#include <utility>

#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

// Returns the days, in order, that the intervals of one kind of support make of
// `day`.
std::vector<int32_t> After(absl::Span<const ReviewInterval> intervals,
                           uint16_t kind, ReviewedAfter after, int32_t day) {
  std::vector<int32_t> due;
  if (day == kNoDay) return due;
  const absl::CivilDay from = DayOfNumber(day);
  for (const ReviewInterval& one : intervals) {
    if (one.kind != kind || one.after != after || from < one.from ||
        (one.to.has_value() && from >= *one.to) || one.status == "withdrawn") {
      continue;
    }
    due.push_back(DayNumber(AddMonthsClamped(from, one.months) + one.days));
  }
  std::sort(due.begin(), due.end());
  return due;
}

// Returns when the next review is due on `day`, with those of `reviewed`, in
// order, done by then.
int32_t NextDue(absl::Span<const ReviewInterval> intervals,
                const SupportDays& support, absl::Span<const int32_t> reviewed,
                int32_t day) {
  const auto past = std::upper_bound(reviewed.begin(), reviewed.end(), day);
  const auto done = static_cast<size_t>(past - reviewed.begin());
  const int32_t last = done == 0 ? support.started : reviewed[done - 1];
  const auto after = [&](ReviewedAfter what, int32_t from) {
    return After(intervals, support.kind, what, from);
  };
  std::vector<int32_t> due = after(ReviewedAfter::kStart, support.started);
  if (done < due.size()) {
    due = {due[done]};
  } else {
    due = after(ReviewedAfter::kReview, last);
  }
  const bool discharged = support.discharged <= day;
  if (discharged && (done == 0 || last < support.discharged)) {
    for (const int32_t early :
         after(ReviewedAfter::kDischarge, support.discharged)) {
      due.push_back(early);
    }
  }
  return due.empty() ? kNoDay : *std::min_element(due.begin(), due.end());
}

}  // namespace

std::vector<DueCycle> ReviewCycles(absl::Span<const ReviewInterval> intervals,
                                   const SupportDays& support) {
  std::vector<int32_t> reviewed = support.reviewed;
  if (support.reviewed_before != kNoDay) {
    reviewed.push_back(support.reviewed_before);
  }
  std::sort(reviewed.begin(), reviewed.end());
  std::vector<Mark> marks;
  const auto add = [&](int32_t day, bool done) {
    marks.push_back({.day = day,
                     .due = NextDue(intervals, support, reviewed, day),
                     .done = done,
                     .rating = 0});
  };
  add(support.started, false);
  if (support.discharged != kNoDay && support.discharged > support.started) {
    add(support.discharged, false);
  }
  for (const int32_t day : reviewed) add(day, true);
  return CyclesOf(std::move(marks), support.ended);
}

}  // namespace carereform::assessments
