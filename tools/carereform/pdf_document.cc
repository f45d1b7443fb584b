#include "tools/carereform/pdf_document.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "tools/carereform/child_program.h"
#include "tools/carereform/private_folder.h"
#include "tools/carereform/written_file.h"

namespace carereform {
namespace data {

extern const absl::string_view kMakePdf;

}  // namespace data

namespace command_line {
namespace {

constexpr char kWeasyPrint[] = "weasyprint";

// Returns the Python that `program` is run by, as its first line names it: the
// one that WeasyPrint is installed for.
std::string PythonOf(const std::string& program) {
  std::ifstream file(program);
  std::string line;
  std::getline(file, line);
  absl::string_view python = line;
  if (!absl::ConsumePrefix(&python, "#!")) return "";
  return std::string(absl::StripAsciiWhitespace(python));
}

std::string Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

bool CanMakePdf() { return !FindProgram(kWeasyPrint).empty(); }

absl::StatusOr<std::string> MakePdf(absl::string_view html,
                                    absl::Duration limit) {
  const std::string python = PythonOf(FindProgram(kWeasyPrint));
  if (python.empty()) {
    return MakeError(absl::StatusCode::kFailedPrecondition,
                     "WEASYPRINT_MISSING",
                     "WeasyPrint, which makes PDFs, is not installed");
  }
  CR_ASSIGN_OR_RETURN(const PrivateFolder folder, PrivateFolder::Make());
  const std::string page = folder.PathOf("return.html");
  const std::string pdf = folder.PathOf("return.pdf");
  const std::string script = folder.PathOf("make_pdf.py");
  CR_RETURN_IF_ERROR(WritePrivateFile(script, data::kMakePdf));
  CR_RETURN_IF_ERROR(WritePrivateFile(page, html));
  CR_RETURN_IF_ERROR(WritePrivateFile(pdf, ""));
  const ChildProgram child = {python,
                              {"-s", "-B", script, page, pdf},
                              PrivateEnvironment(folder.path()),
                              folder.PathOf("messages"),
                              limit};
  CR_RETURN_IF_ERROR(RunChild(child));
  std::string made = Read(pdf);
  if (!absl::StartsWith(made, "%PDF-")) {
    return ProgramFailed(child, "wrote no PDF");
  }
  return made;
}

}  // namespace command_line
}  // namespace carereform
