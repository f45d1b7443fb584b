#include "services/assessments/types_file.h"

#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/domain/ages.h"

namespace carereform::data {
extern const absl::string_view kAssessmentTypes;
extern const absl::string_view kAssessmentTypeRules;
}  // namespace carereform::data

namespace carereform::assessments {
namespace {

absl::Status LineError(const imports::CsvRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("line ", row.line, " ", words));
}

bool IsStatus(absl::string_view word) {
  return word == "in force" || word == "assumed" || word == "proposed" ||
         word == "withdrawn";
}

absl::StatusOr<Use> ParseUse(const imports::CsvRow& row,
                             absl::string_view column) {
  const std::string& word = row.Get(column);
  if (word == "required") return Use::kRequired;
  if (word == "optional") return Use::kOptional;
  if (word == "not_used") return Use::kNotUsed;
  return LineError(row, absl::StrCat("has a ", column,
                                     " that is none of required, optional and "
                                     "not_used"));
}

// Reads what every line has beside its rule.
absl::StatusOr<RuleDates> ParseDates(const imports::CsvRow& row) {
  if (row.Get("type").empty() || row.Get("source").empty()) {
    return LineError(row, "needs a type and a source");
  }
  if (!IsStatus(row.Get("status"))) {
    return LineError(row, "has a status that is not one of those known");
  }
  RuleDates dates{.from = {},
                  .to = std::nullopt,
                  .status = row.Get("status"),
                  .source = row.Get("source")};
  const auto from = ParseDate(row.Get("from_date"));
  if (!from.ok()) return LineError(row, "has no from_date that is a day");
  dates.from = *from;
  if (!row.Get("to_date").empty()) {
    const auto to = ParseDate(row.Get("to_date"));
    if (!to.ok() || *to <= dates.from) {
      return LineError(row, "has a to_date that is no day after its from_date");
    }
    dates.to = *to;
  }
  return dates;
}

absl::StatusOr<std::vector<imports::CsvRow>> ParseRows(
    absl::string_view csv, absl::string_view second, absl::string_view third) {
  imports::Issues issues;
  imports::CsvFile file = imports::ParseCsv(csv,
                                            {{"type"},
                                             {std::string(second)},
                                             {std::string(third)},
                                             {"from_date"},
                                             {"to_date"},
                                             {"status"},
                                             {"source"}},
                                            issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "line ", issues.kept()[0].line(), ": ", issues.kept()[0].rule()));
  }
  return std::move(file.rows);
}

absl::StatusOr<StageRule> ParseStageRule(const imports::CsvRow& row) {
  StageRule rule;
  rule.type = row.Get("type");
  const std::optional<Stage> stage = StageOf(row.Get("stage"));
  if (!stage.has_value()) return LineError(row, "names no stage");
  rule.stage = *stage;
  CR_ASSIGN_OR_RETURN(rule.use, ParseUse(row, "use"));
  if (rule.stage == Stage::kReferral && rule.use != Use::kRequired) {
    return LineError(row, "has to require the referral: every case has one");
  }
  CR_ASSIGN_OR_RETURN(rule.dates, ParseDates(row));
  return rule;
}

bool Overlap(const RuleDates& one, const RuleDates& other) {
  return (!one.to.has_value() || other.from < *one.to) &&
         (!other.to.has_value() || one.from < *other.to) &&
         one.status != "withdrawn" && other.status != "withdrawn";
}

}  // namespace

absl::StatusOr<std::vector<StageRule>> ParseStageRules(absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(const std::vector<imports::CsvRow> rows,
                      ParseRows(csv, "stage", "use"));
  std::vector<StageRule> rules;
  for (const imports::CsvRow& row : rows) {
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
  CR_ASSIGN_OR_RETURN(const std::vector<imports::CsvRow> rows,
                      ParseRows(csv, "rule", "value"));
  for (const imports::CsvRow& row : rows) {
    CR_ASSIGN_OR_RETURN(RuleDates dates, ParseDates(row));
    if (row.Get("rule") == "eligibility") {
      CR_ASSIGN_OR_RETURN(const Use use, ParseUse(row, "value"));
      types.eligibility.push_back({row.Get("type"), use, std::move(dates)});
    } else if (row.Get("rule") == "start_by_age") {
      int years = 0;
      if (!absl::SimpleAtoi(row.Get("value"), &years) || years <= 0 ||
          years >= kImpossibleAge) {
        return LineError(row, "has a value that is no age in years");
      }
      types.start_by.push_back({row.Get("type"), years, std::move(dates)});
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
