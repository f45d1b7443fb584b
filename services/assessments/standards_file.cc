#include "services/assessments/standards_file.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::data {
extern const absl::string_view kAssessmentStandards;
}

namespace carereform::assessments {
namespace {

absl::Status LineError(const imports::CsvRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row.line, " ", words));
}

bool IsStatus(absl::string_view word) {
  return word == "in force" || word == "proposed" || word == "withdrawn";
}

absl::StatusOr<Standard> ParseStandard(const imports::CsvRow& row) {
  Standard standard{.standard = row.Get("standard"),
                    .type = row.Get("type"),
                    .days = 0,
                    .from = {},
                    .to = std::nullopt,
                    .status = row.Get("status"),
                    .source = row.Get("source")};
  if (!absl::SimpleAtoi(row.Get("days"), &standard.days) ||
      standard.days <= 0 || standard.source.empty()) {
    return LineError(row, "needs days above 0 and a source");
  }
  if (!IsStatus(standard.status)) {
    return LineError(row, "has a status that is not one of those known");
  }
  const auto from = ParseDate(row.Get("from_date"));
  if (!from.ok()) return LineError(row, "has no from_date that is a day");
  standard.from = *from;
  if (!row.Get("to_date").empty()) {
    const auto to = ParseDate(row.Get("to_date"));
    if (!to.ok()) return LineError(row, "has a to_date that is no day");
    standard.to = *to;
  }
  return standard;
}

}  // namespace

absl::StatusOr<std::vector<Standard>> ParseStandards(absl::string_view csv) {
  imports::Issues issues;
  const imports::CsvFile file = imports::ParseCsv(csv,
                                                  {{"standard"},
                                                   {"type"},
                                                   {"days"},
                                                   {"from_date"},
                                                   {"to_date"},
                                                   {"status"},
                                                   {"source"}},
                                                  issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", issues.kept()[0].line(), ": ", issues.kept()[0].rule()));
  }
  std::vector<Standard> standards;
  for (const imports::CsvRow& row : file.rows) {
    CR_ASSIGN_OR_RETURN(Standard standard, ParseStandard(row));
    standards.push_back(std::move(standard));
  }
  return standards;
}

absl::StatusOr<std::vector<Standard>> BuiltInStandards() {
  return ParseStandards(data::kAssessmentStandards);
}

}  // namespace carereform::assessments
