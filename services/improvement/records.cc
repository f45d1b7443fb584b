#include "services/improvement/records.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "services/improvement/actions.h"
#include "services/improvement/cqc_assessments.h"
#include "services/improvement/findings.h"
#include "services/improvement/keys.h"
#include "services/improvement/milestones.h"
#include "services/improvement/outcome_targets.h"
#include "services/improvement/owners.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {
namespace {

using rpc::CollectionOptions;
using store::KeyWriter;
using v1::Milestone;

constexpr char kCqcAssessment[] =
    "councils/{council}/cqcAssessments/{cqc_assessment}";
constexpr char kArea[] = "councils/{council}/areas/{area}";
constexpr char kActionGroup[] =
    "councils/{council}/actionGroups/{action_group}";
constexpr char kFinding[] = "councils/{council}/findings/{finding}";
constexpr char kOutcomeTarget[] =
    "councils/{council}/outcomeTargets/{outcome_target}";

// An index whose values belong to one resource each.
template <typename Resource>
store::Index<Resource> OneEach(
    uint32_t id, const char* what,
    std::function<std::optional<std::string>(const Resource&)> value) {
  return {.id = id,
          .value = std::move(value),
          .taken_reason = absl::StrCat(rpc::kResourceNoun, "_EXISTS"),
          .taken_message =
              absl::StrCat("another one has that ", what, ": choose another")};
}

uint32_t Unsigned(int number) { return static_cast<uint32_t>(number); }

std::optional<std::string> GroupNumberKey(const v1::ActionGroup& group) {
  const GroupNumber number = *ParseGroupNumber(group.number());
  return KeyWriter()
      .Uint32(Unsigned(number.first))
      .Uint32(Unsigned(number.second))
      .key();
}

// Codes that differ in capitals only would name one measure.
std::string CodeKey(absl::string_view code) {
  return KeyWriter().String(absl::AsciiStrToLower(code)).key();
}

std::optional<std::string> NameKey(absl::string_view name) {
  if (name.empty()) return std::nullopt;
  return KeyWriter().String(name).key();
}

}  // namespace

Records::Records(std::vector<CqcFramework> frameworks)
    : frameworks_(std::move(frameworks)),
      cqc_assessments_(CollectionOptions<v1::CqcAssessment>{
          .pattern = kCqcAssessment,
          .table = kCqcAssessmentTable,
          .check =
              [this](const v1::CqcAssessment& assessment,
                     rpc::Validation& validation) {
                CheckCqcAssessment(frameworks_, assessment, validation);
              },
          .complete =
              [this](const store::Reader&, const rpc::Call& call,
                     v1::CqcAssessment& assessment) {
                return CompleteCqcAssessment(frameworks_, call, assessment);
              }}),
      findings_(CollectionOptions<v1::Finding>{
          .pattern = kFinding,
          .table = kFindingTable,
          .references = {{"cqc_assessment", kCqcAssessment,
                          kCqcAssessmentTable}},
          .check = &CheckFinding,
          .complete =
              [this](const store::Reader& reader, const rpc::Call&,
                     v1::Finding& finding) {
                return WriteHeadings(reader, finding);
              },
          .revise =
              [this](const store::Reader& reader, const rpc::Call&,
                     const v1::Finding&, v1::Finding& finding) {
                return WriteHeadings(reader, finding);
              }}),
      owners_(OwnerOptions()),
      workstreams_(Workstreams()),
      areas_(Areas()),
      action_groups_(CollectionOptions<v1::ActionGroup>{
          .pattern = kActionGroup,
          .table = kActionGroupTable,
          .indexes = {OneEach<v1::ActionGroup>(kActionGroupByNumber, "number",
                                               &GroupNumberKey)},
          .listed_by = kActionGroupByNumber,
          .references = {{"area", kArea, kAreaTable},
                         {"findings", kFinding, kFindingTable}},
          .check = &CheckActionGroup,
          .complete = [this](const store::Reader& reader, const rpc::Call&,
                             v1::ActionGroup& group) -> absl::Status {
            CR_ASSIGN_OR_RETURN(const v1::Area area,
                                areas_.table().Get(reader, group.area()));
            return CheckNumberInArea(area, group);
          }}),
      actions_(Actions()),
      outcome_targets_(OutcomeTargets()),
      milestones_(Milestones()) {}

CollectionOptions<v1::Workstream> Records::Workstreams() const {
  CollectionOptions<v1::Workstream> options = {
      .pattern = "councils/{council}/workstreams/{workstream}",
      .table = kWorkstreamTable,
      .references = {{"areas", kArea, kAreaTable},
                     {"accountable_owner", kOwnerPattern, kOwnerTable}},
      .check = &CheckWorkstream};
  CheckOwners<v1::Workstream>(
      "workstream.accountable_owner",
      [](const v1::Workstream& workstream) {
        return workstream.accountable_owner();
      },
      options);
  return options;
}

CollectionOptions<v1::Area> Records::Areas() const {
  return {.pattern = kArea,
          .table = kAreaTable,
          .indexes = {OneEach<v1::Area>(
              kAreaByNumber, "number",
              [](const v1::Area& area) {
                return KeyWriter().Uint32(Unsigned(area.number())).key();
              })},
          .listed_by = kAreaByNumber,
          .check = &CheckArea,
          .revise = [this](const store::Reader& reader, const rpc::Call&,
                           const v1::Area& before, v1::Area& after) {
            return CheckRenumbered(reader, before, after);
          }};
}

CollectionOptions<v1::Action> Records::Actions() const {
  CollectionOptions<v1::Action> options = {
      .pattern = kActionPattern,
      .table = kActionTable,
      .indexes = {OneEach<v1::Action>(kActionByPosition,
                                      "position in the group",
                                      [](const v1::Action& action) {
                                        return KeyWriter()
                                            .String(action.action_group())
                                            .Uint32(Unsigned(action.position()))
                                            .key();
                                      })},
      .listed_by = kActionByPosition,
      .references = {{"action_group", kActionGroup, kActionGroupTable},
                     {"owner", kOwnerPattern, kOwnerTable},
                     {"depends_on", kActionPattern, kActionTable},
                     {"findings", kFinding, kFindingTable}},
      .check = &CheckAction};
  CheckOwners<v1::Action>(
      "action.owner", [](const v1::Action& action) { return action.owner(); },
      options);
  const auto owner_is_here = options.complete;
  options.complete = [owner_is_here](const store::Reader& reader,
                                     const rpc::Call& call,
                                     v1::Action& action) {
    action.set_state(v1::Action::NOT_STARTED);
    return owner_is_here(reader, call, action);
  };
  const auto new_owner_is_here = options.revise;
  options.revise = [this, new_owner_is_here](
                       const store::Reader& reader, const rpc::Call& call,
                       const v1::Action& before,
                       v1::Action& after) -> absl::Status {
    CR_RETURN_IF_ERROR(new_owner_is_here(reader, call, before, after));
    // All actions are read for it, and most updates say something else.
    return std::equal(before.depends_on().begin(), before.depends_on().end(),
                      after.depends_on().begin(), after.depends_on().end())
               ? absl::OkStatus()
               : CheckNoCycle(actions_, reader, after);
  };
  return options;
}

CollectionOptions<v1::OutcomeTarget> Records::OutcomeTargets() const {
  CollectionOptions<v1::OutcomeTarget> options = {
      .pattern = kOutcomeTarget,
      .table = kOutcomeTargetTable,
      .indexes = {OneEach<v1::OutcomeTarget>(
          kOutcomeTargetByCode, "code",
          [](const v1::OutcomeTarget& target) {
            return CodeKey(target.code());
          })},
      .listed_by = kOutcomeTargetByCode,
      .references = {{"action_group", kActionGroup, kActionGroupTable},
                     {"owner", kOwnerPattern, kOwnerTable}},
      .check = &CheckOutcomeTarget};
  CheckOwners<v1::OutcomeTarget>(
      "outcome_target.owner",
      [](const v1::OutcomeTarget& target) { return target.owner(); }, options);
  return options;
}

CollectionOptions<Milestone> Records::Milestones() const {
  return {
      .pattern = "councils/{council}/milestones/{milestone}",
      .table = kMilestoneTable,
      .indexes = {{.id = kMilestoneByTarget,
                   .value =
                       [](const Milestone& milestone) {
                         return NameKey(milestone.outcome_target());
                       }},
                  {.id = kMilestoneByAction,
                   .value =
                       [](const Milestone& milestone) {
                         return NameKey(milestone.action());
                       }}},
      .references = {{"outcome_target", kOutcomeTarget, kOutcomeTargetTable},
                     {"action", kActionPattern, kActionTable}},
      .check = &CheckMilestone,
      .complete =
          [](const store::Reader&, const rpc::Call& call,
             Milestone& milestone) {
            return CompleteMilestone(call, milestone);
          },
      .revise =
          [](const store::Reader&, const rpc::Call&, const Milestone& before,
             Milestone& after) { return CheckMilestoneUpdate(before, after); }};
}

template <typename Resource>
void Records::CheckOwners(
    absl::string_view field,
    std::function<std::string(const Resource& resource)> owner_of,
    CollectionOptions<Resource>& options) const {
  options.complete = [this, field, owner_of](const store::Reader& reader,
                                             const rpc::Call& call,
                                             Resource& resource) {
    return CheckOwnerIsHere(owners_, reader, call.today, field,
                            owner_of(resource));
  };
  // What a post that has gone still has stays its own until it is given away.
  options.revise = [this, field, owner_of](
                       const store::Reader& reader, const rpc::Call& call,
                       const Resource& before, Resource& after) {
    return owner_of(before) == owner_of(after)
               ? absl::OkStatus()
               : CheckOwnerIsHere(owners_, reader, call.today, field,
                                  owner_of(after));
  };
}

absl::Status Records::CheckRenumbered(const store::Reader& reader,
                                      const v1::Area& before,
                                      const v1::Area& after) const {
  if (before.number() == after.number()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const std::vector<v1::ActionGroup> groups,
                      action_groups_.table().All(reader));
  const bool used = std::any_of(groups.begin(), groups.end(),
                                [&](const v1::ActionGroup& group) {
                                  return group.area() == before.name();
                                });
  return used ? InvalidField("area.number",
                             "cannot be changed while action groups are in the "
                             "area: their numbers begin with it")
              : absl::OkStatus();
}

absl::Status Records::WriteHeadings(const store::Reader& reader,
                                    v1::Finding& finding) const {
  CR_ASSIGN_OR_RETURN(
      const v1::CqcAssessment assessment,
      cqc_assessments_.table().Get(reader, finding.cqc_assessment()));
  return CompleteFinding(*FindFramework(frameworks_, assessment.framework()),
                         finding);
}

absl::StatusOr<v1::OutcomeTarget> Records::TargetOfCode(
    const store::Reader& reader, absl::string_view code) const {
  CR_ASSIGN_OR_RETURN(
      const auto page,
      outcome_targets_.table().ListBy(reader, kOutcomeTargetByCode,
                                      CodeKey(code), {.after = "", .size = 1}));
  if (page.items.empty()) {
    return absl::NotFoundError(
        absl::StrCat("no outcome target has the code ", code));
  }
  return page.items.front();
}

absl::StatusOr<std::vector<Milestone>> Records::MilestonesOf(
    const store::Reader& reader, absl::string_view outcome_target) const {
  return rpc::AllBy(milestones_, reader, kMilestoneByTarget,
                    KeyWriter().String(outcome_target).key());
}

absl::StatusOr<std::vector<Milestone>> Records::MilestonesOfAction(
    const store::Reader& reader, absl::string_view action) const {
  return rpc::AllBy(milestones_, reader, kMilestoneByAction,
                    KeyWriter().String(action).key());
}

}  // namespace carereform::improvement
