#include "services/financial_assessments/handlers/deferral_lists.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/resource_methods.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/handlers/deferral_change.h"
#include "services/financial_assessments/handlers/deferral_shape.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPayment;

template <typename Request>
absl::Status CheckDueList(const Request& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  rpc::Presence::kOptional);
  validation.Require(0 <= request.due_within_days() &&
                         request.due_within_days() <= kMostDaysAhead,
                     "due_within_days",
                     absl::StrCat("has to be from 0 to ", kMostDaysAhead));
  validation.PageSize(request.page_size());
  return validation.Finish();
}

// Returns the day that a list is of; refuses one in the future, which the days
// within which something is due are for.
template <typename Request>
absl::StatusOr<absl::CivilDay> DayOfList(const Request& request,
                                         const rpc::Call& call) {
  const absl::CivilDay day =
      rpc::StoredDay(request.as_of_date()).value_or(call.today);
  rpc::Validation validation;
  CheckNotAfter("as_of_date", day, call.today, validation);
  CR_RETURN_IF_ERROR(validation.Finish());
  return day;
}

// Calls `visit` with every deferred payment that was in a state at `revision`.
template <typename Visit>
absl::Status VisitState(const DeferralRecords& deferrals,
                        const store::Reader& reader, int64_t revision,
                        DeferredPayment::State state, Visit visit) {
  const std::string council = absl::StrCat("councils/", reader.council());
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  const std::string key =
      store::KeyWriter().Uint32(static_cast<uint32_t>(state)).key();
  do {
    CR_ASSIGN_OR_RETURN(
        const store::Page<DeferredPayment> page,
        deferrals.payments().ListByAt(reader, council, kDeferredPaymentByState,
                                      key, revision, request));
    for (const DeferredPayment& payment : page.items) {
      CR_RETURN_IF_ERROR(visit(payment));
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return absl::OkStatus();
}

// Sets the days of a line that is due on or before `day` and some days after;
// false where it is due later.
template <typename Request, typename Line>
bool SetDue(const Request& request, absl::CivilDay day, absl::CivilDay due,
            Line& line) {
  if (due > day + request.due_within_days()) return false;
  *line.mutable_due_date() = rpc::ToDate(due);
  line.set_overdue_days(static_cast<int32_t>(std::max<int64_t>(0, day - due)));
  return true;
}

// Returns where a line stands: the longest overdue first, then by name.
template <typename Line>
std::string PlaceOf(const Line& line) {
  return store::KeyWriter()
      .Uint32(
          static_cast<uint32_t>(DayNumber(*rpc::StoredDay(line.due_date()))))
      .String(line.deferred_payment())
      .key();
}

template <typename Response, typename Line, typename Request>
absl::StatusOr<Response> PageOf(std::vector<Line> lines,
                                const Request& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return PlaceOf(a) < PlaceOf(b);
  });
  Response response;
  std::string last;
  int count = 0;
  for (Line& line : lines) {
    const std::string place = PlaceOf(line);
    if (place <= wanted.after) continue;
    if (count == wanted.size) {
      response.set_next_page_token(rpc::MakePageToken(last, arguments));
      break;
    }
    rpc::AddTo(response, std::move(line));
    last = place;
    ++count;
  }
  return response;
}

}  // namespace

absl::Status CheckListRevaluations(
    const v1::ListRevaluationsDueRequest& request) {
  return CheckDueList(request);
}

absl::StatusOr<v1::ListRevaluationsDueResponse> ListRevaluationsDue(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListRevaluationsDueRequest& request) {
  CR_ASSIGN_OR_RETURN(const absl::CivilDay day, DayOfList(request, call));
  CR_ASSIGN_OR_RETURN(
      const DeferralRules rules,
      records.deferrals().RulesOf(reader, request.read_revision()));
  std::vector<v1::RevaluationDue> lines;
  CR_RETURN_IF_ERROR(VisitState(
      records.deferrals(), reader, request.read_revision(),
      DeferredPayment::AGREED,
      [&](const DeferredPayment& payment) -> absl::Status {
        if (day < *rpc::StoredDay(payment.agreed_date())) {
          return absl::OkStatus();
        }
        CR_ASSIGN_OR_RETURN(const AccountStanding standing,
                            StandingOf(payment, rules.account(), day));
        v1::RevaluationDue line;
        if (!SetDue(request, day, standing.RevaluationDue(), line)) {
          return absl::OkStatus();
        }
        line.set_deferred_payment(payment.name());
        if (standing.half_reached.has_value()) {
          *line.mutable_half_reached_date() =
              rpc::ToDate(*standing.half_reached);
        }
        *line.mutable_review_due_date() = rpc::ToDate(standing.review_due);
        line.set_owed_pence(standing.day.owed().value());
        line.set_equity_limit_pence(standing.day.limit.value());
        lines.push_back(std::move(line));
        return absl::OkStatus();
      }));
  return PageOf<v1::ListRevaluationsDueResponse>(std::move(lines), request);
}

absl::Status CheckListStatementsDue(
    const v1::ListStatementsDueRequest& request) {
  return CheckDueList(request);
}

absl::StatusOr<v1::ListStatementsDueResponse> ListStatementsDue(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListStatementsDueRequest& request) {
  CR_ASSIGN_OR_RETURN(const absl::CivilDay day, DayOfList(request, call));
  std::vector<v1::StatementDue> lines;
  for (const auto state : {DeferredPayment::AGREED, DeferredPayment::ENDED}) {
    CR_RETURN_IF_ERROR(VisitState(
        records.deferrals(), reader, request.read_revision(), state,
        [&](const DeferredPayment& payment) -> absl::Status {
          v1::StatementDue line;
          if (!SetDue(request, day,
                      *rpc::StoredDay(payment.next_statement_due_date()),
                      line)) {
            return absl::OkStatus();
          }
          line.set_deferred_payment(payment.name());
          if (payment.has_last_statement_date()) {
            *line.mutable_last_statement_date() = payment.last_statement_date();
          }
          if (payment.has_statement_requested_date()) {
            *line.mutable_requested_date() = payment.statement_requested_date();
          }
          lines.push_back(std::move(line));
          return absl::OkStatus();
        }));
  }
  return PageOf<v1::ListStatementsDueResponse>(std::move(lines), request);
}

}  // namespace carereform::financial_assessments
