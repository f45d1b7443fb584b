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
    return absl::InvalidArgumentError(
        absl::StrCat("line ", row.line, " needs days above 0 and a source"));
  }
  CR_ASSIGN_OR_RETURN(standard.from, ParseDate(row.Get("from_date")));
  if (!row.Get("to_date").empty()) {
    CR_ASSIGN_OR_RETURN(standard.to, ParseDate(row.Get("to_date")));
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
