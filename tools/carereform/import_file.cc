#include "tools/carereform/import_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "carereform/common/v1/imports.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/reporting/documents/safe_text.h"
#include "tools/carereform/progress.h"

namespace carereform::command_line {
namespace {

using common::v1::Import;
using common::v1::ImportService;

// Both are the contract's: carereform/common/v1/imports.proto.
constexpr size_t kPartBytes = 65'536;
constexpr size_t kLargestFile = 67'108'864;

constexpr absl::Duration kFirstPoll = absl::Milliseconds(20);
constexpr absl::Duration kLongestPoll = absl::Milliseconds(500);

absl::Status WrongSize(const std::string& path, absl::string_view what) {
  return MakeError(absl::StatusCode::kInvalidArgument, "FILE_SIZE",
                   absl::StrCat(path, " ", what));
}

absl::StatusOr<Import> Create(const FileToImport& file, size_t size,
                              Session& session) {
  common::v1::CreateImportRequest request;
  request.set_parent(file.source);
  request.set_request_id(store::RandomUuid());
  request.mutable_import()->set_kind(file.kind);
  request.mutable_import()->set_file_name(
      std::filesystem::path(file.path).filename().string());
  request.mutable_import()->set_size_bytes(static_cast<int64_t>(size));
  return session.connection.Call(&ImportService::Stub::CreateImport, request);
}

absl::Status Send(const Import& import, const std::string& content,
                  Session& session) {
  Progress progress(session.console,
                    absl::StrCat("sending ", import.file_name(), ", bytes"));
  common::v1::UploadImportPartRequest request;
  request.set_name(import.name());
  for (size_t offset = 0; offset < content.size(); offset += kPartBytes) {
    request.set_offset_bytes(static_cast<int64_t>(offset));
    request.set_data(content.substr(offset, kPartBytes));
    const auto received = session.connection.Call(
        &ImportService::Stub::UploadImportPart, request);
    if (!received.ok()) return received.status();
    progress.Update(static_cast<int64_t>(offset + request.data().size()),
                    static_cast<int64_t>(content.size()));
  }
  return absl::OkStatus();
}

absl::StatusOr<Import> WaitUntilApplied(Import import, Session& session) {
  Progress progress(session.console,
                    absl::StrCat("applying ", import.file_name()));
  common::v1::GetImportRequest request;
  request.set_name(import.name());
  absl::Duration poll = kFirstPoll;
  while (import.state() == Import::APPLYING) {
    progress.Update(import.applied_count(), import.item_count());
    absl::SleepFor(poll);
    poll = std::min(poll * 2, kLongestPoll);
    CR_ASSIGN_OR_RETURN(import, session.connection.Call(
                                    &ImportService::Stub::GetImport, request));
  }
  if (import.state() == Import::APPLIED) progress.Finish(import.item_count());
  return import;
}

absl::Status Stopped(const Import& import) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "IMPORT_STOPPED",
                   absl::StrCat("the import of ", import.file_name(),
                                " stopped after ", import.applied_count(),
                                " of ", Counted(import.item_count(), "item")));
}

std::string Sentence(absl::string_view text) {
  return reporting::documents::SafeText(
      absl::StrCat(absl::StripSuffix(text, "."), "."));
}

}  // namespace

std::string Counted(int64_t count, absl::string_view word) {
  return absl::StrCat(count, " ", word, count == 1 ? "" : "s");
}

absl::StatusOr<std::string> ReadImportFile(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) {
    return MakeError(absl::StatusCode::kInvalidArgument, "FILE_UNREADABLE",
                     absl::StrCat("cannot read ", path));
  }
  if (size > kLargestFile) return WrongSize(path, "is larger than 64 MiB");
  std::string content((std::istreambuf_iterator<char>(stream)),
                      std::istreambuf_iterator<char>());
  if (content.empty()) return WrongSize(path, "is empty");
  return content;
}

absl::StatusOr<Import> SendAndCheck(const FileToImport& file,
                                    Session& session) {
  CR_ASSIGN_OR_RETURN(const std::string content, ReadImportFile(file.path));
  CR_ASSIGN_OR_RETURN(const Import created,
                      Create(file, content.size(), session));
  CR_RETURN_IF_ERROR(Send(created, content, session));
  common::v1::CheckImportRequest request;
  request.set_name(created.name());
  return session.connection.Call(&ImportService::Stub::CheckImport, request);
}

absl::StatusOr<Import> Apply(const Import& checked, Session& session) {
  common::v1::ApplyImportRequest request;
  request.set_name(checked.name());
  CR_ASSIGN_OR_RETURN(
      Import import,
      session.connection.Call(&ImportService::Stub::ApplyImport, request));
  CR_ASSIGN_OR_RETURN(import, WaitUntilApplied(std::move(import), session));
  if (import.state() == Import::APPLIED) return import;
  PrintIssues(import, session.console.err);
  return Stopped(import);
}

void PrintIssues(const Import& import, std::ostream& out) {
  for (const common::v1::ImportIssue& issue : import.issues()) {
    std::string place;
    if (issue.line() > 0) place = absl::StrCat("line ", issue.line());
    if (!issue.column().empty()) {
      absl::StrAppend(&place, place.empty() ? "" : ", column ",
                      reporting::documents::SafeText(issue.column()));
    }
    if (place.empty()) place = "the whole file";
    out << place << ": " << Sentence(issue.rule());
    if (!issue.remedy().empty()) out << ' ' << Sentence(issue.remedy());
    out << '\n';
  }
  const int more = import.issue_count() - import.issues_size();
  if (more > 0) out << "and " << Counted(more, "more issue") << '\n';
}

absl::Status IssuesFound(absl::string_view what, int issue_count) {
  return MakeError(absl::StatusCode::kInvalidArgument, "IMPORT_ISSUES",
                   absl::StrCat(what, " has ", Counted(issue_count, "issue"),
                                "; nothing of it was applied"));
}

}  // namespace carereform::command_line
