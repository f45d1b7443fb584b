#include "services/assessments/dated_rows.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

bool IsStatus(absl::string_view word) {
  return word == "in force" || word == "proposed" || word == "assumed" ||
         word == "withdrawn";
}

absl::StatusOr<DatedRow> ReadRow(const imports::CsvRow& row) {
  DatedRow dated{.row = row,
                 .from = {},
                 .to = std::nullopt,
                 .status = row.Get("status"),
                 .source = row.Get("source")};
  if (!IsStatus(dated.status)) {
    return LineError(dated, "has a status that is not one of those known");
  }
  if (dated.source.empty())
    return LineError(dated, "has no source: give a source");
  const auto from = ParseDate(row.Get("from_date"));
  if (!from.ok()) return LineError(dated, "has no from_date that is a day");
  dated.from = *from;
  if (!row.Get("to_date").empty()) {
    const auto to = ParseDate(row.Get("to_date"));
    if (!to.ok() || *to <= dated.from) {
      return LineError(dated, "has a to_date that is no day after from_date");
    }
    dated.to = *to;
  }
  return dated;
}

}  // namespace

absl::Status LineError(const DatedRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row.row.line, " ", words));
}

absl::StatusOr<int> NumberIn(const DatedRow& row, absl::string_view column,
                             int low, int high, std::optional<int> empty) {
  const std::string& text = row.row.Get(column);
  if (text.empty() && empty.has_value()) return *empty;
  int number = 0;
  if (!absl::SimpleAtoi(text, &number) || number < low || number > high) {
    return LineError(
        row, absl::StrCat("needs a ", column, " from ", low, " to ", high));
  }
  return number;
}

absl::StatusOr<std::vector<DatedRow>> ParseDatedRows(
    absl::string_view csv, const std::vector<std::string>& columns) {
  std::vector<imports::CsvColumn> all;
  for (const std::string& column : columns) all.push_back({column});
  for (const char* column : {"from_date", "to_date", "status", "source"}) {
    all.push_back({column});
  }
  imports::Issues issues;
  const imports::CsvFile file = imports::ParseCsv(csv, all, issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", issues.kept()[0].line(), ": ", issues.kept()[0].rule()));
  }
  std::vector<DatedRow> rows;
  for (const imports::CsvRow& row : file.rows) {
    CR_ASSIGN_OR_RETURN(DatedRow dated, ReadRow(row));
    rows.push_back(std::move(dated));
  }
  return rows;
}

}  // namespace carereform::assessments
