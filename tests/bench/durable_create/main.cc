// bench_durable_create DIRECTORY POSTGRES [IN_FLIGHT CALLS]
//
// Measures durable creates of referrals over gRPC, and beside them the same
// keys and values in RocksDB and the same rows in PostgreSQL, at 1, 8 and 64 in
// flight or as many as are given. Without POSTGRES ("") that one is left out.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "tests/bench/durable_create/captured_creates.h"
#include "tests/bench/durable_create/ways.h"

namespace carereform::bench {
namespace {

constexpr Load kLoads[] = {{1, 2'000}, {8, 10'000}, {64, 20'000}};

// How much one create writes, of all of them the one in the middle.
void PrintSize(const std::vector<store::Changes>& writes) {
  const store::Changes& one = writes[writes.size() / 2];
  size_t bytes = 0;
  for (const auto& [key, value] : one) {
    bytes += key.size() + value.value_or("").size();
  }
  PrintFigure("one create", "store", "rows", static_cast<int64_t>(one.size()));
  PrintFigure("one create", "store", "bytes", static_cast<int64_t>(bytes));
}

absl::Status MeasureAt(
    const Load& load, const std::string& directory, const std::string& postgres,
    const std::vector<assessments::v1::CreateReferralRequest>& requests,
    const std::vector<store::Changes>& writes) {
  const std::string subject =
      absl::StrCat("create, ", load.in_flight, " in flight");
  const std::string here = absl::StrCat(directory, "/", load.in_flight);
  CR_ASSIGN_OR_RETURN(Calls grpc,
                      CreateThroughGrpc(here + "-grpc", load, requests));
  PrintCalls(subject, "grpc", std::move(grpc));
  CR_ASSIGN_OR_RETURN(Calls rocks, CreateInRocks(here + "-raw", load, writes));
  PrintCalls(subject, "rocksdb", std::move(rocks));
  if (postgres.empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(Calls rows, CreateInPostgres(postgres, load, writes));
  PrintCalls(subject, "postgresql", std::move(rows));
  return absl::OkStatus();
}

absl::Status Run(const std::string& directory, const std::string& postgres,
                 const std::vector<Load>& loads) {
  size_t most = 0;
  for (const Load& load : loads) {
    most = std::max(most, load.calls + WarmUpOf(load));
  }
  std::filesystem::create_directories(directory);
  const auto requests = CreateRequests(most);
  CR_ASSIGN_OR_RETURN(const std::vector<store::Changes> writes,
                      CaptureCreates(directory + "/capture", requests));
  PrintSize(writes);
  for (const Load& load : loads) {
    CR_RETURN_IF_ERROR(MeasureAt(load, directory, postgres, requests, writes));
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace carereform::bench

int main(int argc, char** argv) {
  using carereform::bench::Load;
  std::vector<Load> loads(std::begin(carereform::bench::kLoads),
                          std::end(carereform::bench::kLoads));
  Load given{};
  if (argc == 5 && absl::SimpleAtoi(argv[3], &given.in_flight) &&
      absl::SimpleAtoi(argv[4], &given.calls) && given.in_flight > 0 &&
      given.calls > 0) {
    loads = {given};
  } else if (argc != 3) {
    std::cerr << "bench_durable_create DIRECTORY POSTGRES [IN_FLIGHT CALLS]\n";
    return 2;
  }
  return carereform::bench::ExitCodeOf(
      carereform::bench::Run(argv[1], argv[2], loads));
}
