#include "services/improvement/recommendations/recommendation_handlers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/seen_version.h"
#include "services/improvement/domain/due_dates.h"
#include "services/improvement/errors.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/plan_dates.h"

namespace carereform::improvement {
namespace {

using v1::ListRecommendationsRequest;
using v1::Recommendation;

constexpr int kMaxClosedByCharacters = 200;

// A recommendation on its way into another state.
struct Changing {
  Recommendation recommendation;
  absl::CivilDay day;
};

absl::StatusOr<Changing> BeginChange(const RecommendationRecords& records,
                                     const store::Reader& reader,
                                     const rpc::Call& call,
                                     RecommendationEvent event,
                                     const AskedChange& asked) {
  CR_ASSIGN_OR_RETURN(
      Recommendation recommendation,
      records.recommendations().table().Get(reader, asked.name));
  CR_RETURN_IF_ERROR(store::CheckSeen(reader, asked.etag, recommendation));
  const auto state = static_cast<RecommendationState>(recommendation.state());
  const std::optional<RecommendationState> after = StateAfter(state, event);
  if (!after.has_value()) return errors::RecommendationInState(state);
  CR_ASSIGN_OR_RETURN(const absl::CivilDay day, DayOfChange(asked, call));
  if (day < FirstDayOf(*StoredDate(recommendation.made_date()))) {
    return InvalidField("date", "is before the recommendation was made");
  }
  recommendation.set_state(static_cast<Recommendation::State>(*after));
  recommendation.set_state_reason(asked.reason);
  return Changing{std::move(recommendation), day};
}

bool IsWanted(const ListRecommendationsRequest& request,
              const Recommendation& recommendation) {
  const auto& states = request.states();
  if (!states.empty() && std::find(states.begin(), states.end(),
                                   recommendation.state()) == states.end()) {
    return false;
  }
  const auto day = rpc::StoredDay(request.overdue_on());
  return !day.has_value() || DaysOverdueOn(recommendation, *day).has_value();
}

}  // namespace

absl::Status CheckListRecommendations(
    const ListRecommendationsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  validation.PageSize(request.page_size());
  for (int i = 0; i < request.states_size(); ++i) {
    validation.EnumValue(absl::StrCat("states[", i, "]"), request.states(i),
                         &Recommendation::State_IsValid);
  }
  validation.Date("overdue_on", request.has_overdue_on(), request.overdue_on(),
                  rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::ListRecommendationsResponse> ListRecommendations(
    const RecommendationRecords& records, const store::Reader& reader,
    const ListRecommendationsRequest& request) {
  CR_ASSIGN_OR_RETURN(
      auto response,
      records.recommendations().List<v1::ListRecommendationsResponse>(reader,
                                                                      request));
  auto& page = *response.mutable_recommendations();
  page.erase(std::remove_if(page.begin(), page.end(),
                            [&](const Recommendation& recommendation) {
                              return !IsWanted(request, recommendation);
                            }),
             page.end());
  return response;
}

absl::StatusOr<Recommendation> ChangeRecommendation(
    const RecommendationRecords& records, store::Txn& txn,
    const rpc::Call& call, RecommendationEvent event,
    const AskedChange& asked) {
  CR_ASSIGN_OR_RETURN(Changing changing,
                      BeginChange(records, txn, call, event, asked));
  Recommendation& recommendation = changing.recommendation;
  if (event == RecommendationEvent::kReopen) {
    recommendation.clear_closed_by();
    recommendation.clear_evidence();
    recommendation.clear_closed_date();
  } else {
    *recommendation.mutable_decided_date() = rpc::ToDate(changing.day);
  }
  CR_RETURN_IF_ERROR(
      records.recommendations().table().Update(txn, recommendation));
  return recommendation;
}

absl::Status CheckCloseRecommendation(
    const v1::CloseRecommendationRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kRecommendationPattern);
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  validation.Date("date", request.has_date(), request.date(),
                  rpc::Presence::kOptional);
  validation.Text("closed_by", request.closed_by(), kMaxClosedByCharacters);
  validation.Text("evidence", request.evidence(), kMaxPassageCharacters);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Recommendation> CloseRecommendation(
    const RecommendationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::CloseRecommendationRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Changing changing,
      BeginChange(records, txn, call, RecommendationEvent::kClose,
                  AskedOf(request)));
  Recommendation& recommendation = changing.recommendation;
  recommendation.set_closed_by(request.closed_by());
  recommendation.set_evidence(request.evidence());
  *recommendation.mutable_closed_date() = rpc::ToDate(changing.day);
  CR_RETURN_IF_ERROR(
      records.recommendations().table().Update(txn, recommendation));
  return recommendation;
}

}  // namespace carereform::improvement
