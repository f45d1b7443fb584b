// Reads the elements of a page in order and checks that every element that
// begins also ends.
#ifndef CR_TESTS_SUPPORT_HTML_READER_H_
#define CR_TESTS_SUPPORT_HTML_READER_H_

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace carereform::tests {

// An element as it stands in the page.
struct HtmlElement {
  std::string tag;
  std::map<std::string, std::string> attributes;  // Unescaped.
  std::string text;                               // All text within, unescaped.
};

namespace html_reading {

inline std::string Unescape(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"&amp;", "&"},
                                    {"&lt;", "<"},
                                    {"&gt;", ">"},
                                    {"&quot;", "\""},
                                    {"&#39;", "'"}});
}

inline absl::string_view TakeName(absl::string_view* html) {
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
inline bool TakeAttributes(absl::string_view* html, HtmlElement* element) {
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

}  // namespace html_reading

// Returns the elements of `html` in the order in which they begin, or nothing
// where an element does not end, ends out of turn, or has an attribute twice or
// without quotes.
inline std::optional<std::vector<HtmlElement>> ReadHtml(
    absl::string_view html) {
  std::vector<HtmlElement> elements;
  std::vector<size_t> open;
  if (!absl::ConsumePrefix(&html, "<!doctype html>\n")) return std::nullopt;
  while (!html.empty()) {
    if (absl::ConsumePrefix(&html, "</")) {
      const absl::string_view name = html_reading::TakeName(&html);
      if (open.empty() || elements[open.back()].tag != name ||
          !absl::ConsumePrefix(&html, ">")) {
        return std::nullopt;
      }
      open.pop_back();
    } else if (absl::ConsumePrefix(&html, "<")) {
      HtmlElement element;
      element.tag = std::string(html_reading::TakeName(&html));
      if (element.tag.empty() ||
          !html_reading::TakeAttributes(&html, &element)) {
        return std::nullopt;
      }
      if (element.tag != "meta") open.push_back(elements.size());
      elements.push_back(element);
    } else {
      const std::string text =
          html_reading::Unescape(html.substr(0, html.find('<')));
      for (const size_t i : open) elements[i].text += text;
      html.remove_prefix(std::min(html.size(), html.find('<')));
    }
  }
  if (!open.empty()) return std::nullopt;
  return elements;
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_HTML_READER_H_
