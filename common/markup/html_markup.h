// HTML that cannot be made of unescaped text: Text is the only way from a
// string to Markup, and it escapes.
#ifndef CR_COMMON_MARKUP_HTML_MARKUP_H_
#define CR_COMMON_MARKUP_HTML_MARKUP_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform::markup {

// A piece of an HTML page: whole elements and escaped text.
class Markup {
 public:
  Markup() = default;

  // Returns `html`, which the program itself wrote.
  static Markup Literal(absl::string_view html);

  // Appends `more`.
  Markup& operator+=(const Markup& more);

  friend Markup operator+(Markup a, const Markup& b) {
    a += b;
    return a;
  }

  bool empty() const { return html_.empty(); }
  const std::string& html() const { return html_; }

 private:
  explicit Markup(std::string html) : html_(std::move(html)) {}

  std::string html_;
};

// An attribute's name, which the program wrote, and its value, which is
// escaped.
struct Attribute {
  absl::string_view name;
  std::string value;
};
using Attributes = std::vector<Attribute>;

// Returns `text` escaped for content and attribute values. Line ends become
// spaces; controls, changes of direction and bytes that are not UTF-8 become
// the replacement character.
std::string EscapeHtml(absl::string_view text);

// Returns `text` as content.
Markup Text(absl::string_view text);

// Returns the element `tag` with `content`. A line feed follows elements that
// stand on lines of their own.
Markup Element(absl::string_view tag, const Attributes& attributes,
               const Markup& content);
Markup Element(absl::string_view tag, const Markup& content);

// Returns an element that holds only `text`.
Markup Element(absl::string_view tag, absl::string_view text);
Markup Element(absl::string_view tag, const Attributes& attributes,
               absl::string_view text);

// Returns a paragraph.
Markup Paragraph(absl::string_view text);

// Returns a list with bullets; nothing where `texts` has none.
template <typename Strings>
Markup BulletList(const Strings& texts) {
  Markup items;
  for (const auto& text : texts) {
    items += Element("li", absl::string_view(text));
  }
  return items.empty() ? Markup() : Element("ul", items);
}

// A link to the element with the id `id` of the same page.
Markup LinkWithin(absl::string_view id, absl::string_view text);

// A word in a box. `kind` chooses its colours, "met", "missed", "plain" or
// "warning", which only repeat what the words say.
Markup Tag(absl::string_view kind, absl::string_view words);

// A row of a table, its first cell being what the row is about.
struct TableRow {
  Attributes attributes;
  std::vector<Markup> cells;
};

// Returns a table that can be scrolled sideways by keyboard on a narrow screen,
// with a caption, and headers that say what they head.
Markup Table(absl::string_view caption,
             const std::vector<absl::string_view>& columns,
             const std::vector<TableRow>& rows);

// A term and what is said of it.
struct SummaryItem {
  absl::string_view term;
  Markup description;
};

// Returns a list of terms, leaving out those of which nothing is said.
Markup SummaryList(const std::vector<SummaryItem>& items);

}  // namespace carereform::markup

#endif  // CR_COMMON_MARKUP_HTML_MARKUP_H_
