#include "common/imports/csv.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "common/types/text_shape.h"
#include "google/protobuf/stubs/common.h"

namespace carereform::imports {
namespace {

constexpr absl::string_view kByteOrderMark = "\xef\xbb\xbf";

// Takes values and lines from the front of a file.
class CsvReader {
 public:
  CsvReader(absl::string_view content, Issues& issues)
      : rest_(absl::StripPrefix(content, kByteOrderMark)), issues_(issues) {}

  bool done() const { return rest_.empty(); }
  int line() const { return line_; }

  // Takes a line that begins with `#`, without that; false if there is none.
  bool TakeNote(std::string& note) {
    if (rest_.empty() || rest_[0] != '#') return false;
    const size_t end = rest_.find('\n');
    absl::string_view text = rest_.substr(1, end == rest_.npos ? end : end - 1);
    text = absl::StripPrefix(absl::StripSuffix(text, "\r"), " ");
    if (!note.empty()) note.push_back('\n');
    note.append(text.data(), text.size());
    rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
    ++line_;
    return true;
  }

  // Takes the values of one record.
  std::vector<std::string> TakeRecord() {
    std::vector<std::string> values;
    bool more = true;
    while (more) {
      values.emplace_back();
      more = TakeValue(values.back());
    }
    return values;
  }

 private:
  // Takes one value; returns whether another follows in the record.
  bool TakeValue(std::string& value) {
    if (!rest_.empty() && rest_[0] == '"') {
      TakeQuoted(value);
    } else {
      const size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
      value = std::string(rest_.substr(0, end));
      if (value.find('"') != value.npos) {
        issues_.Add(line_, "", "a quote stands inside a value without quotes",
                    "put the whole value in quotes and double those inside");
      }
      rest_.remove_prefix(end);
    }
    return TakeSeparator();
  }

  void TakeQuoted(std::string& value) {
    const int first_line = line_;
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == '\n') ++line_;
      if (c != '"') {
        value.push_back(c);
      } else if (!rest_.empty() && rest_[0] == '"') {
        value.push_back('"');
        rest_.remove_prefix(1);
      } else {
        return;
      }
    }
    issues_.Add(first_line, "", "a quote that opens here is never closed",
                "close it, or double it if it is part of the text");
  }

  bool TakeSeparator() {
    if (!rest_.empty() && rest_[0] == ',') {
      rest_.remove_prefix(1);
      return true;
    }
    if (!rest_.empty() && rest_[0] == '\r') rest_.remove_prefix(1);
    if (!rest_.empty() && rest_[0] == '\n') {
      rest_.remove_prefix(1);
      ++line_;
      return false;
    }
    if (!rest_.empty()) {
      issues_.Add(line_, "", "text follows a closing quote",
                  "put a comma after it, or double quotes inside the text");
      const size_t end = std::min(rest_.find('\n'), rest_.size());
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      ++line_;
    }
    return false;
  }

  absl::string_view rest_;
  int line_ = 1;
  Issues& issues_;
};

// Checks the header against the columns that a file may have.
void CheckHeader(const std::vector<std::string>& header, int line,
                 const std::vector<CsvColumn>& columns, Issues& issues) {
  const std::string known = absl::StrJoin(
      columns, ", ", [](std::string* out, const CsvColumn& column) {
        absl::StrAppend(out, column.name);
      });
  std::set<std::string> seen;
  for (size_t i = 0; i < header.size(); ++i) {
    const std::string& name = header[i];
    const bool is_known = std::any_of(
        columns.begin(), columns.end(),
        [&](const CsvColumn& column) { return column.name == name; });
    if (!is_known) {
      issues.Add(
          line, IsFieldName(name) ? name : absl::StrCat("column ", i + 1),
          "there is no such column",
          absl::StrCat("remove it or correct its name; there are ", known));
    } else if (!seen.insert(name).second) {
      issues.Add(line, name, "the column is named twice", "keep one of them");
    }
  }
  for (const CsvColumn& column : columns) {
    if (column.required && seen.count(column.name) == 0) {
      issues.Add(line, column.name, "the column is not there",
                 "add it to the header and a value to every line");
    }
  }
}

bool IsUtf8(absl::string_view content) {
  return google::protobuf::internal::IsStructurallyValidUTF8(
      content.data(), static_cast<int>(content.size()));
}

}  // namespace

const std::string& CsvRow::Get(absl::string_view column) const {
  static const auto& empty = *new std::string();
  const auto found = values.find(column);
  return found == values.end() ? empty : found->second;
}

CsvFile ParseCsv(absl::string_view content,
                 const std::vector<CsvColumn>& columns, Issues& issues) {
  CsvFile file;
  if (!IsUtf8(content)) {
    issues.Add(0, "", "the file is not UTF-8 text",
               "save it as \"CSV UTF-8 (comma delimited)\"");
    return file;
  }
  CsvReader reader(content, issues);
  while (reader.TakeNote(file.note)) {
  }
  if (reader.done()) {
    issues.Add(0, "", "the file has no header",
               "begin it with a line that names the columns");
    return file;
  }
  const int header_line = reader.line();
  const std::vector<std::string> header = reader.TakeRecord();
  CheckHeader(header, header_line, columns, issues);
  while (!reader.done()) {
    CsvRow row;
    row.line = reader.line();
    const std::vector<std::string> values = reader.TakeRecord();
    if (values.size() == 1 && values[0].empty()) continue;  // A blank line.
    if (values.size() != header.size()) {
      issues.Add(row.line, "",
                 absl::StrCat("the line has ", values.size(),
                              " values and the header names ", header.size()),
                 "see that every comma inside a value stands in quotes");
      continue;
    }
    for (size_t i = 0; i < header.size(); ++i)
      row.values[header[i]] = values[i];
    file.rows.push_back(std::move(row));
  }
  return file;
}

}  // namespace carereform::imports
