// FinancialAssessmentService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_SERVICE_H_

#include "carereform/financial_assessments/v1/financial_assessments.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class FinancialAssessmentService final
    : public v1::FinancialAssessmentService::CallbackService {
 public:
  FinancialAssessmentService(const rpc::ServerParts& parts, store::Store& store,
                             const Records& records)
      : methods_(parts, store, records) {}

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
  grpc::ServerUnaryReactor* CompleteFinancialAssessment(
      grpc::CallbackServerContext* context,
      const v1::CompleteFinancialAssessmentRequest* request,
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
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_FINANCIAL_ASSESSMENT_SERVICE_H_
