#include "common/imports/csv_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "common/types/text_shape.h"
#include "google/protobuf/stubs/common.h"

namespace carereform::imports {
namespace {

constexpr absl::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr char kSaveAsUtf8[] = "save it as \"CSV UTF-8 (comma delimited)\"";

bool IsUtf8(absl::string_view text) {
  return google::protobuf::internal::IsStructurallyValidUTF8(
      text.data(), static_cast<int>(text.size()));
}

}  // namespace

const std::string& CsvRow::Get(absl::string_view column) const {
  static const auto& empty = *new std::string();
  const auto found = header->places.find(column);
  return found == header->places.end() ? empty : values[found->second];
}

// Takes more bytes after what is not read yet; false at the file's end.
absl::StatusOr<bool> CsvReader::Fill() {
  if (at_end_) return false;
  CR_ASSIGN_OR_RETURN(const std::string more, next_());
  at_end_ = more.empty();
  buffer_.erase(0, at_);
  at_ = 0;
  buffer_ += more;
  return !at_end_;
}

// Takes a byte-order mark of UTF-8 off; refuses those of UTF-16.
absl::StatusOr<bool> CsvReader::SkipMarks(Issues& issues) {
  while (buffer_.size() < kByteOrderMark.size()) {
    CR_ASSIGN_OR_RETURN(const bool more, Fill());
    if (!more) break;
  }
  if (absl::StartsWith(buffer_, kByteOrderMark)) at_ = kByteOrderMark.size();
  if (!absl::StartsWith(buffer_, "\xff\xfe") &&
      !absl::StartsWith(buffer_, "\xfe\xff")) {
    return true;
  }
  issues.Add(0, "", "the file is UTF-16 text", kSaveAsUtf8);
  broken_ = true;
  return false;
}

// Takes a line that begins with `#`; false if there is none.
absl::StatusOr<bool> CsvReader::TakeNoteLine(Issues& issues) {
  if (at_ == buffer_.size()) CR_RETURN_IF_ERROR(Fill().status());
  if (at_ == buffer_.size() || buffer_[at_] != '#') return false;
  size_t end = buffer_.find('\n', at_);
  while (end == buffer_.npos && buffer_.size() - at_ <= kMaxCsvNoteBytes) {
    CR_ASSIGN_OR_RETURN(const bool more, Fill());
    if (!more) break;
    end = buffer_.find('\n', at_);
  }
  const size_t length = std::min(end, buffer_.size()) - at_;
  absl::string_view text = absl::string_view(buffer_).substr(at_ + 1);
  text = text.substr(0, length - 1);
  text = absl::StripPrefix(absl::StripSuffix(text, "\r"), " ");
  if (note_.size() + text.size() > kMaxCsvNoteBytes) {
    Break(absl::StrCat("the note before the header is longer than ",
                       kMaxCsvNoteBytes, " bytes"),
          "shorten the lines that begin with #", 0, issues);
    return false;
  }
  if (!IsUtf8(text) || absl::StrContains(text, '\0')) {
    Break("the note is not UTF-8 text", kSaveAsUtf8, 0, issues);
    return false;
  }
  if (!note_.empty()) note_.push_back('\n');
  note_.append(text.data(), text.size());
  at_ += end == buffer_.npos ? length : length + 1;
  ++line_;
  return true;
}

absl::StatusOr<bool> CsvReader::ReadHead(Issues& issues) {
  CR_ASSIGN_OR_RETURN(const bool readable, SkipMarks(issues));
  if (!readable) return false;
  bool more = true;
  while (more) {
    CR_ASSIGN_OR_RETURN(more, TakeNoteLine(issues));
  }
  if (broken_) return false;
  auto header = std::make_shared<CsvHeader>();
  header->line = line_;
  CR_ASSIGN_OR_RETURN(const bool found, TakeRecord(header->names, issues));
  if (!found) {
    if (!broken_) {
      issues.Add(0, "", "the file has no header",
                 "begin it with a line that names the columns");
    }
    return false;
  }
  CheckText(header->names, header->line, issues);
  for (size_t i = 0; i < header->names.size(); ++i) {
    header->places.emplace(header->names[i], i);
  }
  header_ = std::move(header);
  return true;
}

absl::StatusOr<bool> CsvReader::ReadRow(CsvRow& row, Issues& issues) {
  row.header = header_;
  const int before = issues.count();
  do {
    CR_ASSIGN_OR_RETURN(const bool found, TakeRecord(row.values, issues));
    if (!found) return false;
  } while (row.values.size() == 1 && row.values[0].empty());  // A blank line.
  row.line = first_line_;
  const size_t expected = header_->names.size();
  if (row.values.size() != expected && issues.count() == before) {
    issues.Add(row.line, "",
               absl::StrCat("the line has ", row.values.size(),
                            " values and the header names ", expected),
               "see that every comma inside a value stands in quotes");
  }
  CheckText(row.values, row.line, issues);
  row.values.resize(expected);
  return true;
}

// Reads one record; false at the end, or where it is too long.
absl::StatusOr<bool> CsvReader::TakeRecord(std::vector<std::string>& values,
                                           Issues& issues) {
  if (broken_) return false;
  if (at_ == buffer_.size()) {
    CR_ASSIGN_OR_RETURN(const bool more, Fill());
    if (!more) return false;
  }
  values.clear();
  values.emplace_back();
  place_ = Place::kStart;
  first_line_ = line_;
  record_bytes_ = 0;
  while (!TakeChars(values, issues)) {
    if (broken_) return false;
    CR_ASSIGN_OR_RETURN(const bool more, Fill());
    if (more) continue;
    EndRecord(values, issues);
    break;
  }
  return true;
}

// Takes what the buffer has of the record; true once it is whole.
bool CsvReader::TakeChars(std::vector<std::string>& values, Issues& issues) {
  while (at_ < buffer_.size()) {
    if (record_bytes_ > kMaxCsvRecordBytes) {
      Break(absl::StrCat("the line is longer than ", kMaxCsvRecordBytes,
                         " bytes"),
            "see whether a quote opens here that is never closed",
            values.size() - 1, issues);
      return false;
    }
    if (TakeRun(values.back())) continue;
    if (TakeMark(values, issues)) return true;
  }
  return false;
}

// Takes characters that mean nothing of their own where they stand; false if
// the next one does.
bool CsvReader::TakeRun(std::string& value) {
  const absl::string_view rest = absl::string_view(buffer_).substr(at_);
  size_t run = 0;
  if (place_ == Place::kQuoted) {
    run = rest.find('"');
  } else if (place_ == Place::kStray) {
    run = rest.find('\n');
  } else if (place_ == Place::kStart || place_ == Place::kPlain) {
    run = rest.find_first_of("\",\r\n");
  }
  run = std::min({run, rest.size(), kMaxCsvRecordBytes});
  if (run == 0) return false;
  const absl::string_view text = rest.substr(0, run);
  if (place_ == Place::kQuoted) {
    line_ += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  }
  if (place_ == Place::kStart) place_ = Place::kPlain;
  if (place_ != Place::kStray) value.append(text.data(), text.size());
  at_ += run;
  record_bytes_ += run;
  return true;
}

// Takes a comma, a quote or a line's end; true where the record ends.
bool CsvReader::TakeMark(std::vector<std::string>& values, Issues& issues) {
  const char c = buffer_[at_];
  if (c == '\n' && place_ != Place::kQuoted) {
    ++at_;
    ++line_;
    return true;
  }
  const Place before = place_;
  place_ = Next(before, c);
  if (place_ == Place::kStray) {  // The character is a part of what is skipped.
    AddMisplaced(before, values.size() - 1, issues);
    return false;
  }
  if (place_ == Place::kStart) values.emplace_back();
  if (place_ == Place::kQuoted && before == Place::kStart) quote_line_ = line_;
  if (place_ == Place::kQuoted && before == Place::kQuoteInside) {
    values.back().push_back('"');
  }
  ++at_;
  ++record_bytes_;
  return false;
}

// Where the next character stands after `c`, which is no line feed.
CsvReader::Place CsvReader::Next(Place place, char c) {
  if (place == Place::kQuoted) return Place::kQuoteInside;
  if (place == Place::kLineEnd) return Place::kStray;
  if (c == ',') return Place::kStart;
  if (c == '\r') return Place::kLineEnd;
  if (c == '"' && place != Place::kPlain) return Place::kQuoted;
  return Place::kStray;
}

void CsvReader::AddMisplaced(Place place, size_t column, Issues& issues) const {
  if (place == Place::kLineEnd) {
    issues.Add(line_, ColumnName(column),
               "a carriage return stands inside the line",
               "put the value in quotes, or take it out");
  } else if (place == Place::kQuoteInside) {
    issues.Add(line_, ColumnName(column), "text follows a closing quote",
               "put a comma after it, or double quotes inside the text");
  } else {
    issues.Add(line_, ColumnName(column),
               "a quote stands inside a value without quotes",
               "put the whole value in quotes and double those inside");
  }
}

// The file ends with the record.
void CsvReader::EndRecord(std::vector<std::string>& values, Issues& issues) {
  if (place_ != Place::kQuoted) return;
  issues.Add(quote_line_, ColumnName(values.size() - 1),
             "a quote that opens here is never closed",
             "close it, or double it if it is part of the text");
  broken_ = true;
}

void CsvReader::CheckText(const std::vector<std::string>& values, int line,
                          Issues& issues) const {
  for (size_t i = 0; i < values.size(); ++i) {
    if (absl::StrContains(values[i], '\0')) {
      issues.Add(line, ColumnName(i), "the value has a NUL character",
                 "see whether the file is text");
    } else if (!IsUtf8(values[i])) {
      issues.Add(
          line, ColumnName(i), "the value is not UTF-8 text",
          absl::StrCat("write the whole file in one encoding: ", kSaveAsUtf8));
    }
  }
}

// A heading as messages have it: one that may hold anything by its number.
std::string CsvReader::ColumnName(size_t place) const {
  if (header_ != nullptr && place < header_->names.size() &&
      IsFieldName(header_->names[place])) {
    return header_->names[place];
  }
  return absl::StrCat("column ", place + 1);
}

void CsvReader::Break(absl::string_view rule, absl::string_view remedy,
                      size_t place, Issues& issues) {
  issues.Add(line_, header_ == nullptr ? "" : ColumnName(place), rule, remedy);
  broken_ = true;
}

void CheckColumns(const CsvHeader& header,
                  const std::vector<CsvColumn>& columns, Issues& issues) {
  const std::string known = absl::StrJoin(
      columns, ", ", [](std::string* out, const CsvColumn& column) {
        absl::StrAppend(out, column.name);
      });
  for (size_t i = 0; i < header.names.size(); ++i) {
    const std::string& name = header.names[i];
    const bool is_known = std::any_of(
        columns.begin(), columns.end(),
        [&](const CsvColumn& column) { return column.name == name; });
    if (!is_known) {
      issues.Add(
          header.line,
          IsFieldName(name) ? name : absl::StrCat("column ", i + 1),
          "there is no such column",
          absl::StrCat("remove it or correct its name; there are ", known));
    } else if (header.places.find(name)->second != i) {
      issues.Add(header.line, name, "the column is named twice",
                 "keep one of them");
    }
  }
  for (const CsvColumn& column : columns) {
    if (column.required && header.places.count(column.name) == 0) {
      issues.Add(header.line, column.name, "the column is not there",
                 "add it to the header and a value to every line");
    }
  }
}

}  // namespace carereform::imports
