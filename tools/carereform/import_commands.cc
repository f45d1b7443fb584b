#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/confirmation.h"
#include "tools/carereform/import_file.h"
#include "tools/carereform/import_report.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/programme.h"
#include "tools/carereform/sources.h"

namespace carereform::command_line {
namespace {

using common::v1::Import;

struct FileArguments {
  std::string path;
  std::string council;
  std::string resume;
  bool check_only = false;
  bool leave_out_failed_rows = false;
  bool yes = false;
};

void PrintImport(const Import& import, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(import, console.out);
  } else if (import.state() == Import::APPLIED) {
    console.out << import.name() << ": "
                << Counted(import.applied_count(), "item") << " applied";
    if (import.left_out_count() > 0) {
      console.out << ", " << Counted(import.left_out_count(), "row")
                  << " left out";
    }
    console.out << '\n';
  } else if (import.state() == Import::CHECKED) {
    console.out << import.name() << ": " << Counted(import.item_count(), "item")
                << " found good; nothing was applied\n";
  }
}

absl::Status RowsFailed(const std::string& path, const Import& import) {
  return MakeError(absl::StatusCode::kInvalidArgument, "IMPORT_ROWS_FAILED",
                   absl::StrCat(path, ": ", import.failed_row_count(), " of ",
                                Counted(import.item_count(), "row"),
                                " have issues; nothing was applied"));
}

// Returns OK where a refused file is to be applied without its failed rows.
absl::Status RefuseIssues(const Import& import, const FileArguments& arguments,
                          Console& console) {
  const bool text = console.format == OutputFormat::kText;
  if (text) PrintIssues(import, console.err);
  if (import.divisible() && arguments.leave_out_failed_rows) {
    return absl::OkStatus();
  }
  PrintImport(import, console);
  return import.divisible() ? RowsFailed(arguments.path, import)
                            : IssuesFound(arguments.path, import.issue_count());
}

absl::Status ImportFile(const FileKind& kind, const FileArguments& arguments,
                        Session& session) {
  const FileToImport file{SourceName(arguments.council, kind.source), kind.kind,
                          arguments.path, arguments.resume};
  CR_ASSIGN_OR_RETURN(Import import, SendAndCheck(file, session));
  Console& console = session.console;
  const bool decided =
      import.state() == Import::APPLYING || import.state() == Import::APPLIED;
  if (kind.previewed && !decided && console.format == OutputFormat::kText) {
    PrintReport(import.report(), console.out);
  }
  if (import.state() == Import::REFUSED) {
    CR_RETURN_IF_ERROR(RefuseIssues(import, arguments, console));
  }
  if (!arguments.check_only) {
    if (kind.previewed && !decided) {
      CR_RETURN_IF_ERROR(Confirm({.to = "apply these changes",
                                  .before = "look at the preview",
                                  .refused = "nothing was applied"},
                                 arguments.yes, console));
    }
    CR_ASSIGN_OR_RETURN(
        import,
        Apply(std::move(import), arguments.leave_out_failed_rows, session));
  }
  PrintImport(import, console);
  return absl::OkStatus();
}

void AddFileKind(CLI::App& group, Choice& choice, const FileKind& kind) {
  CLI::App& command = AddCommand(
      group, kind.kind, kind.description,
      absl::StrCat("carereform import ", kind.kind,
                   " FILE --council leicestershire\n"
                   "carereform import ",
                   kind.kind, " FILE --council leicestershire --check-only"));
  const auto arguments = std::make_shared<FileArguments>();
  command.add_option("FILE", arguments->path, "The file")
      ->required()
      ->check(CLI::ExistingFile.description(""));
  AddCouncilOption(command, arguments->council, true);
  command.add_flag("--check-only,--preview", arguments->check_only,
                   "Check the file, say what it would do, and apply nothing");
  command.add_flag("--leave-out-failed-rows", arguments->leave_out_failed_rows,
                   "Apply the good rows of a file of which others fail");
  command.add_option("--resume", arguments->resume,
                     "Go on with this import, which was interrupted");
  if (kind.previewed) {
    command.add_flag("--yes", arguments->yes,
                     "Apply without being asked first");
  }
  WhenChosen(command, choice, [&kind, arguments](Session& session) {
    return ImportFile(kind, *arguments, session);
  });
}

void AddProgramme(CLI::App& group, Choice& choice) {
  CLI::App& command = AddCommand(
      group, "programme",
      "A folder with a manifest.json: its council and all its files. Every "
      "file is checked before any is applied",
      "carereform import programme my-programme");
  const auto directory = std::make_shared<std::string>();
  command.add_option("DIR", *directory, "The folder")
      ->required()
      ->check(CLI::ExistingDirectory.description(""));
  WhenChosen(command, choice, [directory](Session& session) {
    return ImportProgramme(*directory, session);
  });
}

}  // namespace

void AddImportCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(
      app, "import",
      "Whole files into a source: checked to the last line, then applied");
  for (const FileKind& kind : kFileKinds) AddFileKind(group, choice, kind);
  AddProgramme(group, choice);
}

}  // namespace carereform::command_line
