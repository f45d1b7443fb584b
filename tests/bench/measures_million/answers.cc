#include "tests/bench/measures_million/answers.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "common/types/period.h"
#include "common/types/statistics.h"
#include "grpcpp/client_context.h"
#include "services/assessments/domain/wait_groups.h"
#include "services/assessments/domain/waiting_times.h"
#include "tests/bench/bench_host.h"
#include "tests/bench/measures_million/generated_cases.h"

namespace carereform::bench {
namespace {

using assessments::WaitFact;
using assessments::Waits;

constexpr int kMonths = 12;

Period TwelveMonths() { return *TrailingMonths(kAsOf, kMonths); }

Waits WaitsOf(absl::Span<const WaitFact> facts, const Question& question,
              uint64_t revision) {
  const assessments::FactView view{facts, revision, {}};
  return question.flow
             ? WaitsEndedIn(view, TwelveMonths(), assessments::kUntilAllocation)
             : AwaitingOn(view, kAsOf, assessments::kUntilAllocation);
}

measures::v1::ComputeMeasureRequest RequestOf(const Question& question,
                                              uint64_t revision) {
  measures::v1::ComputeMeasureRequest request;
  request.set_name(absl::StrCat(kCouncil, "/sources/assessments/measures/",
                                question.measure));
  if (question.flow) {
    const Period period = TwelveMonths();
    *request.mutable_period()->mutable_first_date() = rpc::ToDate(period.start);
    *request.mutable_period()->mutable_last_date() =
        rpc::ToDate(period.end - 1);
  } else {
    *request.mutable_as_of_date() = rpc::ToDate(kAsOf);
  }
  if (question.by_team) request.set_group_by("team");
  request.set_read_revision(static_cast<int64_t>(revision));
  return request;
}

// The column that holds the wait, and which rows have one.
std::string SqlOf(const Question& question, uint64_t revision) {
  const int32_t today = DayNumber(kAsOf);
  const std::string wait = question.flow ? std::string("allocated - received")
                                         : absl::StrCat(today, " - received");
  const std::string which =
      question.flow
          ? absl::StrCat("allocated >= ", DayNumber(TwelveMonths().start),
                         " AND allocated < ", DayNumber(TwelveMonths().end))
          : absl::StrCat("received <= ", today, " AND ", today,
                         " < least(allocated, started, left_on)");
  return absl::StrCat(
      "SELECT (2 * percentile_cont(0.5) WITHIN GROUP (ORDER BY ", wait,
      "))::bigint FROM fact WHERE known_from <= ", revision, " AND known_to > ",
      revision, " AND ", which,
      question.by_team
          ? " GROUP BY GROUPING SETS ((), (team)) ORDER BY team NULLS FIRST"
          : "");
}

}  // namespace

Answer AnswerFromFacts(absl::Span<const WaitFact> facts,
                       const Question& question, uint64_t revision) {
  const Waits waits = WaitsOf(facts, question, revision);
  Answer answer;
  const auto add = [&](const Waits& group) {
    const auto median = MedianTimesTwo(DaysOf(group.counted));
    if (median.has_value()) answer.push_back(*median);
  };
  add(waits);
  if (!question.by_team) return answer;
  for (const auto& [team, group] :
       Split(facts, waits, assessments::Dimension::kTeam)) {
    add(group);
  }
  return answer;
}

absl::StatusOr<Answer> AnswerFromService(
    measures::v1::MeasureService::Stub& service, const Question& question,
    uint64_t revision) {
  grpc::ClientContext context;
  measures::v1::ComputeMeasureResponse response;
  CR_RETURN_IF_ERROR(FromGrpcStatus(service.ComputeMeasure(
      &context, RequestOf(question, revision), &response)));
  Answer answer = {response.value().quantile().value_times_two()};
  std::map<std::string, int64_t> by_team;
  for (const auto& group : response.groups()) {
    by_team[group.group()] = group.value().quantile().value_times_two();
  }
  for (uint16_t team = 0; team < kTeams; ++team) {
    const auto found = by_team.find(TeamWord(team));
    if (found != by_team.end()) answer.push_back(found->second);
  }
  return answer;
}

absl::StatusOr<Answer> AnswerFromPostgres(Postgres& postgres,
                                          const Question& question,
                                          uint64_t revision) {
  CR_ASSIGN_OR_RETURN(const auto rows, postgres.Run(SqlOf(question, revision)));
  Answer answer;
  for (const auto& row : rows) {
    if (!absl::SimpleAtoi(row.front(), &answer.emplace_back())) {
      return absl::InternalError("PostgreSQL gave no number");
    }
  }
  return answer;
}

}  // namespace carereform::bench
