#include <algorithm>
#include <map>
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
#include "tools/carereform/on_return.h"
#include "tools/carereform/return_export.h"
#include "tools/carereform/return_text.h"

namespace carereform::command_line {
namespace {

using reporting::v1::Copy;
using reporting::v1::DocumentFormat;
using reporting::v1::ProgressReturn;
using reporting::v1::ReportingService;
using Stub = ReportingService::Stub;

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

struct ShowArguments : OnReturn {
  bool groups = false;
};

struct ExportArguments : OnReturn {
  std::vector<std::string> formats;
  Export what;
};

struct ExplainArguments : OnReturn {
  std::string cell;
};

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
  PrintMoved(prepared, absl::StrCat("show ", prepared.name()), session.console);
  return absl::OkStatus();
}

absl::Status Freeze(const OnReturn& arguments, Session& session) {
  reporting::v1::FreezeProgressReturnRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(), FullName(arguments));
  request.set_etag(arguments.etag);
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(
      const ProgressReturn frozen,
      session.connection.Call(&Stub::FreezeProgressReturn, request));
  PrintMoved(frozen, absl::StrCat("certify ", frozen.name(), " --role ROLE"),
             session.console);
  return absl::OkStatus();
}

absl::Status Show(const ShowArguments& arguments, Session& session) {
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
void SetFormats(const std::vector<std::string>& names, Export& what) {
  const auto named = [&names](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const auto& [name, format] : DocumentNames()) {
    if (names.empty() || named(name)) what.documents.push_back(format);
  }
  if (names.empty()) {
    what.pdf = PdfWanted::kIfItCanBeMade;
  } else if (named(kPdf)) {
    what.pdf = PdfWanted::kYes;
  }
}

absl::Status Write(const ExportArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const std::string name, FullName(arguments));
  Export what = arguments.what;
  SetFormats(arguments.formats, what);
  return ExportReturn(name, what, session);
}

absl::Status ExplainCell(const ExplainArguments& arguments, Session& session) {
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

void AddFreeze(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<OnReturn>();
  CLI::App& command = AddOnReturn(
      group, "freeze", "Store a draft so that it never changes again",
      "carereform return freeze NAME --council leicestershire", *arguments);
  AddEtagOption(command, arguments->etag);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Freeze(*arguments, session);
  });
}

void AddShow(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ShowArguments>();
  CLI::App& command = AddOnReturn(
      group, "show", "Show the state and the figures of a return",
      "carereform return show NAME --council leicestershire\n"
      "carereform return show NAME --council leicestershire --groups",
      *arguments);
  command.add_flag("--groups", arguments->groups,
                   "Show the figures of each group, such as a team, as well");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Show(*arguments, session);
  });
}

void AddExport(CLI::App& group, Choice& choice) {
  static const std::map<std::string, Copy> kCopies = {
      {"department", reporting::v1::DEPARTMENT},
      {"public", reporting::v1::PUBLIC}};
  std::vector<std::string> known = {kPdf};
  for (const auto& [name, format] : DocumentNames()) known.push_back(name);
  const auto arguments = std::make_shared<ExportArguments>();
  CLI::App& command = AddOnReturn(
      group, "export", "Write the documents of a return as files",
      "carereform return export NAME --council leicestershire --to documents\n"
      "carereform return export NAME --council leicestershire --to documents "
      "--format-file html,pdf\n"
      "carereform return export NAME --council leicestershire --to public "
      "--copy public",
      *arguments);
  Export& what = arguments->what;
  command
      .add_option("--to", what.directory,
                  "The folder to write return.html, .json, .csv and .pdf into")
      ->type_name("DIR")
      ->required();
  command
      .add_option("--format-file", arguments->formats,
                  "Which of html,json,csv,pdf; all if not given. A PDF is made "
                  "by WeasyPrint, which must be installed")
      ->type_name("LIST")
      ->delimiter(',')
      ->transform(CLI::IsMember(known, CLI::ignore_case).description(""));
  command
      .add_option("--copy", what.copy,
                  "The copy for the department, with every figure, or the "
                  "public one, once published: department or public")
      ->type_name("COPY")
      ->transform(
          CLI::CheckedTransformer(kCopies, CLI::ignore_case).description(""));
  command.add_flag("--replace", what.replace,
                   "Write over files that are there already");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Write(*arguments, session);
  });
}

void AddExplain(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ExplainArguments>();
  CLI::App& command = AddOnReturn(
      group, "explain", "Tell how one figure of a return came about",
      "carereform return explain NAME m02-stock --council leicestershire",
      *arguments);
  command
      .add_option("CELL", arguments->cell,
                  "The cell, as the first column of `return show` names it")
      ->required();
  WhenChosen(command, choice, [arguments](Session& session) {
    return ExplainCell(*arguments, session);
  });
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
  AddFreeze(group, choice);
  AddShow(group, choice);
  AddList(group, choice);
  AddExport(group, choice);
  AddExplain(group, choice);
  AddSignOffCommands(group, choice);
}

}  // namespace carereform::command_line
