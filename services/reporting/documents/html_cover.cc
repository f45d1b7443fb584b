#include "absl/strings/str_cat.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/date_text.h"
#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

Markup Sources(const v1::Cover& cover) {
  std::vector<TableRow> rows;
  for (const v1::SourceRevision& source : cover.source_revisions()) {
    const Markup answer = source.answered()
                              ? Tag("plain", "Answered")
                              : Tag("warning", "Did not answer") + Text(" ") +
                                    Text(source.reason());
    rows.push_back({{},
                    {Text(PrintSource(source.source())), answer,
                     Text(source.answered() ? absl::StrCat(source.revision())
                                            : "Not known")}});
  }
  if (rows.empty()) return Paragraph("No source was asked.");
  return Table("Each source and the revision of its records",
               {"Source", "State", "Revision"}, rows);
}

Markup DatesAhead(const v1::Cover& cover) {
  std::vector<TableRow> rows;
  for (const v1::UpcomingDate& date : cover.upcoming_dates()) {
    rows.push_back({{}, {Text(DateInWords(date.date())), Text(date.text())}});
  }
  if (rows.empty()) return Paragraph("The calendar holds no date ahead.");
  return Table("Meetings and deadlines", {"Date", "What happens"}, rows);
}

Markup Completeness(const v1::Cover& cover) {
  return cover.complete()
             ? Text("Every source answered")
             : Tag("warning", "Incomplete") +
                   Text(
                       " At least one source did not answer, so figures are "
                       "missing");
}

Markup State(const Imprint& imprint) {
  return Tag(imprint.frozen_at.has_value() ? "plain" : "warning",
             PrintState(imprint)) +
         Text(absl::StrCat(" ", StateInWords(imprint)));
}

Markup Digest(const Imprint& imprint) {
  return imprint.model_sha256.empty() ? Markup()
                                      : Element("code", imprint.model_sha256);
}

}  // namespace

std::string PrintStanding(const v1::Cover& cover) {
  return absl::StrCat(cover.interim() ? "interim, " : "", "as of ",
                      DateInWords(cover.as_of_date()));
}

Markup DataNotesBanner(const v1::Cover& cover) {
  Markup notes;
  for (const std::string& note : cover.data_notes()) notes += Paragraph(note);
  if (notes.empty()) return Markup();
  return Element(
      "aside", {{"class", "banner"}, {"aria-label", "About the data"}}, notes);
}

Markup Section(absl::string_view id, absl::string_view heading,
               const v1::Cover& cover, const Markup& content) {
  Markup body = Element("h2", {{"id", absl::StrCat(id, "-heading")}}, heading);
  for (const std::string& note : cover.data_notes()) {
    body += Element("p", {{"class", "data-note"}}, note);
  }
  return Element("section",
                 {{"id", std::string(id)},
                  {"aria-labelledby", absl::StrCat(id, "-heading")}},
                 body + content);
}

Markup CoverSection(const v1::Cover& cover, const Imprint& imprint) {
  const Markup summary = SummaryList({
      {"Council", Text(cover.council())},
      {"Quarter", Text(absl::StrCat(cover.quarter(), ", ",
                                    PeriodInWords(cover.quarter_days())))},
      {"Figures", Text(PrintStanding(cover))},
      {"State of this return", State(imprint)},
      {"Version", Text(absl::StrCat(cover.version()))},
      {"Sources", Completeness(cover)},
      {"Name", Element("code", cover.progress_return())},
      {"Digest of what it says (SHA-256)", Digest(imprint)},
  });
  const Markup ahead = Element("h3", "Dates ahead") + DatesAhead(cover);
  const Markup sources =
      Element("h3", "Sources") +
      Paragraph(
          "Each source was asked once, in turn, so the revisions are not of "
          "one instant.") +
      Sources(cover);
  return Section(
      "cover", "About this return", cover,
      summary + Element("div", {{"class", "halves"}},
                        Element("div", ahead) + Element("div", sources)));
}

}  // namespace carereform::reporting::documents
