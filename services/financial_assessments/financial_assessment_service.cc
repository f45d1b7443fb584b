#include "services/financial_assessments/financial_assessment_service.h"

#include "services/financial_assessments/handlers/financial_assessment_moves.h"
#include "services/financial_assessments/handlers/financial_assessments.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* FinancialAssessmentService::CreateFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::CreateFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return methods_.Write(context, request, response, &CheckCreate,
                        &financial_assessments::CreateFinancialAssessment);
}

grpc::ServerUnaryReactor* FinancialAssessmentService::GetFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::GetFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return methods_.Read(context, request, response, &CheckGet,
                       &financial_assessments::GetFinancialAssessment);
}

grpc::ServerUnaryReactor* FinancialAssessmentService::ListFinancialAssessments(
    grpc::CallbackServerContext* context,
    const v1::ListFinancialAssessmentsRequest* request,
    v1::ListFinancialAssessmentsResponse* response) {
  return methods_.Read(context, request, response, &CheckList,
                       &financial_assessments::ListFinancialAssessments);
}

grpc::ServerUnaryReactor*
FinancialAssessmentService::AllocateFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::AllocateFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return methods_.Write(context, request, response, &CheckAllocate,
                        &financial_assessments::AllocateFinancialAssessment);
}

grpc::ServerUnaryReactor*
FinancialAssessmentService::CompleteFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::CompleteFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return methods_.Write(context, request, response, &CheckComplete,
                        &financial_assessments::CompleteFinancialAssessment);
}

grpc::ServerUnaryReactor* FinancialAssessmentService::RecordFinancialDecision(
    grpc::CallbackServerContext* context,
    const v1::RecordFinancialDecisionRequest* request,
    v1::FinancialAssessment* response) {
  return methods_.Write(context, request, response, &CheckDecide,
                        &financial_assessments::RecordFinancialDecision);
}

grpc::ServerUnaryReactor*
FinancialAssessmentService::WithdrawFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::WithdrawFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return methods_.Write(context, request, response, &CheckWithdraw,
                        &financial_assessments::WithdrawFinancialAssessment);
}

}  // namespace carereform::financial_assessments
