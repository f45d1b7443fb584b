// How benchmarks tell what they measured: a line for each figure, which
// report.py gathers.

#ifndef CR_TESTS_BENCH_FIGURES_H_
#define CR_TESTS_BENCH_FIGURES_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace carereform::bench {

// Prints one figure to standard output as fields with tabs between: what was
// done, the way it was done, the quantity with its unit, and the value.
void PrintFigure(absl::string_view subject, absl::string_view way,
                 absl::string_view quantity, int64_t value);

// The calls of one run of work.
struct Calls {
  explicit Calls(size_t count) : latencies(count) {}

  absl::Duration
      elapsed;  // From the start of the first to the end of the last.
  std::vector<absl::Duration> latencies;  // Of each call.
};

// Prints the rate of `calls` and the latencies that 50 and 99 of a hundred did
// not exceed: `calls_per_s`, `p50_us`, `p99_us`. Requires one call at least.
void PrintCalls(absl::string_view subject, absl::string_view way, Calls calls);

// Returns how long `work` takes.
template <typename Work>
absl::Duration TimeOf(Work work) {
  const absl::Time start = absl::Now();
  work();
  return absl::Now() - start;
}

// Tells a failure on standard error; returns what `main` returns for `status`.
int ExitCodeOf(const absl::Status& status);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_FIGURES_H_
