#include "services/financial_assessments/invoices/invoice_service.h"

#include "services/financial_assessments/invoices/invoice_handlers.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* InvoiceService::CreateInvoice(
    grpc::CallbackServerContext* context,
    const v1::CreateInvoiceRequest* request, v1::Invoice* response) {
  return methods_.Write(context, request, response, &CheckCreateInvoice,
                        &financial_assessments::CreateInvoice);
}

grpc::ServerUnaryReactor* InvoiceService::GetInvoice(
    grpc::CallbackServerContext* context, const v1::GetInvoiceRequest* request,
    v1::Invoice* response) {
  return methods_.Read(context, request, response, &CheckGetInvoice,
                       &financial_assessments::GetInvoice);
}

grpc::ServerUnaryReactor* InvoiceService::ListInvoices(
    grpc::CallbackServerContext* context,
    const v1::ListInvoicesRequest* request,
    v1::ListInvoicesResponse* response) {
  return methods_.Read(context, request, response, &CheckListInvoices,
                       &financial_assessments::ListInvoices);
}

grpc::ServerUnaryReactor* InvoiceService::RecordInvoicePayment(
    grpc::CallbackServerContext* context,
    const v1::RecordInvoicePaymentRequest* request, v1::Invoice* response) {
  return methods_.Write(context, request, response, &CheckRecordInvoicePayment,
                        &financial_assessments::RecordInvoicePayment);
}

grpc::ServerUnaryReactor* InvoiceService::ReverseInvoicePayment(
    grpc::CallbackServerContext* context,
    const v1::ReverseInvoicePaymentRequest* request, v1::Invoice* response) {
  return methods_.Write(context, request, response, &CheckReverseInvoicePayment,
                        &financial_assessments::ReverseInvoicePayment);
}

grpc::ServerUnaryReactor* InvoiceService::WriteOffInvoice(
    grpc::CallbackServerContext* context,
    const v1::WriteOffInvoiceRequest* request, v1::Invoice* response) {
  return methods_.Write(context, request, response, &CheckWriteOffInvoice,
                        &financial_assessments::WriteOffInvoice);
}

grpc::ServerUnaryReactor* InvoiceService::ListInvoiceEntries(
    grpc::CallbackServerContext* context,
    const v1::ListInvoiceEntriesRequest* request,
    v1::ListInvoiceEntriesResponse* response) {
  return methods_.Read(context, request, response, &CheckListInvoiceEntries,
                       &financial_assessments::ListInvoiceEntries);
}

}  // namespace carereform::financial_assessments
