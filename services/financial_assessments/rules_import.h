// Rate tables and charging policies as files that a council imports.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_RULES_IMPORT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_RULES_IMPORT_H_

#include <string>

#include "common/imports/import_kind.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Kind `rate-tables`: see ReadRateTables. A file is one record: its tables are
// taken together, because one may end where another begins. A table of an id
// that is held already is laid over it, as a new revision: a figure that the
// file does not give stays.
class RateTablesImport final : public imports::WholeFileKind {
 public:
  explicit RateTablesImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "rate-tables"; }
  imports::ParsedFile Parse(const rpc::Call& call, absl::string_view council,
                            absl::string_view content) const override;
  absl::Status CheckStored(const store::Reader& reader,
                           const imports::ImportItem& item) const override;
  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) const override;
  // Charges rise on other days under other rules: see NextLookAhead.
  absl::StatusOr<imports::Step> NextStep(const store::Reader& reader,
                                         const rpc::Call& call,
                                         std::string& done) const override;

 private:
  const Records& records_;
};

// Kind `charging-policies`: see ReadChargingPolicies. A file is one record, as
// for rate tables.
class ChargingPoliciesImport final : public imports::WholeFileKind {
 public:
  explicit ChargingPoliciesImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "charging-policies"; }
  imports::ParsedFile Parse(const rpc::Call& call, absl::string_view council,
                            absl::string_view content) const override;
  absl::Status CheckStored(const store::Reader& reader,
                           const imports::ImportItem& item) const override;
  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) const override;
  // Charges rise on other days under other rules: see NextLookAhead.
  absl::StatusOr<imports::Step> NextStep(const store::Reader& reader,
                                         const rpc::Call& call,
                                         std::string& done) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_RULES_IMPORT_H_
