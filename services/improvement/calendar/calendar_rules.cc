#include "services/improvement/calendar/calendar_rules.h"

#include <algorithm>

#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/improvement/domain/clear_days.h"

namespace carereform::data {
extern const absl::string_view kDepartmentStages;
extern const absl::string_view kInterventionLadder;
extern const absl::string_view kMeetingDeadlines;
}  // namespace carereform::data

namespace carereform::improvement {
namespace {

using imports::DatedRow;
using imports::LineError;

constexpr int kMostSteps = 20;

absl::StatusOr<std::vector<DatedRow>> Rows(
    absl::string_view csv, const std::vector<std::string>& columns) {
  return imports::ParseDatedRows(csv, columns, {"published", "assumed"});
}

RuleStanding StandingOf(const DatedRow& row) {
  return {row.from, row.to, row.status, row.source};
}

absl::StatusOr<CountedIn> CountedInOf(const DatedRow& row) {
  const std::string word = row.row.Get("counted_in");
  if (word == "clear_days") return CountedIn::kClearDays;
  if (word == "working_days") return CountedIn::kWorkingDays;
  if (word == "calendar_days") return CountedIn::kCalendarDays;
  if (word == "months") return CountedIn::kMonths;
  return LineError(row, "`counted_in` is not a way of counting");
}

absl::StatusOr<bool> YesOrNo(const DatedRow& row, absl::string_view column) {
  const std::string word = row.row.Get(column);
  if (word == "yes") return true;
  if (word == "no") return false;
  return LineError(row, "has something other than yes or no");
}

absl::StatusOr<MeetingRule> ReadMeetingRule(const DatedRow& row) {
  MeetingRule rule;
  rule.kind = row.row.Get("kind");
  rule.step = row.row.Get("step");
  rule.before = row.row.Get("before");
  rule.each_workstream = row.row.Get("each") == "workstream";
  rule.text = row.row.Get("text");
  rule.owner = row.row.Get("owner");
  rule.standing = StandingOf(row);
  CR_ASSIGN_OR_RETURN(rule.count,
                      imports::NumberIn(row, "count", 1, kMaxCountedDays));
  CR_ASSIGN_OR_RETURN(rule.counted_in, CountedInOf(row));
  CR_ASSIGN_OR_RETURN(rule.reminder, YesOrNo(row, "reminder"));
  return rule;
}

absl::StatusOr<StageRule> ReadStageRule(const DatedRow& row) {
  StageRule rule;
  rule.stage = row.row.Get("stage");
  rule.text = row.row.Get("text");
  rule.after = row.row.Get("after");
  rule.owner = row.row.Get("owner");
  rule.standing = StandingOf(row);
  CR_ASSIGN_OR_RETURN(rule.count,
                      imports::NumberIn(row, "count", 1, kMaxCountedDays));
  CR_ASSIGN_OR_RETURN(rule.counted_in, CountedInOf(row));
  CR_ASSIGN_OR_RETURN(rule.repeats, YesOrNo(row, "repeats"));
  return rule;
}

absl::StatusOr<LadderStep> ReadStep(const DatedRow& row) {
  LadderStep step;
  step.step = row.row.Get("step");
  step.name = row.row.Get("name");
  step.requires_text = row.row.Get("requires");
  step.standing = StandingOf(row);
  CR_ASSIGN_OR_RETURN(step.place,
                      imports::NumberIn(row, "place", 1, kMostSteps));
  CR_ASSIGN_OR_RETURN(step.representations, YesOrNo(row, "representations"));
  return step;
}

// Says whether a rule among `rules` has the step that `rule` counts from.
bool Stands(const std::vector<MeetingRule>& rules, const MeetingRule& rule) {
  return rule.before == "meeting" ||
         std::any_of(rules.begin(), rules.end(), [&](const MeetingRule& other) {
           return other.kind == rule.kind && other.step == rule.before;
         });
}

}  // namespace

absl::StatusOr<std::vector<MeetingRule>> ParseMeetingRules(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const auto rows,
      Rows(csv, {"kind", "step", "count", "counted_in", "before", "each",
                 "reminder", "text", "owner"}));
  std::vector<MeetingRule> rules;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(MeetingRule rule, ReadMeetingRule(row));
    if (!Stands(rules, rule)) {
      return LineError(row, "`before` names no step that stands above");
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

absl::StatusOr<std::vector<StageRule>> ParseStageRules(absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(const auto rows,
                      Rows(csv, {"stage", "text", "count", "counted_in",
                                 "after", "repeats", "owner"}));
  std::vector<StageRule> rules;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(StageRule rule, ReadStageRule(row));
    const bool stands =
        rule.after == "publication" ||
        std::any_of(rules.begin(), rules.end(), [&](const StageRule& other) {
          return other.stage == rule.after;
        });
    if (!stands) {
      return LineError(row, "`after` names no stage that stands above");
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

absl::StatusOr<std::vector<LadderStep>> ParseLadder(absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const auto rows,
      Rows(csv, {"step", "place", "name", "representations", "requires"}));
  std::vector<LadderStep> ladder;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(LadderStep step, ReadStep(row));
    ladder.push_back(std::move(step));
  }
  return ladder;
}

// A file that cannot be read ends the program: a test reads each first.
const std::vector<MeetingRule>& BuiltInMeetingRules() {
  static const auto& rules = *new std::vector<MeetingRule>(
      *ParseMeetingRules(data::kMeetingDeadlines));
  return rules;
}

const std::vector<StageRule>& BuiltInStageRules() {
  static const auto& rules =
      *new std::vector<StageRule>(*ParseStageRules(data::kDepartmentStages));
  return rules;
}

const std::vector<LadderStep>& BuiltInLadder() {
  static const auto& ladder =
      *new std::vector<LadderStep>(*ParseLadder(data::kInterventionLadder));
  return ladder;
}

const LadderStep* FindStep(const std::vector<LadderStep>& ladder,
                           absl::string_view step, absl::CivilDay day) {
  for (const LadderStep& one : ladder) {
    if (one.step == step && one.standing.HoldsOn(day)) return &one;
  }
  return nullptr;
}

}  // namespace carereform::improvement
