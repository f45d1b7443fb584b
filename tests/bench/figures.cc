#include "tests/bench/figures.h"

#include <algorithm>
#include <iostream>
#include <utility>

namespace carereform::bench {
namespace {

absl::Duration Percentile(const std::vector<absl::Duration>& sorted,
                          size_t percent) {
  return sorted[(sorted.size() - 1) * percent / 100];
}

}  // namespace

void PrintFigure(absl::string_view subject, absl::string_view way,
                 absl::string_view quantity, int64_t value) {
  std::cout << subject << '\t' << way << '\t' << quantity << '\t' << value
            << '\n';
}

void PrintCalls(absl::string_view subject, absl::string_view way, Calls calls) {
  const auto count = static_cast<int64_t>(calls.latencies.size());
  std::sort(calls.latencies.begin(), calls.latencies.end());
  PrintFigure(subject, way, "calls_per_s",
              absl::Seconds(count) / calls.elapsed);
  PrintFigure(subject, way, "p50_us",
              absl::ToInt64Microseconds(Percentile(calls.latencies, 50)));
  PrintFigure(subject, way, "p99_us",
              absl::ToInt64Microseconds(Percentile(calls.latencies, 99)));
}

int ExitCodeOf(const absl::Status& status) {
  if (status.ok()) return 0;
  std::cerr << status.ToString() << '\n';
  return 1;
}

}  // namespace carereform::bench
