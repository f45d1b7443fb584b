// The whole set of figures that is published of people who wait: every
// statistic, of everyone and of each group of each dimension.

#ifndef CR_TESTS_BENCH_MEASURES_BREAKDOWN_BREAKDOWN_H_
#define CR_TESTS_BENCH_MEASURES_BREAKDOWN_BREAKDOWN_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/assessments/domain/waiting_times.h"
#include "tests/bench/postgres.h"

namespace carereform::bench {

// A dimension of the breakdown and its column in SQL.
struct BrokenDownBy {
  assessments::Dimension dimension;
  const char* column;
};

inline constexpr std::array<BrokenDownBy, 8> kBreakdown = {{
    {assessments::Dimension::kType, "type"},
    {assessments::Dimension::kTeam, "team"},
    {assessments::Dimension::kLocality, "locality"},
    {assessments::Dimension::kSpecialism, "specialism"},
    {assessments::Dimension::kRiskRating, "risk_rating"},
    {assessments::Dimension::kChannel, "channel"},
    {assessments::Dimension::kAgeBand, "age_band"},
    {assessments::Dimension::kEthnicGroup, "ethnic_group"},
}};

// Of one group: how many, twice the median, the sum, the greatest, a hundred
// times the 90th percentile, how many over 28 and over 84 days, and how many in
// each of the five bands of waiting.
using Figures = std::array<int64_t, 12>;

// By column, "" for everyone, and code.
using Breakdown = std::map<std::pair<std::string, int64_t>, Figures>;

// Breaks down who waits for allocation on kPastDay, as known on kPastKnown, by
// the domain's functions.
Breakdown BreakDownFacts(absl::Span<const assessments::WaitFact> facts);

// Makes the table `version` at `postgres` with `facts`, its indexes, and
// statistics for its planner.
absl::Status LoadVersions(Postgres& postgres,
                          absl::Span<const assessments::WaitFact> facts);

// The same breakdown in SQL: one statement.
absl::StatusOr<Breakdown> BreakDownInSql(Postgres& postgres);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_MEASURES_BREAKDOWN_BREAKDOWN_H_
