#include <algorithm>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "tests/bench/measures_breakdown/breakdown.h"
#include "tests/bench/measures_breakdown/versions.h"

namespace carereform::bench {
namespace {

using assessments::WaitFact;

constexpr size_t kCopyBytes = 1 << 16;

constexpr char kTable[] =
    "DROP TABLE IF EXISTS version; CREATE TABLE version ("
    "known_from bigint NOT NULL, known_to bigint NOT NULL, "
    "received int NOT NULL, triaged int NOT NULL, allocated int NOT NULL, "
    "started int NOT NULL, left_on int NOT NULL, type smallint NOT NULL, "
    "team smallint NOT NULL, locality smallint NOT NULL, "
    "specialism smallint NOT NULL, risk_rating smallint NOT NULL, "
    "channel smallint NOT NULL, age_band smallint NOT NULL, "
    "ethnic_group smallint NOT NULL)";

// What a planner can use: what was known, and who may wait on a day.
constexpr const char* kAfterwards[] = {
    "CREATE INDEX ON version (known_to, known_from)",
    "CREATE INDEX ON version (allocated, received)", "VACUUM ANALYZE version"};

std::string LineOf(const WaitFact& fact) {
  const uint64_t known_to = fact.known_to == assessments::kStillKnown
                                ? uint64_t{INT64_MAX}
                                : fact.known_to;
  return absl::StrCat(
      absl::StrJoin({fact.known_from, known_to}, "\t"), "\t",
      absl::StrJoin(
          {fact.received, fact.triaged, fact.allocated, fact.started, fact.left,
           uint16_t{fact.type}, fact.team, fact.locality, fact.specialism,
           uint16_t{fact.risk_rating}, uint16_t{fact.channel},
           uint16_t{fact.age_band}, uint16_t{fact.ethnic_group}},
          "\t"),
      "\n");
}

std::string Columns() {
  return absl::StrJoin(kBreakdown, ", ",
                       [](std::string* out, const BrokenDownBy& by) {
                         absl::StrAppend(out, by.column);
                       });
}

// Each row tells which of the columns it is grouped by: of 8 bits of GROUPING,
// the one that is 0; all are 1 for everyone.
std::string Sql() {
  const int32_t today = DayNumber(kPastDay);
  const uint64_t known = RevisionOf(kPastKnown);
  std::string sets = "()";
  for (const BrokenDownBy& by : kBreakdown) {
    absl::StrAppend(&sets, ", (", by.column, ")");
  }
  return absl::StrCat(
      "WITH wait AS MATERIALIZED (SELECT ", today, " - received AS days, ",
      Columns(), " FROM version WHERE known_from <= ", known,
      " AND known_to > ", known, " AND received <= ", today,
      " AND allocated > ", today, " AND started > ", today, " AND left_on > ",
      today, ") SELECT GROUPING(", Columns(), "), coalesce(", Columns(),
      ", 0), count(*), (2 * percentile_cont(0.5) WITHIN GROUP (ORDER BY "
      "days))::bigint, sum(days), max(days), (100 * percentile_cont(0.9) "
      "WITHIN GROUP (ORDER BY days))::bigint, "
      "count(*) FILTER (WHERE days > 28), count(*) FILTER (WHERE days > 84), "
      "count(*) FILTER (WHERE days < 8), "
      "count(*) FILTER (WHERE days BETWEEN 8 AND 14), "
      "count(*) FILTER (WHERE days BETWEEN 15 AND 28), "
      "count(*) FILTER (WHERE days BETWEEN 29 AND 56), "
      "count(*) FILTER (WHERE days > 56) FROM wait GROUP BY GROUPING SETS (",
      sets, ")");
}

// The column whose bit of `grouping` is 0; "" where none is.
std::string ColumnOf(int64_t grouping) {
  for (size_t at = 0; at < kBreakdown.size(); ++at) {
    const auto bit = static_cast<int>(kBreakdown.size() - 1 - at);
    if ((grouping >> bit & 1) == 0) return kBreakdown[at].column;
  }
  return "";
}

}  // namespace

absl::Status LoadVersions(Postgres& postgres,
                          absl::Span<const WaitFact> facts) {
  CR_RETURN_IF_ERROR(postgres.Run(kTable).status());
  CR_RETURN_IF_ERROR(postgres.Run("COPY version FROM STDIN").status());
  std::string lines;
  for (const WaitFact& fact : facts) {
    lines += LineOf(fact);
    if (lines.size() < kCopyBytes) continue;
    CR_RETURN_IF_ERROR(postgres.Copy(lines));
    lines.clear();
  }
  CR_RETURN_IF_ERROR(postgres.Copy(lines));
  CR_RETURN_IF_ERROR(postgres.EndCopy());
  for (const char* statement : kAfterwards) {
    CR_RETURN_IF_ERROR(postgres.Run(statement).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<Breakdown> BreakDownInSql(Postgres& postgres) {
  CR_ASSIGN_OR_RETURN(const auto rows, postgres.Run(Sql()));
  Breakdown breakdown;
  for (const auto& row : rows) {
    std::vector<int64_t> numbers;
    for (const std::string& field : row) {
      if (!absl::SimpleAtoi(field, &numbers.emplace_back())) {
        return absl::InternalError("PostgreSQL gave no number");
      }
    }
    Figures& figures = breakdown[{ColumnOf(numbers[0]), numbers[1]}];
    std::copy(numbers.begin() + 2, numbers.end(), figures.begin());
  }
  return breakdown;
}

}  // namespace carereform::bench
