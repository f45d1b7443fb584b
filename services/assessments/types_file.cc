#include "services/assessments/types_file.h"

#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/assessments/domain/ages.h"
#include "services/assessments/rule_statuses.h"

namespace carereform::data {
extern const absl::string_view kAssessmentTypes;
extern const absl::string_view kAssessmentTypeRules;
}  // namespace carereform::data

namespace carereform::assessments {
namespace {

using imports::DatedRow;
using imports::LineError;
using imports::ParseDatedRows;

absl::StatusOr<Use> ParseUse(const DatedRow& row, absl::string_view column) {
  const std::string& word = row.row.Get(column);
  if (word == "required") return Use::kRequired;
  if (word == "optional") return Use::kOptional;
  if (word == "not_used") return Use::kNotUsed;
  return LineError(row, absl::StrCat("has a ", column,
                                     " that is none of required, optional and "
                                     "not_used"));
}

// Returns what every line has beside its rule.
absl::StatusOr<RuleDates> DatesOfRule(const DatedRow& row) {
  if (row.row.Get("type").empty()) {
    return LineError(row, "needs a type");
  }
  return RuleDates{.from = row.from,
                   .to = row.to,
                   .status = row.status,
                   .source = row.source};
}

absl::StatusOr<StageRule> ParseStageRule(const DatedRow& row) {
  StageRule rule;
  rule.type = row.row.Get("type");
  const std::optional<Stage> stage = StageOf(row.row.Get("stage"));
  if (!stage.has_value()) return LineError(row, "names no stage");
  rule.stage = *stage;
  CR_ASSIGN_OR_RETURN(rule.use, ParseUse(row, "use"));
  if (rule.stage == Stage::kReferral && rule.use != Use::kRequired) {
    return LineError(row, "has to require the referral: every case has one");
  }
  CR_ASSIGN_OR_RETURN(rule.dates, DatesOfRule(row));
  return rule;
}

bool Overlap(const RuleDates& one, const RuleDates& other) {
  return (!one.to.has_value() || other.from < *one.to) &&
         (!other.to.has_value() || one.from < *other.to) &&
         one.status != "withdrawn" && other.status != "withdrawn";
}

}  // namespace

absl::StatusOr<std::vector<StageRule>> ParseStageRules(absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      ParseDatedRows(csv, {"type", "stage", "use"}, kRuleStatuses));
  std::vector<StageRule> rules;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(StageRule rule, ParseStageRule(row));
    for (const StageRule& earlier : rules) {
      if (earlier.type == rule.type && earlier.stage == rule.stage &&
          Overlap(earlier.dates, rule.dates)) {
        return LineError(row, "covers days that an earlier line covers");
      }
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

absl::Status ParseTypeRules(absl::string_view csv, AssessmentTypes& types) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      ParseDatedRows(csv, {"type", "rule", "value"}, kRuleStatuses));
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(RuleDates dates, DatesOfRule(row));
    if (row.row.Get("rule") == "eligibility") {
      CR_ASSIGN_OR_RETURN(const Use use, ParseUse(row, "value"));
      types.eligibility.push_back({row.row.Get("type"), use, std::move(dates)});
    } else if (row.row.Get("rule") == "start_by_age") {
      int years = 0;
      if (!absl::SimpleAtoi(row.row.Get("value"), &years) || years <= 0 ||
          years >= kImpossibleAge) {
        return LineError(row, "has a value that is no age in years");
      }
      types.start_by.push_back({row.row.Get("type"), years, std::move(dates)});
    } else {
      return LineError(row, "has a rule that is not one of those known");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<AssessmentTypes> BuiltInTypes() {
  AssessmentTypes types;
  CR_ASSIGN_OR_RETURN(types.stages, ParseStageRules(data::kAssessmentTypes));
  CR_RETURN_IF_ERROR(ParseTypeRules(data::kAssessmentTypeRules, types));
  return types;
}

const AssessmentTypes& HeldTypes() {
  static const auto& types = *new AssessmentTypes(BuiltInTypes().value());
  return types;
}

}  // namespace carereform::assessments
