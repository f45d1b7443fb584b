// The charges of a caseload, with the circumstances that they begin with, as a
// file of JSON lines.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_IMPORT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_IMPORT_H_

#include "common/imports/import_kind.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Kind `charges`. Each line is a CreateChargeRequest in protobuf JSON with
// `charge`, which has an `external_id`, and `circumstances`. Empty lines, and
// those that begin with `#`, are passed over.
class ChargeImport final : public imports::WholeFileKind {
 public:
  // `records` outlives it.
  explicit ChargeImport(const Records& records) : records_(records) {}

  absl::string_view name() const override { return "charges"; }
  imports::ParsedFile Parse(const rpc::Call& call, absl::string_view council,
                            absl::string_view content) const override;
  absl::Status CheckStored(const store::Reader& reader,
                           const imports::ImportItem& item) const override;
  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const imports::ImportItem& item) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_IMPORT_H_
