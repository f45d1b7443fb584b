#include "services/improvement/records.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/collection_schema.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "services/improvement/cqc_assessments.h"
#include "services/improvement/cqc_results/cqc_result_records.h"
#include "services/improvement/evidence/evidence_records.h"
#include "services/improvement/findings.h"
#include "services/improvement/keys.h"
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
constexpr char kOwner[] = "councils/{council}/owners/{owner}";
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

CollectionOptions<v1::Owner> Owners() {
  return {.pattern = kOwner, .table = kOwnerTable, .check = &CheckOwner};
}

CollectionOptions<v1::Workstream> Workstreams() {
  return {.pattern = "councils/{council}/workstreams/{workstream}",
          .table = kWorkstreamTable,
          .references = {{"areas", kArea, kAreaTable},
                         {"accountable_owner", kOwner, kOwnerTable}},
          .check = &CheckWorkstream};
}

CollectionOptions<v1::Area> Areas() {
  return {.pattern = kArea,
          .table = kAreaTable,
          .indexes = {OneEach<v1::Area>(
              kAreaByNumber, "number",
              [](const v1::Area& area) {
                return KeyWriter().Uint32(Unsigned(area.number())).key();
              })},
          .listed_by = kAreaByNumber,
          .check = &CheckArea};
}

std::optional<std::string> GroupNumberKey(const v1::ActionGroup& group) {
  const GroupNumber number = *ParseGroupNumber(group.number());
  return KeyWriter()
      .Uint32(Unsigned(number.first))
      .Uint32(Unsigned(number.second))
      .key();
}

CollectionOptions<v1::Action> Actions() {
  return {.pattern = "councils/{council}/actions/{action}",
          .table = kActionTable,
          .indexes = {OneEach<v1::Action>(
              kActionByPosition, "position in the group",
              [](const v1::Action& action) {
                return KeyWriter()
                    .String(action.action_group())
                    .Uint32(Unsigned(action.position()))
                    .key();
              })},
          .listed_by = kActionByPosition,
          .references = {{"action_group", kActionGroup, kActionGroupTable},
                         {"owner", kOwner, kOwnerTable},
                         {"findings", kFinding, kFindingTable}},
          .check = &CheckAction};
}

// Codes that differ in capitals only would name one measure.
std::string CodeKey(absl::string_view code) {
  return KeyWriter().String(absl::AsciiStrToLower(code)).key();
}

CollectionOptions<v1::OutcomeTarget> OutcomeTargets() {
  return {.pattern = kOutcomeTarget,
          .table = kOutcomeTargetTable,
          .indexes = {OneEach<v1::OutcomeTarget>(
              kOutcomeTargetByCode, "code",
              [](const v1::OutcomeTarget& target) {
                return CodeKey(target.code());
              })},
          .listed_by = kOutcomeTargetByCode,
          .references = {{"action_group", kActionGroup, kActionGroupTable},
                         {"owner", kOwner, kOwnerTable}},
          .check = &CheckOutcomeTarget};
}

absl::Status CompleteMilestone(const store::Reader&, const rpc::Call& call,
                               Milestone& milestone) {
  milestone.set_state(milestone.has_achieved_date() ? Milestone::ACHIEVED
                                                    : Milestone::PENDING);
  return milestone.has_achieved_date()
             ? CheckNotInFuture("milestone.achieved_date",
                                milestone.achieved_date(), call)
             : absl::OkStatus();
}

CollectionOptions<Milestone> Milestones() {
  return {
      .pattern = "councils/{council}/milestones/{milestone}",
      .table = kMilestoneTable,
      .indexes =
          {{.id = kMilestoneByTarget,
            .value =
                [](const Milestone& milestone) {
                  return KeyWriter().String(milestone.outcome_target()).key();
                }}},
      .references = {{"outcome_target", kOutcomeTarget, kOutcomeTargetTable}},
      .check = &CheckMilestone,
      .complete = &CompleteMilestone};
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
              }}),
      owners_(Owners()),
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

absl::StatusOr<verify::Schema> StoredSchema() {
  CR_ASSIGN_OR_RETURN(std::vector<CqcFramework> frameworks,
                      BuiltInCqcFrameworks());
  const auto records = std::make_shared<const Records>(std::move(frameworks));
  verify::Schema schema = rpc::SchemaOf(records->all(), records);
  const auto peers = std::make_shared<const CqcResultRecords>(*records);
  verify::Extend(schema, rpc::SchemaOf(peers->all(), peers));
  const auto evidence = std::make_shared<const EvidenceRecords>(*records);
  verify::Extend(schema, rpc::SchemaOf(evidence->all(), evidence));
  return schema;
}

}  // namespace carereform::improvement
