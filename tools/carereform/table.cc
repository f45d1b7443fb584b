#include "tools/carereform/table.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/types/safe_text.h"

namespace carereform::command_line {
namespace {

constexpr size_t kFactWidth = 72;
constexpr char kGap[] = "  ";

// Other people's words must not move the cursor or change a colour.
std::string OnOneLine(absl::string_view text) {
  std::string line = SafeText(text);
  for (char& c : line) {
    if (absl::ascii_isspace(static_cast<unsigned char>(c))) c = ' ';
  }
  return line;
}

std::string Pad(absl::string_view text, size_t width, Alignment alignment) {
  const size_t shown = DisplayWidth(text);
  const std::string spaces(shown < width ? width - shown : 0, ' ');
  return alignment == Alignment::kRight ? absl::StrCat(spaces, text)
                                        : absl::StrCat(text, spaces);
}

using CellLines = std::vector<std::string>;

std::vector<CellLines> Break(const std::vector<std::string>& row,
                             const std::vector<Column>& columns) {
  std::vector<CellLines> cells;
  for (size_t i = 0; i < columns.size(); ++i) {
    const size_t limit = columns[i].width_limit;
    cells.push_back(limit == 0 ? CellLines{row[i]} : WrapWords(row[i], limit));
  }
  return cells;
}

void PrintRow(const std::vector<CellLines>& cells,
              const std::vector<Column>& columns,
              const std::vector<size_t>& widths, std::ostream& out) {
  size_t height = 1;
  for (const CellLines& cell : cells) height = std::max(height, cell.size());
  for (size_t line = 0; line < height; ++line) {
    std::string text;
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string part = line < cells[i].size() ? cells[i][line] : "";
      absl::StrAppend(&text, i == 0 ? "" : kGap,
                      Pad(part, widths[i], columns[i].alignment));
    }
    out << absl::StripTrailingAsciiWhitespace(text) << '\n';
  }
}

}  // namespace

size_t DisplayWidth(absl::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<std::string> WrapWords(absl::string_view text, size_t limit) {
  std::vector<std::string> lines(1);
  for (absl::string_view word : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    std::string& line = lines.back();
    if (line.empty()) {
      line = std::string(word);
    } else if (DisplayWidth(line) + 1 + DisplayWidth(word) <= limit) {
      absl::StrAppend(&line, " ", word);
    } else {
      lines.push_back(std::string(word));
    }
  }
  return lines;
}

void Table::AddRow(std::vector<std::string> row) {
  for (std::string& text : row) text = OnOneLine(text);
  rows_.push_back(std::move(row));
}

void Table::Print(std::ostream& out) const {
  std::vector<std::string> headings;
  for (const Column& column : columns_) headings.push_back(column.heading);
  std::vector<std::vector<CellLines>> all;
  if (!std::all_of(headings.begin(), headings.end(),
                   [](const std::string& text) { return text.empty(); })) {
    all.push_back(Break(headings, columns_));
  }
  for (const auto& row : rows_) {
    const bool is_line = row.size() < columns_.size();
    all.push_back(is_line ? std::vector<CellLines>{row} : Break(row, columns_));
  }

  std::vector<size_t> widths(columns_.size(), 0);
  for (const auto& cells : all) {
    if (cells.size() < columns_.size()) continue;
    for (size_t i = 0; i < cells.size(); ++i) {
      for (const std::string& line : cells[i]) {
        widths[i] = std::max(widths[i], DisplayWidth(line));
      }
    }
  }
  for (const auto& cells : all) PrintRow(cells, columns_, widths, out);
}

void PrintFacts(const Facts& facts, std::ostream& out) {
  Table table({{"", Alignment::kLeft, 0}, {"", Alignment::kLeft, kFactWidth}});
  for (const auto& [name, text] : facts) {
    if (!text.empty()) table.AddRow({name, text});
  }
  table.Print(out);
}

}  // namespace carereform::command_line
