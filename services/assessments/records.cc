#include "services/assessments/records.h"

#include <optional>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

using v1::Referral;

int32_t DayOf(bool present, const google::type::Date& date) {
  if (!present) return kNoDay;
  return DayNumber(*rpc::StoredDay(date));
}

std::vector<store::Index<Referral>> Indexes() {
  return {{.id = kReferralByState,
           .value =
               [](const Referral& referral) {
                 return store::KeyWriter()
                     .Uint32(static_cast<uint32_t>(referral.state()))
                     .key();
               }},
          {.id = kReferralByExternalId,
           .value = [](const Referral& referral) -> std::optional<std::string> {
             if (referral.external_id().empty()) return std::nullopt;
             return store::KeyWriter().String(referral.external_id()).key();
           },
           .taken_reason = "EXTERNAL_ID_TAKEN",
           .taken_message =
               "another referral has that external_id: each case has its own"}};
}

}  // namespace

Records::Records()
    : referrals_(kReferralTable, "REFERRAL", Indexes(),
                 [this](store::Txn& txn, const Referral*,
                        const Referral* after) -> absl::Status {
                   CR_RETURN_IF_ERROR(journey_.KeepWaiter(txn, *after));
                   return KeepFacts(txn, *after);
                 }) {}

absl::Status Records::Load(const store::Store& store) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    CouncilFacts& facts = FactsOf(council);
    CR_RETURN_IF_ERROR(facts.waits.Load(*reader));
    CR_RETURN_IF_ERROR(facts.teams.Load(*reader));
    CR_RETURN_IF_ERROR(facts.localities.Load(*reader));
    CR_RETURN_IF_ERROR(journey_.Load(*reader));
  }
  return absl::OkStatus();
}

CouncilFacts& Records::FactsOf(const std::string& council) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<CouncilFacts>& facts = facts_[council];
  if (facts == nullptr) facts = std::make_unique<CouncilFacts>();
  return *facts;
}

absl::Status Records::KeepFacts(store::Txn& txn,
                                const Referral& referral) const {
  CouncilFacts& facts = FactsOf(txn.council());
  WaitFact fact;
  fact.received = DayOf(referral.has_received_date(), referral.received_date());
  fact.allocated =
      DayOf(referral.has_allocated_date(), referral.allocated_date());
  fact.started = DayOf(referral.has_started_date(), referral.started_date());
  fact.left = DayOf(referral.has_closed_date(), referral.closed_date());
  fact.type = static_cast<uint16_t>(referral.type());
  CR_ASSIGN_OR_RETURN(fact.team, facts.teams.CodeFor(txn, referral.team()));
  CR_ASSIGN_OR_RETURN(fact.locality,
                      facts.localities.CodeFor(txn, referral.locality()));
  return facts.waits.Put(txn, referral.name(), fact);
}

absl::StatusOr<verify::Schema> StoredSchema() {
  const auto records = std::make_shared<const Records>();
  verify::Schema schema{.tables = {&records->referrals()},
                        .fact_tables = {kWaitFactTable},
                        .owners = {records}};
  AddJourneySchema(records->journey(), schema);
  return schema;
}

}  // namespace carereform::assessments
