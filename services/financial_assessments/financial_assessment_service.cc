#include "services/financial_assessments/financial_assessment_service.h"

#include "services/financial_assessments/handlers/financial_assessment_moves.h"
#include "services/financial_assessments/handlers/financial_assessments.h"

namespace carereform::financial_assessments {

template <typename Request, typename Response, typename Check, typename Handler>
grpc::ServerUnaryReactor* FinancialAssessmentService::Read(
    grpc::CallbackServerContext* context, const Request* request,
    Response* response, Check check, Handler handler) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, check,
      [this, handler](const store::Reader& reader, const rpc::Call&,
                      const Request& asked) {
        return handler(records_, reader, asked);
      });
}

template <typename Request, typename Response, typename Check, typename Handler>
grpc::ServerUnaryReactor* FinancialAssessmentService::Write(
    grpc::CallbackServerContext* context, const Request* request,
    Response* response, Check check, Handler handler) {
  return rpc::ServeWrite(parts_, store_, context, request, response, check,
                         [this, handler](store::Txn& txn, const rpc::Call& call,
                                         const Request& asked) {
                           return handler(records_, txn, call, asked);
                         });
}

grpc::ServerUnaryReactor* FinancialAssessmentService::CreateFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::CreateFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return Write(context, request, response, &CheckCreate,
               &financial_assessments::CreateFinancialAssessment);
}

grpc::ServerUnaryReactor* FinancialAssessmentService::GetFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::GetFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return Read(context, request, response, &CheckGet,
              &financial_assessments::GetFinancialAssessment);
}

grpc::ServerUnaryReactor* FinancialAssessmentService::ListFinancialAssessments(
    grpc::CallbackServerContext* context,
    const v1::ListFinancialAssessmentsRequest* request,
    v1::ListFinancialAssessmentsResponse* response) {
  return Read(context, request, response, &CheckList,
              &financial_assessments::ListFinancialAssessments);
}

grpc::ServerUnaryReactor*
FinancialAssessmentService::AllocateFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::AllocateFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return Write(context, request, response, &CheckAllocate,
               &financial_assessments::AllocateFinancialAssessment);
}

grpc::ServerUnaryReactor* FinancialAssessmentService::RecordFinancialDecision(
    grpc::CallbackServerContext* context,
    const v1::RecordFinancialDecisionRequest* request,
    v1::FinancialAssessment* response) {
  return Write(context, request, response, &CheckDecide,
               &financial_assessments::RecordFinancialDecision);
}

grpc::ServerUnaryReactor*
FinancialAssessmentService::WithdrawFinancialAssessment(
    grpc::CallbackServerContext* context,
    const v1::WithdrawFinancialAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return Write(context, request, response, &CheckWithdraw,
               &financial_assessments::WithdrawFinancialAssessment);
}

}  // namespace carereform::financial_assessments
