#include "tests/bench/measures_million/measure.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "common/store/partition.h"
#include "services/assessments/assessments.h"
#include "services/assessments/keys.h"
#include "tests/bench/bench_host.h"
#include "tests/bench/figures.h"
#include "tests/bench/measures_million/answers.h"
#include "tests/bench/measures_million/generated_cases.h"
#include "tests/bench/rocks.h"

namespace carereform::bench {
namespace {

using assessments::WaitFact;

// Prints in microseconds: a scan takes a few thousand of them.
void PrintTime(absl::string_view subject, absl::string_view way,
               absl::Duration time) {
  PrintFigure(subject, way, "us", absl::ToInt64Microseconds(time));
}

// Calls `ask` twice; prints how long the second took. Returns what it
// returns.
template <typename Ask>
absl::StatusOr<Answer> Time(const Question& question, absl::string_view way,
                            Ask ask) {
  CR_RETURN_IF_ERROR(absl::StatusOr<Answer>(ask()).status());
  absl::StatusOr<Answer> answer;
  PrintTime(question.subject, way, TimeOf([&] { answer = ask(); }));
  return answer;
}

absl::Status CheckSame(const Question& question, absl::string_view way,
                       const Answer& answer, const Answer& expected) {
  if (answer == expected && !expected.empty()) return absl::OkStatus();
  return absl::InternalError(
      absl::StrCat(question.subject, ": ", way, " has another answer"));
}

// The least that any answer over the facts can take: to read them once.
void TimeReadingFacts(absl::Span<const WaitFact> facts) {
  volatile int64_t sum = 0;
  const auto read = [&] {
    sum = std::accumulate(facts.begin(), facts.end(), int64_t{0},
                          [](int64_t total, const WaitFact& fact) {
                            return total + fact.received;
                          });
  };
  read();
  PrintFigure("facts", "memory", "rows", static_cast<int64_t>(facts.size()));
  PrintTime("plain loop that sums one column of the facts", "domain",
            TimeOf(read));
}

// The least that a start can take: to read the stored facts once.
absl::Status TimeScanningFacts(const std::string& directory) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<rocksdb::DB> db,
                      OpenRocks(absl::StrCat(directory, "/assessments")));
  const std::string prefix = absl::StrCat(
      store::PartitionPrefix(kCouncilId),
      store::KeyIn(store::Space::kFacts, assessments::kWaitFactTable).key());
  const std::string end = store::PrefixEnd(prefix);
  const rocksdb::Slice bound = SliceOf(end);
  rocksdb::ReadOptions options;
  options.iterate_upper_bound = &bound;
  int64_t rows = 0;
  absl::Status status;
  const absl::Duration time = TimeOf([&] {
    const std::unique_ptr<rocksdb::Iterator> row(db->NewIterator(options));
    for (row->Seek(prefix); row->Valid(); row->Next()) ++rows;
    status = FromRocks(row->status());
  });
  CR_RETURN_IF_ERROR(status);
  PrintFigure("facts", "store", "rows", rows);
  PrintTime("start: open the store and read the facts", "rocksdb", time);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<server::Host>> TimeStart(
    const std::string& directory) {
  absl::StatusOr<std::unique_ptr<server::Host>> host;
  const absl::Duration time = TimeOf(
      [&] { host = StartHost(directory, assessments::AssessmentsSource()); });
  if (host.ok()) {
    PrintTime("start: open the store and read the facts", "service", time);
  }
  return host;
}

absl::Status Ask(const Question& question, uint64_t cases,
                 absl::Span<const WaitFact> facts,
                 measures::v1::MeasureService::Stub& service,
                 std::optional<Postgres>& postgres) {
  const uint64_t revision = question.as_received ? LastRevisionAsReceived(cases)
                                                 : facts.back().known_from;
  CR_ASSIGN_OR_RETURN(const Answer expected, Time(question, "domain", [&] {
                        return AnswerFromFacts(facts, question, revision);
                      }));
  CR_ASSIGN_OR_RETURN(const Answer served, Time(question, "service", [&] {
                        return AnswerFromService(service, question, revision);
                      }));
  CR_RETURN_IF_ERROR(CheckSame(question, "the service", served, expected));
  if (!postgres.has_value()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const Answer selected, Time(question, "postgresql", [&] {
                        return AnswerFromPostgres(*postgres, question,
                                                  revision);
                      }));
  return CheckSame(question, "PostgreSQL", selected, expected);
}

}  // namespace

absl::Status MeasureCases(const std::string& directory,
                          const std::string& where, uint64_t cases) {
  CR_RETURN_IF_ERROR(TimeScanningFacts(directory));
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<server::Host> host,
                      TimeStart(directory));
  const auto service =
      measures::v1::MeasureService::NewStub(ChannelTo(directory));
  std::optional<Postgres> postgres;
  if (!where.empty()) {
    CR_ASSIGN_OR_RETURN(postgres, Postgres::Connect(where));
  }
  const std::vector<WaitFact> facts = FactsOfCases(cases);
  TimeReadingFacts(facts);
  for (const Question& question : Questions()) {
    CR_RETURN_IF_ERROR(Ask(question, cases, facts, *service, postgres));
  }
  return absl::OkStatus();
}

}  // namespace carereform::bench
