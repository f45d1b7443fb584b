// bench_safeguards DIRECTORY WITHOUT
//
// Measures durable creates of referrals over gRPC at 8 and 64 in flight. What
// CR_PLANTED_FAULT names is left out; WITHOUT is what the figures are called.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "tests/bench/durable_create/captured_creates.h"
#include "tests/bench/durable_create/ways.h"

namespace carereform::bench {
namespace {

constexpr Load kLoads[] = {{8, 5'000}, {64, 10'000}};

absl::Status Run(const std::string& directory, const std::string& without) {
  for (const Load& load : kLoads) {
    const std::string here = absl::StrCat(directory, "/", load.in_flight);
    std::filesystem::create_directories(here);
    CR_ASSIGN_OR_RETURN(
        Calls calls,
        CreateThroughGrpc(here, load,
                          CreateRequests(load.calls + WarmUpOf(load))));
    const std::string subject =
        absl::StrCat("create, ", load.in_flight, " in flight");
    std::sort(calls.latencies.begin(), calls.latencies.end());
    PrintFigure(subject, without, "safe_calls_per_s",
                static_cast<int64_t>(calls.latencies.size()) * 1'000'000 /
                    absl::ToInt64Microseconds(calls.elapsed));
    PrintFigure(
        subject, without, "safe_p50_us",
        absl::ToInt64Microseconds(calls.latencies[calls.latencies.size() / 2]));
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace carereform::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "bench_safeguards DIRECTORY WITHOUT\n";
    return 2;
  }
  return carereform::bench::ExitCodeOf(
      carereform::bench::Run(argv[1], argv[2]));
}
