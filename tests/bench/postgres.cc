#include "tests/bench/postgres.h"

#include "common/status/status_macros.h"

namespace carereform::bench {
namespace {

constexpr int kBinary = 1;

}  // namespace

absl::StatusOr<Postgres> Postgres::Connect(const std::string& where) {
  Postgres postgres(PQconnectdb(where.c_str()));
  if (PQstatus(postgres.connection_.get()) != CONNECTION_OK) {
    return postgres.Problem();
  }
  return postgres;
}

absl::Status Postgres::Problem() const {
  return absl::InternalError(PQerrorMessage(connection_.get()));
}

absl::Status Postgres::CheckResult(const Result& result) const {
  switch (PQresultStatus(result.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN:
    case PGRES_PIPELINE_SYNC:
      return absl::OkStatus();
    default:
      return Problem();
  }
}

absl::StatusOr<std::vector<std::vector<std::string>>> Postgres::Run(
    const std::string& sql) {
  const Result result(PQexec(connection_.get(), sql.c_str()));
  CR_RETURN_IF_ERROR(CheckResult(result));
  std::vector<std::vector<std::string>> rows;
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    std::vector<std::string>& fields = rows.emplace_back();
    for (int field = 0; field < PQnfields(result.get()); ++field) {
      fields.emplace_back(PQgetvalue(result.get(), row, field));
    }
  }
  return rows;
}

absl::Status Postgres::Prepare(const std::string& name,
                               const std::string& sql) {
  const Result result(PQprepare(connection_.get(), name.c_str(), sql.c_str(),
                                /*nParams=*/0, /*paramTypes=*/nullptr));
  return CheckResult(result);
}

absl::Status Postgres::BeginTrips() {
  return PQenterPipelineMode(connection_.get()) == 1 ? absl::OkStatus()
                                                     : Problem();
}

absl::Status Postgres::Send(const PreparedCall& call) {
  std::vector<const char*> values;
  std::vector<int> sizes;
  for (const absl::string_view value : call.values) {
    values.push_back(value.data());
    sizes.push_back(static_cast<int>(value.size()));
  }
  const std::vector<int> formats(values.size(), kBinary);
  const int sent =
      PQsendQueryPrepared(connection_.get(), call.statement.c_str(),
                          static_cast<int>(values.size()), values.data(),
                          sizes.data(), formats.data(), kBinary);
  return sent == 1 ? absl::OkStatus() : Problem();
}

// What is sent up to a sync is one transaction, unless it says otherwise.
absl::Status Postgres::TransactInOneTrip(
    const std::vector<PreparedCall>& calls) {
  for (const PreparedCall& call : calls) CR_RETURN_IF_ERROR(Send(call));
  if (PQpipelineSync(connection_.get()) != 1) return Problem();
  absl::Status status;
  for (;;) {
    const Result result(PQgetResult(connection_.get()));
    if (PQstatus(connection_.get()) != CONNECTION_OK) return Problem();
    // A null result only ends those of one call.
    if (result == nullptr) continue;
    if (status.ok()) status = CheckResult(result);
    if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) return status;
  }
}

absl::Status Postgres::Copy(absl::string_view text) {
  return PQputCopyData(connection_.get(), text.data(),
                       static_cast<int>(text.size())) == 1
             ? absl::OkStatus()
             : Problem();
}

absl::Status Postgres::EndCopy() {
  if (PQputCopyEnd(connection_.get(), nullptr) != 1) return Problem();
  const Result result(PQgetResult(connection_.get()));
  CR_RETURN_IF_ERROR(CheckResult(result));
  const Result end(PQgetResult(connection_.get()));
  return absl::OkStatus();
}

}  // namespace carereform::bench
