#include "tests/bench/measures_million/load.h"

#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/store.h"
#include "common/types/limits.h"
#include "services/assessments/assessments.h"
#include "services/assessments/handlers/referral_conversion.h"
#include "services/assessments/records.h"
#include "tests/bench/bench_host.h"
#include "tests/bench/figures.h"
#include "tests/bench/measures_million/generated_cases.h"
#include "tests/bench/postgres.h"

namespace carereform::bench {
namespace {

using assessments::Records;
using assessments::WaitFact;
using assessments::v1::Referral;

static_assert(kPerTransaction == kMaxTransactionEntries);

constexpr size_t kCopyBytes = 1 << 16;

absl::Status CreateCouncilIn(const std::string& directory) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<server::Host> host,
                      StartHost(directory, assessments::AssessmentsSource()));
  return CreateCouncil(ChannelTo(directory));
}

Referral ReferralOf(uint64_t number, const GeneratedCase& made) {
  Referral referral;
  referral.set_name(absl::StrCat(kCouncil, "/referrals/case-", number));
  referral.set_external_id(absl::StrCat("case-", number));
  referral.set_type(static_cast<Referral::Type>(made.type));
  referral.set_team(TeamWord(made.team));
  referral.set_locality(LocalityWord(made.locality));
  *referral.mutable_received_date() = rpc::ToDate(made.received);
  return referral;
}

void MoveOn(const GeneratedCase& made, Referral& referral) {
  if (made.allocated.has_value()) {
    *referral.mutable_allocated_date() = rpc::ToDate(*made.allocated);
  }
  if (made.started.has_value()) {
    *referral.mutable_started_date() = rpc::ToDate(*made.started);
  }
  if (made.closed.has_value()) {
    *referral.mutable_closed_date() = rpc::ToDate(*made.closed);
  }
}

// Writes the numbered cases in one transaction: created, or moved on.
absl::Status WriteCases(store::Store& store, const Records& records,
                        const std::vector<uint64_t>& numbers, bool moved_on) {
  return store.Write(
      {.council = kCouncilId,
       .actor = "local",
       .method = "Load",
       .body = [&](store::Txn& txn) -> absl::Status {
         for (const uint64_t number : numbers) {
           const GeneratedCase made = CaseOf(number);
           Referral referral = ReferralOf(number, made);
           if (moved_on) MoveOn(made, referral);
           referral.set_state(assessments::StateFollowingFrom(referral));
           CR_RETURN_IF_ERROR(moved_on
                                  ? records.referrals().Update(txn, referral)
                                  : records.referrals().Create(txn, referral));
         }
         return absl::OkStatus();
       }});
}

// Writes those of `cases` that `takes` says, a full transaction at a time.
// Returns how many there were.
template <typename Takes>
absl::StatusOr<int64_t> WriteAll(store::Store& store, const Records& records,
                                 uint64_t cases, bool moved_on, Takes takes) {
  int64_t written = 0;
  std::vector<uint64_t> numbers;
  for (uint64_t number = 0; number < cases; ++number) {
    if (takes(number)) numbers.push_back(number);
    const bool last = number + 1 == cases;
    if (numbers.size() < kPerTransaction && !(last && !numbers.empty())) {
      continue;
    }
    CR_RETURN_IF_ERROR(WriteCases(store, records, numbers, moved_on));
    written += static_cast<int64_t>(numbers.size());
    numbers.clear();
  }
  return written;
}

std::string CopyLineOf(const WaitFact& fact) {
  // What is still known is so for ever, which is the largest number there is.
  const uint64_t known_to = fact.known_to == assessments::kStillKnown
                                ? uint64_t{INT64_MAX}
                                : fact.known_to;
  return absl::StrCat(fact.known_from, "\t", known_to, "\t", fact.received,
                      "\t", fact.allocated, "\t", fact.started, "\t", fact.left,
                      "\t", fact.type, "\t", fact.team, "\t", fact.locality,
                      "\n");
}

}  // namespace

absl::Status LoadStore(const std::string& directory, uint64_t cases) {
  CR_RETURN_IF_ERROR(CreateCouncilIn(directory));
  CR_ASSIGN_OR_RETURN(
      std::unique_ptr<store::Engine> engine,
      store::OpenRocksEngine(absl::StrCat(directory, "/assessments")));
  const Records records;
  store::Store store(std::move(engine), {});
  const absl::Time start = absl::Now();
  CR_ASSIGN_OR_RETURN(int64_t changes,
                      WriteAll(store, records, cases, /*moved_on=*/false,
                               [](uint64_t) { return true; }));
  CR_ASSIGN_OR_RETURN(
      const int64_t moved,
      WriteAll(store, records, cases, /*moved_on=*/true, [](uint64_t number) {
        return CaseOf(number).allocated.has_value();
      }));
  changes += moved;
  const absl::Duration elapsed = absl::Now() - start;
  PrintFigure("load through records", "store", "changes", changes);
  PrintFigure("load through records", "store", "ms",
              absl::ToInt64Milliseconds(elapsed));
  PrintFigure("load through records", "store", "changes_per_s",
              absl::Seconds(changes) / elapsed);
  return absl::OkStatus();
}

absl::Status LoadPostgres(const std::string& where, uint64_t cases) {
  CR_ASSIGN_OR_RETURN(Postgres postgres, Postgres::Connect(where));
  CR_RETURN_IF_ERROR(
      postgres
          .Run("DROP TABLE IF EXISTS fact; CREATE TABLE fact "
               "(known_from bigint NOT NULL, known_to bigint NOT NULL, "
               "received int NOT NULL, allocated int NOT NULL, "
               "started int NOT NULL, left_on int NOT NULL, "
               "type smallint NOT NULL, team smallint NOT NULL, "
               "locality smallint NOT NULL)")
          .status());
  CR_RETURN_IF_ERROR(postgres.Run("COPY fact FROM STDIN").status());
  std::string lines;
  for (const WaitFact& fact : FactsOfCases(cases)) {
    lines += CopyLineOf(fact);
    if (lines.size() < kCopyBytes) continue;
    CR_RETURN_IF_ERROR(postgres.Copy(lines));
    lines.clear();
  }
  CR_RETURN_IF_ERROR(postgres.Copy(lines));
  CR_RETURN_IF_ERROR(postgres.EndCopy());
  return postgres.Run("VACUUM ANALYZE fact").status();
}

}  // namespace carereform::bench
