#include "services/assessments/standards_file.h"

#include <optional>

#include "absl/strings/numbers.h"
#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/assessments/rule_statuses.h"

namespace carereform::data {
extern const absl::string_view kAssessmentStandards;
}

namespace carereform::assessments {
namespace {

using imports::DatedRow;
using imports::LineError;
using imports::ParseDatedRows;

constexpr int64_t kMaxAmount = 9'999;

// Reads what the standard is of: which stages, and how long.
absl::Status ParseLength(const DatedRow& row, Standard& standard) {
  const std::optional<Stage> from = StageOf(row.row.Get("from_stage"));
  const std::optional<Stage> to = StageOf(row.row.Get("to_stage"));
  if (!from.has_value() || !to.has_value() || *to <= *from) {
    return LineError(row, "needs a from_stage and a later to_stage");
  }
  const auto unit = StandardUnitOf(row.row.Get("unit"));
  if (!unit.has_value()) {
    return LineError(row, "has a unit other than days, working_days or hours");
  }
  if (!absl::SimpleAtoi(row.row.Get("amount"), &standard.amount) ||
      standard.amount <= 0 || standard.amount > kMaxAmount) {
    return LineError(row, "needs an amount from 1 to 9,999");
  }
  standard.from_stage = *from;
  standard.to_stage = *to;
  standard.unit = *unit;
  return absl::OkStatus();
}

absl::StatusOr<Standard> ParseStandard(const DatedRow& row) {
  Standard standard;
  standard.standard = row.row.Get("standard");
  standard.type = row.row.Get("type");
  standard.from = row.from;
  standard.to = row.to;
  standard.status = row.status;
  standard.source = row.source;
  // What nobody published is no standard to be judged by.
  if (row.status == "assumed") {
    return LineError(row, "has a status that is not one of those known");
  }
  CR_RETURN_IF_ERROR(ParseLength(row, standard));
  return standard;
}

}  // namespace

absl::StatusOr<std::vector<Standard>> ParseStandards(absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      ParseDatedRows(
          csv, {"standard", "type", "from_stage", "to_stage", "amount", "unit"},
          kRuleStatuses));
  std::vector<Standard> standards;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(Standard standard, ParseStandard(row));
    standards.push_back(std::move(standard));
  }
  return standards;
}

absl::StatusOr<std::vector<Standard>> BuiltInStandards() {
  return ParseStandards(data::kAssessmentStandards);
}

}  // namespace carereform::assessments
