// AccountFinalisationService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_SERVICE_H_

#include "carereform/financial_assessments/v1/account_finalisations.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_records.h"

namespace carereform::financial_assessments {

// Its records outlive it.
class AccountFinalisationService final
    : public v1::AccountFinalisationService::CallbackService {
 public:
  AccountFinalisationService(const rpc::ServerParts& parts, store::Store& store,
                             const AccountFinalisationRecords& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateAccountFinalisation(
      grpc::CallbackServerContext* context,
      const v1::CreateAccountFinalisationRequest* request,
      v1::AccountFinalisation* response) override;
  grpc::ServerUnaryReactor* GetAccountFinalisation(
      grpc::CallbackServerContext* context,
      const v1::GetAccountFinalisationRequest* request,
      v1::AccountFinalisation* response) override;
  grpc::ServerUnaryReactor* ListAccountFinalisations(
      grpc::CallbackServerContext* context,
      const v1::ListAccountFinalisationsRequest* request,
      v1::ListAccountFinalisationsResponse* response) override;
  grpc::ServerUnaryReactor* RecordFinalCharge(
      grpc::CallbackServerContext* context,
      const v1::RecordFinalChargeRequest* request,
      v1::AccountFinalisation* response) override;
  grpc::ServerUnaryReactor* RecordFinalBill(
      grpc::CallbackServerContext* context,
      const v1::RecordFinalBillRequest* request,
      v1::AccountFinalisation* response) override;
  grpc::ServerUnaryReactor* SettleAccountFinalisation(
      grpc::CallbackServerContext* context,
      const v1::SettleAccountFinalisationRequest* request,
      v1::AccountFinalisation* response) override;
  grpc::ServerUnaryReactor* WriteOffAccountFinalisation(
      grpc::CallbackServerContext* context,
      const v1::WriteOffAccountFinalisationRequest* request,
      v1::AccountFinalisation* response) override;
  grpc::ServerUnaryReactor* RefundAccountFinalisation(
      grpc::CallbackServerContext* context,
      const v1::RefundAccountFinalisationRequest* request,
      v1::AccountFinalisation* response) override;

 private:
  const rpc::RecordMethods<AccountFinalisationRecords> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_SERVICE_H_
