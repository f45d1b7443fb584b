#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/named_call.h"
#include "tools/carereform/public_grpc.pb.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using common::v1::LogLevel;
using common::v1::MaintenanceService;
using common::v1::ServerStatus;

constexpr int64_t kMebibyte = int64_t{1} << 20;

std::string LevelText(LogLevel level) {
  return absl::AsciiStrToLower(common::v1::LogLevel_Name(level));
}

std::string StoreText(const ServerStatus::Store& store) {
  if (store.writable()) return "ready";
  return absl::StrCat(store.readable() ? "reads only: " : "not readable: ",
                      store.reason());
}

void PrintStatus(const ServerStatus& status, const Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(status, console.out);
    return;
  }
  PrintFacts(
      {{"version", status.version()},
       {"since",
        absl::FormatTime("%Y-%m-%dT%H:%M:%SZ",
                         absl::FromUnixSeconds(status.start_time().seconds()),
                         absl::UTCTimeZone())},
       {"ready", status.ready() ? "yes" : "no"},
       {"logs", LevelText(status.log_level())},
       {"calls under way", absl::StrCat(status.calls_under_way())}},
      console.out);
  console.out << '\n';
  Table table({{"SOURCE"},
               {"STATE"},
               {"COUNCILS", Alignment::kRight},
               {"CHANGES", Alignment::kRight},
               {"QUEUED", Alignment::kRight},
               {"FREE MIB", Alignment::kRight}});
  for (const ServerStatus::Store& store : status.stores()) {
    table.AddRow({store.source(), StoreText(store),
                  absl::StrCat(store.councils()), absl::StrCat(store.changes()),
                  absl::StrCat(store.queued()),
                  store.free_bytes() == 0
                      ? "-"
                      : absl::StrCat(store.free_bytes() / kMebibyte)});
  }
  table.Print(console.out);
}

absl::Status ShowStatus(Session& session) {
  CR_ASSIGN_OR_RETURN(
      const ServerStatus status,
      session.connection.Call(&MaintenanceService::Stub::GetServerStatus,
                              common::v1::GetServerStatusRequest()));
  PrintStatus(status, session.console);
  return absl::OkStatus();
}

absl::Status SetLevel(const std::string& level, Session& session) {
  common::v1::SetLogLevelRequest request;
  LogLevel value = common::v1::LOG_LEVEL_UNSPECIFIED;
  common::v1::LogLevel_Parse(absl::AsciiStrToUpper(level), &value);
  request.set_log_level(value);
  CR_ASSIGN_OR_RETURN(
      const ServerStatus status,
      session.connection.Call(&MaintenanceService::Stub::SetLogLevel, request));
  PrintStatus(status, session.console);
  return absl::OkStatus();
}

absl::Status CheckHealth(const std::string& service, Session& session) {
  public_grpc::HealthCheckRequest request;
  request.set_service(service);
  public_grpc::HealthCheckResponse response;
  const absl::Status status =
      CallNamed(session.connection, "/grpc.health.v1.Health/Check", request,
                response, [] {});
  if (status.code() == absl::StatusCode::kNotFound) {
    return MakeError(absl::StatusCode::kNotFound, "HEALTH_NAME_NOT_FOUND",
                     absl::StrCat("the server tells no health of ", service));
  }
  CR_RETURN_IF_ERROR(status);
  if (response.status() != public_grpc::HealthCheckResponse::SERVING) {
    return MakeError(absl::StatusCode::kUnavailable, "NOT_SERVING",
                     absl::StrCat(service.empty() ? "the server" : service,
                                  " is not serving"));
  }
  session.console.out << (session.console.format == OutputFormat::kJson
                              ? "{\"serving\": true}"
                              : "serving")
                      << '\n';
  return absl::OkStatus();
}

void AddLogLevel(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "log-level", "Set which calls the server logs, until it stops",
      "carereform server log-level errors\n"
      "carereform server log-level calls");
  const auto level = std::make_shared<std::string>();
  command
      .add_option("LEVEL", *level,
                  "errors: calls that failed in the server; refusals: refused "
                  "ones too; calls: all")
      ->required()
      ->check(CLI::IsMember({"errors", "refusals", "calls"}).description(""));
  WhenChosen(command, choice,
             [level](Session& session) { return SetLevel(*level, session); });
}

}  // namespace

void AddServerCommands(CLI::App& app, Choice& choice) {
  CLI::App& group =
      AddGroup(app, "server", "How the server is, and what it logs");
  CLI::App& status = AddCommand(group, "status", "Show how the server is",
                                "carereform server status\n"
                                "carereform server status --format json");
  WhenChosen(status, choice, ShowStatus);
  AddLogLevel(group, choice);
}

void AddHealthCheckCommand(CLI::App& app, Choice& choice) {
  CLI::App& command = AddCommand(
      app, "healthcheck",
      "End with 0 where the server serves, and with another code where not",
      "carereform healthcheck\n"
      "carereform healthcheck --service carereform.readiness\n"
      "carereform healthcheck --service carereform.readiness.assessments");
  const auto service = std::make_shared<std::string>();
  command
      .add_option("--service", *service,
                  "What to ask about: carereform.readiness for whether changes "
                  "are accepted, the full name of a service for whether it can "
                  "be read; else whether the server runs")
      ->type_name("NAME");
  WhenChosen(command, choice, [service](Session& session) {
    return CheckHealth(*service, session);
  });
}

}  // namespace carereform::command_line
