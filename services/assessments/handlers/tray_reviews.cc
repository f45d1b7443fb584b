#include "services/assessments/handlers/tray_reviews.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "services/assessments/handlers/journey_shape.h"
#include "services/assessments/tray_facts.h"

namespace carereform::assessments {
namespace {

using v1::MissedTrayReview;
using v1::TrayReview;

constexpr char kTrayReview[] = "councils/{council}/trayReviews/{tray_review}";
constexpr int kMostDaysOfPeriod = 366;

void CheckCounts(const TrayReview& review, rpc::Validation& validation) {
  validation.Require(review.cases_on_list() >= 0, "tray_review.cases_on_list",
                     "is negative");
  for (const auto& [field, count] :
       {std::make_pair("tray_review.reprioritised_count",
                       review.reprioritised_count()),
        std::make_pair("tray_review.allocated_count",
                       review.allocated_count())}) {
    validation.Require(count >= 0 && count <= review.cases_on_list(), field,
                       "has to be from 0 to cases_on_list");
  }
}

// The days asked about that are over: what is yet to come is not missed.
Period PeriodOf(const v1::ListMissedTrayReviewsRequest& request,
                absl::CivilDay today) {
  const absl::CivilDay first = *rpc::StoredDay(request.period().first_date());
  const absl::CivilDay end = *rpc::StoredDay(request.period().last_date()) + 1;
  return {first, std::max(first, std::min(end, today))};
}

// Adds a line for each slot that one of the caller's teams missed.
void AddMissed(const rpc::Call& call, TrayReview::Kind kind,
               const std::map<std::string, SlotsReviewed>& by_team,
               std::vector<PlacedLine<MissedTrayReview>>& lines) {
  for (const auto& [team, slots] : by_team) {
    if (!access::Allows(call.teams, team)) continue;
    for (const Period& slot : slots.missed) {
      MissedTrayReview line;
      line.set_team(team);
      line.set_kind(kind);
      *line.mutable_first_date() = rpc::ToDate(slot.start);
      *line.mutable_last_date() = rpc::ToDate(slot.end - 1);
      lines.push_back({store::KeyWriter()
                           .Uint32(static_cast<uint32_t>(kind))
                           .String(team)
                           .Uint32(static_cast<uint32_t>(DayNumber(slot.start)))
                           .key(),
                       std::move(line)});
    }
  }
}

}  // namespace

absl::Status CheckRecordTrayReview(const v1::RecordTrayReviewRequest& request) {
  const TrayReview& review = request.tray_review();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilPattern);
  validation.Word("tray_review.team", review.team());
  validation.EnumValue("tray_review.kind", review.kind(),
                       &TrayReview::Kind_IsValid);
  validation.Date("tray_review.reviewed_date", review.has_reviewed_date(),
                  review.reviewed_date());
  validation.Word("tray_review.reviewed_by", review.reviewed_by());
  CheckCounts(review, validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<TrayReview> RecordTrayReview(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordTrayReviewRequest& request) {
  TrayReview review = request.tray_review();
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, review.team()));
  rpc::Validation validation;
  CheckNotInFuture("tray_review.reviewed_date",
                   *rpc::StoredDay(review.reviewed_date()), call.today,
                   validation);
  CR_RETURN_IF_ERROR(validation.Finish());
  rpc::ClearOutputOnly(review);
  review.set_name(
      absl::StrCat(request.parent(), "/trayReviews/", store::RandomUuid()));
  *review.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.journey().tray_reviews().Create(txn, review));
  return review;
}

absl::Status CheckGetTrayReview(const v1::GetTrayReviewRequest& request) {
  return rpc::CheckGetRequest(request, kTrayReview);
}

absl::StatusOr<TrayReview> GetTrayReview(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::GetTrayReviewRequest& request) {
  CR_ASSIGN_OR_RETURN(TrayReview review,
                      records.journey().tray_reviews().GetAt(
                          reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, review.team()));
  return review;
}

absl::Status CheckListTrayReviews(const v1::ListTrayReviewsRequest& request) {
  return rpc::CheckListRequest(request);
}

absl::StatusOr<v1::ListTrayReviewsResponse> ListTrayReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListTrayReviewsRequest& request) {
  return ListOfTeams<v1::ListTrayReviewsResponse>(
      records.journey().tray_reviews(), reader, call, request);
}

absl::Status CheckListMissedTrayReviews(
    const v1::ListMissedTrayReviewsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilPattern);
  validation.Require(request.has_period(), "period", "is required");
  const auto first =
      validation.Date("period.first_date", request.period().has_first_date(),
                      request.period().first_date());
  const auto last =
      validation.Date("period.last_date", request.period().has_last_date(),
                      request.period().last_date());
  if (first.has_value() && last.has_value()) {
    validation.Require(*first <= *last, "period.last_date",
                       "is before period.first_date");
    validation.Require(*last - *first < kMostDaysOfPeriod, "period",
                       absl::StrCat("has more than ", kMostDaysOfPeriod,
                                    " days: ask for a part of it"));
  }
  CheckKnown("kind", request.kind(), &TrayReview::Kind_IsValid, validation);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListMissedTrayReviewsResponse> ListMissedTrayReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListMissedTrayReviewsRequest& request) {
  const JourneyFacts& facts = records.journey().FactsOf(reader.council());
  const uint64_t revision = reader.head().revision;
  const std::vector<NumberedFact> waiters = KnownAt(facts.waiters, revision);
  std::vector<PlacedLine<MissedTrayReview>> lines;
  for (const TrayReview::Kind kind :
       {TrayReview::WEEKLY_TRAY, TrayReview::DAILY_OT}) {
    if (request.kind() != TrayReview::KIND_UNSPECIFIED &&
        request.kind() != kind) {
      continue;
    }
    const auto by_team = TraySlotsOf(facts, waiters, revision, kind,
                                     PeriodOf(request, call.today));
    if (!by_team.ok()) {
      return InvalidField("period",
                          "is in a year whose bank holidays are not held");
    }
    AddMissed(call, kind, *by_team, lines);
  }
  return PageOfLines<v1::ListMissedTrayReviewsResponse>(std::move(lines),
                                                        request);
}

}  // namespace carereform::assessments
