// For tests only: reads the elements of a page in order and checks that every
// element that begins also ends.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_HTML_READER_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_HTML_READER_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform::reporting::documents {

// An element as it stands in the page.
struct HtmlElement {
  std::string tag;
  std::map<std::string, std::string> attributes;  // Unescaped.
  std::string text;                               // All text within, unescaped.
};

// Returns the elements of `html` in the order in which they begin, or nothing
// where an element does not end, ends out of turn, or has an attribute twice or
// without quotes.
std::optional<std::vector<HtmlElement>> ReadHtml(absl::string_view html);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_HTML_READER_H_
