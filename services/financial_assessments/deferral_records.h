// The records of deferred payments: their tables, and the rules that they are
// worked out by.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_RECORDS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "common/store/resource_table.h"
#include "common/verify/schema.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/deferral_data.h"
#include "services/financial_assessments/domain/deferred_account.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {

// The terms, and the maximum rates, as one council has them.
struct DeferralRules {
  std::vector<DeferralTerms> terms;
  DeferralRates rates;
  absl::Weekday weeks_begin = absl::Weekday::monday;

  // Points to this.
  AccountRules account() const { return {&terms, &rates, weeks_begin}; }
};

// Immutable; thread-safe.
class DeferralRecords {
 public:
  // `charging`, of which the figures of the terms are, outlives this.
  explicit DeferralRecords(const ChargingRules& charging);

  const store::ResourceTable<v1::DeferredPayment>& payments() const {
    return payments_;
  }
  const store::ResourceTable<v1::DeferredPaymentStatement>& statements() const {
    return statements_;
  }
  const store::ResourceTable<v1::DeferredPaymentRate>& rates() const {
    return rates_;
  }

  // Returns the rates that the service was built with, and over them those that
  // the reader's council recorded; the terms that it was built with, and over
  // them the figures of the council's rate tables; its weeks begin as those
  // that it charges for.
  // All as it was known at `revision`; 0 means the latest. Errors:
  // OUT_OF_RANGE, reason REVISION_IN_FUTURE.
  absl::StatusOr<DeferralRules> RulesOf(const store::Reader& reader,
                                        int64_t revision = 0) const;

 private:
  const ChargingRules& charging_;
  store::ResourceTable<v1::DeferredPayment> payments_;
  store::ResourceTable<v1::DeferredPaymentStatement> statements_;
  store::ResourceTable<v1::DeferredPaymentRate> rates_;
};

// Adds the tables to what the service's store holds.
void AddDeferralSchema(const DeferralRecords& records, verify::Schema& schema);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRAL_RECORDS_H_
