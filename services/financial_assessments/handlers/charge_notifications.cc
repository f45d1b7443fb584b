#include "services/financial_assessments/handlers/charge_notifications.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/status/error.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "services/financial_assessments/domain/charge_days.h"
#include "services/financial_assessments/domain/untold_rise.h"
#include "services/financial_assessments/handlers/charge_shape.h"
#include "services/financial_assessments/look_ahead.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;
using v1::ChargeNotification;

// A charge that is not told, and its place: the longest untold first, then by
// the number of its case.
struct Untold {
  std::string place;
  ChargeDay charge;
};

std::vector<Untold> UntoldOn(const ChargeFacts& facts, uint64_t revision,
                             int32_t day) {
  std::vector<Untold> untold;
  const std::vector<ChargeDay> charges =
      facts.charges.With([&](absl::Span<const ChargeFact> rows,
                             absl::Span<const uint32_t> numbers) {
        return ChargesOn(rows, numbers, revision, day);
      });
  for (const ChargeDay& charge : charges) {
    if (!charge.is_untold()) continue;
    untold.push_back({store::KeyWriter()
                          .Uint32(static_cast<uint32_t>(charge.untold_since))
                          .Uint32(charge.number)
                          .key(),
                      charge});
  }
  std::sort(untold.begin(), untold.end(),
            [](const Untold& a, const Untold& b) { return a.place < b.place; });
  return untold;
}

// Returns the day on which a calculation of a charge was recorded.
absl::StatusOr<absl::CivilDay> DayMade(
    const ChargeRecords& charging, const store::Reader& reader,
    const v1::ChargeCalculation& calculation) {
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(
        const store::Page<v1::ChargeRevision> page,
        charging.revisions().ListBy(
            reader, kRevisionByCharge,
            store::KeyWriter().String(OwnerOf(calculation.name())).key(),
            request));
    for (const v1::ChargeRevision& revision : page.items) {
      if (revision.calculation() == calculation.name()) {
        return *rpc::StoredDay(revision.recorded_date());
      }
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return store::errors::Corrupt("a calculation");
}

// Refuses a day before there was what the person is said to have been told.
absl::Status CheckToldDay(const ChargeRecords& charging,
                          const store::Reader& reader, const v1::Charge& charge,
                          const v1::RecordChargeNotificationRequest& request,
                          const v1::ChargeCalculation& calculation) {
  const absl::CivilDay told = *rpc::StoredDay(request.told_date());
  if (request.calculation().empty() && charge.has_untold_since_date() &&
      told < *rpc::StoredDay(charge.untold_since_date())) {
    return InvalidField("calculation",
                        "is required of a day before what is paid was "
                        "recorded: name the calculation that was told");
  }
  CR_ASSIGN_OR_RETURN(const absl::CivilDay made,
                      DayMade(charging, reader, calculation));
  if (told < made) {
    return InvalidField("told_date",
                        "is before the calculation was made: nobody could be "
                        "told of it");
  }
  return absl::OkStatus();
}

// Returns the last day whose charge a letter told: that of the calculation, or
// a later one that it announced.
absl::StatusOr<absl::CivilDay> ToldThrough(
    const v1::RecordChargeNotificationRequest& request,
    const v1::ChargeCalculation& calculation) {
  const absl::CivilDay day = *rpc::StoredDay(calculation.calculation().day());
  if (!request.has_announced_date()) return day;
  const absl::CivilDay announced = *rpc::StoredDay(request.announced_date());
  if (announced < day) {
    return InvalidField("announced_date",
                        "is before the day of the calculation: leave it out, "
                        "or give the last day whose charge was announced");
  }
  if (*rpc::StoredDay(request.told_date()) + kLookAheadDays < announced) {
    return InvalidField(
        "announced_date",
        absl::StrCat("is more than ", kLookAheadDays, " days after told_date"));
  }
  return announced;
}

}  // namespace

absl::Status CheckRecordChargeNotification(
    const v1::RecordChargeNotificationRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kChargeName);
  validation.Date("told_date", request.has_told_date(), request.told_date());
  validation.EnumValue("method", request.method(),
                       &ChargeNotification::Method_IsValid);
  validation.Name("calculation", request.calculation(), kCalculationName,
                  Presence::kOptional);
  validation.Require(request.calculation().empty() ||
                         absl::StartsWith(request.calculation(),
                                          absl::StrCat(request.parent(), "/")),
                     "calculation",
                     "is of another charge: name one of this charge");
  people::CheckOpaqueId("record", request.record(), validation);
  validation.Date("announced_date", request.has_announced_date(),
                  request.announced_date(), Presence::kOptional);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<ChargeNotification> RecordChargeNotification(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordChargeNotificationRequest& request) {
  const ChargeRecords& charging = records.charging();
  CR_ASSIGN_OR_RETURN(const StoredCharge stored,
                      ReadCharge(records, txn, request.parent()));
  v1::Charge charge = stored.charge;
  if (call.today < *rpc::StoredDay(request.told_date())) {
    return InvalidField("told_date", "is in the future");
  }
  ChargeNotification told;
  told.set_calculation(request.calculation().empty() ? charge.calculation()
                                                     : request.calculation());
  CR_ASSIGN_OR_RETURN(const v1::ChargeCalculation calculation,
                      charging.calculations().Get(txn, told.calculation()));
  CR_RETURN_IF_ERROR(CheckToldDay(charging, txn, charge, request, calculation));
  CR_ASSIGN_OR_RETURN(const absl::CivilDay through,
                      ToldThrough(request, calculation));
  told.set_name(
      absl::StrCat(charge.name(), "/notifications/", store::RandomUuid()));
  *told.mutable_told_date() = request.told_date();
  told.set_method(request.method());
  told.set_written(request.written());
  told.set_record(request.record());
  if (request.has_announced_date()) {
    *told.mutable_announced_date() = request.announced_date();
  }
  *told.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(charging.notifications().Create(txn, told));
  // An end makes no calculation: one told before it does not tell of it.
  const bool tells_of_what_is_paid =
      told.written() && told.calculation() == charge.calculation() &&
      *rpc::StoredDay(charge.untold_since_date()) <=
          *rpc::StoredDay(told.told_date());
  if (!tells_of_what_is_paid ||
      !TellThrough(stored, *rpc::StoredDay(told.told_date()), through,
                   charge)) {
    return told;
  }
  if (!charge.has_told_date()) *charge.mutable_told_date() = told.told_date();
  *charge.mutable_update_time() = told.create_time();
  CR_RETURN_IF_ERROR(charging.charges().Update(txn, charge));
  return told;
}

absl::Status CheckListChargeNotifications(
    const v1::ListChargeNotificationsRequest& request) {
  return CheckListUnder(request, kChargeName);
}

absl::StatusOr<v1::ListChargeNotificationsResponse> ListChargeNotifications(
    const Records& records, const store::Reader& reader,
    const v1::ListChargeNotificationsRequest& request) {
  const ChargeRecords& charging = records.charging();
  CR_RETURN_IF_ERROR(charging.charges().Get(reader, request.parent()).status());
  return ListByIndex<v1::ListChargeNotificationsResponse>(
      charging.notifications(), kNotificationByCharge,
      store::KeyWriter().String(request.parent()).key(), reader, request);
}

absl::Status CheckListChargesNotNotified(
    const v1::ListChargesNotNotifiedRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilName);
  validation.PageSize(request.page_size());
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::ListChargesNotNotifiedResponse> ListChargesNotNotified(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListChargesNotNotifiedRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  const int32_t day =
      DayNumber(request.has_as_of_date() ? *rpc::StoredDay(request.as_of_date())
                                         : call.today);
  CR_RETURN_IF_ERROR(store::CheckReadRevision(reader, request.read_revision()));
  const uint64_t revision =
      request.read_revision() == 0
          ? reader.head().revision
          : static_cast<uint64_t>(request.read_revision());
  const ChargeFacts& facts = records.charging().FactsOf(reader.council());
  const std::vector<Untold> untold = UntoldOn(facts, revision, day);
  auto next = std::upper_bound(untold.begin(), untold.end(), wanted.after,
                               [](const std::string& after, const Untold& one) {
                                 return after < one.place;
                               });
  v1::ListChargesNotNotifiedResponse response;
  std::string last;
  for (int i = 0; i < wanted.size && next != untold.end(); ++i, ++next) {
    last = next->place;
    v1::UntoldCharge& line = *response.add_untold_charges();
    CR_ASSIGN_OR_RETURN(*line.mutable_charge(),
                        facts.charges.NameOf(reader, next->charge.number));
    *line.mutable_started_date() =
        rpc::ToDate(DayOfNumber(next->charge.started));
    *line.mutable_untold_since_date() =
        rpc::ToDate(DayOfNumber(next->charge.untold_since));
    line.set_untold_days(day - next->charge.untold_since);
    CR_ASSIGN_OR_RETURN(
        const std::optional<v1::Charge> kept,
        records.charging().charges().Find(reader, line.charge()));
    if (kept.has_value()) {
      line.set_weekly_charge_pence(next->charge.weekly_pence);
    }
    line.set_outcome(
        static_cast<v1::Calculation::Outcome>(next->charge.outcome));
  }
  if (next == untold.end()) last.clear();
  response.set_next_page_token(rpc::MakePageToken(last, arguments));
  return response;
}

}  // namespace carereform::financial_assessments
