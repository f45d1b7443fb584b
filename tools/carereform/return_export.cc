#include "tools/carereform/return_export.h"

#include <filesystem>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "google/protobuf/struct.pb.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/pdf_document.h"
#include "tools/carereform/table.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using reporting::v1::Copy;
using reporting::v1::DocumentFormat;
using reporting::v1::ProgressReturn;
using reporting::v1::ReportingService;
using reporting::v1::ReturnDocument;

constexpr char kPdf[] = "pdf";
constexpr char kPdfType[] = "application/pdf";

std::string FileName(Copy copy, absl::string_view ending) {
  return absl::StrCat(
      copy == reporting::v1::PUBLIC ? "return-public." : "return.", ending);
}

std::string FileName(Copy copy, DocumentFormat format) {
  return FileName(
      copy, absl::AsciiStrToLower(reporting::v1::DocumentFormat_Name(format)));
}

absl::Status DigestDiffers(const std::string& file, absl::string_view what) {
  return MakeError(absl::StatusCode::kDataLoss, "DIGEST_DIFFERS",
                   absl::StrCat(file, " did not arrive as ", what));
}

// A digest that names no copy is of the one for the department.
bool IsOf(const ProgressReturn::DocumentDigest& digest, Copy copy) {
  return (digest.copy() == reporting::v1::PUBLIC) ==
         (copy == reporting::v1::PUBLIC);
}

// Compares with what the server says now and with what was stored.
absl::Status CheckDigest(const ReturnDocument& document, Copy copy,
                         DocumentFormat format,
                         const ProgressReturn& progress_return) {
  const std::string digest = store::Sha256Hex(document.content());
  if (digest != document.sha256()) {
    return DigestDiffers(FileName(copy, format),
                         "the server sent it: its SHA-256 differs");
  }
  for (const auto& stored : progress_return.documents()) {
    if (stored.format() == format && IsOf(stored, copy) &&
        stored.sha256() != digest) {
      return DigestDiffers(FileName(copy, format),
                           "it was frozen: its SHA-256 differs");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<ReturnDocument> Fetch(const ProgressReturn& progress_return,
                                     Copy copy, DocumentFormat format,
                                     Session& session) {
  reporting::v1::GetReturnDocumentRequest request;
  request.set_name(progress_return.name());
  request.set_format(format);
  request.set_copy(copy);
  CR_ASSIGN_OR_RETURN(ReturnDocument document,
                      session.connection.Call(
                          &ReportingService::Stub::GetReturnDocument, request));
  CR_RETURN_IF_ERROR(CheckDigest(document, copy, format, progress_return));
  return document;
}

struct ExportedFile {
  std::string name;
  std::string content;
  std::string media_type;
  bool frozen = false;
  std::string made_from_sha256;  // Of the page that a PDF was made from.

  std::string Sha256() const { return store::Sha256Hex(content); }
};

ExportedFile AsFetched(Copy copy, DocumentFormat format,
                       ReturnDocument document) {
  return {FileName(copy, format), std::move(*document.mutable_content()),
          document.media_type(), document.frozen(), ""};
}

absl::StatusOr<ExportedFile> Pdf(const ProgressReturn& progress_return,
                                 Copy copy, Session& session) {
  CR_ASSIGN_OR_RETURN(
      const ReturnDocument page,
      Fetch(progress_return, copy, reporting::v1::HTML, session));
  CR_ASSIGN_OR_RETURN(std::string pdf, MakePdf(page.content()));
  return ExportedFile{FileName(copy, kPdf), std::move(pdf), kPdfType,
                      page.frozen(), page.sha256()};
}

void PrintFiles(const std::string& directory,
                const std::vector<ExportedFile>& files, Console& console) {
  const std::filesystem::path folder = directory;
  if (console.format == OutputFormat::kText) {
    Table table({{"FILE"}, {"BYTES", Alignment::kRight}, {"SHA-256"}});
    for (const ExportedFile& file : files) {
      table.AddRow({(folder / file.name).string(),
                    absl::StrCat(file.content.size()), file.Sha256()});
    }
    table.Print(console.out);
    return;
  }
  google::protobuf::Struct result;
  auto& list = *(*result.mutable_fields())["files"].mutable_list_value();
  for (const ExportedFile& file : files) {
    auto& entry = *list.add_values()->mutable_struct_value()->mutable_fields();
    entry["path"].set_string_value((folder / file.name).string());
    entry["sha256"].set_string_value(file.Sha256());
    entry["media_type"].set_string_value(file.media_type);
    entry["frozen"].set_bool_value(file.frozen);
    if (file.made_from_sha256.empty()) continue;
    entry["made_from_sha256"].set_string_value(file.made_from_sha256);
  }
  PrintJson(result, console.out);
}

// Says how to have a PDF, where one was not asked for by name.
void SayHowToHavePdf(Console& console) {
  if (!console.chatty()) return;
  console.err << "no PDF: it is made by WeasyPrint, which is not "
              << "installed (" << kHowToGetWeasyPrint << ")\n";
}

absl::Status CheckAllFree(const Export& what, bool with_pdf) {
  if (what.replace) return absl::OkStatus();
  std::vector<std::string> names;
  for (const DocumentFormat format : what.documents) {
    names.push_back(FileName(what.copy, format));
  }
  if (with_pdf) names.push_back(FileName(what.copy, kPdf));
  for (const std::string& name : names) {
    CR_RETURN_IF_ERROR(
        CheckFree((std::filesystem::path(what.directory) / name).string()));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ExportedFile>> FetchAll(const std::string& name,
                                                   const Export& what,
                                                   bool with_pdf,
                                                   Session& session) {
  reporting::v1::GetProgressReturnRequest request;
  request.set_name(name);
  CR_ASSIGN_OR_RETURN(const ProgressReturn progress_return,
                      session.connection.Call(
                          &ReportingService::Stub::GetProgressReturn, request));
  std::vector<ExportedFile> files;
  for (const DocumentFormat format : what.documents) {
    CR_ASSIGN_OR_RETURN(ReturnDocument document,
                        Fetch(progress_return, what.copy, format, session));
    files.push_back(AsFetched(what.copy, format, std::move(document)));
  }
  if (with_pdf) {
    CR_ASSIGN_OR_RETURN(ExportedFile pdf,
                        Pdf(progress_return, what.copy, session));
    files.push_back(std::move(pdf));
  }
  return files;
}

}  // namespace

absl::Status ExportReturn(const std::string& name, const Export& what,
                          Session& session) {
  const bool can_make_pdf = CanMakePdf();
  const bool with_pdf = what.pdf == PdfWanted::kYes ||
                        (what.pdf == PdfWanted::kIfItCanBeMade && can_make_pdf);
  CR_RETURN_IF_ERROR(CheckAllFree(what, with_pdf));
  CR_ASSIGN_OR_RETURN(const std::vector<ExportedFile> files,
                      FetchAll(name, what, with_pdf, session));
  CR_RETURN_IF_ERROR(MakeDirectory(what.directory));
  for (const ExportedFile& file : files) {
    CR_RETURN_IF_ERROR(WriteFileAtomically(
        (std::filesystem::path(what.directory) / file.name).string(),
        file.content));
  }
  PrintFiles(what.directory, files, session.console);
  if (what.pdf == PdfWanted::kIfItCanBeMade && !can_make_pdf) {
    SayHowToHavePdf(session.console);
  }
  return absl::OkStatus();
}

}  // namespace carereform::command_line
