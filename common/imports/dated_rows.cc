#include "common/imports/dated_rows.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/types/civil_date.h"

namespace carereform::imports {
namespace {

// Reads the four columns of a line; returns whether they could be.
bool ReadRow(const CsvRow& row, absl::Span<const absl::string_view> statuses,
             DatedRow& dated, Issues& issues) {
  const auto refuse = [&](absl::string_view column, absl::string_view rule,
                          absl::string_view remedy) {
    issues.Add(row.line, column, rule, remedy);
    return false;
  };
  dated.row = row;
  dated.status = row.Get("status");
  dated.source = row.Get("source");
  if (std::find(statuses.begin(), statuses.end(), dated.status) ==
      statuses.end()) {
    return refuse("status", "has a status that is not one of those known",
                  absl::StrCat("give one of ", absl::StrJoin(statuses, ", ")));
  }
  if (dated.source.empty()) {
    return refuse("source", "has no source", "give a source");
  }
  const auto from = ParseDate(row.Get("from_date"));
  if (!from.ok()) {
    return refuse("from_date", "has no from_date that is a day",
                  "give the first day, such as 2026-04-06");
  }
  dated.from = *from;
  if (row.Get("to_date").empty()) return true;
  const auto to = ParseDate(row.Get("to_date"));
  if (!to.ok() || *to <= dated.from) {
    return refuse("to_date", "has a to_date that is no day after from_date",
                  "give the first day that the line no longer applies to, or "
                  "nothing");
  }
  dated.to = *to;
  return true;
}

}  // namespace

DatedFile ReadDatedFile(absl::string_view csv,
                        const std::vector<CsvColumn>& columns,
                        absl::Span<const absl::string_view> statuses,
                        Issues& issues) {
  std::vector<CsvColumn> all = columns;
  for (const char* column : {"from_date", "to_date", "status", "source"}) {
    all.push_back({column});
  }
  CsvFile file = ParseCsv(csv, all, issues);
  DatedFile dated{.note = std::move(file.note), .rows = {}};
  for (const CsvRow& row : file.rows) {
    DatedRow read;
    if (ReadRow(row, statuses, read, issues)) {
      dated.rows.push_back(std::move(read));
    }
  }
  return dated;
}

absl::StatusOr<std::vector<DatedRow>> ParseDatedRows(
    absl::string_view csv, const std::vector<std::string>& columns,
    absl::Span<const absl::string_view> statuses) {
  std::vector<CsvColumn> own;
  for (const std::string& column : columns) own.push_back({column});
  Issues issues;
  DatedFile file = ReadDatedFile(csv, own, statuses, issues);
  if (!issues.empty()) {
    const auto& first = issues.kept()[0];
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", first.line(), " ", first.rule(), ": ", first.remedy()));
  }
  return std::move(file.rows);
}

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

}  // namespace carereform::imports
