#include "services/assessments/journey_records.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

constexpr char kUnknown[] = "unknown";
constexpr size_t kSegmentsOfChild = 2;

int32_t DayIn(bool present, const google::type::Date& date) {
  return present ? DayNumber(*rpc::StoredDay(date)) : kNoDay;
}

// Sets the code of a word, or that of `unknown` where there is none.
absl::Status SetWord(store::Txn& txn, ColumnTable& table, Code column,
                     const std::string& word, ColumnFact& fact) {
  CR_ASSIGN_OR_RETURN(fact.code(column),
                      table.words.CodeFor(txn, word.empty() ? kUnknown : word));
  return absl::OkStatus();
}

// Sets what every record about a person has.
template <typename Record>
absl::Status SetPlaceAndPerson(store::Txn& txn, ColumnTable& table,
                               const Record& record, ColumnFact& fact) {
  CR_RETURN_IF_ERROR(SetWord(txn, table, Code::kTeam, record.team(), fact));
  CR_RETURN_IF_ERROR(
      SetWord(txn, table, Code::kLocality, record.locality(), fact));
  CR_RETURN_IF_ERROR(
      SetWord(txn, table, Code::kDistrict, record.district(), fact));
  fact.code(Code::kAgeBand) = static_cast<uint16_t>(record.age_band());
  fact.code(Code::kEthnicGroup) = static_cast<uint16_t>(record.ethnic_group());
  return absl::OkStatus();
}

template <typename Record>
std::vector<store::Index<Record>> ByExternalId(uint32_t id,
                                               const char* taken_message) {
  return {{.id = id,
           .value = [](const Record& record) -> std::optional<std::string> {
             if (record.external_id().empty()) return std::nullopt;
             return store::KeyWriter().String(record.external_id()).key();
           },
           .taken_reason = "EXTERNAL_ID_TAKEN",
           .taken_message = taken_message}};
}

// An index by parent and then by day.
template <typename Child, typename DayOf>
std::vector<store::Index<Child>> ByParent(uint32_t id, DayOf day_of) {
  return {{.id = id, .value = [day_of](const Child& child) {
             return store::KeyWriter()
                 .String(ParentOf(child.name()))
                 .Uint32(static_cast<uint32_t>(day_of(child)))
                 .key();
           }}};
}

int32_t ContactedOn(const v1::WaitingContact& contact) {
  return DayIn(contact.has_contacted_date(), contact.contacted_date());
}

int32_t RecordedFor(const v1::Review& review) {
  return std::min(DayIn(review.has_completed_date(), review.completed_date()),
                  DayIn(review.has_not_done_date(), review.not_done_date()));
}

// Has `observe` called for each change of a table's records.
template <typename Record>
typename store::ResourceTable<Record>::Observer Observed(
    const JourneyRecords* records,
    absl::Status (JourneyRecords::*keep)(store::Txn&, const Record&) const) {
  return [records, keep](store::Txn& txn, const Record*, const Record* after) {
    return (records->*keep)(txn, *after);
  };
}

}  // namespace

std::string ParentOf(absl::string_view name) {
  for (size_t i = 0; i < kSegmentsOfChild; ++i) {
    name = name.substr(0, name.rfind('/'));
  }
  return std::string(name);
}

int32_t WaitEndedOn(const v1::Referral& referral) {
  return std::min(
      {DayIn(referral.has_started_date(), referral.started_date()),
       DayIn(referral.has_completed_date(), referral.completed_date()),
       DayIn(referral.has_decided_date(), referral.decided_date()),
       DayIn(referral.has_service_started_date(),
             referral.service_started_date()),
       DayIn(referral.has_closed_date(), referral.closed_date())});
}

JourneyRecords::JourneyRecords()
    : contacts_(kContactTable, "CONTACT",
                ByExternalId<v1::Contact>(
                    kContactByExternalId,
                    "another contact has that external_id: each has its own"),
                Observed(this, &JourneyRecords::KeepContact)),
      waiting_contacts_(
          kWaitingContactTable, "WAITING_CONTACT",
          ByParent<v1::WaitingContact>(kWaitingContactByReferral, &ContactedOn),
          Observed(this, &JourneyRecords::KeepWaitingContact)),
      tray_reviews_(kTrayReviewTable, "TRAY_REVIEW", {},
                    Observed(this, &JourneyRecords::KeepTrayReview)),
      supports_(kSupportTable, "SUPPORT",
                ByExternalId<v1::Support>(
                    kSupportByExternalId,
                    "another support has that external_id: each has its own"),
                Observed(this, &JourneyRecords::KeepSupport)),
      reviews_(kReviewTable, "REVIEW",
               ByParent<v1::Review>(kReviewBySupport, &RecordedFor),
               Observed(this, &JourneyRecords::KeepReview)) {}

absl::Status JourneyRecords::Load(const store::Reader& reader) {
  for (ColumnTable* table : FactsOf(reader.council()).all()) {
    CR_RETURN_IF_ERROR(table->facts.Load(reader));
    CR_RETURN_IF_ERROR(table->words.Load(reader));
  }
  return absl::OkStatus();
}

JourneyFacts& JourneyRecords::FactsOf(const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<JourneyFacts>& facts = facts_[council];
  if (facts == nullptr) facts = std::make_unique<JourneyFacts>();
  return *facts;
}

absl::Status JourneyRecords::KeepWaiter(store::Txn& txn,
                                        const v1::Referral& referral) const {
  ColumnTable& table = FactsOf(txn.council()).waiters;
  ColumnFact fact;
  // A case that was merged into another waits for nothing.
  if (referral.state() != v1::Referral::MERGED) {
    fact.days[waiter_days::kReceived] =
        DayIn(referral.has_received_date(), referral.received_date());
  }
  fact.days[waiter_days::kEnded] = WaitEndedOn(referral);
  fact.days[waiter_days::kRated] =
      DayIn(referral.has_risk(), referral.risk().rated_date());
  fact.days[waiter_days::kEscalated] =
      DayIn(referral.has_escalation(), referral.escalation().escalated_date());
  CR_RETURN_IF_ERROR(SetPlaceAndPerson(txn, table, referral, fact));
  CR_RETURN_IF_ERROR(
      SetWord(txn, table, Code::kSpecialism, referral.specialism(), fact));
  fact.code(Code::kKind) = static_cast<uint16_t>(referral.type());
  fact.code(Code::kChannel) = static_cast<uint16_t>(referral.channel());
  fact.code(Code::kSource) = static_cast<uint16_t>(referral.source());
  fact.code(Code::kOutcome) = static_cast<uint16_t>(referral.risk().rating());
  return table.facts.Put(txn, referral.name(), fact);
}

absl::Status JourneyRecords::KeepContact(store::Txn& txn,
                                         const v1::Contact& contact) const {
  ColumnTable& table = FactsOf(txn.council()).contacts;
  ColumnFact fact;
  fact.days[contact_days::kReceived] =
      DayIn(contact.has_received_date(), contact.received_date());
  fact.days[contact_days::kConcluded] =
      DayIn(contact.has_concluded_date(), contact.concluded_date());
  CR_RETURN_IF_ERROR(SetPlaceAndPerson(txn, table, contact, fact));
  fact.code(Code::kKind) = static_cast<uint16_t>(contact.conversation());
  fact.code(Code::kChannel) = static_cast<uint16_t>(contact.channel());
  fact.code(Code::kSource) = static_cast<uint16_t>(contact.source());
  fact.code(Code::kOutcome) = static_cast<uint16_t>(contact.sequel());
  fact.code(kIsNew) = contact.is_new() ? 1 : 0;
  fact.code(kAdviceOnly) = contact.advice_only() ? 1 : 0;
  return table.facts.Put(txn, contact.name(), fact);
}

absl::Status JourneyRecords::KeepWaitingContact(
    store::Txn& txn, const v1::WaitingContact& contact) const {
  JourneyFacts& facts = FactsOf(txn.council());
  CR_ASSIGN_OR_RETURN(
      const std::optional<uint32_t> owner,
      facts.waiters.facts.NumberOf(txn, ParentOf(contact.name())));
  if (!owner.has_value()) return store::errors::Corrupt("a waiting contact");
  ColumnFact fact;
  fact.owner = *owner;
  fact.days[waiting_contact_days::kContacted] = ContactedOn(contact);
  fact.code(Code::kOutcome) = static_cast<uint16_t>(contact.rating_after());
  return facts.waiting_contacts.facts.Put(txn, contact.name(), fact);
}

absl::Status JourneyRecords::KeepTrayReview(
    store::Txn& txn, const v1::TrayReview& review) const {
  ColumnTable& table = FactsOf(txn.council()).tray_reviews;
  ColumnFact fact;
  fact.days[tray_review_days::kReviewed] =
      DayIn(review.has_reviewed_date(), review.reviewed_date());
  CR_RETURN_IF_ERROR(SetWord(txn, table, Code::kTeam, review.team(), fact));
  fact.code(Code::kKind) = static_cast<uint16_t>(review.kind());
  return table.facts.Put(txn, review.name(), fact);
}

absl::Status JourneyRecords::KeepSupport(store::Txn& txn,
                                         const v1::Support& support) const {
  ColumnTable& table = FactsOf(txn.council()).supports;
  ColumnFact fact;
  fact.days[support_days::kStarted] =
      DayIn(support.has_started_date(), support.started_date());
  fact.days[support_days::kEnded] =
      DayIn(support.has_ended_date(), support.ended_date());
  fact.days[support_days::kDischarged] =
      DayIn(support.has_discharged_date(), support.discharged_date());
  fact.days[support_days::kReviewedBefore] =
      DayIn(support.has_reviewed_before_date(), support.reviewed_before_date());
  CR_RETURN_IF_ERROR(SetPlaceAndPerson(txn, table, support, fact));
  CR_RETURN_IF_ERROR(
      SetWord(txn, table, Code::kSpecialism, support.specialism(), fact));
  fact.code(Code::kKind) = static_cast<uint16_t>(support.kind());
  fact.code(kOutOfCounty) = support.out_of_county() ? 1 : 0;
  fact.code(kHistoryUnknown) = support.review_history_unknown() ? 1 : 0;
  return table.facts.Put(txn, support.name(), fact);
}

absl::Status JourneyRecords::KeepReview(store::Txn& txn,
                                        const v1::Review& review) const {
  JourneyFacts& facts = FactsOf(txn.council());
  CR_ASSIGN_OR_RETURN(
      const std::optional<uint32_t> owner,
      facts.supports.facts.NumberOf(txn, ParentOf(review.name())));
  if (!owner.has_value()) return store::errors::Corrupt("a review");
  ColumnFact fact;
  fact.owner = *owner;
  fact.days[review_days::kCompleted] =
      DayIn(review.has_completed_date(), review.completed_date());
  fact.days[review_days::kNotDone] =
      DayIn(review.has_not_done_date(), review.not_done_date());
  fact.days[review_days::kDue] =
      DayIn(review.has_due_date(), review.due_date());
  fact.code(Code::kKind) = static_cast<uint16_t>(review.kind());
  fact.code(Code::kOutcome) = static_cast<uint16_t>(review.not_done_reason());
  return facts.reviews.facts.Put(txn, review.name(), fact);
}

void AddJourneySchema(const JourneyRecords& records, verify::Schema& schema) {
  const std::vector<const store::AnyTable*> tables = {
      &records.contacts(), &records.waiting_contacts(), &records.tray_reviews(),
      &records.supports(), &records.reviews()};
  for (const store::AnyTable* table : tables) {
    schema.tables.push_back(table);
    schema.fact_tables.push_back(table->id());
  }
  schema.fact_tables.push_back(kWaiterTable);
}

}  // namespace carereform::assessments
