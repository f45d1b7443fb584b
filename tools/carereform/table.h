// Aligned text for people: tables and lists of facts.
#ifndef CR_TOOLS_CAREREFORM_TABLE_H_
#define CR_TOOLS_CAREREFORM_TABLE_H_

#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform::command_line {

enum class Alignment { kLeft, kRight };

// A column. Texts longer than `width_limit` characters are broken between words
// and go on in the line below; 0 means that they are never broken.
struct Column {
  std::string heading;
  Alignment alignment = Alignment::kLeft;
  size_t width_limit = 0;
};

// Returns how many characters `text`, in UTF-8, shows.
size_t DisplayWidth(absl::string_view text);

// Returns `text` as lines of at most `limit` characters, broken between words;
// a word that is longer stands alone. One empty line for an empty text.
std::vector<std::string> WrapWords(absl::string_view text, size_t limit);

// A table with headings.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // Adds a row. Requires a text for every column. Line breaks and other control
  // characters in a text are written as spaces.
  void AddRow(std::vector<std::string> row);

  // Adds a line across the columns, which makes none of them wider. Control
  // characters as for AddRow.
  void AddLine(std::string text) { AddRow({std::move(text)}); }

  // Says whether there are no rows.
  bool empty() const { return rows_.empty(); }

  // Writes the headings, unless all are empty, and the rows. No line ends in a
  // space.
  void Print(std::ostream& out) const;

 private:
  std::vector<Column> columns_;
  // One of fewer texts than columns is a line across.
  std::vector<std::vector<std::string>> rows_;
};

// What something is called, and what it is.
using Facts = std::vector<std::pair<std::string, std::string>>;

// Writes one fact a line, names to the left; a fact with no text is left out.
void PrintFacts(const Facts& facts, std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_TABLE_H_
