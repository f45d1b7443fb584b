#include "services/reporting/documents/return_html.h"

#include "absl/strings/str_cat.h"
#include "services/reporting/documents/html_markup.h"
#include "services/reporting/documents/html_sections.h"
#include "services/reporting/documents/return_index.h"

namespace carereform::reporting::documents {
namespace {

Markup Contents() {
  const struct {
    absl::string_view id;
    absl::string_view title;
  } kSections[] = {
      {"cover", "About this return"},
      {"headlines", "Headline figures"},
      {"cqc", "What the Care Quality Commission found"},
      {"timeliness", "Timeliness"},
      {"plan", "The plan"},
      {"money", "Money"},
      {"gaps", "What is missing or stale"},
      {"notes", "Notes"},
  };
  Markup items;
  for (const auto& section : kSections) {
    items += Element("li", LinkWithin(section.id, section.title));
  }
  return Element("nav", {{"aria-labelledby", "contents-heading"}},
                 Element("h2", {{"id", "contents-heading"}}, "Contents") +
                     Element("ol", items));
}

// What programs read of the page; `name` is the program's own.
Markup Meta(absl::string_view name, absl::string_view content) {
  return Markup::Literal(absl::StrCat("<meta name=\"", name, "\" content=\"",
                                      EscapeHtml(content), "\">\n"));
}

// A policy that forbids all that the page does not need, so that no slip in it
// could ever load or run anything.
Markup Head(const v1::Cover& cover, const Imprint& imprint) {
  return Markup::Literal(
             "<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\""
             "default-src 'none'; style-src 'unsafe-inline'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, "
             "initial-scale=1\">\n") +
         Meta("author", cover.council()) +
         Meta("description", absl::StrCat("Quarterly progress return. ",
                                          PrintState(imprint), ".")) +
         Element("title",
                 absl::StrCat("Progress return ", cover.quarter(), ", ",
                              PrintStanding(cover), ", ", cover.council())) +
         Element("style", Markup::Literal(StyleSheet(cover, imprint)));
}

Markup PageTitle(const v1::Cover& cover, const Imprint& imprint) {
  return Element("p", {{"class", "council"}}, cover.council()) +
         Element("h1",
                 absl::StrCat("Adult social care improvement: progress return ",
                              cover.quarter())) +
         Element("p", {{"class", "lead"}},
                 absl::StrCat("This return is ", PrintStanding(cover),
                              ". Version ", cover.version(), ".")) +
         Paragraph(
             absl::StrCat(PrintState(imprint), ". ", StateInWords(imprint)));
}

Markup Main(const ReturnIndex& index, const Imprint& imprint) {
  const v1::ReturnModel& model = index.model();
  return Element(
      "main", {{"id", "main"}, {"tabindex", "-1"}},
      PageTitle(model.cover(), imprint) + Contents() +
          CoverSection(model.cover(), imprint) + HeadlineSection(index) +
          CqcSection(model) + TimelinessSection(index) + PlanSection(index) +
          MoneySection(model) + GapsSection(model) + NotesSection(model));
}

}  // namespace

std::string RenderHtml(const v1::ReturnModel& model, const Imprint& imprint) {
  const ReturnIndex index(model);
  const v1::Cover& cover = model.cover();
  const Markup body = Element("a", {{"class", "skip"}, {"href", "#main"}},
                              "Skip to main content") +
                      Markup::Literal("\n") + DataNotesBanner(cover) +
                      Main(index, imprint);
  const Markup page =
      Element("html", {{"lang", "en-GB"}},
              Markup::Literal("\n") + Element("head", Head(cover, imprint)) +
                  Element("body", body));
  return absl::StrCat("<!doctype html>\n", page.html());
}

}  // namespace carereform::reporting::documents
