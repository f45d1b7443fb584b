#include "services/improvement/recommendations/recommendation_records.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/provenance.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/improvement/actions.h"
#include "services/improvement/domain/due_dates.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/keys.h"
#include "services/improvement/owners.h"
#include "services/improvement/plan_dates.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::Recommendation;

constexpr int kMaxReferenceCharacters = 200;

constexpr std::pair<const char*, const char*> kOwnMethod[] = {
    {"decided_date", "AcceptRecommendation or RejectRecommendation"},
    {"state_reason", "the methods that change the state"},
    {"closed_by", "CloseRecommendation"},
    {"evidence", "CloseRecommendation"},
    {"closed_date", "CloseRecommendation"}};

void CheckClosing(const Recommendation& recommendation,
                  Validation& validation) {
  const bool closed = recommendation.has_closed_date();
  const Presence needed = closed ? Presence::kRequired : Presence::kOptional;
  validation.Text("recommendation.closed_by", recommendation.closed_by(),
                  kMaxReferenceCharacters, needed);
  validation.Text("recommendation.evidence", recommendation.evidence(),
                  kMaxPassageCharacters, needed);
  validation.Require(closed || (recommendation.closed_by().empty() &&
                                recommendation.evidence().empty()),
                     "recommendation.closed_date",
                     "is required with `closed_by` and `evidence`");
}

// A date that is there has to come on or after the day it was made. Both may be
// months.
void CheckAfterMade(absl::string_view field,
                    const std::optional<rpc::DayOrMonth>& made,
                    const std::optional<rpc::DayOrMonth>& date,
                    Validation& validation) {
  if (!made.has_value() || !date.has_value()) return;
  validation.Require(LastDayOf({date->day, date->month_precision}) >=
                         FirstDayOf({made->day, made->month_precision}),
                     field, "is before `made_date`: correct one of the two");
}

void Check(const Recommendation& recommendation, Validation& validation) {
  validation.EnumValue("recommendation.source", recommendation.source(),
                       &Recommendation::Source_IsValid);
  validation.Text("recommendation.text", recommendation.text(),
                  kMaxPassageCharacters);
  validation.Text("recommendation.reference", recommendation.reference(),
                  kMaxReferenceCharacters, Presence::kOptional);
  validation.Text("recommendation.state_reason", recommendation.state_reason(),
                  kMaxPassageCharacters, Presence::kOptional);
  CheckLength("recommendation.actions", recommendation.actions(), kMostNamed,
              validation);
  const auto made = validation.DateOrMonth("recommendation.made_date",
                                           recommendation.has_made_date(),
                                           recommendation.made_date());
  const auto optional_date = [&](absl::string_view field, bool present,
                                 const google::type::Date& date) {
    CheckAfterMade(
        field, made,
        validation.DateOrMonth(field, present, date, Presence::kOptional),
        validation);
  };
  optional_date("recommendation.decided_date",
                recommendation.has_decided_date(),
                recommendation.decided_date());
  optional_date("recommendation.due_date", recommendation.has_due_date(),
                recommendation.due_date());
  optional_date("recommendation.closed_date", recommendation.has_closed_date(),
                recommendation.closed_date());
  CheckClosing(recommendation, validation);
  rpc::CheckProvenance(recommendation, "recommendation", validation);
}

// Refuses a day, or the first day of a month, that is yet to come.
absl::Status CheckBegun(absl::string_view field, const google::type::Date& date,
                        const rpc::Call& call) {
  const auto day = StoredDate(date);
  return day.has_value() && FirstDayOf(*day) > call.today
             ? InvalidField(field,
                            "is in the future: record it once it has happened")
             : absl::OkStatus();
}

absl::Status SetFirstState(const rpc::Call& call, Recommendation& created) {
  CR_RETURN_IF_ERROR(
      CheckBegun("recommendation.made_date", created.made_date(), call));
  CR_RETURN_IF_ERROR(
      CheckBegun("recommendation.decided_date", created.decided_date(), call));
  CR_RETURN_IF_ERROR(
      CheckBegun("recommendation.closed_date", created.closed_date(), call));
  created.set_state(created.has_closed_date()    ? Recommendation::CLOSED
                    : created.has_decided_date() ? Recommendation::ACCEPTED
                                                 : Recommendation::OPEN);
  return absl::OkStatus();
}

absl::Status CheckOwnMethods(const Recommendation& before,
                             const Recommendation& after) {
  Validation validation;
  for (const auto& [field, method] : kOwnMethod) {
    const auto* descriptor =
        Recommendation::descriptor()->FindFieldByName(field);
    google::protobuf::util::MessageDifferencer differencer;
    validation.Require(
        differencer.CompareWithFields(before, after, {descriptor},
                                      {descriptor}),
        absl::StrCat("recommendation.", field),
        absl::StrCat("is not changed by an update: use ", method));
  }
  return validation.Finish();
}

}  // namespace

RecommendationRecords::RecommendationRecords(const Records& plan)
    : recommendations_(rpc::CollectionOptions<Recommendation>{
          .pattern = kRecommendationPattern,
          .table = kRecommendationTable,
          .references = {{"owner", kOwnerPattern, kOwnerTable},
                         {"actions", kActionPattern, kActionTable}},
          .check = &Check,
          .complete = [&plan](const store::Reader& reader,
                              const rpc::Call& call,
                              Recommendation& created) -> absl::Status {
            CR_RETURN_IF_ERROR(SetFirstState(call, created));
            return CheckOwnerIsHere(plan.owners(), reader, call,
                                    "recommendation.owner", created.owner());
          },
          .revise = [&plan](const store::Reader& reader, const rpc::Call& call,
                            const Recommendation& before,
                            Recommendation& after) -> absl::Status {
            CR_RETURN_IF_ERROR(CheckOwnMethods(before, after));
            if (before.owner() == after.owner()) return absl::OkStatus();
            return CheckOwnerIsHere(plan.owners(), reader, call,
                                    "recommendation.owner", after.owner());
          }}) {}

std::optional<int> DaysOverdueOn(const Recommendation& recommendation,
                                 absl::CivilDay day) {
  const bool rejected = recommendation.state() == Recommendation::REJECTED;
  const auto ended = rpc::StoredDay(rejected ? recommendation.decided_date()
                                             : recommendation.closed_date());
  if (ended.has_value() && *ended <= day) return std::nullopt;
  return DaysOverdue(StoredDate(recommendation.due_date()), day);
}

}  // namespace carereform::improvement
