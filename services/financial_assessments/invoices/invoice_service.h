// InvoiceService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_SERVICE_H_

#include "carereform/financial_assessments/v1/invoices.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/invoices/invoice_records.h"

namespace carereform::financial_assessments {

// Its records outlive it.
class InvoiceService final : public v1::InvoiceService::CallbackService {
 public:
  InvoiceService(const rpc::ServerParts& parts, store::Store& store,
                 const InvoiceRecords& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateInvoice(
      grpc::CallbackServerContext* context,
      const v1::CreateInvoiceRequest* request, v1::Invoice* response) override;
  grpc::ServerUnaryReactor* GetInvoice(grpc::CallbackServerContext* context,
                                       const v1::GetInvoiceRequest* request,
                                       v1::Invoice* response) override;
  grpc::ServerUnaryReactor* ListInvoices(
      grpc::CallbackServerContext* context,
      const v1::ListInvoicesRequest* request,
      v1::ListInvoicesResponse* response) override;
  grpc::ServerUnaryReactor* RecordInvoicePayment(
      grpc::CallbackServerContext* context,
      const v1::RecordInvoicePaymentRequest* request,
      v1::Invoice* response) override;
  grpc::ServerUnaryReactor* ReverseInvoicePayment(
      grpc::CallbackServerContext* context,
      const v1::ReverseInvoicePaymentRequest* request,
      v1::Invoice* response) override;
  grpc::ServerUnaryReactor* WriteOffInvoice(
      grpc::CallbackServerContext* context,
      const v1::WriteOffInvoiceRequest* request,
      v1::Invoice* response) override;
  grpc::ServerUnaryReactor* ListInvoiceEntries(
      grpc::CallbackServerContext* context,
      const v1::ListInvoiceEntriesRequest* request,
      v1::ListInvoiceEntriesResponse* response) override;

 private:
  const rpc::RecordMethods<InvoiceRecords> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_SERVICE_H_
