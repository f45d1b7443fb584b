// Invoices and what happened to them: their tables, and the facts kept in
// memory for measures.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_RECORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_RECORDS_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "carereform/financial_assessments/v1/invoices.pb.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"
#include "common/verify/schema.h"
#include "services/financial_assessments/amounts/amount_table.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {

// Which day, amount and code stand in which column of the facts of an invoice,
// and of an entry.
namespace invoice_columns {
inline constexpr size_t kIssued = 0, kDue = 1;      // Days.
inline constexpr size_t kAmount = 0;                // Pence.
inline constexpr size_t kKind = 0, kBackdated = 1;  // Codes.
}  // namespace invoice_columns
namespace entry_columns {
inline constexpr size_t kDay = 0;                // Days.
inline constexpr size_t kAmount = 0;             // Pence.
inline constexpr size_t kKind = 0, kReason = 1;  // Codes.
}  // namespace entry_columns

// The facts of one council.
struct InvoiceFacts {
  AmountTable invoices{kInvoiceTable};
  AmountTable entries{kInvoiceEntryTable};  // Owner: the invoice.
};

// Thread-safe.
class InvoiceRecords {
 public:
  InvoiceRecords();

  // Reads the facts of every council; once, before use.
  absl::Status Load(const store::Store& store);

  // Each change keeps the facts. An entry is kept after its invoice.
  const store::ResourceTable<v1::Invoice>& invoices() const {
    return invoices_;
  }
  const store::ResourceTable<v1::InvoiceEntry>& entries() const {
    return entries_;
  }

  // The facts of a council.
  InvoiceFacts& FactsOf(const std::string& council) const;

 private:
  absl::Status KeepInvoice(store::Txn& txn, const v1::Invoice& invoice) const;
  absl::Status KeepEntry(store::Txn& txn, const v1::InvoiceEntry& entry) const;

  store::ResourceTable<v1::Invoice> invoices_;
  store::ResourceTable<v1::InvoiceEntry> entries_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<InvoiceFacts>> facts_;
};

// Returns the name of the invoice that an entry is of.
std::string InvoiceOfEntry(absl::string_view entry);

// Returns what invoices keep in the service's store.
verify::Schema InvoiceSchema();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_RECORDS_H_
