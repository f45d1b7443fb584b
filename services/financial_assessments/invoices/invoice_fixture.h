// Invoices in a store in memory, for tests.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_FIXTURE_H_

#include <string>

#include "services/financial_assessments/amounts/amount_fixture.h"
#include "services/financial_assessments/invoices/invoice_handlers.h"
#include "services/financial_assessments/invoices/invoice_measures.h"

namespace carereform::financial_assessments {

// Returns an invoice of a hundred pounds, due 28 days after `issued`.
inline v1::Invoice InvoiceOf(
    absl::CivilDay issued,
    v1::Invoice::Kind kind = v1::Invoice::CLIENT_CONTRIBUTION,
    const std::string& account = "") {
  v1::Invoice invoice;
  invoice.set_kind(kind);
  invoice.set_account(account);
  *invoice.mutable_issued_date() = rpc::ToDate(issued);
  *invoice.mutable_due_date() = rpc::ToDate(issued + 28);
  *invoice.mutable_period_first_date() = rpc::ToDate(issued - 28);
  *invoice.mutable_period_last_date() = rpc::ToDate(issued - 1);
  invoice.set_amount_pence(10000);
  return invoice;
}

class InvoiceFixture : public AmountFixture<InvoiceRecords> {
 protected:
  InvoiceFixture() : AmountFixture(&InvoiceMeasures) {}

  absl::StatusOr<v1::Invoice> Create(const v1::Invoice& invoice,
                                     bool validate_only = false) {
    v1::CreateInvoiceRequest request;
    request.set_parent("councils/x");
    *request.mutable_invoice() = invoice;
    request.set_validate_only(validate_only);
    return Do(&CheckCreateInvoice, &CreateInvoice, request);
  }
  // Creates one that has to be good; returns its name.
  std::string Add(const v1::Invoice& invoice) {
    const auto created = Create(invoice);
    EXPECT_THAT(created.status(), tests::IsOk());
    return created.ok() ? created->name() : "";
  }
  absl::StatusOr<v1::Invoice> Pay(const std::string& name, absl::CivilDay day,
                                  int64_t pence, const std::string& etag = "") {
    v1::RecordInvoicePaymentRequest request;
    request.set_name(name);
    *request.mutable_paid_date() = rpc::ToDate(day);
    request.set_amount_pence(pence);
    request.set_etag(etag);
    return Do(&CheckRecordInvoicePayment, &RecordInvoicePayment, request);
  }
  absl::StatusOr<v1::Invoice> Reverse(const std::string& name,
                                      absl::CivilDay day, int64_t pence) {
    v1::ReverseInvoicePaymentRequest request;
    request.set_name(name);
    *request.mutable_reversed_date() = rpc::ToDate(day);
    request.set_amount_pence(pence);
    return Do(&CheckReverseInvoicePayment, &ReverseInvoicePayment, request);
  }
  absl::StatusOr<v1::Invoice> WriteOff(const std::string& name,
                                       absl::CivilDay day, int64_t pence,
                                       v1::InvoiceEntry::WriteOffReason reason =
                                           v1::InvoiceEntry::UNCOLLECTABLE) {
    v1::WriteOffInvoiceRequest request;
    request.set_name(name);
    *request.mutable_written_off_date() = rpc::ToDate(day);
    request.set_amount_pence(pence);
    request.set_reason(reason);
    return Do(&CheckWriteOffInvoice, &WriteOffInvoice, request);
  }
  absl::StatusOr<v1::Invoice> Get(const std::string& name,
                                  int64_t revision = 0) {
    v1::GetInvoiceRequest request;
    request.set_name(name);
    request.set_read_revision(revision);
    return Look(&CheckGetInvoice, &GetInvoice, request);
  }
  absl::StatusOr<v1::ListInvoicesResponse> List(const std::string& account = "",
                                                int page_size = 0,
                                                const std::string& token = "") {
    v1::ListInvoicesRequest request;
    request.set_parent("councils/x");
    request.set_account(account);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return Look(&CheckListInvoices, &ListInvoices, request);
  }
  absl::StatusOr<v1::ListInvoiceEntriesResponse> Entries(
      const std::string& invoice) {
    v1::ListInvoiceEntriesRequest request;
    request.set_parent(invoice);
    return Look(&CheckListInvoiceEntries, &ListInvoiceEntries, request);
  }
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_FIXTURE_H_
