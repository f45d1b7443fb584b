// The service's records: its tables, and the facts kept in memory for measures.

#ifndef CR_SERVICES_ASSESSMENTS_RECORDS_H_
#define CR_SERVICES_ASSESSMENTS_RECORDS_H_

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/assessments/v1/data_quality.pb.h"
#include "common/store/code_table.h"
#include "common/store/fact_table.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "common/verify/schema.h"
#include "services/assessments/domain/wait_facts.h"
#include "services/assessments/journey_records.h"
#include "services/assessments/keys.h"
#include "services/assessments/referral_facts.h"
#include "services/assessments/wait_fact_format.h"

namespace carereform::assessments {

// The facts of one council's referrals, with the codes that they use.
struct CouncilFacts {
  store::FactTable<WaitFact, WaitFactFormat> waits{kWaitFactTable};
  store::CodeTable teams{kWaitFactTable, kTeamCodes};
  store::CodeTable localities{kWaitFactTable, kLocalityCodes};
  store::CodeTable districts{kWaitFactTable, kDistrictCodes};
  store::CodeTable specialisms{kWaitFactTable, kSpecialismCodes};
  store::CodeTable workers{kWaitFactTable, kWorkerCodes};

  // All tables of codes, in the order of kFactWords.
  std::array<store::CodeTable*, kFactWords.size()> codes{
      &teams, &localities, &districts, &specialisms, &workers};
};

// Returns the name of the referral that a flag is of.
std::string FlaggedReferral(absl::string_view flag);

// Thread-safe.
class Records {
 public:
  Records();

  // Reads the facts of every council; once, before use.
  absl::Status Load(const store::Store& store);

  // The referrals. Each change keeps the facts.
  const store::ResourceTable<v1::Referral>& referrals() const {
    return referrals_;
  }

  // Contacts, Waiting Well, supports and reviews.
  const JourneyRecords& journey() const { return journey_; }
  // What leaves referrals out of adjusted figures.
  const store::ResourceTable<v1::Flag>& flags() const { return flags_; }

  // The facts of a council.
  CouncilFacts& FactsOf(const std::string& council) const;

 private:
  absl::Status KeepFacts(store::Txn& txn, const v1::Referral& referral) const;

  JourneyRecords journey_;
  store::ResourceTable<v1::Referral> referrals_;
  store::ResourceTable<v1::Flag> flags_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<CouncilFacts>> facts_;
};

// Returns what the service's store holds.
absl::StatusOr<verify::Schema> StoredSchema();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_RECORDS_H_
