#include "absl/strings/str_cat.h"
#include "common/markup/html_markup.h"
#include "services/financial_assessments/charge_letter.h"

namespace carereform::financial_assessments {
namespace {

using markup::Element;
using markup::Markup;

// Text at least 7:1 against its paper; amounts are told apart by their sign and
// place, and by no colour.
constexpr absl::string_view kStyle = R"css(
*{box-sizing:border-box}
html{color:#0b0c0c;background:#fff;font:1.1875rem/1.5 Arial,Helvetica,sans-serif}
body{margin:0}
main{display:block;max-width:48rem;margin:0 auto;padding:1.5rem 1rem 4rem}
.skip{position:absolute;left:-999em}
.skip:focus{position:static;display:block;padding:.75em;background:#fd0;
 color:#0b0c0c}
.scroll:focus,main:focus-visible{outline:3px solid #0b0c0c;
 box-shadow:0 0 0 6px #fd0}
main:focus:not(:focus-visible){outline:0}
.council{margin:0;font-size:1.25rem}
h1{font-size:2.25rem;line-height:1.15;margin:.25rem 0 1rem}
h2{font-size:1.6rem;line-height:1.2;margin:2.5rem 0 .75rem;padding-top:.75rem;
 border-top:3px solid #0b0c0c}
h3{font-size:1.3rem;line-height:1.25;margin:1.75rem 0 .5rem}
p,ul{margin:0 0 1rem}
li{margin-bottom:.4rem}
.lead{font-size:1.5rem;font-weight:bold}
.scroll{overflow-x:auto;margin:0 0 1.25rem}
table{border-collapse:collapse;width:100%}
caption{font-weight:bold;text-align:left;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;
 border-bottom:1px solid #505a5f;font-weight:normal}
thead th,.total th,.total td{font-weight:bold}
thead th,.total th,.total td{border-bottom:2px solid #0b0c0c}
th:last-child,td:last-child{text-align:right;white-space:nowrap;padding-right:0}
@media print{
html{font-size:11pt}
main{max-width:none;padding:0}
.skip{display:none}
h2,h3,caption{break-after:avoid}
tr,li{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
}
@page{size:A4;margin:20mm 18mm}
)css";

Markup Head(const Letter& letter) {
  return Markup::Literal(
             "<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\""
             "default-src 'none'; style-src 'unsafe-inline'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, "
             "initial-scale=1\">\n") +
         Element("title",
                 absl::StrCat(letter.title, ", ", letter.head.council_name)) +
         Element("style", Markup::Literal(kStyle));
}

Markup TableOf(const LetterTable& table) {
  std::vector<markup::TableRow> rows;
  for (const LetterTable::Row& row : table.rows) {
    rows.push_back({{},
                    {markup::Text(row.text), markup::Text(row.inputs),
                     markup::Text(row.amount)}});
  }
  rows.push_back(
      {{{"class", "total"}},
       {markup::Text(table.total_text), Markup(), markup::Text(table.total)}});
  return markup::Table(table.caption, {"What", "How we got it", "Amount"},
                       rows);
}

Markup ContentOf(const LetterSection& section) {
  Markup content;
  for (const std::string& paragraph : section.paragraphs) {
    content += markup::Paragraph(paragraph);
  }
  if (!section.table.rows.empty()) content += TableOf(section.table);
  return content + markup::BulletList(section.items);
}

Markup SectionOf(const LetterSection& section) {
  const std::string heading = absl::StrCat(section.id, "-heading");
  return Element("section", {{"id", section.id}, {"aria-labelledby", heading}},
                 Element(section.is_step ? "h3" : "h2", {{"id", heading}},
                         section.heading) +
                     ContentOf(section));
}

}  // namespace

std::string LetterHtml(const Letter& letter) {
  Markup main = Element("p", {{"class", "council"}}, letter.head.council_name) +
                Element("h1", letter.title) +
                Element("p", {{"class", "lead"}}, letter.lead);
  for (const LetterSection& section : letter.sections) {
    main += SectionOf(section);
  }
  const Markup body =
      Element("a", {{"class", "skip"}, {"href", "#main"}},
              "Skip to main content") +
      Markup::Literal("\n") +
      Element("main", {{"id", "main"}, {"tabindex", "-1"}}, main);
  const Markup page =
      Element("html", {{"lang", "en-GB"}},
              Markup::Literal("\n") + Element("head", Head(letter)) +
                  Element("body", body));
  return absl::StrCat("<!doctype html>\n", page.html());
}

}  // namespace carereform::financial_assessments
