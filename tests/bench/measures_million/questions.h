// The questions that are timed.

#ifndef CR_TESTS_BENCH_MEASURES_MILLION_QUESTIONS_H_
#define CR_TESTS_BENCH_MEASURES_MILLION_QUESTIONS_H_

#include <cstdint>
#include <vector>

namespace carereform::bench {

// One question about waits for allocation.
struct Question {
  const char* subject;  // In words.
  const char* measure;  // Of the source `assessments`.
  bool flow;            // Twelve months to kAsOf; else as at kAsOf.
  bool by_team;         // Also of each team.
  bool as_received;     // As known before any case had moved on.
};

const std::vector<Question>& Questions();

// Twice the median of all and, where that is asked, of each team that has any,
// in the order of the teams' numbers: the same from every way, or the ways were
// asked different things.
using Answer = std::vector<int64_t>;

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEASURES_MILLION_QUESTIONS_H_
