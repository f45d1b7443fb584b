#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/types/quarter.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/return_export.h"
#include "tools/carereform/return_text.h"

namespace carereform::command_line {
namespace {

using reporting::v1::DocumentFormat;
using reporting::v1::ProgressReturn;
using reporting::v1::ReportingService;
using Stub = ReportingService::Stub;

constexpr char kReturns[] = "progressReturns";
constexpr char kPdf[] = "pdf";

// The documents that the server has, by the names that people give them.
const std::vector<std::pair<std::string, DocumentFormat>>& DocumentNames() {
  static const auto& names =
      *new std::vector<std::pair<std::string, DocumentFormat>>{
          {"html", reporting::v1::HTML},
          {"json", reporting::v1::JSON},
          {"csv", reporting::v1::CSV}};
  return names;
}

struct PrepareArguments {
  std::string council;
  std::string quarter;
  std::string as_of;
};

// What the commands on one return take; each uses some of it.
struct ReturnArguments {
  std::string name;
  std::string council;
  std::string etag;
  bool groups = false;
  std::string directory;
  std::vector<std::string> formats;
  std::string cell;
};

absl::StatusOr<std::string> FullName(const ReturnArguments& arguments) {
  return ResolveName(arguments.name, arguments.council, kReturns);
}

void Print(const ProgressReturn& progress_return, absl::string_view next,
           Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(progress_return, console.out);
    return;
  }
  PrintReturn(progress_return, console.out);
  if (console.chatty()) {
    console.err << "next: carereform return " << next << '\n';
  }
}

absl::Status Prepare(const PrepareArguments& arguments, Session& session) {
  reporting::v1::PrepareProgressReturnRequest request;
  request.set_parent(CouncilName(arguments.council));
  request.set_quarter(arguments.quarter);
  request.set_request_id(store::RandomUuid());
  if (!arguments.as_of.empty()) {
    *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  }
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn prepared,
      session.connection.Call(&Stub::PrepareProgressReturn, request));
  Print(prepared, absl::StrCat("show ", prepared.name()), session.console);
  return absl::OkStatus();
}

absl::Status Freeze(const ReturnArguments& arguments, Session& session) {
  reporting::v1::FreezeProgressReturnRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(), FullName(arguments));
  request.set_etag(arguments.etag);
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn frozen,
      session.connection.Call(&Stub::FreezeProgressReturn, request));
  Print(frozen, absl::StrCat("export ", frozen.name(), " --to DIR"),
        session.console);
  return absl::OkStatus();
}

absl::Status Show(const ReturnArguments& arguments, Session& session) {
  reporting::v1::GetProgressReturnRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(), FullName(arguments));
  reporting::v1::GetReturnModelRequest model_request;
  model_request.set_name(request.name());
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn progress_return,
      session.connection.Call(&Stub::GetProgressReturn, request));
  CR_ASSIGN_OR_RETURN(
      const auto model,
      session.connection.Call(&Stub::GetReturnModel, model_request));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(model, console.out);
    return absl::OkStatus();
  }
  PrintReturn(progress_return, console.out);
  console.out << '\n';
  PrintFigures(model, arguments.groups ? CellRows::kGroups : CellRows::kWhole,
               console.out);
  return absl::OkStatus();
}

absl::Status List(const std::string& council, Session& session) {
  reporting::v1::ListProgressReturnsResponse all;
  reporting::v1::ListProgressReturnsRequest request;
  request.set_parent(CouncilName(council));
  do {
    CR_ASSIGN_OR_RETURN(
        const auto page,
        session.connection.Call(&Stub::ListProgressReturns, request));
    all.mutable_progress_returns()->MergeFrom(page.progress_returns());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(all, session.console.out);
  } else {
    PrintReturns(all, session.console.out);
  }
  return absl::OkStatus();
}

// All of them where none is named.
ExportFormats FormatsNamed(const std::vector<std::string>& names) {
  const auto& documents = DocumentNames();
  ExportFormats formats;
  for (const auto& [name, format] : documents) {
    if (names.empty() ||
        std::find(names.begin(), names.end(), name) != names.end()) {
      formats.documents.push_back(format);
    }
  }
  if (names.empty()) {
    formats.pdf = PdfWanted::kIfItCanBeMade;
  } else if (std::find(names.begin(), names.end(), kPdf) != names.end()) {
    formats.pdf = PdfWanted::kYes;
  }
  return formats;
}

absl::Status Export(const ReturnArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const std::string name, FullName(arguments));
  return ExportReturn(name, arguments.directory,
                      FormatsNamed(arguments.formats), session);
}

absl::Status ExplainCell(const ReturnArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const std::string name, FullName(arguments));
  reporting::v1::ExplainCellRequest request;
  request.set_name(absl::StrCat(name, "/cells/", arguments.cell));
  CR_ASSIGN_OR_RETURN(const auto explanation,
                      session.connection.Call(&Stub::ExplainCell, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(explanation, session.console.out);
  } else {
    PrintCellExplanation(explanation, session.console.out);
  }
  return absl::OkStatus();
}

std::string QuarterProblem(std::string& text) {
  const auto quarter = ParseQuarter(text);
  return quarter.ok() ? "" : std::string(quarter.status().message());
}

void AddPrepare(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "prepare", "Compile a draft from every source",
      "carereform return prepare --council leicestershire --quarter \"2025-26 "
      "Q3\"\ncarereform return prepare --council leicestershire --quarter "
      "\"2025-26 Q3\" --as-of 2025-10-20");
  const auto arguments = std::make_shared<PrepareArguments>();
  AddCouncilOption(command, arguments->council, true);
  command
      .add_option("--quarter", arguments->quarter,
                  "The quarter of the financial year, such as \"2025-26 Q3\"")
      ->type_name("QUARTER")
      ->required()
      ->check(CLI::Validator(QuarterProblem, ""));
  AddDateOption(command, "--as-of", arguments->as_of,
                "The day of the figures; the quarter's last if not given. An "
                "earlier day makes the return interim");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Prepare(*arguments, session);
  });
}

// Adds a command on one return, and its NAME and --council.
std::pair<CLI::App*, std::shared_ptr<ReturnArguments>> AddOnReturn(
    CLI::App& group, Choice& choice, const std::string& name,
    const std::string& description, const std::string& examples,
    absl::Status (*run)(const ReturnArguments&, Session&)) {
  CLI::App& command = AddCommand(group, name, description, examples);
  const auto arguments = std::make_shared<ReturnArguments>();
  command
      .add_option("NAME", arguments->name, "The return's id, or its full name")
      ->required();
  AddCouncilOption(command, arguments->council, false);
  WhenChosen(command, choice, [arguments, run](Session& session) {
    return run(*arguments, session);
  });
  return {&command, arguments};
}

void AddExport(CLI::App& group, Choice& choice) {
  std::vector<std::string> known = {kPdf};
  for (const auto& [name, format] : DocumentNames()) known.push_back(name);
  const auto [command, arguments] = AddOnReturn(
      group, choice, "export", "Write the documents of a return as files",
      "carereform return export NAME --council leicestershire --to documents\n"
      "carereform return export NAME --council leicestershire --to documents "
      "--format-file html,pdf",
      Export);
  command
      ->add_option("--to", arguments->directory,
                   "The folder to write return.html, .json, .csv and .pdf into")
      ->type_name("DIR")
      ->required();
  command
      ->add_option(
          "--format-file", arguments->formats,
          "Which of html,json,csv,pdf; all if not given. A PDF is made "
          "by WeasyPrint, which must be installed")
      ->type_name("LIST")
      ->delimiter(',')
      ->transform(CLI::IsMember(known, CLI::ignore_case).description(""));
}

void AddExplain(CLI::App& group, Choice& choice) {
  const auto [command, arguments] = AddOnReturn(
      group, choice, "explain", "Tell how one figure of a return came about",
      "carereform return explain NAME m02-stock --council leicestershire",
      ExplainCell);
  command
      ->add_option("CELL", arguments->cell,
                   "The cell, as the first column of `return show` names it")
      ->required();
}

void AddList(CLI::App& group, Choice& choice) {
  CLI::App& command =
      AddCommand(group, "list", "List the returns of a council",
                 "carereform return list --council leicestershire");
  const auto council = std::make_shared<std::string>();
  AddCouncilOption(command, *council, true);
  WhenChosen(command, choice,
             [council](Session& session) { return List(*council, session); });
}

}  // namespace

void AddReturnCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "return", "Quarterly progress returns");
  AddPrepare(group, choice);
  const auto [freeze, freeze_arguments] = AddOnReturn(
      group, choice, "freeze", "Store a draft so that it never changes again",
      "carereform return freeze NAME --council leicestershire", Freeze);
  AddEtagOption(*freeze, freeze_arguments->etag);
  const auto [show, show_arguments] = AddOnReturn(
      group, choice, "show", "Show the figures of a return in a table",
      "carereform return show NAME --council leicestershire\n"
      "carereform return show NAME --council leicestershire --groups",
      Show);
  show->add_flag("--groups", show_arguments->groups,
                 "Show the figures of each group, such as a team, as well");
  AddList(group, choice);
  AddExport(group, choice);
  AddExplain(group, choice);
}

}  // namespace carereform::command_line
