// bench_measures_breakdown POSTGRES CASES
//
// Times the whole published breakdown of who waits over cases of five versions,
// at a past date and a past revision: by the domain's functions and, unless
// POSTGRES is "", in SQL. Fails where the two differ.
#include <iostream>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "tests/bench/figures.h"
#include "tests/bench/measures_breakdown/breakdown.h"
#include "tests/bench/measures_breakdown/versions.h"

namespace carereform::bench {
namespace {

using assessments::WaitFact;

constexpr char kSubject[] =
    "whole breakdown, past date and revision, cases of 5 versions";

// The settings that are compared: memory for its sorts, and workers.
constexpr const char* kSettings[] = {
    "SET work_mem = '256MB'; SET jit = off; "
    "SET max_parallel_workers_per_gather = 0",
    "SET work_mem = '256MB'; SET jit = off; "
    "SET max_parallel_workers_per_gather = 2; "
    "SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0.001"};
constexpr const char* kWorkers[] = {"", ", PostgreSQL with 2 more processes"};

void PrintTime(absl::string_view subject, absl::string_view way,
               absl::Duration time) {
  PrintFigure(subject, way, "us", absl::ToInt64Microseconds(time));
}

// The second of two: the first finds nothing in any cache.
template <typename Ask>
absl::Duration TimeOfSecond(Ask ask) {
  ask();
  return TimeOf(ask);
}

absl::Status MeasureSql(const std::string& where,
                        absl::Span<const WaitFact> facts,
                        const Breakdown& expected) {
  CR_ASSIGN_OR_RETURN(Postgres postgres, Postgres::Connect(where));
  CR_RETURN_IF_ERROR(LoadVersions(postgres, facts));
  for (size_t at = 0; at < std::size(kSettings); ++at) {
    CR_RETURN_IF_ERROR(postgres.Run(kSettings[at]).status());
    absl::StatusOr<Breakdown> answer;
    const absl::Duration time =
        TimeOfSecond([&] { answer = BreakDownInSql(postgres); });
    CR_RETURN_IF_ERROR(answer.status());
    if (*answer != expected) {
      return absl::InternalError("PostgreSQL has another answer");
    }
    PrintTime(absl::StrCat(kSubject, kWorkers[at]), "postgresql", time);
  }
  return absl::OkStatus();
}

// One more event, as the service keeps it in memory: what was known is closed,
// what is known is added. The figures are current at once.
void MeasureAfterAnEvent(std::vector<WaitFact>& facts) {
  const absl::Duration time = TimeOfSecond([&] {
    WaitFact event = facts.back();
    event.known_from = facts.back().known_from + 1;
    facts.back().known_to = event.known_from;
    facts.push_back(event);
    BreakDownFacts(facts);
  });
  PrintTime("the same after one new event", "domain", time);
}

absl::Status Measure(const std::string& where, uint64_t cases) {
  std::vector<WaitFact> facts = FiveVersionsOf(cases);
  PrintFigure("facts of the breakdown", "memory", "rows",
              static_cast<int64_t>(facts.size()));
  // A row, its case's number, and the case's latest row.
  PrintFigure("facts of the breakdown", "memory", "bytes_per_case",
              static_cast<int64_t>(facts.size() / cases *
                                       (sizeof(WaitFact) + sizeof(uint32_t)) +
                                   sizeof(uint32_t)));
  Breakdown breakdown;
  PrintTime(kSubject, "domain",
            TimeOfSecond([&] { breakdown = BreakDownFacts(facts); }));
  PrintFigure("groups of the breakdown", "domain", "groups",
              static_cast<int64_t>(breakdown.size()));
  PrintFigure("people of the breakdown", "domain", "people",
              breakdown.at({"", 0})[0]);
  if (!where.empty()) {
    CR_RETURN_IF_ERROR(MeasureSql(where, facts, breakdown));
  }
  MeasureAfterAnEvent(facts);
  return absl::OkStatus();
}

}  // namespace
}  // namespace carereform::bench

int main(int argc, char** argv) {
  uint64_t cases = 0;
  if (argc == 3 && absl::SimpleAtoi(argv[2], &cases) && cases > 0) {
    return carereform::bench::ExitCodeOf(
        carereform::bench::Measure(argv[1], cases));
  }
  std::cerr << "bench_measures_breakdown POSTGRES CASES\n";
  return 2;
}
