// FinancialAssessmentService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_SERVICE_H_

#include "carereform/financial_assessments/v1/financial_assessments.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class FinancialAssessmentService final
    : public v1::FinancialAssessmentService::CallbackService {
 public:
  FinancialAssessmentService(const rpc::ServerParts& parts, store::Store& store,
                             const Records& records)
      : parts_(parts), store_(store), records_(records) {}

  grpc::ServerUnaryReactor* CreateFinancialAssessment(
      grpc::CallbackServerContext* context,
      const v1::CreateFinancialAssessmentRequest* request,
      v1::FinancialAssessment* response) override;
  grpc::ServerUnaryReactor* GetFinancialAssessment(
      grpc::CallbackServerContext* context,
      const v1::GetFinancialAssessmentRequest* request,
      v1::FinancialAssessment* response) override;
  grpc::ServerUnaryReactor* ListFinancialAssessments(
      grpc::CallbackServerContext* context,
      const v1::ListFinancialAssessmentsRequest* request,
      v1::ListFinancialAssessmentsResponse* response) override;
  grpc::ServerUnaryReactor* AllocateFinancialAssessment(
      grpc::CallbackServerContext* context,
      const v1::AllocateFinancialAssessmentRequest* request,
      v1::FinancialAssessment* response) override;
  grpc::ServerUnaryReactor* RecordFinancialDecision(
      grpc::CallbackServerContext* context,
      const v1::RecordFinancialDecisionRequest* request,
      v1::FinancialAssessment* response) override;
  grpc::ServerUnaryReactor* WithdrawFinancialAssessment(
      grpc::CallbackServerContext* context,
      const v1::WithdrawFinancialAssessmentRequest* request,
      v1::FinancialAssessment* response) override;

 private:
  template <typename Request, typename Response, typename Check,
            typename Handler>
  grpc::ServerUnaryReactor* Read(grpc::CallbackServerContext* context,
                                 const Request* request, Response* response,
                                 Check check, Handler handler);
  template <typename Request, typename Response, typename Check,
            typename Handler>
  grpc::ServerUnaryReactor* Write(grpc::CallbackServerContext* context,
                                  const Request* request, Response* response,
                                  Check check, Handler handler);

  const rpc::ServerParts& parts_;
  store::Store& store_;
  const Records& records_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_SERVICE_H_
