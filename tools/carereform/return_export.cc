#include "tools/carereform/return_export.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "google/protobuf/struct.pb.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/table.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using reporting::v1::DocumentFormat;
using reporting::v1::ProgressReturn;
using reporting::v1::ReportingService;
using reporting::v1::ReturnDocument;

std::string FileName(DocumentFormat format) {
  return absl::StrCat(
      "return.",
      absl::AsciiStrToLower(reporting::v1::DocumentFormat_Name(format)));
}

absl::Status DigestDiffers(DocumentFormat format, absl::string_view what) {
  return MakeError(absl::StatusCode::kDataLoss, "DIGEST_DIFFERS",
                   absl::StrCat(FileName(format), " did not arrive as ", what));
}

// Compares with what the server says now and with what was frozen.
absl::Status CheckDigest(const ReturnDocument& document, DocumentFormat format,
                         const ProgressReturn& progress_return) {
  const std::string digest = store::Sha256Hex(document.content());
  if (digest != document.sha256()) {
    return DigestDiffers(format, "the server sent it: its SHA-256 differs");
  }
  for (const auto& frozen : progress_return.documents()) {
    if (frozen.format() == format && frozen.sha256() != digest) {
      return DigestDiffers(format, "it was frozen: its SHA-256 differs");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<ReturnDocument> Fetch(const ProgressReturn& progress_return,
                                     DocumentFormat format, Session& session) {
  reporting::v1::GetReturnDocumentRequest request;
  request.set_name(progress_return.name());
  request.set_format(format);
  CR_ASSIGN_OR_RETURN(ReturnDocument document,
                      session.connection.Call(
                          &ReportingService::Stub::GetReturnDocument, request));
  CR_RETURN_IF_ERROR(CheckDigest(document, format, progress_return));
  return document;
}

struct ExportedFile {
  std::string path;
  ReturnDocument document;
};

void PrintFiles(const std::vector<ExportedFile>& files, Console& console) {
  if (console.format == OutputFormat::kText) {
    Table table({{"FILE"}, {"BYTES", Alignment::kRight}, {"SHA-256"}});
    for (const ExportedFile& file : files) {
      table.AddRow({file.path, absl::StrCat(file.document.content().size()),
                    file.document.sha256()});
    }
    table.Print(console.out);
    return;
  }
  google::protobuf::Struct result;
  auto& list = *(*result.mutable_fields())["files"].mutable_list_value();
  for (const ExportedFile& file : files) {
    auto& entry = *list.add_values()->mutable_struct_value()->mutable_fields();
    entry["path"].set_string_value(file.path);
    entry["sha256"].set_string_value(file.document.sha256());
    entry["media_type"].set_string_value(file.document.media_type());
    entry["frozen"].set_bool_value(file.document.frozen());
  }
  PrintJson(result, console.out);
}

}  // namespace

absl::Status ExportReturn(const std::string& name, const std::string& directory,
                          const std::vector<DocumentFormat>& formats,
                          Session& session) {
  reporting::v1::GetProgressReturnRequest request;
  request.set_name(name);
  CR_ASSIGN_OR_RETURN(const ProgressReturn progress_return,
                      session.connection.Call(
                          &ReportingService::Stub::GetProgressReturn, request));
  std::vector<ExportedFile> files;
  for (const DocumentFormat format : formats) {
    CR_ASSIGN_OR_RETURN(ReturnDocument document,
                        Fetch(progress_return, format, session));
    files.push_back(
        {(std::filesystem::path(directory) / FileName(format)).string(),
         std::move(document)});
  }
  CR_RETURN_IF_ERROR(MakeDirectory(directory));
  for (const ExportedFile& file : files) {
    CR_RETURN_IF_ERROR(WriteFileAtomically(file.path, file.document.content()));
  }
  PrintFiles(files, session.console);
  return absl::OkStatus();
}

}  // namespace carereform::command_line
