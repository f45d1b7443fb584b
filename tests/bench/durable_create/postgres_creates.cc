#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/partition.h"
#include "tests/bench/bench_host.h"
#include "tests/bench/durable_create/threads.h"
#include "tests/bench/durable_create/ways.h"
#include "tests/bench/postgres.h"

namespace carereform::bench {
namespace {

using store::Space;

// The table that holds what a space of the store's keys holds.
struct Table {
  Space space;
  const char* name;
};

constexpr Table kTables[] = {{Space::kRows, "resource"},
                             {Space::kIndexes, "resource_index"},
                             {Space::kHeaders, "change"},
                             {Space::kBodies, "change_body"},
                             {Space::kRequests, "request"}};

absl::Status MakeTables(Postgres& postgres) {
  for (const Table& table : kTables) {
    CR_RETURN_IF_ERROR(
        postgres
            .Run(absl::StrCat("DROP TABLE IF EXISTS ", table.name,
                              "; CREATE TABLE ", table.name,
                              " (key bytea PRIMARY KEY, value bytea NOT NULL)"))
            .status());
  }
  // So that no run pays for those before it.
  return postgres.Run("CHECKPOINT").status();
}

absl::StatusOr<Postgres> Open(const std::string& where) {
  CR_ASSIGN_OR_RETURN(Postgres postgres, Postgres::Connect(where));
  for (const Table& table : kTables) {
    CR_RETURN_IF_ERROR(postgres.Prepare(
        table.name, absl::StrCat("INSERT INTO ", table.name,
                                 " (key, value) VALUES ($1, $2)")));
  }
  CR_RETURN_IF_ERROR(postgres.BeginTrips());
  return postgres;
}

// The inserts of one create.
std::vector<PreparedCall> InsertsOf(const store::Changes& changes,
                                    const std::string& prefix) {
  std::vector<PreparedCall> inserts;
  for (const auto& [key, value] : changes) {
    for (const Table& table : kTables) {
      if (static_cast<uint8_t>(key[prefix.size()]) !=
          static_cast<uint8_t>(table.space)) {
        continue;
      }
      inserts.push_back(
          {table.name,
           {absl::string_view(key).substr(prefix.size() + 1), *value}});
    }
  }
  return inserts;
}

}  // namespace

absl::StatusOr<Calls> CreateInPostgres(
    const std::string& where, const Load& load,
    absl::Span<const store::Changes> writes) {
  CR_ASSIGN_OR_RETURN(Postgres maker, Postgres::Connect(where));
  CR_RETURN_IF_ERROR(MakeTables(maker));
  std::vector<Postgres> connections;
  for (size_t i = 0; i < load.in_flight; ++i) {
    CR_ASSIGN_OR_RETURN(Postgres connection, Open(where));
    connections.push_back(std::move(connection));
  }
  const std::string prefix = store::PartitionPrefix(kCouncilId);
  const auto insert = [&](size_t thread, size_t number) {
    return connections[thread].TransactInOneTrip(
        InsertsOf(writes[number], prefix));
  };
  const size_t warm_up = WarmUpOf(load);
  CR_RETURN_IF_ERROR(RunOnThreads(load.in_flight, 0, warm_up, insert).status());
  return RunOnThreads(load.in_flight, warm_up, load.calls, insert);
}

}  // namespace carereform::bench
