#include "services/assessments/domain/assessment_types.h"

namespace carereform::assessments {
namespace {

// Returns the first rule of `type` that covers `day`, or null.
template <typename Rule>
const Rule* RuleOn(const std::vector<Rule>& rules, absl::string_view type,
                   absl::CivilDay day) {
  for (const Rule& rule : rules) {
    if (rule.type == type && rule.dates.Cover(day)) return &rule;
  }
  return nullptr;
}

}  // namespace

bool RuleDates::Cover(absl::CivilDay day) const {
  return status != "withdrawn" && from <= day && (!to.has_value() || day < *to);
}

StageUses UsesOn(const AssessmentTypes& types, absl::string_view type,
                 absl::CivilDay day) {
  StageUses uses;
  uses.fill(Use::kOptional);
  for (const StageRule& rule : types.stages) {
    if (rule.type == type && rule.dates.Cover(day)) {
      uses[IndexOf(rule.stage)] = rule.use;
    }
  }
  return uses;
}

Use EligibilityOn(const AssessmentTypes& types, absl::string_view type,
                  absl::CivilDay day) {
  const EligibilityRule* rule = RuleOn(types.eligibility, type, day);
  return rule == nullptr ? Use::kOptional : rule->use;
}

std::optional<int> StartByAgeOn(const AssessmentTypes& types,
                                absl::string_view type, absl::CivilDay day) {
  const StartByRule* rule = RuleOn(types.start_by, type, day);
  if (rule == nullptr) return std::nullopt;
  return rule->years;
}

Stage LatestStage(const StageDays& days) {
  Stage latest = Stage::kReferral;
  for (const Stage stage : kStages) {
    if (stage > latest && days[IndexOf(stage)].has_value()) latest = stage;
  }
  return latest;
}

std::vector<Stage> MissingStages(const StageUses& uses, const StageDays& days) {
  std::vector<Stage> missing;
  const Stage latest = LatestStage(days);
  for (const Stage stage : kStages) {
    if (stage < latest && uses[IndexOf(stage)] == Use::kRequired &&
        !days[IndexOf(stage)].has_value()) {
      missing.push_back(stage);
    }
  }
  return missing;
}

bool Follows(const StageUses& uses, Stage from, Stage to) {
  if (to <= from || uses[IndexOf(to)] == Use::kNotUsed) return false;
  for (size_t between = IndexOf(from) + 1; between < IndexOf(to); ++between) {
    if (uses[between] == Use::kRequired) return false;
  }
  return true;
}

}  // namespace carereform::assessments
