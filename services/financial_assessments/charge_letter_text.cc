#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/types/safe_text.h"
#include "services/financial_assessments/charge_letter.h"

namespace carereform::financial_assessments {
namespace {

constexpr size_t kColumns = 72;
constexpr size_t kAmountColumns = 14;  // "-£1,000,000.00" and no more.

size_t WidthOf(absl::string_view text) { return CharactersOf(text).size(); }

// Breaks `text` into lines of at most `columns`. A word that is longer than
// that has a line of its own.
std::vector<std::string> Wrapped(absl::string_view text, size_t columns) {
  std::vector<std::string> lines;
  const std::string safe = SafeText(text);
  for (const absl::string_view word :
       absl::StrSplit(safe, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty())) {
    if (!lines.empty() &&
        WidthOf(lines.back()) + 1 + WidthOf(word) <= columns) {
      absl::StrAppend(&lines.back(), " ", word);
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

void AddParagraph(absl::string_view text, absl::string_view first,
                  std::string& letter) {
  const std::string indent(first.size(), ' ');
  absl::string_view before = first;
  for (const std::string& line : Wrapped(text, kColumns - first.size())) {
    absl::StrAppend(&letter, before, line, "\n");
    before = indent;
  }
}

// A heading over a line that is as long as it.
void AddHeading(absl::string_view text, char below, std::string& letter) {
  size_t longest = 0;
  for (const std::string& line : Wrapped(text, kColumns)) {
    absl::StrAppend(&letter, line, "\n");
    longest = std::max(longest, WidthOf(line));
  }
  absl::StrAppend(&letter, std::string(longest, below), "\n\n");
}

// A line of a sum, its amount at the right of its last line.
void AddRow(absl::string_view text, absl::string_view amount,
            std::string& letter) {
  const size_t columns = kColumns - kAmountColumns - 1;
  std::vector<std::string> lines = Wrapped(text, columns);
  if (lines.empty()) lines.emplace_back();
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    absl::StrAppend(&letter, lines[i], "\n");
  }
  const size_t used = WidthOf(lines.back()) + WidthOf(amount);
  const size_t gap = used < kColumns ? kColumns - used : 1;
  absl::StrAppend(&letter, lines.back(), std::string(gap, ' '), amount, "\n");
}

void AddTable(const LetterTable& table, std::string& letter) {
  for (const LetterTable::Row& row : table.rows) {
    AddRow(row.inputs.empty() ? row.text
                              : absl::StrCat(row.text, " (", row.inputs, ")"),
           row.amount, letter);
  }
  absl::StrAppend(&letter, std::string(kColumns, '-'), "\n");
  AddRow(table.total_text, table.total, letter);
  letter += "\n";
}

void AddSection(const LetterSection& section, std::string& letter) {
  AddHeading(section.heading, section.is_step ? '.' : '-', letter);
  for (const std::string& paragraph : section.paragraphs) {
    AddParagraph(paragraph, "", letter);
    letter += "\n";
  }
  if (!section.table.rows.empty()) AddTable(section.table, letter);
  for (const std::string& item : section.items) {
    AddParagraph(item, "- ", letter);
  }
  if (!section.items.empty()) letter += "\n";
}

}  // namespace

std::string LetterText(const Letter& letter) {
  std::string text;
  AddParagraph(letter.head.council_name, "", text);
  text += "\n";
  AddHeading(letter.title, '=', text);
  AddParagraph(letter.lead, "", text);
  text += "\n";
  for (const LetterSection& section : letter.sections) {
    AddSection(section, text);
  }
  absl::StripTrailingAsciiWhitespace(&text);
  return absl::StrCat(text, "\n");
}

}  // namespace carereform::financial_assessments
