// Charges over time: their tables, and the facts kept in memory for measures
// and for the list of those who were not told.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_RECORDS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "carereform/financial_assessments/v1/charge_records.pb.h"
#include "carereform/financial_assessments/v1/uprating.pb.h"
#include "common/store/fact_table.h"
#include "common/store/resource_table.h"
#include "common/verify/schema.h"
#include "services/financial_assessments/charge_fact_format.h"
#include "services/financial_assessments/domain/charge_facts.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {

// The facts of one council.
struct ChargeFacts {
  store::FactTable<ChargeFact, ChargeFactFormat> charges{kChargeTable};
  store::FactTable<ChargeRevisionFact, ChargeRevisionFactFormat> revisions{
      kChargeRevisionTable};
};

// Thread-safe.
class ChargeRecords {
 public:
  ChargeRecords();

  // Reads the facts of the reader's council; once, before use.
  absl::Status Load(const store::Reader& reader);

  const store::ResourceTable<v1::Charge>& charges() const { return charges_; }
  const store::ResourceTable<v1::CircumstancesVersion>& circumstances() const {
    return circumstances_;
  }
  const store::ResourceTable<v1::ChargeCalculation>& calculations() const {
    return calculations_;
  }
  const store::ResourceTable<v1::ChargeRevision>& revisions() const {
    return revisions_;
  }
  const store::ResourceTable<v1::ChargeNotification>& notifications() const {
    return notifications_;
  }
  const store::ResourceTable<v1::UpratingRun>& uprating_runs() const {
    return uprating_runs_;
  }
  const store::ResourceTable<v1::UpratingChange>& uprating_changes() const {
    return uprating_changes_;
  }

  // The facts of a council.
  ChargeFacts& FactsOf(const std::string& council) const;

 private:
  absl::Status KeepCharge(store::Txn& txn, const v1::Charge& charge) const;
  absl::Status KeepRevision(store::Txn& txn,
                            const v1::ChargeRevision& revision) const;

  store::ResourceTable<v1::Charge> charges_;
  store::ResourceTable<v1::CircumstancesVersion> circumstances_;
  store::ResourceTable<v1::ChargeCalculation> calculations_;
  store::ResourceTable<v1::ChargeRevision> revisions_;
  store::ResourceTable<v1::ChargeNotification> notifications_;
  store::ResourceTable<v1::UpratingRun> uprating_runs_;
  store::ResourceTable<v1::UpratingChange> uprating_changes_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<ChargeFacts>> facts_;
};

// Returns the name of the charge, or of the run, that a resource is under.
std::string OwnerOf(absl::string_view name);

// Adds the tables and facts of `records` to the schema.
void AddChargeSchema(const ChargeRecords& records, verify::Schema& schema);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_RECORDS_H_
