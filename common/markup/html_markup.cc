#include "common/markup/html_markup.h"

#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/types/safe_text.h"

namespace carereform::markup {
namespace {

// Elements within a line: no line feed may follow, for it would show as a
// space.
bool IsInline(absl::string_view tag) {
  return tag == "a" || tag == "strong" || tag == "span" || tag == "code" ||
         tag == "tspan";
}

}  // namespace

Markup Markup::Literal(absl::string_view html) {
  return Markup(std::string(html));
}

Markup& Markup::operator+=(const Markup& more) {
  html_ += more.html_;
  return *this;
}

std::string EscapeHtml(absl::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : SafeText(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '\r':
      case '\n':
      case '\t':
        escaped += ' ';
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

Markup Text(absl::string_view text) {
  return Markup::Literal(EscapeHtml(text));
}

Markup Element(absl::string_view tag, const Attributes& attributes,
               const Markup& content) {
  std::string html = absl::StrCat("<", tag);
  for (const Attribute& attribute : attributes) {
    absl::StrAppend(&html, " ", attribute.name, "=\"",
                    EscapeHtml(attribute.value), "\"");
  }
  absl::StrAppend(&html, ">", content.html(), "</", tag, ">");
  if (!IsInline(tag)) html += "\n";
  return Markup::Literal(html);
}

Markup Element(absl::string_view tag, const Markup& content) {
  return Element(tag, Attributes(), content);
}

Markup Element(absl::string_view tag, absl::string_view text) {
  return Element(tag, Attributes(), Text(text));
}

Markup Element(absl::string_view tag, const Attributes& attributes,
               absl::string_view text) {
  return Element(tag, attributes, Text(text));
}

Markup Paragraph(absl::string_view text) { return Element("p", text); }

Markup LinkWithin(absl::string_view id, absl::string_view text) {
  return Element("a", {{"href", absl::StrCat("#", id)}}, text);
}

Markup Tag(absl::string_view kind, absl::string_view words) {
  return Element("strong", {{"class", absl::StrCat("tag tag-", kind)}}, words);
}

Markup Table(absl::string_view caption,
             const std::vector<absl::string_view>& columns,
             const std::vector<TableRow>& rows) {
  Markup head;
  for (const absl::string_view column : columns) {
    head += Element("th", {{"scope", "col"}}, column);
  }
  Markup body;
  for (const TableRow& row : rows) {
    Markup cells;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      cells += i == 0 ? Element("th", {{"scope", "row"}}, row.cells[i])
                      : Element("td", row.cells[i]);
    }
    body += Element("tr", row.attributes, cells);
  }
  const Markup table = Element("caption", caption) +
                       Element("thead", Element("tr", head)) +
                       Element("tbody", body);
  return Element("div",
                 {{"class", "scroll"},
                  {"role", "region"},
                  {"aria-label", std::string(caption)},
                  {"tabindex", "0"}},
                 Element("table", table));
}

Markup SummaryList(const std::vector<SummaryItem>& items) {
  Markup rows;
  for (const SummaryItem& item : items) {
    if (item.description.empty()) continue;
    rows += Element("div",
                    Element("dt", item.term) + Element("dd", item.description));
  }
  return Element("dl", {{"class", "summary"}}, rows);
}

}  // namespace carereform::markup
