// ChargeCalculatorService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_CALCULATOR_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_CALCULATOR_SERVICE_H_

#include "carereform/financial_assessments/v1/charge_calculator.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class ChargeCalculatorService final
    : public v1::ChargeCalculatorService::CallbackService {
 public:
  ChargeCalculatorService(const rpc::ServerParts& parts, store::Store& store,
                          const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CalculateCharge(
      grpc::CallbackServerContext* context,
      const v1::CalculateChargeRequest* request,
      v1::Calculation* response) override;
  grpc::ServerUnaryReactor* BatchCalculateCharges(
      grpc::CallbackServerContext* context,
      const v1::BatchCalculateChargesRequest* request,
      v1::BatchCalculateChargesResponse* response) override;
  grpc::ServerUnaryReactor* CompareCharges(
      grpc::CallbackServerContext* context,
      const v1::CompareChargesRequest* request,
      v1::CompareChargesResponse* response) override;
  grpc::ServerUnaryReactor* WriteChargeLetter(
      grpc::CallbackServerContext* context,
      const v1::WriteChargeLetterRequest* request,
      v1::ChargeLetter* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_CALCULATOR_SERVICE_H_
