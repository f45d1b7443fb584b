// FinancialQueueService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_QUEUE_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_QUEUE_SERVICE_H_

#include "carereform/financial_assessments/v1/financial_queue.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class FinancialQueueService final
    : public v1::FinancialQueueService::CallbackService {
 public:
  FinancialQueueService(const rpc::ServerParts& parts, store::Store& store,
                        const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* RecordNeedsAssessment(
      grpc::CallbackServerContext* context,
      const v1::RecordNeedsAssessmentRequest* request,
      v1::FinancialAssessment* response) override;
  grpc::ServerUnaryReactor* ListOverdueTogether(
      grpc::CallbackServerContext* context,
      const v1::ListOverdueTogetherRequest* request,
      v1::ListOverdueTogetherResponse* response) override;
  grpc::ServerUnaryReactor* ListFinancialExtracts(
      grpc::CallbackServerContext* context,
      const v1::ListFinancialExtractsRequest* request,
      v1::ListFinancialExtractsResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_QUEUE_SERVICE_H_
