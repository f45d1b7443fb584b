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
#include "common/types/safe_text.h"
#include "tools/carereform/progress.h"

namespace carereform::command_line {
namespace {

using common::v1::Import;
using common::v1::ImportService;

// The contract's: carereform/common/v1/imports.proto.
constexpr int64_t kPartBytes = 524'288;
constexpr int64_t kLargestFile = 1'073'741'824;

// Of a file that is read here, such as a manifest.
constexpr int64_t kLargestReadFile = 67'108'864;

// From here on it is said how to go on after an interruption.
constexpr int64_t kLongFile = 8 * kPartBytes;

constexpr absl::Duration kFirstPoll = absl::Milliseconds(20);
constexpr absl::Duration kLongestPoll = absl::Milliseconds(500);

absl::Status WrongSize(const std::string& path, absl::string_view what) {
  return MakeError(absl::StatusCode::kInvalidArgument, "FILE_SIZE",
                   absl::StrCat(path, " ", what));
}

absl::Status Unreadable(const std::string& path) {
  return MakeError(absl::StatusCode::kInvalidArgument, "FILE_UNREADABLE",
                   absl::StrCat("cannot read ", path));
}

absl::Status Changed(const std::string& path) {
  return MakeError(absl::StatusCode::kInvalidArgument, "FILE_CHANGED",
                   absl::StrCat(path, " changed while it was being sent"));
}

// Returns how many bytes the file has; refuses none, and more than `most`.
absl::StatusOr<int64_t> SizeOf(const std::string& path, int64_t most) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return Unreadable(path);
  if (size == 0) return WrongSize(path, "is empty");
  if (size > static_cast<uint64_t>(most)) {
    return WrongSize(path, absl::StrCat("is larger than ", most >> 20, " MiB"));
  }
  return static_cast<int64_t>(size);
}

absl::StatusOr<Import> Get(const std::string& name, Session& session) {
  common::v1::GetImportRequest request;
  request.set_name(name);
  return session.connection.Call(&ImportService::Stub::GetImport, request);
}

absl::StatusOr<Import> Create(const FileToImport& file, int64_t size,
                              Session& session) {
  common::v1::CreateImportRequest request;
  request.set_parent(file.source);
  request.set_request_id(store::RandomUuid());
  request.mutable_import()->set_kind(file.kind);
  request.mutable_import()->set_file_name(
      std::filesystem::path(file.path).filename().string());
  request.mutable_import()->set_size_bytes(size);
  CR_ASSIGN_OR_RETURN(
      Import import,
      session.connection.Call(&ImportService::Stub::CreateImport, request));
  if (session.console.chatty() && size >= kLongFile) {
    session.console.err << "to go on after an interruption, give --resume "
                        << import.name() << '\n';
  }
  return import;
}

// Returns the import of an earlier run.
absl::StatusOr<Import> Resumed(const FileToImport& file, int64_t size,
                               Session& session) {
  CR_ASSIGN_OR_RETURN(Import import, Get(file.resume, session));
  if (import.kind() != file.kind || import.size_bytes() != size) {
    return MakeError(
        absl::StatusCode::kInvalidArgument, "IMPORT_DIFFERS",
        absl::StrCat(file.resume, " is of another file: ", import.file_name(),
                     ", ", import.size_bytes(), " bytes"));
  }
  return import;
}

// Sends what has not arrived yet, a part at a time.
absl::Status Send(const Import& import, const std::string& path,
                  Session& session) {
  std::ifstream stream(path, std::ios::binary);
  stream.seekg(import.received_bytes());
  Progress progress(session.console,
                    absl::StrCat("sending ", import.file_name(), ", bytes"));
  common::v1::UploadImportPartRequest request;
  request.set_name(import.name());
  const int64_t size = import.size_bytes();
  for (int64_t offset = import.received_bytes(); offset < size;) {
    std::string& data = *request.mutable_data();
    data.resize(static_cast<size_t>(std::min(kPartBytes, size - offset)));
    if (!stream.read(data.data(), static_cast<std::streamsize>(data.size()))) {
      return Changed(path);
    }
    request.set_offset_bytes(offset);
    offset += static_cast<int64_t>(data.size());
    CR_RETURN_IF_ERROR(
        session.connection.Call(&ImportService::Stub::UploadImportPart, request)
            .status());
    progress.Update(offset, size);
  }
  CR_ASSIGN_OR_RETURN(const int64_t now, SizeOf(path, kLargestFile));
  return now == size ? absl::OkStatus() : Changed(path);
}

// Looks at the import, more and more seldom, for as long as it is in `state`;
// `tell` tells how far it is.
template <typename Tell>
absl::StatusOr<Import> WaitWhile(Import::State state, Import import,
                                 Session& session, Tell tell) {
  absl::Duration poll = kFirstPoll;
  while (import.state() == state) {
    tell(import);
    absl::SleepFor(poll);
    poll = std::min(poll * 2, kLongestPoll);
    CR_ASSIGN_OR_RETURN(import, Get(import.name(), session));
  }
  return import;
}

absl::StatusOr<Import> WaitUntilChecked(Import import, Session& session) {
  if (import.state() != Import::CHECKING) return import;
  Progress progress(session.console,
                    absl::StrCat("checking ", import.file_name()));
  CR_ASSIGN_OR_RETURN(import, WaitWhile(Import::CHECKING, std::move(import),
                                        session, [&](const Import& now) {
                                          progress.Update(now.checked_count(),
                                                          0);
                                        }));
  progress.Finish(import.checked_count());
  return import;
}

absl::StatusOr<Import> WaitUntilApplied(Import import, Session& session) {
  Progress progress(session.console,
                    absl::StrCat("applying ", import.file_name()));
  CR_ASSIGN_OR_RETURN(
      import, WaitWhile(Import::APPLYING, std::move(import), session,
                        [&](const Import& now) {
                          progress.Update(
                              now.applied_count() + now.left_out_count(),
                              now.item_count());
                        }));
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
  return SafeText(absl::StrCat(absl::StripSuffix(text, "."), "."));
}

}  // namespace

std::string Counted(int64_t count, absl::string_view word) {
  return absl::StrCat(count, " ", word, count == 1 ? "" : "s");
}

absl::StatusOr<std::string> ReadImportFile(const std::string& path) {
  CR_RETURN_IF_ERROR(SizeOf(path, kLargestReadFile).status());
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Unreadable(path);
  return std::string(std::istreambuf_iterator<char>(stream),
                     std::istreambuf_iterator<char>());
}

absl::StatusOr<Import> SendAndCheck(const FileToImport& file,
                                    Session& session) {
  CR_ASSIGN_OR_RETURN(const int64_t size, SizeOf(file.path, kLargestFile));
  if (!std::ifstream(file.path)) return Unreadable(file.path);
  CR_ASSIGN_OR_RETURN(Import import, file.resume.empty()
                                         ? Create(file, size, session)
                                         : Resumed(file, size, session));
  if (import.state() == Import::RECEIVING) {
    CR_RETURN_IF_ERROR(Send(import, file.path, session));
    common::v1::CheckImportRequest request;
    request.set_name(import.name());
    CR_ASSIGN_OR_RETURN(
        import,
        session.connection.Call(&ImportService::Stub::CheckImport, request));
  }
  return WaitUntilChecked(std::move(import), session);
}

absl::StatusOr<Import> Apply(Import import, bool leave_out_failed_rows,
                             Session& session) {
  if (import.state() == Import::CHECKED || import.state() == Import::REFUSED) {
    common::v1::ApplyImportRequest request;
    request.set_name(import.name());
    request.set_leave_out_failed_rows(leave_out_failed_rows);
    CR_ASSIGN_OR_RETURN(
        import,
        session.connection.Call(&ImportService::Stub::ApplyImport, request));
  }
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
                      SafeText(issue.column()));
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
