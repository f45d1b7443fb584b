#include "services/financial_assessments/financial_queue_service.h"

#include "services/financial_assessments/handlers/financial_queue.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* FinancialQueueService::RecordNeedsAssessment(
    grpc::CallbackServerContext* context,
    const v1::RecordNeedsAssessmentRequest* request,
    v1::FinancialAssessment* response) {
  return methods_.Write(context, request, response, &CheckRecordNeeds,
                        &financial_assessments::RecordNeedsAssessment);
}

grpc::ServerUnaryReactor* FinancialQueueService::ListOverdueTogether(
    grpc::CallbackServerContext* context,
    const v1::ListOverdueTogetherRequest* request,
    v1::ListOverdueTogetherResponse* response) {
  return methods_.Read(context, request, response, &CheckListOverdue,
                       &financial_assessments::ListOverdueTogether);
}

grpc::ServerUnaryReactor* FinancialQueueService::ListFinancialExtracts(
    grpc::CallbackServerContext* context,
    const v1::ListFinancialExtractsRequest* request,
    v1::ListFinancialExtractsResponse* response) {
  return methods_.Read(context, request, response, &CheckListExtracts,
                       &financial_assessments::ListFinancialExtracts);
}

}  // namespace carereform::financial_assessments
