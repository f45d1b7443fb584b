// Puts the generated cases where they are measured.

#ifndef CR_TESTS_BENCH_MEASURES_MILLION_LOAD_H_
#define CR_TESTS_BENCH_MEASURES_MILLION_LOAD_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace carereform::bench {

// Writes `cases` through the service's own records into the store that a server
// on `directory` opens, each transaction as full as the suite allows, and
// prints how long that takes.
absl::Status LoadStore(const std::string& directory, uint64_t cases);

// Makes the table `fact` at `where`, with the facts of `cases`.
absl::Status LoadPostgres(const std::string& where, uint64_t cases);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEASURES_MILLION_LOAD_H_
