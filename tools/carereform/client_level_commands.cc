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
#include "tools/carereform/progress.h"
#include "tools/carereform/table.h"
#include "tools/carereform/written_file.h"

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

struct ExportArguments {
  std::string council;
  std::string from;
  std::string to;
  std::string la_code;
  std::string out;
  int64_t revision = 0;
  bool replace = false;
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

// What has been written, as the command tells of it.
struct Exported {
  int64_t rows = 0;
  int64_t revision = 0;
};

absl::StatusOr<Exported> WriteParts(
    const assessments::v1::ExportClientLevelDataRequest& request,
    GrowingFile& file, Session& session) {
  Exported exported;
  Progress progress(session.console, "writing the file, rows");
  CR_RETURN_IF_ERROR(session.connection.Stream(
      &ClientLevelDataService::Stub::ExportClientLevelData, request,
      [&](const assessments::v1::ExportClientLevelDataResponse& part)
          -> absl::StatusOr<bool> {
        CR_RETURN_IF_ERROR(file.Append(part.csv()));
        exported = {part.row_count(), part.revision()};
        progress.Update(part.row_count(), 0);
        return true;
      }));
  CR_RETURN_IF_ERROR(file.Keep());
  progress.Finish(exported.rows);
  return exported;
}

absl::Status ExportFile(const ExportArguments& arguments, Session& session) {
  if (!arguments.replace) CR_RETURN_IF_ERROR(CheckFree(arguments.out));
  assessments::v1::ExportClientLevelDataRequest request;
  request.set_parent(absl::StrCat("councils/", arguments.council));
  *request.mutable_reporting_period_start_date() = DateFrom(arguments.from);
  *request.mutable_reporting_period_end_date() = DateFrom(arguments.to);
  request.set_la_code(arguments.la_code);
  request.set_read_revision(arguments.revision);
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<GrowingFile> file,
                      GrowingFile::Begin(arguments.out));
  CR_ASSIGN_OR_RETURN(const Exported exported,
                      WriteParts(request, *file, session));
  if (session.console.format == OutputFormat::kJson) {
    session.console.out << Json{{"path", arguments.out},
                                {"rows", exported.rows},
                                {"revision", exported.revision}}
                               .dump(2)
                        << '\n';
    return absl::OkStatus();
  }
  session.console.out << exported.rows << " rows as known at revision "
                      << exported.revision << " in " << arguments.out << '\n';
  if (session.console.chatty()) {
    session.console.err << "carereform cld validate " << arguments.out
                        << " says which mandatory fields are blank\n";
  }
  return absl::OkStatus();
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

void AddExport(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ExportArguments>();
  CLI::App& command = AddCommand(
      group, "export",
      "Write the flat file of a reporting period from the council's own cases",
      "carereform cld export --council leicestershire --from 2025-10-01 "
      "--to 2025-12-31 --la-code 508 --out submission.csv");
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--from", arguments->from,
                "The first day of the reporting period")
      .required();
  AddDateOption(command, "--to", arguments->to, "Its last day").required();
  command
      .add_option("--la-code", arguments->la_code,
                  "The council's code in the return; blank where left out")
      ->type_name("CODE");
  command
      .add_option("--out", arguments->out,
                  "The file, which nobody but you can read")
      ->type_name("FILE")
      ->required();
  command.add_flag("--replace", arguments->replace,
                   "Write over a file that is there");
  command.add_option("--revision", arguments->revision,
                     "As it was known at this revision");
  WhenChosen(command, choice, [arguments](Session& session) {
    return ExportFile(*arguments, session);
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
  CLI::App& group = AddGroup(
      app, "cld", "Client Level Data: check a file, write one, show the waits");
  AddValidate(group, choice);
  AddExport(group, choice);
  AddWaits(group, choice);
}

}  // namespace carereform::command_line
