// Account finalisations: their table, the standards, and the facts kept in
// memory for measures.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_RECORDS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/account_finalisations.pb.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "common/verify/schema.h"
#include "services/financial_assessments/amounts/amount_table.h"
#include "services/financial_assessments/domain/account_finalisation_steps.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {

// Which day, amount and code stand in which column of the facts.
namespace finalisation_columns {
inline constexpr size_t kTold = 0, kFinalCharge = 1, kFinalBill = 2,
                        kClosed = 3;                                 // Days.
inline constexpr size_t kBalance = 0, kRefund = 1, kWrittenOff = 2;  // Pence.
inline constexpr size_t kState = 0, kDeferred = 1;                   // Codes.
}  // namespace finalisation_columns

// Thread-safe.
class AccountFinalisationRecords {
 public:
  AccountFinalisationRecords();

  // Reads the facts of every council; once, before use.
  absl::Status Load(const store::Store& store);

  // Each change keeps the facts.
  const store::ResourceTable<v1::AccountFinalisation>& finalisations() const {
    return finalisations_;
  }

  // The facts of a council.
  AmountTable& FactsOf(const std::string& council) const;

 private:
  absl::Status Keep(store::Txn& txn,
                    const v1::AccountFinalisation& finalisation) const;

  store::ResourceTable<v1::AccountFinalisation> finalisations_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<AmountTable>> facts_;
};

// Reads a file such as data/finalisation_standards.csv. Errors:
// INVALID_ARGUMENT, with no reason, that names the line.
absl::StatusOr<std::vector<FinalisationStandard>> ParseFinalisationStandards(
    absl::string_view csv);

// Returns those of that file.
const std::vector<FinalisationStandard>& FinalisationStandards();

// Returns what account finalisations keep in the service's store.
verify::Schema AccountFinalisationSchema();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_RECORDS_H_
