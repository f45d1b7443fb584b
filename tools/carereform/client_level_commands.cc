#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "carereform/assessments/v1/client_level_data.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "nlohmann/json.hpp"
#include "services/assessments/cld/cld_file_check.h"
#include "services/assessments/cld/cld_specification_file.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using assessments::BuiltInCldSpecification;
using assessments::CldFileReport;
using assessments::FieldState;
using assessments::v1::ClientLevelDataService;
using assessments::v1::ComputeWaitingTimesRequest;
using assessments::v1::ComputeWaitingTimesResponse;
using assessments::v1::QuarterWaits;
using assessments::v1::WaitCell;
using Json = nlohmann::ordered_json;

// Bytes read at a time.
constexpr std::streamsize kReadBytes = 1 << 16;

constexpr FieldState kFailedStates[] = {
    FieldState::kMandatoryBlank, FieldState::kInvalid, FieldState::kReleaseOne};

struct ValidateArguments {
  std::string path;
  int most = 50;
};

struct WaitsArguments {
  std::string council;
  std::string as_of;
  int64_t revision = 0;
};

absl::StatusOr<CldFileReport> CheckFileAt(const ValidateArguments& arguments) {
  std::ifstream file(arguments.path, std::ios::binary);
  if (!file) {
    return MakeError(absl::StatusCode::kInvalidArgument, "FILE_UNREADABLE",
                     absl::StrCat("cannot read ", arguments.path));
  }
  CR_ASSIGN_OR_RETURN(const absl::TimeZone london, LondonZone());
  return assessments::CheckCldFile(
      [&file]() -> absl::StatusOr<std::string> {
        std::string bytes(static_cast<size_t>(kReadBytes), '\0');
        file.read(bytes.data(), kReadBytes);
        bytes.resize(static_cast<size_t>(file.gcount()));
        return bytes;
      },
      LondonDay(absl::Now(), london), static_cast<size_t>(arguments.most));
}

void PrintRules(const CldFileReport& report, std::ostream& out) {
  Table table({{"Module", Alignment::kLeft, 34},
               {"Field"},
               {"State"},
               {"Rows", Alignment::kRight}});
  const auto& fields = BuiltInCldSpecification().fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    for (const FieldState state : kFailedStates) {
      const int64_t rows = report.counts.Of(i, state);
      if (rows == 0) continue;
      table.AddRow({fields[i].module, fields[i].name,
                    std::string(assessments::FieldStateWords(state)),
                    absl::StrCat(rows)});
    }
  }
  if (!table.empty()) table.Print(out);
}

void PrintReport(const CldFileReport& report, std::ostream& out) {
  out << report.counts.rows() << " rows, of which "
      << report.counts.failed_rows() << " have a field that fails and "
      << report.unusable.count() << " issues make rows of no use\n";
  PrintRules(report, out);
  for (const auto& issue : report.unusable.kept()) {
    out << "line " << issue.line() << ", " << issue.column() << ": "
        << issue.rule() << ". " << issue.remedy() << ".\n";
  }
  for (const auto& failure : report.failures) {
    out << "line " << failure.line << ", " << failure.field << ": "
        << failure.state << ". " << failure.remedy << ".\n";
  }
}

void PrintReportJson(const CldFileReport& report, std::ostream& out) {
  Json rules = Json::array();
  const auto& fields = BuiltInCldSpecification().fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    for (size_t number = 0; number < assessments::kFieldStates; ++number) {
      const auto state = static_cast<FieldState>(number);
      if (report.counts.Of(i, state) == 0) continue;
      rules.push_back({{"field", fields[i].name},
                       {"state", assessments::FieldStateWords(state)},
                       {"rows", report.counts.Of(i, state)}});
    }
  }
  Json failures = Json::array();
  for (const auto& failure : report.failures) {
    failures.push_back({{"line", failure.line},
                        {"field", failure.field},
                        {"state", failure.state},
                        {"remedy", failure.remedy}});
  }
  Json unusable = Json::array();
  for (const auto& issue : report.unusable.kept()) {
    unusable.push_back({{"line", issue.line()},
                        {"field", issue.column()},
                        {"rule", issue.rule()},
                        {"remedy", issue.remedy()}});
  }
  out << Json{{"rows", report.counts.rows()},
              {"failed_rows", report.counts.failed_rows()},
              {"issue_count", report.unusable.count()},
              {"rules", rules},
              {"failures", failures},
              {"issues", unusable}}
             .dump(2)
      << '\n';
}

absl::Status Validate(const ValidateArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const CldFileReport report, CheckFileAt(arguments));
  if (session.console.format == OutputFormat::kJson) {
    PrintReportJson(report, session.console.out);
  } else {
    PrintReport(report, session.console.out);
  }
  if (report.counts.failed_rows() == 0 && report.unusable.empty()) {
    return absl::OkStatus();
  }
  return MakeError(absl::StatusCode::kInvalidArgument, "CLD_FILE_FAILS",
                   "the file does not pass: correct it in the system that "
                   "wrote it");
}

// A cell as "6.5 (12)": the median, and how many waits.
std::string CellText(const WaitCell& cell) {
  if (cell.wait_count() == 0) return "-";
  return absl::StrCat(cell.median_times_two() / 2,
                      cell.median_times_two() % 2 == 0 ? "" : ".5", " (",
                      cell.wait_count(), ")");
}

void PrintWaits(const ComputeWaitingTimesResponse& response,
                std::ostream& out) {
  out << "Method " << response.method_version() << ": "
      << response.counted_request_count() << " of " << response.request_count()
      << " requests counted. Median days "
      << "(waits).\n";
  Table quarters({{"Quarter"},
                  {"Ages"},
                  {"First response", Alignment::kRight},
                  {"First service", Alignment::kRight}});
  for (const QuarterWaits& waits : response.quarters()) {
    quarters.AddRow({waits.quarter(), waits.age_band(),
                     CellText(waits.first_response()),
                     CellText(waits.first_service())});
  }
  quarters.Print(out);
  Table standings(
      {{"Requests", Alignment::kRight}, {"Why", Alignment::kLeft, 90}});
  for (const auto& standing : response.standings()) {
    standings.AddRow(
        {absl::StrCat(standing.request_count()), standing.explanation()});
  }
  standings.Print(out);
}

absl::Status Waits(const WaitsArguments& arguments, Session& session) {
  ComputeWaitingTimesRequest request;
  request.set_parent(absl::StrCat("councils/", arguments.council));
  request.set_read_revision(arguments.revision);
  if (!arguments.as_of.empty()) {
    *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  }
  CR_ASSIGN_OR_RETURN(
      const ComputeWaitingTimesResponse response,
      session.connection.Call(
          &ClientLevelDataService::Stub::ComputeWaitingTimes, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(response, session.console.out);
    return absl::OkStatus();
  }
  PrintWaits(response, session.console.out);
  return absl::OkStatus();
}

void AddValidate(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ValidateArguments>();
  CLI::App& command = AddCommand(
      group, "validate",
      "Hold a file against release 2 of the specification, with no server",
      "carereform cld validate submission.csv");
  command.add_option("file", arguments->path, "The flat file, in CSV")
      ->type_name("FILE")
      ->required();
  command
      .add_option("--most", arguments->most, "Fields that fail to name by row")
      ->check(CLI::Range(0, 1'000'000));
  WhenChosen(command, choice, [arguments](Session& session) {
    return Validate(*arguments, session);
  });
}

void AddWaits(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<WaitsArguments>();
  CLI::App& command =
      AddCommand(group, "waits", "Compute waits by DHSC's published method",
                 "carereform cld waits --council leicestershire");
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--as-of", arguments->as_of,
                "Only submissions received on or before this day");
  command.add_option("--revision", arguments->revision,
                     "As it was known at this revision");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Waits(*arguments, session);
  });
}

}  // namespace

void AddClientLevelCommands(CLI::App& app, Choice& choice) {
  CLI::App& group =
      AddGroup(app, "cld", "Client Level Data: check a file, show the waits");
  AddValidate(group, choice);
  AddWaits(group, choice);
}

}  // namespace carereform::command_line
