#include "services/financial_assessments/charge_records.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/amounts/subject.h"

namespace carereform::financial_assessments {
namespace {

using store::Index;
using store::KeyWriter;

int32_t DayIn(bool present, const google::type::Date& date) {
  return present ? DayNumber(*rpc::StoredDay(date)) : kNoDay;
}

template <typename Resource>
std::string ByState(const Resource& resource) {
  return KeyWriter().Uint32(static_cast<uint32_t>(resource.state())).key();
}

std::vector<Index<v1::Charge>> ChargeIndexes() {
  return {{.id = kChargeByState, .value = &ByState<v1::Charge>},
          {.id = kChargeByExternalId,
           .value = [](const v1::Charge& charge) -> std::optional<std::string> {
             if (charge.external_id().empty()) return std::nullopt;
             return KeyWriter().String(charge.external_id()).key();
           },
           .taken_reason = "EXTERNAL_ID_TAKEN",
           .taken_message = "another charge has that external_id: each has "
                            "its own"},
          {.id = kChargeByPerson, .value = [](const v1::Charge& charge) {
             return SubjectIndexValue({charge.person(), ""});
           }}};
}

// By charge, the day that `day_of` returns, and when it was recorded.
template <typename Child, typename DayOf>
std::vector<Index<Child>> ByCharge(uint32_t id, DayOf day_of) {
  return {{.id = id, .value = [day_of](const Child& child) {
             const int64_t micros =
                 absl::ToUnixMicros(rpc::FromTimestamp(child.create_time()));
             return KeyWriter()
                 .String(OwnerOf(child.name()))
                 .Uint32(static_cast<uint32_t>(day_of(child)))
                 .Uint64(static_cast<uint64_t>(micros))
                 .key();
           }}};
}

}  // namespace

std::string OwnerOf(absl::string_view name) {
  name = name.substr(0, name.rfind('/'));
  return std::string(name.substr(0, name.rfind('/')));
}

ChargeRecords::ChargeRecords()
    : charges_(
          kChargeTable, "CHARGE", ChargeIndexes(),
          [this](store::Txn& txn, const v1::Charge*, const v1::Charge* after) {
            return KeepCharge(txn, *after);
          }),
      circumstances_(kCircumstancesTable, "CIRCUMSTANCES",
                     ByCharge<v1::CircumstancesVersion>(
                         kCircumstancesByCharge,
                         [](const v1::CircumstancesVersion& version) {
                           return DayIn(true, version.from_date());
                         })),
      calculations_(kChargeCalculationTable, "CHARGE_CALCULATION",
                    ByCharge<v1::ChargeCalculation>(
                        kCalculationByCharge,
                        [](const v1::ChargeCalculation& calculation) {
                          return DayIn(true, calculation.calculation().day());
                        })),
      revisions_(kChargeRevisionTable, "CHARGE_REVISION",
                 ByCharge<v1::ChargeRevision>(
                     kRevisionByCharge,
                     [](const v1::ChargeRevision& revision) {
                       return DayIn(true, revision.recorded_date());
                     }),
                 [this](store::Txn& txn, const v1::ChargeRevision*,
                        const v1::ChargeRevision* after) {
                   return KeepRevision(txn, *after);
                 }),
      notifications_(kChargeNotificationTable, "CHARGE_NOTIFICATION",
                     ByCharge<v1::ChargeNotification>(
                         kNotificationByCharge,
                         [](const v1::ChargeNotification& notification) {
                           return DayIn(true, notification.told_date());
                         })),
      uprating_runs_(
          kUpratingRunTable, "UPRATING_RUN",
          {{.id = kUpratingRunByState, .value = &ByState<v1::UpratingRun>}}),
      uprating_changes_(kUpratingChangeTable, "UPRATING_CHANGE",
                        {{.id = kUpratingChangeByRun,
                          .value = [](const v1::UpratingChange& change) {
                            return KeyWriter()
                                .String(OwnerOf(change.name()))
                                .Uint32(static_cast<uint32_t>(change.result()))
                                .key();
                          }}}) {}

absl::Status ChargeRecords::Load(const store::Reader& reader) {
  ChargeFacts& facts = FactsOf(reader.council());
  CR_RETURN_IF_ERROR(facts.charges.Load(reader));
  return facts.revisions.Load(reader);
}

ChargeFacts& ChargeRecords::FactsOf(const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<ChargeFacts>& facts = facts_[council];
  if (facts == nullptr) facts = std::make_unique<ChargeFacts>();
  return *facts;
}

absl::Status ChargeRecords::KeepCharge(store::Txn& txn,
                                       const v1::Charge& charge) const {
  ChargeFact fact;
  fact.started = DayIn(charge.has_started_date(), charge.started_date());
  fact.ended = DayIn(charge.has_ended_date(), charge.ended_date());
  fact.untold_since =
      DayIn(charge.has_untold_since_date(), charge.untold_since_date());
  fact.told = DayIn(charge.has_told_date(), charge.told_date());
  fact.weekly_pence = charge.weekly_charge_pence();
  fact.weekly_from =
      DayIn(charge.has_weekly_charge_date(), charge.weekly_charge_date());
  fact.outcome = static_cast<uint32_t>(charge.outcome());
  if (charge.has_looked_ahead_date()) {
    const v1::UntoldRise& rise = charge.untold_rise();
    fact.looked_ahead = DayIn(true, charge.looked_ahead_date());
    fact.rise = DayIn(charge.has_untold_rise(), rise.first_date());
    fact.rise_pence = rise.weekly_charge_pence();
    fact.rise_outcome = static_cast<uint32_t>(rise.outcome());
  }
  return FactsOf(txn.council()).charges.Put(txn, charge.name(), fact);
}

absl::Status ChargeRecords::KeepRevision(
    store::Txn& txn, const v1::ChargeRevision& revision) const {
  ChargeRevisionFact fact;
  fact.recorded = DayIn(true, revision.recorded_date());
  fact.first_affected =
      DayIn(revision.has_first_affected_date(), revision.first_affected_date());
  fact.months = revision.backdated_months();
  fact.backdated_pence = revision.backdated_pence();
  fact.cause = static_cast<uint32_t>(revision.cause());
  return FactsOf(txn.council()).revisions.Put(txn, revision.name(), fact);
}

void AddChargeSchema(const ChargeRecords& records, verify::Schema& schema) {
  for (const store::AnyTable* table : std::vector<const store::AnyTable*>{
           &records.charges(), &records.circumstances(),
           &records.calculations(), &records.revisions(),
           &records.notifications(), &records.uprating_runs(),
           &records.uprating_changes()}) {
    schema.tables.push_back(table);
  }
  schema.fact_tables.push_back(kChargeTable);
  schema.fact_tables.push_back(kChargeRevisionTable);
}

}  // namespace carereform::financial_assessments
