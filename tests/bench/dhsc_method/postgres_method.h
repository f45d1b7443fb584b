// DHSC's method as SQL on PostgreSQL: our own translation of its text, tuned
// for that engine.
#ifndef CR_TESTS_BENCH_DHSC_METHOD_POSTGRES_METHOD_H_
#define CR_TESTS_BENCH_DHSC_METHOD_POSTGRES_METHOD_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/assessments/domain/care_events.h"
#include "tests/bench/postgres.h"

namespace carereform::bench {

// A row of the published table: part, first day of the quarter, band, count,
// twice the median.
using MethodRows = std::vector<std::vector<std::string>>;

// Puts the events into a table, with an index by person.
absl::Status LoadEvents(Postgres& postgres,
                        absl::Span<const assessments::CareEvent> events);

// Computes the table.
absl::StatusOr<MethodRows> RunMethod(Postgres& postgres);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_DHSC_METHOD_POSTGRES_METHOD_H_
