// A page as PDF that everyone can read, made by WeasyPrint as a program of its
// own: the server never runs it.
#ifndef CR_TOOLS_CAREREFORM_PDF_DOCUMENT_H_
#define CR_TOOLS_CAREREFORM_PDF_DOCUMENT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace carereform::command_line {

// What a reader installs to have PDFs made.
inline constexpr char kHowToGetWeasyPrint[] = "apt-get install weasyprint";

// A page of several hundred figures takes some seconds.
inline constexpr absl::Duration kPdfLimit = absl::Minutes(2);

// Returns whether WeasyPrint is in a folder of PATH.
bool CanMakePdf();

// Returns `html` as PDF/UA-1, as make_pdf.py makes it. The page must need
// nothing else: WeasyPrint fetches nothing from a network or a file, and works
// in a private folder, which is removed.
//
// Returns FAILED_PRECONDITION, reason WEASYPRINT_MISSING; UNKNOWN, reason
// PROGRAM_FAILED, where it fails or takes longer than `limit`; and UNKNOWN,
// reason FILE_UNWRITABLE.
absl::StatusOr<std::string> MakePdf(absl::string_view html,
                                    absl::Duration limit = kPdfLimit);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_PDF_DOCUMENT_H_
