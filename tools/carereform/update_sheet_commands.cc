// Update sheets: taken as files, checked, and applied.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "carereform/improvement/v1/update_sheets.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/update_sheet_file.h"
#include "tools/carereform/update_sheet_text.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using improvement::v1::ApplyUpdateSheetRequest;
using improvement::v1::ApplyUpdateSheetResponse;
using improvement::v1::EditedRow;
using improvement::v1::GetUpdateSheetRequest;
using improvement::v1::PreviewUpdateSheetRequest;
using improvement::v1::UpdateSheet;
using improvement::v1::UpdateSheetPreview;
using Stub = improvement::v1::UpdateSheetService::Stub;

struct SheetArguments {
  std::string council;
  std::string area;
  std::string workstream;
  std::string file;
  std::vector<std::string> leave_out;
};

// Returns the area or workstream that is named; empty where none is.
absl::StatusOr<std::string> ParentOf(const SheetArguments& arguments) {
  if (!arguments.area.empty()) {
    return ResolveName(arguments.area, arguments.council, "areas");
  }
  if (!arguments.workstream.empty()) {
    return ResolveName(arguments.workstream, arguments.council, "workstreams");
  }
  return std::string();
}

std::string EndingOf(const std::string& path) {
  const std::string ending =
      absl::AsciiStrToLower(std::filesystem::path(path).extension().string());
  return ending.empty() ? ending : ending.substr(1);
}

absl::Status Export(const SheetArguments& arguments, Session& session) {
  GetUpdateSheetRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_parent(), ParentOf(arguments));
  if (request.parent().empty()) {
    return UsageError("name what the sheet is of: --area or --workstream");
  }
  const std::string ending = EndingOf(arguments.file);
  if (ending != "xlsx" && ending != "ods") {
    return UsageError("--to: the file's name has to end in .xlsx or .ods");
  }
  CR_RETURN_IF_ERROR(CheckFree(arguments.file));
  CR_ASSIGN_OR_RETURN(const UpdateSheet sheet,
                      session.connection.Call(&Stub::GetUpdateSheet, request));
  CR_ASSIGN_OR_RETURN(const std::string content, WriteSheetFile(sheet, ending));
  CR_RETURN_IF_ERROR(WriteFileAtomically(arguments.file, content));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(sheet, session.console.out);
    return absl::OkStatus();
  }
  for (const UpdateSheet::Table& table : sheet.tables()) {
    session.console.out << table.title() << ": " << table.rows_size()
                        << " rows";
    if (!table.note().empty()) session.console.out << ". " << table.note();
    session.console.out << "\n";
  }
  if (session.console.chatty()) {
    session.console.err << "when it is filled in: `carereform sheet check "
                        << arguments.file << "`\n";
  }
  return absl::OkStatus();
}

// Returns the rows of the file, which is of what the arguments name if they do.
absl::StatusOr<PreviewUpdateSheetRequest> RowsOf(
    const SheetArguments& arguments) {
  CR_ASSIGN_OR_RETURN(const std::string parent, ParentOf(arguments));
  CR_ASSIGN_OR_RETURN(PreviewUpdateSheetRequest rows,
                      ReadSheetFile(arguments.file));
  const bool of_council =
      arguments.council.empty() ||
      rows.parent().rfind(CouncilName(arguments.council) + "/", 0) == 0;
  if (!of_council || (!parent.empty() && parent != rows.parent())) {
    return MakeError(absl::StatusCode::kInvalidArgument, "SHEET_OF_ANOTHER",
                     absl::StrCat("the sheet is of ", rows.parent()));
  }
  return rows;
}

// Returns whether a row is one of those that are left out.
bool IsLeftOut(const std::string& resource,
               const std::vector<std::string>& leave_out) {
  return std::any_of(leave_out.begin(), leave_out.end(),
                     [&](const std::string& name) {
                       return name == resource || name == LastSegment(resource);
                     });
}

// Asks what the rows come to, without those that are left out, and shows it.
// Errors: INVALID_ARGUMENT, reason SHEET_HAS_ISSUES.
absl::Status ShowPreview(const PreviewUpdateSheetRequest& request, bool always,
                         Session& session) {
  CR_ASSIGN_OR_RETURN(
      const UpdateSheetPreview preview,
      session.connection.Call(&Stub::PreviewUpdateSheet, request));
  const bool good = preview.refused_count() == 0 && preview.stale_count() == 0;
  if (session.console.format == OutputFormat::kText) {
    PrintSheetPreview(preview, session.console.out);
  } else if (always || !good) {
    PrintJson(preview, session.console.out);
  }
  if (good) return absl::OkStatus();
  return MakeError(
      absl::StatusCode::kInvalidArgument, "SHEET_HAS_ISSUES",
      absl::StrCat(preview.refused_count(), " rows are refused and ",
                   preview.stale_count(), " are older than what is stored"));
}

absl::Status Check(const SheetArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const PreviewUpdateSheetRequest rows, RowsOf(arguments));
  CR_RETURN_IF_ERROR(ShowPreview(rows, true, session));
  if (session.console.chatty()) {
    session.console.err << "nothing is changed yet; `carereform sheet apply "
                        << arguments.file << "` makes these changes\n";
  }
  return absl::OkStatus();
}

absl::Status Apply(const SheetArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const PreviewUpdateSheetRequest all, RowsOf(arguments));
  PreviewUpdateSheetRequest kept;
  kept.set_parent(all.parent());
  for (const EditedRow& row : all.rows()) {
    if (!IsLeftOut(row.resource(), arguments.leave_out)) *kept.add_rows() = row;
  }
  CR_RETURN_IF_ERROR(ShowPreview(kept, false, session));
  ApplyUpdateSheetRequest request;
  request.set_parent(kept.parent());
  *request.mutable_rows() = kept.rows();
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(
      const ApplyUpdateSheetResponse applied,
      session.connection.Call(&Stub::ApplyUpdateSheet, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(applied, session.console.out);
  } else {
    session.console.out << "\n" << applied.changed_size() << " changed\n";
  }
  return absl::OkStatus();
}

// Adds the options that name what a sheet is of.
void AddParentOptions(CLI::App& command, SheetArguments& arguments) {
  AddCouncilOption(command, arguments.council, false);
  CLI::Option* area =
      command.add_option("--area", arguments.area, "The area of the plan")
          ->type_name("ID");
  command.add_option("--workstream", arguments.workstream, "The workstream")
      ->type_name("ID")
      ->excludes(area);
}

CLI::App& AddOfFile(CLI::App& group, Choice& choice, const std::string& name,
                    const std::string& description,
                    const std::shared_ptr<SheetArguments>& arguments,
                    absl::Status (*run)(const SheetArguments&, Session&)) {
  CLI::App& command =
      AddCommand(group, name, description,
                 absl::StrCat("carereform sheet ", name, " updates.xlsx"));
  command.add_option("FILE", arguments->file, "The sheet: .xlsx or .ods")
      ->required();
  AddParentOptions(command, *arguments);
  WhenChosen(command, choice, [arguments, run](Session& session) {
    return run(*arguments, session);
  });
  return command;
}

}  // namespace

void AddUpdateSheetCommands(CLI::App& app, Choice& choice) {
  CLI::App& group =
      AddGroup(app, "sheet",
               "What an area or workstream has to do, as a sheet to fill in");
  const auto exported = std::make_shared<SheetArguments>();
  CLI::App& command = AddCommand(
      group, "export", "Take a sheet to fill in, for Excel or LibreOffice",
      "carereform sheet export --council kent --area area-1 --to updates.xlsx");
  AddParentOptions(command, *exported);
  command.add_option("--to", exported->file, "The file: .xlsx or .ods")
      ->required()
      ->type_name("FILE");
  WhenChosen(command, choice, [exported](Session& session) {
    return Export(*exported, session);
  });
  AddOfFile(group, choice, "check",
            "Show what a sheet would change, and what is wrong with it",
            std::make_shared<SheetArguments>(), &Check);
  const auto applied = std::make_shared<SheetArguments>();
  AddOfFile(group, choice, "apply", "Make the changes of a sheet: all or none",
            applied, &Apply)
      .add_option("--leave-out", applied->leave_out,
                  "A resource whose row is left out; once for each")
      ->type_name("ID");
}

}  // namespace carereform::command_line
