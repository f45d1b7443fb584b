#include "tools/carereform/programme.h"

#include "absl/strings/str_cat.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/status/status_macros.h"
#include "tools/carereform/import_file.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using common::v1::Import;

absl::Status CreateCouncil(const Programme& programme, Session& session) {
  common::v1::CreateCouncilRequest request;
  request.set_council_id(programme.council_id);
  *request.mutable_council() = programme.council;
  return session.connection
      .Call(&common::v1::CouncilService::Stub::CreateCouncil, request)
      .status();
}

absl::StatusOr<std::vector<Import>> CheckAll(const Programme& programme,
                                             Session& session) {
  std::vector<Import> imports;
  for (const Programme::File& file : programme.files) {
    CR_ASSIGN_OR_RETURN(
        Import import,
        SendAndCheck({SourceName(programme.council_id, file.source), file.kind,
                      file.path},
                     session));
    imports.push_back(std::move(import));
  }
  return imports;
}

// Writes the issues of every import that is not good.
absl::Status RefuseIssues(const std::vector<Import>& imports,
                          const std::string& directory, Console& console) {
  common::v1::ListImportsResponse refused;
  int issue_count = 0;
  for (const Import& import : imports) {
    if (import.state() == Import::CHECKED) continue;
    *refused.add_imports() = import;
    issue_count += import.issue_count();
  }
  if (refused.imports().empty()) return absl::OkStatus();
  if (console.format == OutputFormat::kJson) PrintJson(refused, console.out);
  for (const Import& import : refused.imports()) {
    if (console.format == OutputFormat::kJson) break;
    console.err << import.file_name() << ":\n";
    PrintIssues(import, console.err);
  }
  return IssuesFound(directory, issue_count);
}

void PrintApplied(const Programme& programme,
                  const common::v1::ListImportsResponse& applied,
                  Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(applied, console.out);
    return;
  }
  console.out << (programme.title.empty() ? programme.council_id
                                          : programme.title)
              << '\n';
  if (!programme.note.empty()) {
    for (const std::string& line : WrapWords(programme.note, 78)) {
      console.out << line << '\n';
    }
  }
  Table table({{"FILE"}, {"KIND"}, {"ITEMS", Alignment::kRight}, {"SHA-256"}});
  for (const Import& import : applied.imports()) {
    table.AddRow({import.file_name(), import.kind(),
                  absl::StrCat(import.applied_count()), import.sha256()});
  }
  table.Print(console.out);
  if (console.chatty()) {
    console.err << "next: carereform return prepare --council "
                << programme.council_id << " --quarter QUARTER\n";
  }
}

}  // namespace

absl::Status ImportProgramme(const std::string& directory, Session& session) {
  CR_ASSIGN_OR_RETURN(const Programme programme, ReadProgramme(directory));
  CR_RETURN_IF_ERROR(CreateCouncil(programme, session));
  CR_ASSIGN_OR_RETURN(const std::vector<Import> checked,
                      CheckAll(programme, session));
  CR_RETURN_IF_ERROR(RefuseIssues(checked, directory, session.console));
  common::v1::ListImportsResponse applied;
  for (const Import& import : checked) {
    CR_ASSIGN_OR_RETURN(*applied.add_imports(), Apply(import, false, session));
  }
  PrintApplied(programme, applied, session.console);
  return absl::OkStatus();
}

}  // namespace carereform::command_line
