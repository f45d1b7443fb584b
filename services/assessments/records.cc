#include "services/assessments/records.h"

#include <optional>

#include "common/status/status_macros.h"
#include "services/assessments/client_level_records.h"
#include "services/assessments/extract_records.h"

namespace carereform::assessments {
namespace {

using v1::Referral;

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

std::vector<store::Index<v1::Flag>> FlagIndexes() {
  const auto referral = [](const v1::Flag& flag) {
    return store::KeyWriter().String(FlaggedReferral(flag.name())).key();
  };
  return {
      {.id = kFlagByReferral, .value = referral},
      {.id = kFlagOpenByReferral,
       .value = [referral](const v1::Flag& flag) -> std::optional<std::string> {
         const bool open = flag.state() == v1::Flag::PROPOSED ||
                           flag.state() == v1::Flag::APPROVED;
         if (!open) return std::nullopt;
         return referral(flag);
       },
       .taken_reason = "FLAG_OPEN",
       .taken_message =
           "the referral has a flag that is proposed or approved: decide "
           "or withdraw that one first"},
      {.id = kFlagByState, .value = [](const v1::Flag& flag) {
         return store::KeyWriter()
             .Uint32(static_cast<uint32_t>(flag.state()))
             .key();
       }}};
}

}  // namespace

std::string FlaggedReferral(absl::string_view flag) {
  return std::string(flag.substr(0, flag.find("/flags/")));
}

Records::Records()
    : referrals_(kReferralTable, "REFERRAL", Indexes(),
                 [this](store::Txn& txn, const Referral*,
                        const Referral* after) -> absl::Status {
                   CR_RETURN_IF_ERROR(journey_.KeepWaiter(txn, *after));
                   return KeepFacts(txn, *after);
                 }),
      flags_(kFlagTable, "FLAG", FlagIndexes()) {}

absl::Status Records::Load(const store::Store& store) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    CouncilFacts& facts = FactsOf(council);
    CR_RETURN_IF_ERROR(facts.waits.Load(*reader));
    CR_RETURN_IF_ERROR(journey_.Load(*reader));
    for (store::CodeTable* codes : facts.codes) {
      CR_RETURN_IF_ERROR(codes->Load(*reader));
    }
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
  WaitFact fact = FactOf(referral);
  for (size_t at = 0; at < kFactWords.size(); ++at) {
    const std::string& word = (referral.*kFactWords[at].word)();
    if (word.empty()) continue;
    CR_ASSIGN_OR_RETURN(fact.*kFactWords[at].code,
                        facts.codes[at]->CodeFor(txn, word));
  }
  return facts.waits.Put(txn, referral.name(), fact);
}

absl::StatusOr<verify::Schema> StoredSchema() {
  const auto records = std::make_shared<const Records>();
  verify::Schema schema{.tables =
                            {
                                &records->referrals(),
                                &records->flags(),
                                &ExtractProfiles().table(),
                                &CaseExtracts(),
                            },
                        .fact_tables = {kWaitFactTable},
                        .owners = {records}};
  AddJourneySchema(records->journey(), schema);
  verify::Extend(schema, ClientLevelSchema());
  return schema;
}

}  // namespace carereform::assessments
