#include "services/assessments/standards_file.h"

#include <optional>

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

constexpr int64_t kMaxAmount = 9'999;

absl::Status LineError(const imports::CsvRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row.line, " ", words));
}

bool IsStatus(absl::string_view word) {
  return word == "in force" || word == "proposed" || word == "withdrawn";
}

// Reads what the standard is of: which stages, and how long.
absl::Status ParseLength(const imports::CsvRow& row, Standard& standard) {
  const std::optional<Stage> from = StageOf(row.Get("from_stage"));
  const std::optional<Stage> to = StageOf(row.Get("to_stage"));
  if (!from.has_value() || !to.has_value() || *to <= *from) {
    return LineError(row, "needs a from_stage and a later to_stage");
  }
  const auto unit = StandardUnitOf(row.Get("unit"));
  if (!unit.has_value()) {
    return LineError(row, "has a unit other than days, working_days or hours");
  }
  if (!absl::SimpleAtoi(row.Get("amount"), &standard.amount) ||
      standard.amount <= 0 || standard.amount > kMaxAmount) {
    return LineError(row, "needs an amount from 1 to 9,999");
  }
  standard.from_stage = *from;
  standard.to_stage = *to;
  standard.unit = *unit;
  return absl::OkStatus();
}

absl::Status ParseDays(const imports::CsvRow& row, Standard& standard) {
  const auto from = ParseDate(row.Get("from_date"));
  if (!from.ok()) return LineError(row, "has no from_date that is a day");
  standard.from = *from;
  if (row.Get("to_date").empty()) return absl::OkStatus();
  const auto to = ParseDate(row.Get("to_date"));
  if (!to.ok()) return LineError(row, "has a to_date that is no day");
  standard.to = *to;
  return absl::OkStatus();
}

absl::StatusOr<Standard> ParseStandard(const imports::CsvRow& row) {
  Standard standard;
  standard.standard = row.Get("standard");
  standard.type = row.Get("type");
  standard.status = row.Get("status");
  standard.source = row.Get("source");
  CR_RETURN_IF_ERROR(ParseLength(row, standard));
  if (standard.source.empty()) return LineError(row, "needs a source");
  if (!IsStatus(standard.status)) {
    return LineError(row, "has a status that is not one of those known");
  }
  CR_RETURN_IF_ERROR(ParseDays(row, standard));
  return standard;
}

}  // namespace

absl::StatusOr<std::vector<Standard>> ParseStandards(absl::string_view csv) {
  imports::Issues issues;
  const imports::CsvFile file = imports::ParseCsv(csv,
                                                  {{"standard"},
                                                   {"type"},
                                                   {"from_stage"},
                                                   {"to_stage"},
                                                   {"amount"},
                                                   {"unit"},
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
