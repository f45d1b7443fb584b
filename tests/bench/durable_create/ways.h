// The three ways in which the same creates are made durable.

#ifndef CR_TESTS_BENCH_DURABLE_CREATE_WAYS_H_
#define CR_TESTS_BENCH_DURABLE_CREATE_WAYS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/store/engine.h"
#include "tests/bench/figures.h"

namespace carereform::bench {

// How much is done at a time. The first tenth of the calls warms up and is not
// counted.
struct Load {
  size_t in_flight;
  size_t calls;
};

inline size_t WarmUpOf(const Load& load) { return load.calls / 10; }

// Calls AssessmentService.CreateReferral on a server of its own in `directory`,
// through its unix socket, with `load.in_flight` calls under way at a time.
absl::StatusOr<Calls> CreateThroughGrpc(
    const std::string& directory, const Load& load,
    absl::Span<const assessments::v1::CreateReferralRequest> requests);

// Writes what each create writes as one synced WriteBatch to RocksDB, in
// `directory`, from `load.in_flight` threads.
absl::StatusOr<Calls> CreateInRocks(const std::string& directory,
                                    const Load& load,
                                    absl::Span<const store::Changes> writes);

// Inserts the rows that each create writes, of those that any such service has
// in PostgreSQL (resource, indexes, change record, request id), in one
// transaction, through `load.in_flight` connections to `where`.
absl::StatusOr<Calls> CreateInPostgres(const std::string& where,
                                       const Load& load,
                                       absl::Span<const store::Changes> writes);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_DURABLE_CREATE_WAYS_H_
