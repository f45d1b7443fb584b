#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/assessments/domain/due_cycles.h"

namespace carereform::assessments {
namespace {

constexpr int32_t kDays = 40;

std::vector<Mark> AnyMarks() {
  std::vector<Mark> marks;
  const int count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) {
    const int32_t day = *rc::gen::inRange(0, kDays);
    marks.push_back({.day = day,
                     .due = day + *rc::gen::inRange(0, 10),
                     .done = *rc::gen::arbitrary<bool>(),
                     .rating = *rc::gen::inRange<uint16_t>(0, 4)});
  }
  return marks;
}

// As somebody would tell who turns a calendar: the newest mark by that day.
const Mark* NewestBy(const std::vector<Mark>& marks, int32_t day) {
  const Mark* newest = nullptr;
  for (const Mark& mark : marks) {
    if (mark.day > day) continue;
    if (newest == nullptr || mark.day >= newest->day) newest = &mark;
  }
  return newest;
}

RC_GTEST_PROP(DueCyclesProperty, EachDayIsInOneCycleOfTheNewestMark, ()) {
  const std::vector<Mark> marks = AnyMarks();
  const int32_t end = *rc::gen::inRange(0, kDays + 5);
  const std::vector<DueCycle> cycles = CyclesOf(marks, end);
  for (int32_t day = 0; day < kDays + 5; ++day) {
    const auto holding =
        std::count_if(cycles.begin(), cycles.end(), [&](const DueCycle& cycle) {
          return cycle.opened <= day && day < cycle.ended;
        });
    const Mark* newest = day < end ? NewestBy(marks, day) : nullptr;
    RC_ASSERT(holding == (newest == nullptr ? 0 : 1));
    if (newest == nullptr) continue;
    const DueCycle cycle = *CycleOn(cycles, day);
    RC_ASSERT(cycle.opened == newest->day);
    RC_ASSERT(cycle.due == newest->due);
    RC_ASSERT(cycle.rating == newest->rating);
    int32_t last_done = kNoDay;
    for (const Mark& mark : marks) {
      if (!mark.done || mark.day > cycle.opened) continue;
      if (last_done == kNoDay || mark.day > last_done) last_done = mark.day;
    }
    RC_ASSERT(cycle.last_done == last_done);
  }
}

RC_GTEST_PROP(DueCyclesProperty, PeriodsSideBySideCountAsOne, ()) {
  const std::vector<DueCycle> cycles = CyclesOf(AnyMarks(), kDays);
  const int32_t middle = *rc::gen::inRange(0, kDays);
  const auto count = [&](int32_t first, int32_t last, Done what) {
    return std::count_if(cycles.begin(), cycles.end(),
                         [&](const DueCycle& cycle) {
                           return DoneIn(cycle, first, last) == what;
                         });
  };
  for (const Done what : {Done::kOnTime, Done::kLate}) {
    RC_ASSERT(count(0, middle, what) + count(middle, 2 * kDays, what) ==
              count(0, 2 * kDays, what));
  }
}

}  // namespace
}  // namespace carereform::assessments
