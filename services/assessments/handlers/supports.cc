#include "services/assessments/handlers/supports.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/person_reference.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/due_lists.h"
#include "services/assessments/handlers/journey_shape.h"
#include "services/assessments/journey_facts.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::DueReview;
using v1::Review;
using v1::Support;

constexpr char kPath[] = "support.";

int32_t DayIn(bool present, const google::type::Date& date) {
  return present ? DayNumber(*rpc::StoredDay(date)) : kNoDay;
}

// Returns the days of the reviews of a support that were done.
absl::StatusOr<std::vector<int32_t>> DaysReviewed(const JourneyRecords& journey,
                                                  const store::Reader& reader,
                                                  const std::string& support) {
  std::vector<int32_t> days;
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(const store::Page<Review> page,
                        journey.reviews().ListBy(
                            reader, kReviewBySupport,
                            store::KeyWriter().String(support).key(), request));
    for (const Review& review : page.items) {
      if (!review.has_completed_date()) continue;
      days.push_back(DayNumber(*rpc::StoredDay(review.completed_date())));
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return days;
}

std::vector<DueCycle> CyclesWith(const JourneyRules& rules,
                                 const Support& support,
                                 std::vector<int32_t> reviewed) {
  return ReviewCycles(
      rules.intervals,
      {.kind = static_cast<uint16_t>(support.kind()),
       .started = DayIn(support.has_started_date(), support.started_date()),
       .ended = DayIn(support.has_ended_date(), support.ended_date()),
       .discharged =
           DayIn(support.has_discharged_date(), support.discharged_date()),
       .reviewed_before = DayIn(support.has_reviewed_before_date(),
                                support.reviewed_before_date()),
       .reviewed = std::move(reviewed)});
}

// Sets what follows from the days of a support and those of its reviews.
void SetOutput(const JourneyRules& rules, const std::vector<int32_t>& reviewed,
               Support& support) {
  const std::vector<DueCycle> cycles = CyclesWith(rules, support, reviewed);
  support.clear_last_reviewed_date();
  support.clear_next_review_due_date();
  support.set_review_count(static_cast<int32_t>(reviewed.size()));
  if (cycles.empty()) return;
  const DueCycle& open = cycles.back();
  int32_t last = open.last_done;
  // A review on the last day of a support begins no cycle.
  for (const int32_t day : reviewed) {
    if (last == kNoDay || last < day) last = day;
  }
  if (last != kNoDay) {
    *support.mutable_last_reviewed_date() = rpc::ToDate(DayOfNumber(last));
  }
  if (open.due != kNoDay && !support.has_ended_date()) {
    *support.mutable_next_review_due_date() =
        rpc::ToDate(DayOfNumber(open.due));
  }
}

absl::StatusOr<Support> SupportFor(const Records& records,
                                   const store::Reader& reader,
                                   const rpc::Call& call,
                                   const std::string& name) {
  CR_ASSIGN_OR_RETURN(Support support,
                      records.journey().supports().Get(reader, name));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, support.team()));
  return support;
}

// Refuses a day on which the support was not there.
absl::Status CheckDayOfReview(const Support& support, const char* field,
                              const google::type::Date& date,
                              absl::CivilDay today) {
  const absl::CivilDay day = *rpc::StoredDay(date);
  rpc::Validation validation;
  CheckNotInFuture(field, day, today, validation);
  validation.Require(*rpc::StoredDay(support.started_date()) <= day, field,
                     "is before the support started");
  CR_RETURN_IF_ERROR(validation.Finish());
  const bool over =
      support.has_ended_date() && *rpc::StoredDay(support.ended_date()) < day;
  return over ? errors::SupportEnded() : absl::OkStatus();
}

// Records a review of the support; `review` has all but what follows.
absl::StatusOr<Review> AddReview(const Records& records, store::Txn& txn,
                                 const rpc::Call& call,
                                 const std::string& parent, const char* field,
                                 const google::type::Date& date,
                                 Review review) {
  const JourneyRecords& journey = records.journey();
  CR_ASSIGN_OR_RETURN(Support support, SupportFor(records, txn, call, parent));
  CR_RETURN_IF_ERROR(CheckDayOfReview(support, field, date, call.today));
  CR_ASSIGN_OR_RETURN(std::vector<int32_t> reviewed,
                      DaysReviewed(journey, txn, parent));
  const int32_t day = DayNumber(*rpc::StoredDay(date));
  const auto cycle =
      CycleOn(CyclesWith(journey.rules(), support, reviewed), day);
  if (cycle.has_value() && cycle->due != kNoDay) {
    *review.mutable_due_date() = rpc::ToDate(DayOfNumber(cycle->due));
  }
  review.set_name(absl::StrCat(parent, "/reviews/", store::RandomUuid()));
  *review.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(journey.reviews().Create(txn, review));
  if (!review.has_completed_date()) return review;
  reviewed.push_back(day);
  SetOutput(journey.rules(), reviewed, support);
  *support.mutable_update_time() = review.create_time();
  CR_RETURN_IF_ERROR(journey.supports().Update(txn, support));
  return review;
}

}  // namespace

absl::Status CheckCreateSupport(const v1::CreateSupportRequest& request) {
  const Support& support = request.support();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilPattern);
  CheckPlaceAndPerson(kPath, support, validation);
  validation.EnumValue("support.kind", support.kind(), &Support::Kind_IsValid);
  validation.Word("support.specialism", support.specialism(),
                  Presence::kOptional);
  validation.Date("support.started_date", support.has_started_date(),
                  support.started_date());
  validation.Date("support.ended_date", support.has_ended_date(),
                  support.ended_date(), Presence::kOptional);
  validation.Date("support.discharged_date", support.has_discharged_date(),
                  support.discharged_date(), Presence::kOptional);
  validation.Date("support.reviewed_before_date",
                  support.has_reviewed_before_date(),
                  support.reviewed_before_date(), Presence::kOptional);
  validation.Require(
      !support.has_reviewed_before_date() || !support.review_history_unknown(),
      "support.review_history_unknown",
      "contradicts reviewed_before_date: give one of them");
  people::CheckReference("support.person", support.person(), request.parent(),
                         kSourceId, validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::Status CheckSupportDays(const Support& support, absl::CivilDay today) {
  rpc::Validation validation;
  const absl::CivilDay started = *rpc::StoredDay(support.started_date());
  CheckNotInFuture("support.started_date", started, today, validation);
  if (support.has_ended_date()) {
    const absl::CivilDay ended = *rpc::StoredDay(support.ended_date());
    CheckNotInFuture("support.ended_date", ended, today, validation);
    validation.Require(started <= ended, "support.ended_date",
                       "is before started_date");
  }
  if (support.has_discharged_date()) {
    CheckNotInFuture("support.discharged_date",
                     *rpc::StoredDay(support.discharged_date()), today,
                     validation);
  }
  if (support.has_reviewed_before_date()) {
    const absl::CivilDay day = *rpc::StoredDay(support.reviewed_before_date());
    CheckNotInFuture("support.reviewed_before_date", day, today, validation);
    validation.Require(
        started <= day && (!support.has_ended_date() ||
                           day <= *rpc::StoredDay(support.ended_date())),
        "support.reviewed_before_date", "is not a day of the support");
  }
  return validation.Finish();
}

absl::StatusOr<Support> CreateSupport(const Records& records, store::Txn& txn,
                                      const rpc::Call& call,
                                      const v1::CreateSupportRequest& request) {
  Support support = request.support();
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, support.team()));
  CR_RETURN_IF_ERROR(CheckSupportDays(support, call.today));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(txn, support.person()));
  rpc::ClearOutputOnly(support);
  support.set_name(
      absl::StrCat(request.parent(), "/supports/", store::RandomUuid()));
  if (support.locality().empty()) support.set_locality("unknown");
  if (support.district().empty()) support.set_district("unknown");
  if (support.specialism().empty()) support.set_specialism("unknown");
  SetOutput(records.journey().rules(), {}, support);
  *support.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *support.mutable_update_time() = support.create_time();
  CR_RETURN_IF_ERROR(records.journey().supports().Create(txn, support));
  return support;
}

absl::Status CheckGetSupport(const v1::GetSupportRequest& request) {
  return rpc::CheckGetRequest(request, kSupportPattern);
}

absl::StatusOr<Support> GetSupport(const Records& records,
                                   const store::Reader& reader,
                                   const rpc::Call& call,
                                   const v1::GetSupportRequest& request) {
  CR_ASSIGN_OR_RETURN(Support support,
                      records.journey().supports().GetAt(
                          reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, support.team()));
  return support;
}

absl::Status CheckListSupports(const v1::ListSupportsRequest& request) {
  return rpc::CheckListRequest(request);
}

absl::StatusOr<v1::ListSupportsResponse> ListSupports(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListSupportsRequest& request) {
  return ListOfTeams<v1::ListSupportsResponse>(records.journey().supports(),
                                               reader, call, request);
}

absl::Status CheckEndSupport(const v1::EndSupportRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kSupportPattern);
  validation.Date("ended_date", request.has_ended_date(), request.ended_date());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Support> EndSupport(const Records& records, store::Txn& txn,
                                   const rpc::Call& call,
                                   const v1::EndSupportRequest& request) {
  CR_ASSIGN_OR_RETURN(Support support,
                      SupportFor(records, txn, call, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), support.etag()));
  if (support.has_ended_date()) return errors::SupportEnded();
  *support.mutable_ended_date() = request.ended_date();
  CR_RETURN_IF_ERROR(
      WithoutPrefix(kPath, CheckSupportDays(support, call.today)));
  if (support.has_last_reviewed_date() &&
      *rpc::StoredDay(request.ended_date()) <
          *rpc::StoredDay(support.last_reviewed_date())) {
    return InvalidField("ended_date", "is before the last review");
  }
  support.clear_next_review_due_date();
  *support.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.journey().supports().Update(txn, support));
  return support;
}

absl::Status CheckRecordReview(const v1::RecordReviewRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kSupportPattern);
  validation.EnumValue("kind", request.kind(), &Review::Kind_IsValid);
  validation.Date("completed_date", request.has_completed_date(),
                  request.completed_date());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Review> RecordReview(const Records& records, store::Txn& txn,
                                    const rpc::Call& call,
                                    const v1::RecordReviewRequest& request) {
  Review review;
  review.set_kind(request.kind());
  *review.mutable_completed_date() = request.completed_date();
  return AddReview(records, txn, call, request.parent(), "completed_date",
                   request.completed_date(), std::move(review));
}

absl::Status CheckRecordReviewNotDone(
    const v1::RecordReviewNotDoneRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kSupportPattern);
  validation.EnumValue("kind", request.kind(), &Review::Kind_IsValid);
  validation.EnumValue("reason", request.reason(),
                       &Review::NotDoneReason_IsValid);
  validation.Date("not_done_date", request.has_not_done_date(),
                  request.not_done_date());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Review> RecordReviewNotDone(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordReviewNotDoneRequest& request) {
  Review review;
  review.set_kind(request.kind());
  review.set_not_done_reason(request.reason());
  *review.mutable_not_done_date() = request.not_done_date();
  return AddReview(records, txn, call, request.parent(), "not_done_date",
                   request.not_done_date(), std::move(review));
}

absl::Status CheckListReviews(const v1::ListReviewsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kSupportPattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListReviewsResponse> ListReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListReviewsRequest& request) {
  CR_RETURN_IF_ERROR(
      SupportFor(records, reader, call, request.parent()).status());
  return ListOfParent<v1::ListReviewsResponse>(
      records.journey().reviews(), kReviewBySupport, reader, request);
}

absl::Status CheckListDueReviews(const v1::ListDueReviewsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilPattern);
  CheckDueList(request, validation);
  return validation.Finish();
}

absl::StatusOr<v1::ListDueReviewsResponse> ListDueReviews(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListDueReviewsRequest& request) {
  const JourneyRecords& journey = records.journey();
  const JourneyFacts& facts = journey.FactsOf(reader.council());
  const uint64_t revision = reader.head().revision;
  const int32_t day = DayNumber(DayOfList(request, call.today));
  const OwnedFacts reviews = OwnedAt(facts.reviews, revision);
  std::vector<PlacedLine<DueReview>> lines;
  for (const NumberedFact& support : KnownAt(facts.supports, revision)) {
    const std::string team =
        facts.supports.words.WordOf(support.fact.code(Code::kTeam));
    if (!IsTeamOfList(request, call, team)) continue;
    const auto cycle =
        CycleOn(CyclesOfSupport(journey.rules(), support, reviews), day);
    if (!cycle.has_value() ||
        !IsDueWithin(*cycle, day, request.due_within_days()) ||
        IsHistoryUnknown(support, *cycle)) {
      continue;
    }
    DueReview line;
    CR_ASSIGN_OR_RETURN(*line.mutable_support(),
                        facts.supports.facts.NameOf(reader, support.number));
    line.set_team(team);
    line.set_kind(static_cast<Support::Kind>(support.fact.code(Code::kKind)));
    line.set_out_of_county(support.fact.code(kOutOfCounty) != 0);
    SetDueDays(*cycle, day, line,
               [&] { return line.mutable_last_reviewed_date(); });
    lines.push_back({PlaceOf(*cycle, support.number, 0), std::move(line)});
  }
  return PageOfLines<v1::ListDueReviewsResponse>(std::move(lines), request);
}

}  // namespace carereform::assessments
