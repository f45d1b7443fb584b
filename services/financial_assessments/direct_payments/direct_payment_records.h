// Direct payments: their table, the rates, and the facts kept in memory for
// measures.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_RECORDS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/direct_payments.pb.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "common/verify/schema.h"
#include "services/financial_assessments/amounts/amount_table.h"
#include "services/financial_assessments/domain/direct_payment_amounts.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {

// Which day, amount and code stand in which column of the facts.
namespace direct_payment_columns {
inline constexpr size_t kStarted = 0, kCeased = 1;  // Days.
inline constexpr size_t kWeekly = 0, kOneOff = 1;   // Pence.
inline constexpr size_t kKind = 0, kMethod = 1, kPrepaidCard = 2,
                        kReason = 3;  // Codes.
}  // namespace direct_payment_columns

// Thread-safe.
class DirectPaymentRecords {
 public:
  DirectPaymentRecords();

  // Reads the facts of every council; once, before use.
  absl::Status Load(const store::Store& store);

  // Each change keeps the facts.
  const store::ResourceTable<v1::DirectPayment>& direct_payments() const {
    return direct_payments_;
  }

  // The facts of a council.
  AmountTable& FactsOf(const std::string& council) const;

 private:
  absl::Status Keep(store::Txn& txn, const v1::DirectPayment& payment) const;

  store::ResourceTable<v1::DirectPayment> direct_payments_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<AmountTable>> facts_;
};

// Reads a file such as data/direct_payment_rates.csv. Errors: INVALID_ARGUMENT,
// with no reason, that names the line.
absl::StatusOr<std::vector<DirectPaymentRate>> ParseDirectPaymentRates(
    absl::string_view csv);

// Returns those of that file.
const std::vector<DirectPaymentRate>& DirectPaymentRates();

// Returns what direct payments keep in the service's store.
verify::Schema DirectPaymentSchema();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_RECORDS_H_
