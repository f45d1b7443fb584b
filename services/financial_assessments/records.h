// The service's records: its tables, and the facts kept in memory for measures.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORDS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "common/store/fact_table.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "common/verify/schema.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/domain/wait_facts.h"
#include "services/financial_assessments/keys.h"
#include "services/financial_assessments/wait_fact_format.h"

namespace carereform::financial_assessments {

// The facts of one council's financial assessments.
using CouncilFacts = store::FactTable<WaitFact, WaitFactFormat>;

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

  // The rules that charges are worked out by.
  // The rules that each council's charges are worked out by.
  const ChargingRules& charging_rules() const { return charging_rules_; }

  // The facts of a council.
  CouncilFacts& FactsOf(const std::string& council) const;

 private:
  absl::Status KeepFacts(store::Txn& txn,
                         const v1::FinancialAssessment& assessment) const;

  store::ResourceTable<v1::FinancialAssessment> financial_assessments_;
  ChargingRules charging_rules_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<CouncilFacts>> facts_;
};

// Returns what the service's store holds.
absl::StatusOr<verify::Schema> StoredSchema();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORDS_H_
