#include "services/improvement/handlers/overdue.h"

#include <vector>

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/improvement/plan_state.h"

namespace carereform::improvement {

absl::Status CheckFindOverdue(const v1::FindOverdueRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::FindOverdueResponse> FindOverdue(
    const Records& records, const RecommendationRecords& recommendations,
    const store::Reader& reader, const rpc::Call& call,
    const v1::FindOverdueRequest& request) {
  const absl::CivilDay day =
      rpc::StoredDay(request.as_of_date()).value_or(call.today);
  CR_ASSIGN_OR_RETURN(const PlanAt plan,
                      ReadPlan(records, reader, request.read_revision()));
  CR_ASSIGN_OR_RETURN(const std::vector<v1::Recommendation> all,
                      AllAt(recommendations.recommendations(), reader,
                            request.read_revision()));
  v1::FindOverdueResponse response = OverdueOn(plan, day);
  for (const v1::Recommendation& recommendation : all) {
    const auto days = DaysOverdueOn(recommendation, day);
    if (!days.has_value()) continue;
    v1::FindOverdueResponse::Overdue& overdue = *response.add_recommendations();
    overdue.set_name(recommendation.name());
    overdue.set_owner(recommendation.owner());
    *overdue.mutable_due_date() = recommendation.due_date();
    overdue.set_days(*days);
  }
  return response;
}

}  // namespace carereform::improvement
