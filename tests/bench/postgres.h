// One connection to PostgreSQL.

#ifndef CR_TESTS_BENCH_POSTGRES_H_
#define CR_TESTS_BENCH_POSTGRES_H_

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace carereform::bench {

// A statement that was prepared, with what it is given: bytes as they are.
struct PreparedCall {
  std::string statement;
  std::vector<absl::string_view> values;
};

// Not thread-safe.
class Postgres {
 public:
  // Connects as `where` says, in libpq's words, such as `host=/tmp dbname=x`.
  static absl::StatusOr<Postgres> Connect(const std::string& where);

  // Runs `sql`, one statement or several; returns the rows of the last.
  absl::StatusOr<std::vector<std::vector<std::string>>> Run(
      const std::string& sql);

  // Prepares `sql` under `name`.
  absl::Status Prepare(const std::string& name, const std::string& sql);

  // Has the calls of TransactInOneTrip follow. Nothing else may.
  absl::Status BeginTrips();

  // Makes `calls` in one transaction, sent and answered in one trip: the
  // quickest that PostgreSQL offers. Returns once it is durable.
  absl::Status TransactInOneTrip(const std::vector<PreparedCall>& calls);

  // Sends `text`, whole lines in COPY's format, into a COPY that Run began, or
  // ends it.
  absl::Status Copy(absl::string_view text);
  absl::Status EndCopy();

 private:
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Close>;

  explicit Postgres(PGconn* connection) : connection_(connection) {}

  absl::Status Problem() const;
  absl::Status CheckResult(const Result& result) const;
  absl::Status Send(const PreparedCall& call);

  std::unique_ptr<PGconn, Close> connection_;
};

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_POSTGRES_H_
