// Financial assessments as a file of comma-separated values.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_IMPORT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_IMPORT_H_

#include "common/imports/import_kind.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Kind `financial-assessments`: the columns of assessment_columns.h, in any
// order. Days are like 2025-10-20; a kind is non_residential or residential.
class FinancialAssessmentImport final : public imports::WholeFileKind {
 public:
  explicit FinancialAssessmentImport(const Records& records)
      : records_(records) {}

  absl::string_view name() const override { return "financial-assessments"; }
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

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_IMPORT_H_
