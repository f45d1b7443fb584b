#include "common/imports/import_rows.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"

namespace carereform::imports {
namespace {

constexpr char kCorrect[] = "correct it and send the file again";

}  // namespace

int EnumNumberOf(absl::string_view word,
                 const google::protobuf::EnumDescriptor& values) {
  if (std::any_of(word.begin(), word.end(), absl::ascii_isupper)) return 0;
  for (int i = 0; i < values.value_count(); ++i) {
    const auto* value = values.value(i);
    if (value->number() != 0 && absl::EqualsIgnoreCase(value->name(), word)) {
      return value->number();
    }
  }
  return 0;
}

int ReadEnumWord(const CsvRow& row, absl::string_view column,
                 const google::protobuf::EnumDescriptor& values,
                 Issues& issues) {
  const std::string& word = row.Get(column);
  if (const int number = EnumNumberOf(word, values); number != 0) return number;
  std::vector<std::string> words;
  for (int i = 0; i < values.value_count(); ++i) {
    const auto* value = values.value(i);
    if (value->number() == 0) continue;
    words.push_back(absl::AsciiStrToLower(value->name()));
  }
  issues.Add(row.line, column,
             word.empty() ? "the value is missing"
                          : "the value is not one that is known",
             absl::StrCat("give one of ", absl::StrJoin(words, ", ")));
  return 0;
}

bool ReadDay(const CsvRow& row, absl::string_view column,
             google::type::Date& date, Issues& issues) {
  const std::string& text = row.Get(column);
  if (text.empty()) return false;
  const auto day = ParseDate(text);
  if (!day.ok()) {
    issues.Add(row.line, column, day.status().message(), kCorrect);
    return false;
  }
  date = rpc::ToDate(*day);
  return true;
}

absl::Status RefuseTaken(bool taken, absl::string_view column) {
  if (!taken) return absl::OkStatus();
  return InvalidField(column,
                      "belongs to a record that is here already: leave out the "
                      "lines that were imported before");
}

absl::Status RefuseExisting(bool exists, absl::string_view name) {
  if (!exists) return absl::OkStatus();
  return MakeError(absl::StatusCode::kAlreadyExists, "RESOURCE_EXISTS",
                   absl::StrCat("there is a ", name,
                                " already: leave out what was imported before"),
                   {{"name", std::string(name)}});
}

void CheckIdOnce(const CsvRow& row, absl::string_view id_column, SeenIds& ids,
                 Issues& issues) {
  const std::string& id = row.Get(id_column);
  if (id.empty()) {
    issues.Add(
        row.line, id_column, "the value is missing",
        "give each record an id of its own, so that none is taken twice");
    return;
  }
  const std::optional<int> first = ids.Add(id, row.line);
  if (first.has_value()) {
    issues.Add(row.line, id_column,
               absl::StrCat("the id stands on line ", *first, " already"),
               "give each record an id of its own");
  }
}

void AddViolations(const CsvRow& row, absl::string_view prefix,
                   const absl::Status& status, Issues& issues) {
  for (const FieldViolation& violation : ViolationsOf(status)) {
    issues.Add(row.line, absl::StripPrefix(violation.field, prefix),
               violation.description, kCorrect);
  }
}

}  // namespace carereform::imports
