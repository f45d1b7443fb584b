#include "services/assessments/handlers/waiting_contacts.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/due_lists.h"
#include "services/assessments/handlers/journey_shape.h"
#include "services/assessments/journey_facts.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::DueContact;
using v1::Referral;
using v1::RiskRating;
using v1::WaitingContact;

constexpr char kWaitingContact[] =
    "councils/{council}/referrals/{referral}/waitingContacts/{waiting_contact}";
constexpr int kMostServices = 20;

void CheckServices(const WaitingContact& contact, rpc::Validation& validation) {
  constexpr char kField[] = "waiting_contact.services_signposted";
  std::set<std::string> services;
  for (const std::string& service : contact.services_signposted()) {
    validation.Word(kField, service);
    services.insert(service);
  }
  validation.Require(services.size() == static_cast<size_t>(
                                            contact.services_signposted_size()),
                     kField, "names a service twice");
  validation.Require(
      contact.services_signposted_size() <= kMostServices, kField,
      absl::StrCat("has more than ", kMostServices, " services"));
}

// Refuses a contact that the day, the referral or the rules do not allow.
absl::Status CheckAgainst(const Records& records, const Referral& referral,
                          const WaitingContact& contact, absl::CivilDay today) {
  rpc::Validation validation;
  const absl::CivilDay day = *rpc::StoredDay(contact.contacted_date());
  CheckNotInFuture("waiting_contact.contacted_date", day, today, validation);
  if (contact.has_escalation()) {
    CheckNotInFuture("waiting_contact.escalation.escalated_date",
                     *rpc::StoredDay(contact.escalation().escalated_date()),
                     today, validation);
    validation.Require(
        *rpc::StoredDay(referral.received_date()) <=
            *rpc::StoredDay(contact.escalation().escalated_date()),
        "waiting_contact.escalation.escalated_date",
        "is before the case was received");
  }
  validation.Require(
      contact.message().empty() || MessageOn(records.journey().rules().messages,
                                             contact.message(), day) != nullptr,
      "waiting_contact.message",
      "is not a standard text that was held on that day");
  CR_RETURN_IF_ERROR(validation.Finish());
  const bool waits = *rpc::StoredDay(referral.received_date()) <= day &&
                     DayNumber(day) < WaitEndedOn(referral) &&
                     referral.state() != Referral::MERGED;
  return waits ? absl::OkStatus() : errors::NotWaiting();
}

// Sets what follows from the referral and the rules.
void Complete(const JourneyRules& rules, const Referral& referral,
              WaitingContact& contact) {
  contact.set_rating_before(referral.risk().rating());
  if (contact.rating_after() == v1::RISK_RATING_UNSPECIFIED) {
    contact.set_rating_after(contact.rating_before());
  }
  const absl::CivilDay day = *rpc::StoredDay(contact.contacted_date());
  if (!contact.message().empty()) {
    contact.set_message_text(
        MessageOn(rules.messages, contact.message(), day)->text);
  }
  const int32_t due = NextContactDue(
      rules.frequencies, static_cast<uint16_t>(contact.rating_after()),
      DayNumber(day));
  if (due != kNoDay) {
    *contact.mutable_next_contact_due_date() = rpc::ToDate(DayOfNumber(due));
  }
}

// Takes over into the referral what the contact changes. One that was recorded
// late changes only what nothing newer has changed.
void TakeOver(const WaitingContact& contact, Referral& referral) {
  const auto is_newest = [&](bool present, const google::type::Date& date) {
    return !present ||
           *rpc::StoredDay(date) <= *rpc::StoredDay(contact.contacted_date());
  };
  if (contact.rating_after() != referral.risk().rating() &&
      is_newest(referral.has_risk(), referral.risk().rated_date())) {
    Referral::Risk& risk = *referral.mutable_risk();
    risk.set_rating(contact.rating_after());
    *risk.mutable_rated_date() = contact.contacted_date();
    risk.set_rated_by(contact.made_by());
  }
  if (is_newest(referral.has_last_contact_date(),
                referral.last_contact_date())) {
    *referral.mutable_last_contact_date() = contact.contacted_date();
    referral.clear_next_contact_due_date();
    if (contact.has_next_contact_due_date()) {
      *referral.mutable_next_contact_due_date() =
          contact.next_contact_due_date();
    }
  }
  if (contact.has_escalation() &&
      (!referral.has_escalation() ||
       *rpc::StoredDay(referral.escalation().escalated_date()) <=
           *rpc::StoredDay(contact.escalation().escalated_date()))) {
    *referral.mutable_escalation() = contact.escalation();
  }
}

}  // namespace

absl::Status CheckRecordWaitingContact(
    const v1::RecordWaitingContactRequest& request) {
  const WaitingContact& contact = request.waiting_contact();
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kReferralPattern);
  validation.Date("waiting_contact.contacted_date",
                  contact.has_contacted_date(), contact.contacted_date());
  validation.EnumValue("waiting_contact.method", contact.method(),
                       &v1::Channel_IsValid);
  validation.Word("waiting_contact.made_by", contact.made_by());
  CheckKnown("waiting_contact.rating_after", contact.rating_after(),
             &v1::RiskRating_IsValid, validation);
  CheckServices(contact, validation);
  validation.Word("waiting_contact.message", contact.message(),
                  Presence::kOptional);
  if (contact.has_escalation()) {
    validation.Word("waiting_contact.escalation.escalated_to",
                    contact.escalation().escalated_to());
    validation.Date("waiting_contact.escalation.escalated_date",
                    contact.escalation().has_escalated_date(),
                    contact.escalation().escalated_date());
  }
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<WaitingContact> RecordWaitingContact(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordWaitingContactRequest& request) {
  const JourneyRecords& journey = records.journey();
  CR_ASSIGN_OR_RETURN(Referral referral,
                      records.referrals().Get(txn, request.parent()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  WaitingContact contact = request.waiting_contact();
  CR_RETURN_IF_ERROR(CheckAgainst(records, referral, contact, call.today));
  rpc::ClearOutputOnly(contact);
  Complete(journey.rules(), referral, contact);
  contact.set_name(
      absl::StrCat(request.parent(), "/waitingContacts/", store::RandomUuid()));
  *contact.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  TakeOver(contact, referral);
  *referral.mutable_update_time() = contact.create_time();
  // The contact's facts name the case of the referral, which one that was
  // stored before there was Waiting Well gets only now.
  CR_RETURN_IF_ERROR(journey.KeepWaiter(txn, referral));
  CR_RETURN_IF_ERROR(journey.waiting_contacts().Create(txn, contact));
  CR_RETURN_IF_ERROR(records.referrals().Update(txn, referral));
  return contact;
}

absl::Status CheckGetWaitingContact(
    const v1::GetWaitingContactRequest& request) {
  return rpc::CheckGetRequest(request, kWaitingContact);
}

absl::StatusOr<WaitingContact> GetWaitingContact(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::GetWaitingContactRequest& request) {
  CR_ASSIGN_OR_RETURN(WaitingContact contact,
                      records.journey().waiting_contacts().GetAt(
                          reader, request.name(), request.read_revision()));
  CR_ASSIGN_OR_RETURN(
      const Referral referral,
      records.referrals().Get(reader, ParentOf(request.name())));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  return contact;
}

absl::Status CheckListWaitingContacts(
    const v1::ListWaitingContactsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kReferralPattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListWaitingContactsResponse> ListWaitingContacts(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListWaitingContactsRequest& request) {
  CR_ASSIGN_OR_RETURN(const Referral referral,
                      records.referrals().Get(reader, request.parent()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  return ListOfParent<v1::ListWaitingContactsResponse>(
      records.journey().waiting_contacts(), kWaitingContactByReferral, reader,
      request);
}

absl::Status CheckListDueContacts(const v1::ListDueContactsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilPattern);
  CheckDueList(request, validation);
  return validation.Finish();
}

absl::StatusOr<v1::ListDueContactsResponse> ListDueContacts(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListDueContactsRequest& request) {
  const JourneyRecords& journey = records.journey();
  const JourneyFacts& facts = journey.FactsOf(reader.council());
  const uint64_t revision = reader.head().revision;
  const int32_t day = DayNumber(DayOfList(request, call.today));
  const OwnedFacts contacts = OwnedAt(facts.waiting_contacts, revision);
  std::vector<PlacedLine<DueContact>> lines;
  for (const NumberedFact& waiter : KnownAt(facts.waiters, revision)) {
    const std::string team =
        facts.waiters.words.WordOf(waiter.fact.code(Code::kTeam));
    if (!IsTeamOfList(request, call, team)) continue;
    const auto cycle =
        CycleOn(CyclesOfWaiter(journey.rules(), waiter, contacts), day);
    if (!cycle.has_value()) continue;
    const bool red = IsRedNotEscalated(waiter, *cycle, day);
    if (!red && !IsDueWithin(*cycle, day, request.due_within_days())) continue;
    DueContact line;
    CR_ASSIGN_OR_RETURN(*line.mutable_referral(),
                        facts.waiters.facts.NameOf(reader, waiter.number));
    line.set_team(team);
    line.set_rating(static_cast<RiskRating>(cycle->rating));
    SetDueDays(*cycle, day, line,
               [&] { return line.mutable_last_contact_date(); });
    line.set_red_not_escalated(red);
    const ContactFrequency* frequency = FrequencyOn(
        journey.rules().frequencies, cycle->rating, DayOfNumber(cycle->opened));
    if (frequency != nullptr) line.set_escalate_to(frequency->escalate_to);
    lines.push_back(
        {PlaceOf(*cycle, waiter.number, red ? 0 : 1), std::move(line)});
  }
  return PageOfLines<v1::ListDueContactsResponse>(std::move(lines), request);
}

}  // namespace carereform::assessments
