// The nightly extract of a council's charging system as a file of
// comma-separated values.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_EXTRACT_IMPORT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_EXTRACT_IMPORT_H_

#include <memory>

#include "common/imports/row_kind.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Kind `financial-assessment-extract`: a snapshot of every open and recently
// ended case, in the columns of assessment_columns.h. Only what differs from
// the records is written. A column that the file does not have says nothing; an
// empty value says that there is none. README.md of the service says more.
class FinancialExtractImport final : public imports::RowKind {
 public:
  explicit FinancialExtractImport(const Records& records) : records_(records) {}

  absl::string_view name() const override {
    return "financial-assessment-extract";
  }
  absl::StatusOr<std::unique_ptr<imports::RowFile>> Begin(
      const store::Reader& reader, const rpc::Call& call,
      const imports::RowHead& head, imports::Issues& issues) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_EXTRACT_IMPORT_H_
