#include "services/improvement/milestones.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/provenance.h"
#include "common/status/error.h"
#include "common/types/limits.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/improvement/domain/due_dates.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/plan.h"
#include "services/improvement/plan_dates.h"

namespace carereform::improvement {
namespace {

using google::protobuf::FieldDescriptor;
using rpc::Presence;
using rpc::Validation;
using v1::Milestone;

constexpr std::pair<const char*, const char*> kOwnMethod[] = {
    {"due_date", "RebaselineMilestone"},
    {"achieved_date", "AchieveMilestone"},
    {"evidence", "AchieveMilestone"},
    {"baseline_date", "RebaselineMilestone"},
    {"forecast_date", "ForecastMilestone"}};

bool Changes(const char* field, const Milestone& before,
             const Milestone& after) {
  const FieldDescriptor* descriptor =
      Milestone::descriptor()->FindFieldByName(field);
  google::protobuf::util::MessageDifferencer differencer;
  return !differencer.CompareWithFields(before, after, {descriptor},
                                        {descriptor});
}

}  // namespace

void CheckMilestone(const Milestone& milestone, Validation& validation) {
  validation.Require(
      !milestone.outcome_target().empty() || !milestone.action().empty(),
      "milestone.outcome_target",
      "is required unless `action` is given: a milestone is a part of one");
  validation.Text("milestone.display_name", milestone.display_name(),
                  kMaxDisplayNameCharacters);
  validation.DateOrMonth("milestone.due_date", milestone.has_due_date(),
                         milestone.due_date(), Presence::kOptional);
  validation.DateOrMonth("milestone.baseline_date",
                         milestone.has_baseline_date(),
                         milestone.baseline_date(), Presence::kOptional);
  validation.Require(!milestone.has_baseline_date() || milestone.has_due_date(),
                     "milestone.baseline_date",
                     "is of a date that moved: give `due_date` too");
  validation.DateOrMonth("milestone.forecast_date",
                         milestone.has_forecast_date(),
                         milestone.forecast_date(), Presence::kOptional);
  validation.Date("milestone.achieved_date", milestone.has_achieved_date(),
                  milestone.achieved_date(), Presence::kOptional);
  validation.Text("milestone.evidence", milestone.evidence(),
                  kMaxPassageCharacters,
                  milestone.has_achieved_date() ? Presence::kRequired
                                                : Presence::kOptional);
  validation.Require(
      milestone.has_achieved_date() || milestone.evidence().empty(),
      "milestone.evidence",
      "is of a milestone that was reached: give `achieved_date` too");
  rpc::CheckProvenance(milestone, "milestone", validation);
}

void SetSlippage(Milestone& milestone) {
  const auto first_due =
      StoredDate(milestone.has_baseline_date() ? milestone.baseline_date()
                                               : milestone.due_date());
  const auto expected =
      StoredDate(milestone.has_achieved_date() ? milestone.achieved_date()
                                               : milestone.forecast_date());
  const std::optional<int> days = SlippageDays(first_due, expected);
  milestone.clear_slippage_days();
  if (days.has_value()) milestone.set_slippage_days(*days);
}

absl::Status CompleteMilestone(const rpc::Call& call, Milestone& milestone) {
  milestone.set_state(milestone.has_achieved_date() ? Milestone::ACHIEVED
                                                    : Milestone::PENDING);
  SetSlippage(milestone);
  return milestone.has_achieved_date()
             ? CheckNotInFuture("milestone.achieved_date",
                                milestone.achieved_date(), call)
             : absl::OkStatus();
}

absl::Status CheckMilestoneUpdate(const Milestone& before,
                                  const Milestone& after) {
  Validation validation;
  for (const auto& [field, method] : kOwnMethod) {
    validation.Require(
        !Changes(field, before, after), absl::StrCat("milestone.", field),
        absl::StrCat("is not changed by an update: use ", method));
  }
  return validation.Finish();
}

}  // namespace carereform::improvement
