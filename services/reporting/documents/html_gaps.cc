#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

using v1::Gap;

absl::string_view KindInWords(Gap::Kind kind) {
  switch (kind) {
    case Gap::STALE:
      return "Older than the quarter";
    case Gap::UNANSWERED:
      return "Source did not answer";
    case Gap::NOT_STATED:
      return "Not stated in the sources";
    default:
      return "Missing";
  }
}

}  // namespace

Markup GapsSection(const v1::ReturnModel& model) {
  std::vector<TableRow> rows;
  for (const Gap& gap : model.gaps()) {
    rows.push_back({{},
                    {Text(gap.subject()), Tag("plain", KindInWords(gap.kind())),
                     Text(gap.text())}});
  }
  const Markup content =
      rows.empty() ? Paragraph("Nothing is known to be missing or stale.")
                   : Table("What a reader would look for and not find",
                           {"About", "What is wrong", "What that means"}, rows);
  return Section("gaps", "What is missing or stale", model.cover(), content);
}

}  // namespace carereform::reporting::documents
