#include "services/financial_assessments/charge_calculator_service.h"

#include "services/financial_assessments/handlers/charge_batch.h"
#include "services/financial_assessments/handlers/charge_calculator.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* ChargeCalculatorService::CalculateCharge(
    grpc::CallbackServerContext* context,
    const v1::CalculateChargeRequest* request, v1::Calculation* response) {
  return methods_.Read(context, request, response, &CheckCalculateCharge,
                       &financial_assessments::CalculateCharge);
}

grpc::ServerUnaryReactor* ChargeCalculatorService::BatchCalculateCharges(
    grpc::CallbackServerContext* context,
    const v1::BatchCalculateChargesRequest* request,
    v1::BatchCalculateChargesResponse* response) {
  return methods_.Read(context, request, response, &CheckBatchCalculateCharges,
                       &financial_assessments::BatchCalculateCharges);
}

grpc::ServerUnaryReactor* ChargeCalculatorService::CompareCharges(
    grpc::CallbackServerContext* context,
    const v1::CompareChargesRequest* request,
    v1::CompareChargesResponse* response) {
  return methods_.Read(context, request, response, &CheckCompareCharges,
                       &financial_assessments::CompareCharges);
}

grpc::ServerUnaryReactor* ChargeCalculatorService::WriteChargeLetter(
    grpc::CallbackServerContext* context,
    const v1::WriteChargeLetterRequest* request, v1::ChargeLetter* response) {
  return methods_.Read(context, request, response, &CheckWriteChargeLetter,
                       &financial_assessments::WriteChargeLetter);
}

}  // namespace carereform::financial_assessments
