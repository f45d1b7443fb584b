// bench_measures_million load|measure DIRECTORY POSTGRES CASES
//
// `load` puts generated cases into a store in DIRECTORY and a table in
// PostgreSQL, once; `measure` times what is asked of them. Without POSTGRES
// ("") that one is left out.
#include <filesystem>
#include <iostream>
#include <string>

#include "absl/strings/numbers.h"
#include "common/status/status_macros.h"
#include "tests/bench/figures.h"
#include "tests/bench/measures_million/load.h"
#include "tests/bench/measures_million/measure.h"

namespace carereform::bench {
namespace {

absl::Status Load(const std::string& directory, const std::string& postgres,
                  uint64_t cases) {
  std::filesystem::create_directories(directory);
  CR_RETURN_IF_ERROR(LoadStore(directory, cases));
  return postgres.empty() ? absl::OkStatus() : LoadPostgres(postgres, cases);
}

}  // namespace
}  // namespace carereform::bench

int main(int argc, char** argv) {
  using carereform::bench::ExitCodeOf;
  uint64_t cases = 0;
  const std::string command = argc == 5 ? argv[1] : "";
  if (argc == 5 && absl::SimpleAtoi(argv[4], &cases) && cases > 0) {
    if (command == "load") {
      return ExitCodeOf(carereform::bench::Load(argv[2], argv[3], cases));
    }
    if (command == "measure") {
      return ExitCodeOf(
          carereform::bench::MeasureCases(argv[2], argv[3], cases));
    }
  }
  std::cerr << "bench_measures_million load|measure DIRECTORY POSTGRES CASES\n";
  return 2;
}
