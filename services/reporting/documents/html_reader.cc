#include "services/reporting/documents/html_reader.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace carereform::reporting::documents {
namespace {

std::string Unescape(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"&amp;", "&"},
                                    {"&lt;", "<"},
                                    {"&gt;", ">"},
                                    {"&quot;", "\""},
                                    {"&#39;", "'"}});
}

absl::string_view TakeName(absl::string_view* html) {
  size_t length = 0;
  while (length < html->size() &&
         (absl::ascii_isalnum((*html)[length]) || (*html)[length] == '-')) {
    ++length;
  }
  const absl::string_view name = html->substr(0, length);
  html->remove_prefix(length);
  return name;
}

// Takes the attributes and the ">" of a tag off the front of `html`.
bool TakeAttributes(absl::string_view* html, HtmlElement* element) {
  while (!absl::ConsumePrefix(html, ">")) {
    if (!absl::ConsumePrefix(html, " ")) return false;
    const std::string name(TakeName(html));
    if (name.empty() || !absl::ConsumePrefix(html, "=\"")) return false;
    const size_t length = html->find_first_of("\"<");
    if (length == absl::string_view::npos || (*html)[length] == '<') {
      return false;
    }
    const std::string value = Unescape(html->substr(0, length));
    if (!element->attributes.emplace(name, value).second) return false;
    html->remove_prefix(length + 1);
  }
  return true;
}

}  // namespace

std::optional<std::vector<HtmlElement>> ReadHtml(absl::string_view html) {
  std::vector<HtmlElement> elements;
  std::vector<size_t> open;
  if (!absl::ConsumePrefix(&html, "<!doctype html>\n")) return std::nullopt;
  while (!html.empty()) {
    if (absl::ConsumePrefix(&html, "</")) {
      const absl::string_view name = TakeName(&html);
      if (open.empty() || elements[open.back()].tag != name ||
          !absl::ConsumePrefix(&html, ">")) {
        return std::nullopt;
      }
      open.pop_back();
    } else if (absl::ConsumePrefix(&html, "<")) {
      HtmlElement element;
      element.tag = std::string(TakeName(&html));
      if (element.tag.empty() || !TakeAttributes(&html, &element)) {
        return std::nullopt;
      }
      if (element.tag != "meta") open.push_back(elements.size());
      elements.push_back(element);
    } else {
      const std::string text = Unescape(html.substr(0, html.find('<')));
      for (const size_t i : open) elements[i].text += text;
      html.remove_prefix(std::min(html.size(), html.find('<')));
    }
  }
  if (!open.empty()) return std::nullopt;
  return elements;
}

}  // namespace carereform::reporting::documents
