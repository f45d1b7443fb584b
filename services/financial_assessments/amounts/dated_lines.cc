#include "services/financial_assessments/amounts/dated_lines.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::financial_assessments {
namespace {

bool IsStatus(absl::string_view word) {
  return word == "in force" || word == "proposed" || word == "assumed" ||
         word == "withdrawn";
}

absl::StatusOr<DatedLine> ReadLine(const imports::CsvRow& row) {
  DatedLine line{.row = row,
                 .from = {},
                 .to = std::nullopt,
                 .status = row.Get("status"),
                 .source = row.Get("source")};
  if (!IsStatus(line.status)) {
    return LineError(line, "has a status that is not one of those known");
  }
  if (line.source.empty()) return LineError(line, "has no source");
  const auto from = ParseDate(row.Get("from_date"));
  if (!from.ok()) return LineError(line, "has no from_date that is a day");
  line.from = *from;
  if (row.Get("to_date").empty()) return line;
  const auto to = ParseDate(row.Get("to_date"));
  if (!to.ok() || *to <= line.from) {
    return LineError(line, "has a to_date that is no day after from_date");
  }
  line.to = *to;
  return line;
}

}  // namespace

absl::Status LineError(const DatedLine& line, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", line.row.line, " ", words));
}

absl::StatusOr<int64_t> WholeNumberIn(const DatedLine& line,
                                      absl::string_view column, int64_t low,
                                      int64_t high) {
  int64_t number = 0;
  if (!absl::SimpleAtoi(line.row.Get(column), &number) || number < low ||
      number > high) {
    return LineError(
        line, absl::StrCat("needs a ", column, " from ", low, " to ", high));
  }
  return number;
}

absl::StatusOr<std::vector<DatedLine>> ParseDatedLines(
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
  std::vector<DatedLine> lines;
  for (const imports::CsvRow& row : file.rows) {
    CR_ASSIGN_OR_RETURN(DatedLine line, ReadLine(row));
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace carereform::financial_assessments
