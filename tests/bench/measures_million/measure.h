// Times the answers.

#ifndef CR_TESTS_BENCH_MEASURES_MILLION_MEASURE_H_
#define CR_TESTS_BENCH_MEASURES_MILLION_MEASURE_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace carereform::bench {

// Starts a server on `directory`, asks every question of each way twice, and
// prints how long the second took, and how long the server took to start.
// Without `where` ("") PostgreSQL is left out. Fails where two ways differ.
absl::Status MeasureCases(const std::string& directory,
                          const std::string& where, uint64_t cases);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEASURES_MILLION_MEASURE_H_
