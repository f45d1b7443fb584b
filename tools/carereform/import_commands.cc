#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/import_file.h"
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
  bool check_only = false;
};

void PrintImport(const Import& import, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(import, console.out);
  } else if (import.state() == Import::APPLIED) {
    console.out << import.name() << ": " << Counted(import.item_count(), "item")
                << " applied\n";
  } else if (import.state() == Import::CHECKED) {
    console.out << import.name() << ": " << Counted(import.item_count(), "item")
                << " found good; nothing was applied\n";
  }
}

absl::Status ImportFile(const FileKind& kind, const FileArguments& arguments,
                        Session& session) {
  const FileToImport file{SourceName(arguments.council, kind.source), kind.kind,
                          arguments.path};
  CR_ASSIGN_OR_RETURN(Import import, SendAndCheck(file, session));
  if (import.state() != Import::CHECKED) {
    PrintImport(import, session.console);
    if (session.console.format == OutputFormat::kText) {
      PrintIssues(import, session.console.err);
    }
    return IssuesFound(arguments.path, import.issue_count());
  }
  if (!arguments.check_only) {
    CR_ASSIGN_OR_RETURN(import, Apply(import, session));
  }
  PrintImport(import, session.console);
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
  command.add_flag("--check-only", arguments->check_only,
                   "Check the file and apply nothing");
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
