// AppealService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_APPEAL_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_APPEAL_SERVICE_H_

#include "carereform/financial_assessments/v1/appeals.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class AppealService final : public v1::AppealService::CallbackService {
 public:
  AppealService(const rpc::ServerParts& parts, store::Store& store,
                const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* RaiseAppeal(grpc::CallbackServerContext* context,
                                        const v1::RaiseAppealRequest* request,
                                        v1::Appeal* response) override;
  grpc::ServerUnaryReactor* DecideAppeal(grpc::CallbackServerContext* context,
                                         const v1::DecideAppealRequest* request,
                                         v1::Appeal* response) override;
  grpc::ServerUnaryReactor* GetAppeal(grpc::CallbackServerContext* context,
                                      const v1::GetAppealRequest* request,
                                      v1::Appeal* response) override;
  grpc::ServerUnaryReactor* ListAppeals(
      grpc::CallbackServerContext* context,
      const v1::ListAppealsRequest* request,
      v1::ListAppealsResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_APPEAL_SERVICE_H_
