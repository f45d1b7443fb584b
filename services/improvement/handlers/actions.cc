#include "services/improvement/handlers/actions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/seen_version.h"
#include "common/types/resource_name.h"
#include "services/improvement/actions.h"
#include "services/improvement/errors.h"

namespace carereform::improvement {
namespace {

// How much evidence is kept of one action.
constexpr int kMostEvidence = 100;

// Returns the reason for which an action cannot be completed yet.
absl::Status CheckCanComplete(const Records& records,
                              const store::Reader& reader,
                              const v1::Action& action) {
  CR_ASSIGN_OR_RETURN(const std::vector<v1::Milestone> milestones,
                      records.MilestonesOfAction(reader, action.name()));
  for (const v1::Milestone& milestone : milestones) {
    if (milestone.state() != v1::Milestone::ACHIEVED) {
      return errors::MilestoneOpen(milestone.name());
    }
  }
  for (const std::string& name : action.depends_on()) {
    CR_ASSIGN_OR_RETURN(const v1::Action other,
                        records.actions().table().Get(reader, name));
    if (StateOf(other) != ActionState::kCompleted) {
      return errors::DependencyOpen(name);
    }
  }
  return absl::OkStatus();
}

void Enter(ActionState state, absl::CivilDay day, const std::string& reason,
           v1::Action& action) {
  action.set_state(static_cast<v1::Action::State>(state));
  action.set_state_reason(reason);
  *action.mutable_state_date() = rpc::ToDate(day);
  v1::Action::StateChange& change = *action.add_state_changes();
  change.set_state(action.state());
  *change.mutable_date() = action.state_date();
  change.set_reason(reason);
}

}  // namespace

absl::StatusOr<v1::Action> CreateAction(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateActionRequest& request) {
  // Only itself can depend on an action that is yet to be there.
  CR_ASSIGN_OR_RETURN(
      const std::string name,
      MakeName(kActionPattern, {txn.council(), request.action_id()}));
  const auto& others = request.action().depends_on();
  if (std::find(others.begin(), others.end(), name) != others.end()) {
    return errors::DependencyCycle();
  }
  return records.actions().Create(txn, call, request);
}

absl::StatusOr<v1::Action> ChangeAction(const Records& records, store::Txn& txn,
                                        const rpc::Call& call,
                                        ActionEvent event,
                                        const AskedChange& asked) {
  const auto& actions = records.actions().table();
  CR_ASSIGN_OR_RETURN(v1::Action action, actions.Get(txn, asked.name));
  CR_RETURN_IF_ERROR(store::CheckSeen(txn, asked.etag, action));
  const std::optional<ActionState> after = StateAfter(StateOf(action), event);
  if (!after.has_value()) return errors::ActionInState(StateOf(action));
  CR_ASSIGN_OR_RETURN(const absl::CivilDay day, DayOfChange(asked, call));
  const auto last = rpc::StoredDay(action.state_date());
  if (last.has_value() && day < *last) {
    return InvalidField("date", "is before the last change of the state");
  }
  if (event == ActionEvent::kComplete) {
    CR_RETURN_IF_ERROR(CheckCanComplete(records, txn, action));
  }

  Enter(*after, day, asked.reason, action);
  CR_RETURN_IF_ERROR(actions.Update(txn, action));
  return action;
}

absl::Status CheckRecordImpactEvidence(
    const v1::RecordImpactEvidenceRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kActionPattern);
  CheckImpactEvidence("evidence", request.evidence(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::Action> RecordImpactEvidence(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordImpactEvidenceRequest& request) {
  const auto& actions = records.actions().table();
  CR_ASSIGN_OR_RETURN(v1::Action action, actions.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckSeen(txn, request.etag(), action));
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("evidence.date", request.evidence().date(), call));
  if (action.impact_evidence_size() >= kMostEvidence) {
    return InvalidField("evidence", "is one more than an action keeps: 100");
  }

  *action.add_impact_evidence() = request.evidence();
  CR_RETURN_IF_ERROR(actions.Update(txn, action));
  return action;
}

}  // namespace carereform::improvement
