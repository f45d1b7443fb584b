// Things that fall due again and again, such as contacts with somebody who
// waits and reviews of a support: who is overdue on any day, and what was done
// on time in any period.
//
// The time from the start to the end is cut into cycles without gap or overlap.
// A mark begins each: the start, something that was done, or a change that sets
// another due day. Source: Waiting Well, 002:815-823, and yearly reviews,
// 002:825-827, of the papers; see services/assessments/README.md.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DUE_CYCLES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DUE_CYCLES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// What begins a cycle. Days are counted from 1 January 1970.
struct Mark {
  int32_t day = 0;
  int32_t due = kNoDay;  // By when it is to be done next; kNoDay for never.
  bool done = false;     // Whether what was due was done on `day`.
  uint16_t rating = 0;   // What holds from then on, such as a rating.
};

// From the day it opened up to but not including the day it ended.
struct DueCycle {
  int32_t opened = 0;
  int32_t due = kNoDay;
  int32_t ended = kNoDay;
  int32_t last_done = kNoDay;   // The last doing by the day it opened.
  bool ended_by_doing = false;  // Rather than by the end, a change, or not yet.
  uint16_t rating = 0;

  friend bool operator==(const DueCycle&, const DueCycle&) = default;
};

// Returns the cycles that `marks`, in any order, make of the time up to but not
// including `end`. Of marks on one day the last given opens the cycle. Marks on
// `end` only end what went before; later ones are passed over.
std::vector<DueCycle> CyclesOf(std::vector<Mark> marks, int32_t end);

// Returns the cycle that holds `day`, or nothing.
std::optional<DueCycle> CycleOn(const std::vector<DueCycle>& cycles,
                                int32_t day);

// Returns for how many days a cycle that holds `day` is overdue on it: 1 on the
// day after the due day, 0 on it, before it, and where nothing is due.
int32_t DaysOverdue(const DueCycle& cycle, int32_t day);

// What became of something that was due.
enum class Done { kNotCounted, kOnTime, kLate };

// Returns what became of a cycle that was due on a day from `first` up to but
// not including `last`. Done on the due day is on time. Not counted: due on
// another day, or ended before it was due by something else than doing.
Done DoneIn(const DueCycle& cycle, int32_t first, int32_t last);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DUE_CYCLES_H_
