// Invoices and what was paid of them, as a file of comma-separated values from
// the finance system.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_IMPORT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_IMPORT_H_

#include <memory>

#include "common/imports/row_kind.h"
#include "services/financial_assessments/invoices/invoice_records.h"

namespace carereform::financial_assessments {

// Kind `invoices`. Columns, in any order: external_id, kind, issued_date,
// due_date, period_first_date, period_last_date, amount_pence, and optionally
// account, charge, backdated, backdated_months, paid_pence with paid_to_date:
// all that was received by the end of that day. A row of an invoice that is
// here already has to say the same of it, and brings what was paid since; the
// same file again changes nothing.
class InvoiceImport final : public imports::RowKind {
 public:
  explicit InvoiceImport(const InvoiceRecords& records) : records_(records) {}

  absl::string_view name() const override { return "invoices"; }
  absl::StatusOr<std::unique_ptr<imports::RowFile>> Begin(
      const store::Reader& reader, const rpc::Call& call,
      const imports::RowHead& head, imports::Issues& issues) const override;

 private:
  const InvoiceRecords& records_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_IMPORT_H_
