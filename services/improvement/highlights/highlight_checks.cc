#include "services/improvement/highlights/highlight_checks.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/highlights/highlight_records.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::HighlightReport;

constexpr char kWorkstream[] = "councils/{council}/workstreams/{workstream}";
constexpr char kAllocation[] = "councils/{council}/allocations/{allocation}";
constexpr int kMaxStoryCharacters = 2000;
constexpr int kMaxTakenByCharacters = 200;
constexpr int kMaxDecisions = 20;
constexpr int kMaxMoneyPositions = 50;
constexpr size_t kDigestCharacters = 64;

// What every request that changes a report has.
template <typename Request>
void CheckAbout(const Request& request, Validation& validation) {
  validation.Name("name", request.name(), kHighlightReportName);
  validation.RequestId(request.request_id());
}

void CheckMonthNeeded(bool present, const google::type::Date& month,
                      Validation& validation) {
  validation.Require(present, "month", "is required");
  CheckMonth("month", present, month, validation);
}

template <typename Request>
void CheckDay(const Request& request, Validation& validation) {
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  Presence::kOptional);
}

void CheckNarrative(const HighlightReport::Narrative& narrative,
                    Validation& validation) {
  validation.Text("narrative.progress", narrative.progress(),
                  kMaxStoryCharacters);
  validation.Text("narrative.next_steps", narrative.next_steps(),
                  kMaxStoryCharacters, Presence::kOptional);
  validation.Require(narrative.decisions_asked_size() <= kMaxDecisions,
                     "narrative.decisions_asked",
                     absl::StrCat("may be ", kMaxDecisions,
                                  " at most: more is not for one meeting"));
  CheckTexts("narrative.decisions_asked", narrative.decisions_asked(),
             kMaxPassageCharacters, validation);
}

void CheckPence(const std::string& field, bool present, int64_t pence,
                Validation& validation) {
  validation.Require(!present || pence >= 0, field,
                     "has to be 0 or more pence; leave out what is not known");
}

void CheckPosition(const std::string& path,
                   const HighlightReport::MoneyPosition& position,
                   Validation& validation) {
  validation.Name(path + ".allocation", position.allocation(), kAllocation);
  CheckPence(path + ".allocated_pence", position.has_allocated_pence(),
             position.allocated_pence(), validation);
  CheckPence(path + ".spent_pence", position.has_spent_pence(),
             position.spent_pence(), validation);
  CheckPence(path + ".forecast_pence", position.has_forecast_pence(),
             position.forecast_pence(), validation);
  validation.Date(path + ".as_of_date", position.has_as_of_date(),
                  position.as_of_date());
  validation.Text(path + ".source", position.source(), kMaxTakenByCharacters);
}

template <typename Request>
absl::Status CheckPackRequest(const Request& request) {
  Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  CheckMonthNeeded(request.has_month(), request.month(), validation);
  return validation.Finish();
}

bool IsDigest(absl::string_view text) {
  return text.size() == kDigestCharacters &&
         text.find_first_not_of("0123456789abcdef") == absl::string_view::npos;
}

}  // namespace

absl::Status CheckPrepare(const v1::PrepareHighlightReportRequest& request) {
  Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  validation.Id("highlight_report_id", request.highlight_report_id());
  validation.Name("workstream", request.workstream(), kWorkstream);
  CheckMonthNeeded(request.has_month(), request.month(), validation);
  CheckDay(request, validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::Status CheckWrite(const v1::WriteHighlightReportRequest& request) {
  Validation validation;
  CheckAbout(request, validation);
  CheckNarrative(request.narrative(), validation);
  validation.Require(request.money_size() <= kMaxMoneyPositions, "money",
                     absl::StrCat("may be ", kMaxMoneyPositions, " at most"));
  std::set<std::string> allocations;
  for (int i = 0; i < request.money_size(); ++i) {
    const std::string path = absl::StrCat("money[", i, "]");
    CheckPosition(path, request.money(i), validation);
    validation.Require(allocations.insert(request.money(i).allocation()).second,
                       path + ".allocation",
                       "is there twice: give one position for each");
  }
  return validation.Finish();
}

absl::Status CheckRefresh(const v1::RefreshHighlightReportRequest& request) {
  Validation validation;
  CheckAbout(request, validation);
  CheckDay(request, validation);
  return validation.Finish();
}

absl::Status CheckReview(const v1::ReviewHighlightReportRequest& request) {
  Validation validation;
  CheckAbout(request, validation);
  validation.Text("reviewed_by", request.reviewed_by(), kMaxTakenByCharacters);
  return validation.Finish();
}

absl::Status CheckReturn(const v1::ReturnHighlightReportRequest& request) {
  Validation validation;
  CheckAbout(request, validation);
  validation.Text("returned_by", request.returned_by(), kMaxTakenByCharacters);
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  return validation.Finish();
}

absl::Status CheckAccept(const v1::AcceptHighlightReportRequest& request) {
  Validation validation;
  CheckAbout(request, validation);
  validation.Text("board", request.board(), kMaxTakenByCharacters);
  validation.Date("meeting_date", request.has_meeting_date(),
                  request.meeting_date());
  validation.Require(IsDigest(request.digest()), "digest",
                     "has to be the 64 hexadecimal digits of the report");
  return validation.Finish();
}

absl::Status CheckGetBoardPack(const v1::GetBoardPackRequest& request) {
  return CheckPackRequest(request);
}

absl::Status CheckRenderBoardPack(const v1::RenderBoardPackRequest& request) {
  return CheckPackRequest(request);
}

absl::StatusOr<absl::CivilDay> LastKnownDay(const google::type::Date& month,
                                            absl::CivilDay today) {
  const absl::CivilDay first(month.year(), month.month(), 1);
  if (first > today) {
    return InvalidField("month", "has not begun: ask for one that has");
  }
  return std::min(LastDayOfMonth(first), today);
}

absl::StatusOr<absl::CivilDay> FiguresDay(const google::type::Date& month,
                                          std::optional<absl::CivilDay> asked,
                                          absl::CivilDay today) {
  CR_ASSIGN_OR_RETURN(const absl::CivilDay last, LastKnownDay(month, today));
  if (!asked.has_value()) return last;
  if (*asked < absl::CivilDay(absl::CivilMonth(last)) || *asked > last) {
    return InvalidField("as_of_date",
                        "has to be a day of the month that has come");
  }
  return *asked;
}

}  // namespace carereform::improvement
