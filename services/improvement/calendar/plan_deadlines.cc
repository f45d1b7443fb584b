#include "services/improvement/calendar/plan_deadlines.h"

#include <map>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/improvement/calendar/deadlines.h"
#include "services/improvement/risks/risk_standing.h"

namespace carereform::improvement {
namespace {

using v1::Action;
using v1::Deadline;
using v1::Dependency;
using v1::Milestone;
using v1::Recommendation;
using v1::Risk;

// Adds one where it has a day. Returns it, or null.
Deadline* Add(absl::string_view kind, absl::string_view subject,
              const std::string& text, const google::type::Date& date,
              const std::string& owner, std::vector<Deadline>& deadlines) {
  const auto due = rpc::ToDayOrMonth(date);
  if (!due.ok()) return nullptr;
  Deadline& deadline = deadlines.emplace_back();
  deadline.set_deadline_id(absl::StrCat(kind, "-", IdOf(subject)));
  deadline.set_text(text);
  *deadline.mutable_due_date() = rpc::ToDate(due->day);
  deadline.set_owner(owner);
  deadline.set_subject(std::string(subject));
  return &deadline;
}

absl::Status AddActions(const Records& plan, const store::Reader& reader,
                        std::vector<Deadline>& deadlines) {
  CR_ASSIGN_OR_RETURN(const auto groups,
                      plan.action_groups().table().All(reader));
  std::map<std::string, google::type::Date> of_group;
  for (const v1::ActionGroup& group : groups) {
    of_group[group.name()] = group.delivery_date();
  }
  CR_ASSIGN_OR_RETURN(const auto actions, plan.actions().table().All(reader));
  for (const Action& action : actions) {
    if (action.state() == Action::COMPLETED ||
        action.state() == Action::CANCELLED) {
      continue;
    }
    Add("action", action.name(), action.text(),
        action.has_due_date() ? action.due_date()
                              : of_group[action.action_group()],
        action.owner(), deadlines);
  }
  return absl::OkStatus();
}

absl::Status AddMilestones(const Records& plan, const store::Reader& reader,
                           std::vector<Deadline>& deadlines) {
  CR_ASSIGN_OR_RETURN(const auto targets,
                      plan.outcome_targets().table().All(reader));
  std::map<std::string, std::string> owners;
  for (const v1::OutcomeTarget& target : targets) {
    owners[target.name()] = target.owner();
  }
  CR_ASSIGN_OR_RETURN(const auto milestones,
                      plan.milestones().table().All(reader));
  for (const Milestone& milestone : milestones) {
    if (milestone.state() == Milestone::ACHIEVED) continue;
    Add("milestone", milestone.name(), milestone.display_name(),
        milestone.due_date(), owners[milestone.outcome_target()], deadlines);
  }
  return absl::OkStatus();
}

absl::Status AddRecommendations(const RecommendationRecords& records,
                                const store::Reader& reader,
                                std::vector<Deadline>& deadlines) {
  CR_ASSIGN_OR_RETURN(const auto recommendations,
                      records.recommendations().table().All(reader));
  for (const Recommendation& recommendation : recommendations) {
    if (recommendation.state() == Recommendation::REJECTED ||
        recommendation.state() == Recommendation::CLOSED) {
      continue;
    }
    Add("recommendation", recommendation.name(), recommendation.text(),
        recommendation.due_date(), recommendation.owner(), deadlines);
  }
  return absl::OkStatus();
}

void AddMitigations(const Risk& risk, std::vector<Deadline>& deadlines) {
  for (const Risk::Mitigation& mitigation : risk.mitigations()) {
    if (mitigation.state() == Risk::Mitigation::IN_PLACE ||
        mitigation.state() == Risk::Mitigation::STOPPED) {
      continue;
    }
    Add(absl::StrCat("mitigation-", mitigation.mitigation_id()), risk.name(),
        mitigation.text(), mitigation.due_date(), mitigation.owner(),
        deadlines);
  }
}

absl::Status AddRegisters(const RiskRecords& registers,
                          const store::Reader& reader, absl::CivilDay day,
                          std::vector<Deadline>& deadlines) {
  CR_ASSIGN_OR_RETURN(const auto risks, registers.risks().table().All(reader));
  for (const Risk& risk : risks) {
    if (!IsOpenOn(risk, day)) continue;
    Add("risk-review", risk.name(),
        absl::StrCat("Review of the risk: ", risk.display_name()),
        RiskStanding(risk, day).review_due_date(), risk.owner(), deadlines);
    AddMitigations(risk, deadlines);
  }
  CR_ASSIGN_OR_RETURN(const auto dependencies,
                      registers.dependencies().table().All(reader));
  for (const Dependency& dependency : dependencies) {
    if (dependency.state() != Dependency::AWAITED) continue;
    Deadline* const added =
        Add("dependency", dependency.name(), dependency.text(),
            dependency.needed_by_date(), "", deadlines);
    if (added != nullptr) added->set_owner_role(dependency.from_outside());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<Deadline>> PlanDeadlines(
    const CalendarRecords& records, const store::Reader& reader,
    absl::CivilDay day) {
  std::vector<Deadline> deadlines;
  CR_RETURN_IF_ERROR(AddActions(records.plan(), reader, deadlines));
  CR_RETURN_IF_ERROR(AddMilestones(records.plan(), reader, deadlines));
  CR_RETURN_IF_ERROR(
      AddRecommendations(records.recommendations(), reader, deadlines));
  CR_RETURN_IF_ERROR(AddRegisters(records.risks(), reader, day, deadlines));
  CR_ASSIGN_OR_RETURN(const auto interventions,
                      records.interventions().table().All(reader));
  for (const v1::Intervention& intervention : interventions) {
    Add("representations", intervention.name(),
        "Representations to the Secretary of State",
        intervention.representations_due_date(), "", deadlines);
  }
  return deadlines;
}

}  // namespace carereform::improvement
