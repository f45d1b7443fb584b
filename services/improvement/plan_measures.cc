#include "services/improvement/plan_measures.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/improvement/actions.h"
#include "services/improvement/domain/due_dates.h"
#include "services/improvement/plan_dates.h"
#include "services/improvement/plan_state.h"

namespace carereform::improvement {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::Measure;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;

constexpr char kState[] = "state";

// One thing that a measure is about: whether it counts, and why.
struct Counted {
  std::string name;   // The record.
  std::string words;  // In a sentence, without the texts of officers.
  bool counts = false;
  std::string state = "";  // Of an action, such as "in_progress".
};

struct Dimension {
  std::string name;
};

// A measure: which things it is about, and what of them counts.
struct Definition {
  std::string id;
  std::string display_name;
  std::string question;
  std::string unit;
  std::string population;
  std::vector<Dimension> dimensions;
  std::string method_version;
  std::string method;
  // Of those that it is about, how many count: as a share of all, or a count.
  bool is_share = false;
  std::vector<Counted> (*counted)(const PlanAt& plan, absl::CivilDay day);
  measures::v1::Basis basis = measures::v1::STOCK;
};

std::string StateId(ActionState state) {
  return absl::StrReplaceAll(StateWords(state), {{" ", "_"}});
}

// As the plan numbers it: "action 2 of group 1.4".
std::string Words(const v1::ActionGroup& group, const v1::Action& action) {
  return absl::StrCat("action ", action.position(), " of group ",
                      group.number());
}

std::vector<Counted> ActionsInStates(const PlanAt& plan, absl::CivilDay day) {
  std::vector<Counted> all;
  for (const GroupAt& at : plan.groups) {
    for (const v1::Action& action : at.actions) {
      const ActionState state = StateOn(action, day);
      all.push_back(
          {action.name(),
           absl::StrCat(Words(at.group, action), ": ", StateWords(state)), true,
           StateId(state)});
    }
  }
  return all;
}

std::map<std::string, int> DaysByName(
    const google::protobuf::RepeatedPtrField<v1::FindOverdueResponse::Overdue>&
        list) {
  std::map<std::string, int> days;
  for (const auto& overdue : list) days.emplace(overdue.name(), overdue.days());
  return days;
}

std::vector<Counted> ActionsOverdue(const PlanAt& plan, absl::CivilDay day) {
  const std::map<std::string, int> overdue =
      DaysByName(OverdueOn(plan, day).actions());
  std::vector<Counted> all;
  for (const GroupAt& at : plan.groups) {
    for (const v1::Action& action : at.actions) {
      const auto found = overdue.find(action.name());
      const bool counts = found != overdue.end();
      all.push_back(
          {action.name(),
           counts ? absl::StrCat(Words(at.group, action), ": overdue by ",
                                 found->second, " days")
                  : absl::StrCat(Words(at.group, action), ": not overdue"),
           counts, StateId(StateOn(action, day))});
    }
  }
  return all;
}

std::vector<Counted> GroupsOverdue(const PlanAt& plan, absl::CivilDay day) {
  const std::map<std::string, int> overdue =
      DaysByName(OverdueOn(plan, day).action_groups());
  std::vector<Counted> all;
  for (const GroupAt& at : plan.groups) {
    const auto found = overdue.find(at.group.name());
    const std::string group = absl::StrCat("group ", at.group.number());
    const bool counts = found != overdue.end();
    all.push_back(
        {at.group.name(),
         counts ? absl::StrCat(group, ": overdue by ", found->second, " days")
         : at.group.has_delivery_date()
             ? absl::StrCat(group, ": not overdue")
             : absl::StrCat(group, ": the plan gives no date"),
         counts});
  }
  return all;
}

// Milestones that were due by the day.
std::vector<Counted> MilestonesOnTime(const PlanAt& plan, absl::CivilDay day) {
  std::vector<Counted> all;
  for (const v1::Milestone& milestone : plan.milestones) {
    const auto due = StoredDate(milestone.due_date());
    if (!due.has_value() || LastDayOf(*due) > day) continue;
    const auto achieved = rpc::StoredDay(milestone.achieved_date());
    const bool reached = achieved.has_value() && *achieved <= day;
    const bool on_time = reached && *achieved <= LastDayOf(*due);
    all.push_back({milestone.name(),
                   absl::StrCat(milestone.display_name(), ": due ",
                                PrintDateOrMonth(*due),
                                on_time   ? ", reached on time"
                                : reached ? ", reached late"
                                          : ", not reached"),
                   on_time});
  }
  return all;
}

const std::vector<Definition>& Definitions() {
  static const auto& definitions = *new std::vector<Definition>{
      {"action-groups-overdue-count",
       "Action groups overdue",
       "How many action groups of the plan are past their delivery date and "
       "not done?",
       "action groups",
       "action groups of the plan",
       {},
       "plan-overdue-1",
       "A group is overdue from the day after its delivery date, a month being "
       "due on its last day, until each of its actions is completed or "
       "cancelled. One without a date is never overdue.",
       false,
       &GroupsOverdue},
      {"actions-count",
       "Actions by state",
       "How many actions does the plan have, by state?",
       "actions",
       "actions of the plan",
       {{kState}},
       "plan-states-1",
       "Each action is in the state that it came into last on or before the "
       "day; before the first change it is not started.",
       false,
       &ActionsInStates},
      {"actions-overdue-count",
       "Actions overdue",
       "How many actions of the plan are past their due date and not done?",
       "actions",
       "actions of the plan",
       {{kState}},
       "plan-overdue-1",
       "An action is overdue from the day after it is due, a month being due "
       "on its last day, until it is completed or cancelled. One without a due "
       "date has that of its group; without either it is never overdue.",
       false,
       &ActionsOverdue},
      {"milestones-on-time-share",
       "Milestones reached on time",
       "What share of the milestones that were due have been reached on time?",
       "percent",
       "milestones that were due by the day",
       {},
       "plan-milestones-1",
       "Milestones whose due date is on or before the day, a month being due "
       "on its last day; those reached by their due date count.",
       true,
       &MilestonesOnTime},
  };
  return definitions;
}

const Definition& DefinitionOf(const Measure& measure) {
  return measures::DefinitionNamed(Definitions(), measure.name());
}

MeasureValue ValueOf(const Definition& definition,
                     const std::vector<Counted>& all) {
  const int64_t n =
      std::count_if(all.begin(), all.end(),
                    [](const Counted& counted) { return counted.counts; });
  return definition.is_share
             ? measures::PercentOf(n, static_cast<int64_t>(all.size()))
             : measures::CountOf(n);
}

// Refuses a filter by what is no state.
absl::Status CheckFilter(const MeasureQuery& query) {
  const auto wanted = query.filters.find(kState);
  if (wanted == query.filters.end()) return absl::OkStatus();
  std::vector<std::string> states;
  for (const ActionState state :
       {ActionState::kNotStarted, ActionState::kInProgress,
        ActionState::kPaused, ActionState::kCompleted,
        ActionState::kCancelled}) {
    states.push_back(StateId(state));
    if (states.back() == wanted->second) return absl::OkStatus();
  }
  return InvalidField("filters.state",
                      absl::StrCat("is not a state of an action: give ",
                                   absl::StrJoin(states, " or ")));
}

bool IsAbout(const MeasureQuery& query, const Counted& counted) {
  const auto wanted = query.filters.find(kState);
  return wanted == query.filters.end() || wanted->second == counted.state;
}

// What a measure counted on the day that was asked about.
struct Answer {
  std::vector<Counted> counted;
  MeasureValue value;
};

absl::StatusOr<Answer> AnswerOf(const Records& records,
                                const store::Reader& reader,
                                const Definition& definition,
                                const MeasureQuery& query) {
  CR_RETURN_IF_ERROR(CheckFilter(query));
  CR_ASSIGN_OR_RETURN(
      const PlanAt plan,
      ReadPlan(records, reader, static_cast<int64_t>(query.revision)));
  Answer answer;
  for (Counted& counted : definition.counted(plan, *query.as_of)) {
    if (IsAbout(query, counted)) answer.counted.push_back(std::move(counted));
  }
  // No plan is not a plan of which nothing is overdue.
  answer.value = plan.groups.empty()
                     ? measures::Missing("no plan was known at that revision")
                     : ValueOf(definition, answer.counted);
  return answer;
}

}  // namespace

absl::StatusOr<std::vector<Measure>> PlanMeasures::List(
    const store::Reader& reader) const {
  return measures::ListedMeasures(reader.council(), "improvement",
                                  Definitions());
}

absl::StatusOr<ComputeMeasureResponse> PlanMeasures::Compute(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  const Definition& definition = DefinitionOf(measure);
  CR_ASSIGN_OR_RETURN(const Answer answer,
                      AnswerOf(records_, reader, definition, query));
  ComputeMeasureResponse response;
  *response.mutable_value() = answer.value;
  if (query.group_by.empty()) return response;
  std::map<std::string, std::vector<Counted>> by_state;
  for (const Counted& counted : answer.counted) {
    if (counted.counts) by_state[counted.state].push_back(counted);
  }
  for (const auto& [state, counted] : by_state) {
    auto* group = response.add_groups();
    group->set_group(state);
    *group->mutable_value() = ValueOf(definition, counted);
  }
  return response;
}

absl::StatusOr<MeasureExplanation> PlanMeasures::Explain(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const Answer answer,
                      AnswerOf(records_, reader, DefinitionOf(measure), query));
  MeasureExplanation explanation;
  *explanation.mutable_value() = answer.value;
  for (const Counted& counted : answer.counted) {
    measures::AddLine(counted.words, counted.counts ? 1 : 0, explanation);
    if (counted.counts) measures::AddRecord(counted.name, explanation);
  }
  return explanation;
}

}  // namespace carereform::improvement
