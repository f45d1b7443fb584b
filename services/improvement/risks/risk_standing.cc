#include "services/improvement/risks/risk_standing.h"

#include <optional>

#include "common/rpc/convert.h"
#include "services/improvement/domain/review_standing.h"

namespace carereform::improvement {
namespace {

using v1::Risk;

ReviewPlan PlanOf(const Risk& risk) {
  ReviewPlan plan{.reviews = {},
                  .raised = rpc::StoredDay(risk.raised_date()),
                  .closed = rpc::StoredDay(risk.closed_date()),
                  .interval_months = risk.review_interval_months()};
  for (const Risk::Review& review : risk.reviews()) {
    const auto date = rpc::ToDayOrMonth(review.date());
    if (date.ok()) plan.reviews.push_back({date->day, date->month_precision});
  }
  return plan;
}

Risk::Standing::State StateOf(Reliance reliance) {
  switch (reliance) {
    case Reliance::kCurrent:
      return Risk::Standing::CURRENT;
    case Reliance::kStale:
      return Risk::Standing::STALE;
    case Reliance::kNotReviewed:
      return Risk::Standing::NOT_REVIEWED;
    case Reliance::kClosed:
      return Risk::Standing::CLOSED;
  }
  return Risk::Standing::STATE_UNSPECIFIED;
}

}  // namespace

Risk::Standing RiskStanding(const Risk& risk, absl::CivilDay day) {
  const ReviewStanding found = StandingOn(PlanOf(risk), day);
  Risk::Standing standing;
  *standing.mutable_as_of_date() = rpc::ToDate(day);
  standing.set_state(StateOf(found.reliance));
  if (found.due.has_value()) {
    *standing.mutable_review_due_date() = rpc::ToDate(*found.due);
  }
  standing.set_days_overdue(found.days_overdue);
  standing.set_sentence(found.sentence);
  return standing;
}

bool IsOpenOn(const Risk& risk, absl::CivilDay day) {
  const auto raised = rpc::StoredDay(risk.raised_date());
  const auto closed = rpc::StoredDay(risk.closed_date());
  return (!raised.has_value() || *raised <= day) &&
         (!closed.has_value() || day < *closed);
}

}  // namespace carereform::improvement
