// The documents of a return as files.
#ifndef CR_TOOLS_CAREREFORM_RETURN_EXPORT_H_
#define CR_TOOLS_CAREREFORM_RETURN_EXPORT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "tools/carereform/command.h"

namespace carereform::command_line {

// Whether a return is also written as PDF.
enum class PdfWanted { kNo, kIfItCanBeMade, kYes };

// What a return is written as, and where: documents that the server has, and
// the PDF that is made of its page here.
struct Export {
  std::string directory;
  std::vector<reporting::v1::DocumentFormat> documents;
  PdfWanted pdf = PdfWanted::kNo;
  reporting::v1::Copy copy = reporting::v1::DEPARTMENT;
  bool replace = false;  // Files that are there already.
};

// Writes the return `name` into the folder, which is made if it is not there,
// as return.html, return.json, return.csv or return.pdf; the public copy as
// return-public.html and so on. Every document is fetched and its digest
// compared before the first file is written, and each file replaces an older
// one in one step. A PDF is made of the page once its digest is compared.
//
// Returns ALREADY_EXISTS, reason FILE_EXISTS, for a file that is there, unless
// it is to be replaced; DATA_LOSS, reason DIGEST_DIFFERS, where the bytes are
// not the ones that the server names, or that were stored when the return was
// frozen or published; UNKNOWN, reason FILE_UNWRITABLE; and as MakePdf.
absl::Status ExportReturn(const std::string& name, const Export& what,
                          Session& session);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_RETURN_EXPORT_H_
