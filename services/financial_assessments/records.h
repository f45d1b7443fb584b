// The service's records: its tables, and the facts kept in memory for measures.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORDS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/appeals.pb.h"
#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "carereform/financial_assessments/v1/financial_queue.pb.h"
#include "common/store/fact_table.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "common/verify/schema.h"
#include "services/financial_assessments/charge_records.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/deferral_records.h"
#include "services/financial_assessments/domain/case_facts.h"
#include "services/financial_assessments/domain/wait_facts.h"
#include "services/financial_assessments/keys.h"
#include "services/financial_assessments/queue_fact_format.h"
#include "services/financial_assessments/wait_fact_format.h"

namespace carereform::financial_assessments {

// The facts of one council.
struct CouncilFacts {
  store::FactTable<WaitFact, WaitFactFormat> waits{kWaitFactTable};
  // What else is known of each; none of those of which nothing else was ever.
  store::FactTable<QueueFact, QueueFactFormat> queue{kQueueFactTable};
  store::FactTable<AppealFact, AppealFactFormat> appeals{kAppealFactTable};

  // Returns every financial assessment as known at `revision`, by number.
  std::vector<CaseFacts> CasesAt(uint64_t revision) const;
};

// Thread-safe.
class Records {
 public:
  Records();

  // Reads the facts of every council; once, before use.
  absl::Status Load(const store::Store& store);

  // The financial assessments. Each change keeps the facts.
  const store::ResourceTable<v1::FinancialAssessment>& financial_assessments()
      const {
    return financial_assessments_;
  }

  // The rules that each council's charges are worked out by.
  const ChargingRules& charging_rules() const { return charging_rules_; }

  // The appeals. Each change keeps the facts.
  const store::ResourceTable<v1::Appeal>& appeals() const { return appeals_; }

  // The nightly extracts that were applied.
  const store::ResourceTable<v1::FinancialExtract>& extracts() const {
    return extracts_;
  }

  // Charges over time.
  const ChargeRecords& charging() const { return charging_; }

  // Deferred payments, their statements and rates.
  const DeferralRecords& deferrals() const { return deferrals_; }

  // The facts of a council.
  CouncilFacts& FactsOf(const std::string& council) const;

 private:
  absl::Status KeepFacts(store::Txn& txn,
                         const v1::FinancialAssessment& assessment) const;
  absl::Status KeepQueueFacts(store::Txn& txn,
                              const v1::FinancialAssessment& assessment) const;
  absl::Status KeepAppealFacts(store::Txn& txn, const v1::Appeal& appeal) const;

  store::ResourceTable<v1::FinancialAssessment> financial_assessments_;
  ChargingRules charging_rules_;
  store::ResourceTable<v1::Appeal> appeals_;
  store::ResourceTable<v1::FinancialExtract> extracts_;
  ChargeRecords charging_;
  DeferralRecords deferrals_{charging_rules_};
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<CouncilFacts>> facts_;
};

// Returns the name of the financial assessment that an appeal is against.
std::string AssessmentContestedBy(absl::string_view appeal);

// Returns what the service's store holds.
absl::StatusOr<verify::Schema> StoredSchema();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORDS_H_
