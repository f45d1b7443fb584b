// What the methods of invoices do. Check functions look at the shape of a
// request alone; the others read check, decide, store.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_HANDLERS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_HANDLERS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/invoices.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/domain/invoice_balance.h"
#include "services/financial_assessments/invoices/invoice_records.h"

namespace carereform::financial_assessments {

// The most that one invoice or one entry can be of, in pence.
inline constexpr int64_t kMostPence = 100'000'000'000;

// The most entries of one invoice.
inline constexpr int kMostInvoiceEntries = 1000;

absl::Status CheckCreateInvoice(const v1::CreateInvoiceRequest& request);
absl::StatusOr<v1::Invoice> CreateInvoice(
    const InvoiceRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateInvoiceRequest& request);

// Checks what CreateInvoice checks of the days, which needs today's. Returns
// INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckInvoiceDates(const v1::Invoice& invoice,
                               absl::CivilDay today);

absl::Status CheckGetInvoice(const v1::GetInvoiceRequest& request);
absl::StatusOr<v1::Invoice> GetInvoice(const InvoiceRecords& records,
                                       const store::Reader& reader,
                                       const v1::GetInvoiceRequest& request);

absl::Status CheckListInvoices(const v1::ListInvoicesRequest& request);
absl::StatusOr<v1::ListInvoicesResponse> ListInvoices(
    const InvoiceRecords& records, const store::Reader& reader,
    const v1::ListInvoicesRequest& request);

absl::Status CheckRecordInvoicePayment(
    const v1::RecordInvoicePaymentRequest& request);
absl::StatusOr<v1::Invoice> RecordInvoicePayment(
    const InvoiceRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordInvoicePaymentRequest& request);

absl::Status CheckReverseInvoicePayment(
    const v1::ReverseInvoicePaymentRequest& request);
absl::StatusOr<v1::Invoice> ReverseInvoicePayment(
    const InvoiceRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReverseInvoicePaymentRequest& request);

absl::Status CheckWriteOffInvoice(const v1::WriteOffInvoiceRequest& request);
absl::StatusOr<v1::Invoice> WriteOffInvoice(
    const InvoiceRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::WriteOffInvoiceRequest& request);

absl::Status CheckListInvoiceEntries(
    const v1::ListInvoiceEntriesRequest& request);
absl::StatusOr<v1::ListInvoiceEntriesResponse> ListInvoiceEntries(
    const InvoiceRecords& records, const store::Reader& reader,
    const v1::ListInvoiceEntriesRequest& request);

// Returns what happened to an invoice, by day.
absl::StatusOr<std::vector<InvoiceEntryFact>> EntriesOf(
    const InvoiceRecords& records, const store::Reader& reader,
    const std::string& invoice);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_HANDLERS_H_
