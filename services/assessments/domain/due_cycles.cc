#include "services/assessments/domain/due_cycles.h"

#include <algorithm>

namespace carereform::assessments {

std::vector<DueCycle> CyclesOf(std::vector<Mark> marks, int32_t end) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.day < b.day; });
  std::vector<DueCycle> cycles;
  int32_t last_done = kNoDay;
  for (const Mark& mark : marks) {
    if (mark.day > end) break;
    if (mark.done) last_done = mark.day;
    const bool same_day = !cycles.empty() && cycles.back().opened == mark.day;
    if (same_day) {
      DueCycle& cycle = cycles.back();
      cycle.due = mark.due;
      cycle.rating = mark.rating;
      cycle.last_done = last_done;
      if (cycles.size() > 1 && mark.done) {
        cycles[cycles.size() - 2].ended_by_doing = true;
      }
      continue;
    }
    if (!cycles.empty()) {
      cycles.back().ended = mark.day;
      cycles.back().ended_by_doing = mark.done;
    }
    cycles.push_back({.opened = mark.day,
                      .due = mark.due,
                      .ended = end,
                      .last_done = last_done,
                      .ended_by_doing = false,
                      .rating = mark.rating});
  }
  // A cycle that opened on the last day of all holds no day.
  if (!cycles.empty() && cycles.back().opened == end) cycles.pop_back();
  return cycles;
}

std::optional<DueCycle> CycleOn(const std::vector<DueCycle>& cycles,
                                int32_t day) {
  for (const DueCycle& cycle : cycles) {
    if (cycle.opened <= day && day < cycle.ended) return cycle;
  }
  return std::nullopt;
}

int32_t DaysOverdue(const DueCycle& cycle, int32_t day) {
  return day > cycle.due ? day - cycle.due : 0;
}

Done DoneIn(const DueCycle& cycle, int32_t first, int32_t last) {
  if (cycle.due < first || cycle.due >= last) return Done::kNotCounted;
  if (cycle.ended_by_doing) {
    return cycle.ended <= cycle.due ? Done::kOnTime : Done::kLate;
  }
  return cycle.ended <= cycle.due ? Done::kNotCounted : Done::kLate;
}

}  // namespace carereform::assessments
