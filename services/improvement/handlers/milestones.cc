#include "services/improvement/handlers/milestones.h"

#include <string>

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/seen_version.h"
#include "services/improvement/errors.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/milestones.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {
namespace {

constexpr char kMilestone[] = "councils/{council}/milestones/{milestone}";

// Checks the shape of a request that gives a milestone a date for a reason.
template <typename Request>
absl::Status CheckNewDate(const Request& request, absl::string_view field,
                          bool present, const google::type::Date& date) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kMilestone);
  validation.DateOrMonth(field, present, date);
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

// Returns a milestone that is pending, as the caller last saw it.
absl::StatusOr<v1::Milestone> PendingMilestone(const Records& records,
                                               const store::Reader& reader,
                                               const std::string& name,
                                               const std::string& etag) {
  CR_ASSIGN_OR_RETURN(const v1::Milestone milestone,
                      records.milestones().table().Get(reader, name));
  CR_RETURN_IF_ERROR(store::CheckSeen(reader, etag, milestone));
  if (milestone.state() == v1::Milestone::ACHIEVED) {
    return errors::MilestoneAchieved(
        *rpc::StoredDay(milestone.achieved_date()));
  }
  return milestone;
}

}  // namespace

absl::Status CheckAchieve(const v1::AchieveMilestoneRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kMilestone);
  validation.Date("achieved_date", request.has_achieved_date(),
                  request.achieved_date());
  validation.Text("evidence", request.evidence(), kMaxPassageCharacters);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::Milestone> AchieveMilestone(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AchieveMilestoneRequest& request) {
  CR_ASSIGN_OR_RETURN(
      v1::Milestone milestone,
      PendingMilestone(records, txn, request.name(), request.etag()));
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("achieved_date", request.achieved_date(), call));

  milestone.set_state(v1::Milestone::ACHIEVED);
  *milestone.mutable_achieved_date() = request.achieved_date();
  milestone.set_evidence(request.evidence());
  SetSlippage(milestone);
  CR_RETURN_IF_ERROR(records.milestones().table().Update(txn, milestone));
  return milestone;
}

absl::Status CheckForecast(const v1::ForecastMilestoneRequest& request) {
  return CheckNewDate(request, "forecast_date", request.has_forecast_date(),
                      request.forecast_date());
}

absl::StatusOr<v1::Milestone> ForecastMilestone(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::ForecastMilestoneRequest& request) {
  CR_ASSIGN_OR_RETURN(
      v1::Milestone milestone,
      PendingMilestone(records, txn, request.name(), request.etag()));

  *milestone.mutable_forecast_date() = request.forecast_date();
  milestone.set_date_reason(request.reason());
  SetSlippage(milestone);
  CR_RETURN_IF_ERROR(records.milestones().table().Update(txn, milestone));
  return milestone;
}

absl::Status CheckRebaseline(const v1::RebaselineMilestoneRequest& request) {
  return CheckNewDate(request, "due_date", request.has_due_date(),
                      request.due_date());
}

absl::StatusOr<v1::Milestone> RebaselineMilestone(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::RebaselineMilestoneRequest& request) {
  CR_ASSIGN_OR_RETURN(
      v1::Milestone milestone,
      PendingMilestone(records, txn, request.name(), request.etag()));

  if (milestone.has_due_date() && !milestone.has_baseline_date()) {
    *milestone.mutable_baseline_date() = milestone.due_date();
  }
  *milestone.mutable_due_date() = request.due_date();
  milestone.set_date_reason(request.reason());
  SetSlippage(milestone);
  CR_RETURN_IF_ERROR(records.milestones().table().Update(txn, milestone));
  return milestone;
}

}  // namespace carereform::improvement
