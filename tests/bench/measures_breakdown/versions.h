// A million cases of five versions each, made by rule, the same every time:
// nobody's, and like no council's.

#ifndef CR_TESTS_BENCH_MEASURES_BREAKDOWN_VERSIONS_H_
#define CR_TESTS_BENCH_MEASURES_BREAKDOWN_VERSIONS_H_

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/assessments/domain/wait_facts.h"

namespace carereform::bench {

// The last day that anything happened on.
inline const absl::CivilDay kLastDay(2025, 10, 20);

// The day that is asked about, and the revision, which knows nothing of the 50
// days before kLastDay: a past date, as known at a past revision.
inline const absl::CivilDay kPastDay = kLastDay - 200;
inline const absl::CivilDay kPastKnown = kLastDay - 50;

// What became known on a day has the revision of the day.
uint64_t RevisionOf(absl::CivilDay day);

// Returns five versions of each of `cases`: received, triaged, allocated,
// started and closed, or as many as came by kLastDay with corrections in place
// of the rest; in the order in which they became known.
std::vector<assessments::WaitFact> FiveVersionsOf(uint64_t cases);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEASURES_BREAKDOWN_VERSIONS_H_
