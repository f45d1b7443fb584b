#include "services/improvement/coverage/coverage_records.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/improvement/actions.h"
#include "services/improvement/plan_state.h"
#include "services/improvement/risks/risk_register.h"
#include "services/improvement/risks/risk_standing.h"

namespace carereform::improvement {
namespace {

using Kind = CoverageKind;

// Says whether a day that may be absent had come by `day`.
bool HadCome(const google::type::Date& date, absl::CivilDay day) {
  const std::optional<absl::CivilDay> stored = rpc::StoredDay(date);
  return stored.has_value() && *stored <= day;
}

bool HoldsPost(const v1::Owner& owner, absl::CivilDay day) {
  const bool begun =
      !owner.has_start_date() || HadCome(owner.start_date(), day);
  return begun && !HadCome(owner.left_date(), day);
}

// A deliverable is told by its milestones, and what is judged by its criteria.
bool NeedsMeasure(const v1::OutcomeTarget& target) {
  return !target.measure().empty() ||
         (target.kind() != v1::OutcomeTarget::DELIVERABLE &&
          target.kind() != v1::OutcomeTarget::QUALITATIVE);
}

// What is known by its name alone.
void AddNamed(Kind kind, const std::string& name, CoverageGraph& graph) {
  graph.AddNode({kind, name, name});
}

// Reads the records into a graph: all nodes first, so that no link is left out
// because of the order.
class GraphReader {
 public:
  GraphReader(const CoverageSources& sources, const store::Reader& reader,
              absl::CivilDay day, int64_t revision)
      : sources_(sources), reader_(reader), day_(day), revision_(revision) {}

  absl::StatusOr<CoverageGraph> Read() {
    CR_RETURN_IF_ERROR(AddOwners());
    CR_RETURN_IF_ERROR(AddFindings());
    CR_RETURN_IF_ERROR(AddAreas());
    CR_RETURN_IF_ERROR(AddGroups());
    CR_RETURN_IF_ERROR(AddActions());
    CR_RETURN_IF_ERROR(AddTargets());
    CR_RETURN_IF_ERROR(AddMilestones());
    CR_RETURN_IF_ERROR(AddReadings());
    CR_RETURN_IF_ERROR(AddRisks());
    CR_RETURN_IF_ERROR(AddRecommendations());
    for (const auto& [from, to] : links_) graph_.AddLink(from, to);
    return std::move(graph_);
  }

 private:
  template <typename Resource>
  absl::StatusOr<std::vector<Resource>> All(
      const rpc::Collection<Resource>& collection) const {
    return AllAt(collection, reader_, revision_);
  }

  // Returns a name that may leave the council out, with it.
  std::string InCouncil(const std::string& name) const {
    return absl::StartsWith(name, "councils/")
               ? name
               : absl::StrCat("councils/", reader_.council(), "/", name);
  }

  void Link(const std::string& from, const std::string& to) {
    links_.emplace_back(from, to);
  }

  absl::Status AddOwners() {
    CR_ASSIGN_OR_RETURN(const auto owners, All(sources_.plan.owners()));
    for (const v1::Owner& owner : owners) {
      graph_.AddNode(
          {Kind::kOwner, owner.name(), owner.role(), HoldsPost(owner, day_)});
    }
    return absl::OkStatus();
  }

  // A finding is there from the day on which its assessment was published.
  absl::Status AddFindings() {
    CR_ASSIGN_OR_RETURN(const auto assessments,
                        All(sources_.plan.cqc_assessments()));
    std::set<std::string> published;
    for (const v1::CqcAssessment& assessment : assessments) {
      if (HadCome(assessment.published_date(), day_)) {
        published.insert(assessment.name());
      }
    }
    CR_ASSIGN_OR_RETURN(const auto findings, All(sources_.plan.findings()));
    for (const v1::Finding& finding : findings) {
      if (!published.contains(finding.cqc_assessment())) continue;
      graph_.AddNode({Kind::kFinding, finding.name(), finding.text(),
                      finding.kind() == v1::Finding::AREA_FOR_IMPROVEMENT});
    }
    return absl::OkStatus();
  }

  absl::Status AddAreas() {
    CR_ASSIGN_OR_RETURN(const auto areas, All(sources_.plan.areas()));
    for (const v1::Area& area : areas) {
      graph_.AddNode({Kind::kArea, area.name(),
                      absl::StrCat(area.number(), " ", area.display_name())});
    }
    CR_ASSIGN_OR_RETURN(const auto workstreams,
                        All(sources_.plan.workstreams()));
    for (const v1::Workstream& workstream : workstreams) {
      graph_.AddNode(
          {Kind::kWorkstream, workstream.name(), workstream.display_name()});
      Link(workstream.name(), workstream.accountable_owner());
      for (const std::string& area : workstream.areas()) {
        Link(workstream.name(), area);
      }
    }
    return absl::OkStatus();
  }

  absl::Status AddGroups() {
    CR_ASSIGN_OR_RETURN(const auto groups, All(sources_.plan.action_groups()));
    for (const v1::ActionGroup& group : groups) {
      graph_.AddNode({Kind::kActionGroup, group.name(),
                      absl::StrCat(group.number(), " ", group.display_name())});
      Link(group.area(), group.name());
      for (const std::string& finding : group.findings()) {
        Link(finding, group.name());
      }
    }
    return absl::OkStatus();
  }

  absl::Status AddActions() {
    CR_ASSIGN_OR_RETURN(const auto actions, All(sources_.plan.actions()));
    for (const v1::Action& action : actions) {
      graph_.AddNode({Kind::kAction, action.name(), action.text(),
                      StateOn(action, day_) != ActionState::kCancelled});
      Link(action.action_group(), action.name());
      Link(action.name(), action.owner());
      for (const std::string& finding : action.findings()) {
        Link(finding, action.name());
      }
      for (const std::string& allocation : action.funding_allocations()) {
        AddNamed(Kind::kAllocation, allocation, graph_);
        Link(action.name(), allocation);
      }
    }
    return absl::OkStatus();
  }

  absl::Status AddTargets() {
    CR_ASSIGN_OR_RETURN(const auto targets,
                        All(sources_.plan.outcome_targets()));
    for (const v1::OutcomeTarget& target : targets) {
      graph_.AddNode({Kind::kTarget, target.name(),
                      absl::StrCat(target.code(), ": ", target.text()),
                      NeedsMeasure(target)});
      Link(target.name(), target.action_group());
      Link(target.name(), target.owner());
      if (target.measure().empty()) continue;
      const std::string measure = InCouncil(target.measure());
      AddNamed(Kind::kMeasure, measure, graph_);
      Link(target.name(), measure);
    }
    return absl::OkStatus();
  }

  absl::Status AddMilestones() {
    CR_ASSIGN_OR_RETURN(const auto milestones, All(sources_.plan.milestones()));
    for (const v1::Milestone& milestone : milestones) {
      graph_.AddNode(
          {Kind::kMilestone, milestone.name(), milestone.display_name()});
      Link(milestone.outcome_target(), milestone.name());
      Link(milestone.action(), milestone.name());
    }
    return absl::OkStatus();
  }

  // A reading tells how a target stands from the day on which it was known. One
  // that says why nothing was measured is none, nor is one that was corrected.
  absl::Status AddReadings() {
    CR_ASSIGN_OR_RETURN(const auto readings, All(sources_.ratings.readings()));
    std::set<std::string> superseded;
    for (const v1::TargetReading& reading : readings) {
      if (HadCome(reading.known_date(), day_)) {
        superseded.insert(reading.supersedes());
      }
    }
    for (const v1::TargetReading& reading : readings) {
      const bool known = HadCome(reading.as_of_date(), day_) &&
                         HadCome(reading.known_date(), day_);
      const bool measured = reading.not_measured().empty();
      if (!known || !measured || superseded.contains(reading.name())) continue;
      graph_.AddNode(
          {Kind::kReading, reading.name(),
           absl::StrCat(reading.value(), " on ",
                        PrintDate(*rpc::StoredDay(reading.as_of_date())))});
      Link(reading.outcome_target(), reading.name());
    }
    return absl::OkStatus();
  }

  absl::Status AddRisks() {
    CR_ASSIGN_OR_RETURN(const std::vector<v1::Risk> risks,
                        RisksAt(sources_.risks, reader_, revision_));
    for (const v1::Risk& risk : risks) {
      graph_.AddNode({Kind::kRisk, risk.name(), risk.display_name(),
                      IsOpenOn(risk, day_)});
      Link(risk.name(), risk.owner());
      for (const std::string& action : risk.actions()) {
        Link(risk.name(), action);
      }
    }
    return absl::OkStatus();
  }

  absl::Status AddRecommendations() {
    CR_ASSIGN_OR_RETURN(const auto recommendations,
                        All(sources_.recommendations.recommendations()));
    for (const v1::Recommendation& recommendation : recommendations) {
      if (!HadCome(recommendation.made_date(), day_)) continue;
      graph_.AddNode({Kind::kRecommendation, recommendation.name(),
                      recommendation.text()});
      Link(recommendation.name(), recommendation.owner());
      for (const std::string& action : recommendation.actions()) {
        Link(recommendation.name(), action);
      }
    }
    return absl::OkStatus();
  }

  const CoverageSources& sources_;
  const store::Reader& reader_;
  const absl::CivilDay day_;
  const int64_t revision_;
  CoverageGraph graph_;
  std::vector<std::pair<std::string, std::string>> links_;
};

}  // namespace

absl::StatusOr<CoverageGraph> ReadCoverage(const CoverageSources& sources,
                                           const store::Reader& reader,
                                           absl::CivilDay day,
                                           int64_t revision) {
  return GraphReader(sources, reader, day, revision).Read();
}

}  // namespace carereform::improvement
