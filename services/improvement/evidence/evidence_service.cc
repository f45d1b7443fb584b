#include "services/improvement/evidence/evidence_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/evidence/evidence_handlers.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* EvidenceService::CreateSelfAssessmentStatement(
    grpc::CallbackServerContext* context,
    const v1::CreateSelfAssessmentStatementRequest* request,
    v1::SelfAssessmentStatement* response) {
  return rpc::ServeCreate(parts_, store_, records_.statements(), context,
                          request, response);
}

grpc::ServerUnaryReactor* EvidenceService::GetSelfAssessmentStatement(
    grpc::CallbackServerContext* context,
    const v1::GetSelfAssessmentStatementRequest* request,
    v1::SelfAssessmentStatement* response) {
  return rpc::ServeGet(parts_, store_, records_.statements(), context, request,
                       response);
}

grpc::ServerUnaryReactor* EvidenceService::ListSelfAssessmentStatements(
    grpc::CallbackServerContext* context,
    const v1::ListSelfAssessmentStatementsRequest* request,
    v1::ListSelfAssessmentStatementsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.statements(), context, request,
                        response);
}

grpc::ServerUnaryReactor* EvidenceService::UpdateSelfAssessmentStatement(
    grpc::CallbackServerContext* context,
    const v1::UpdateSelfAssessmentStatementRequest* request,
    v1::SelfAssessmentStatement* response) {
  return rpc::ServeUpdate(parts_, store_, records_.statements(), context,
                          request, response);
}

grpc::ServerUnaryReactor* EvidenceService::GetEvidenceAge(
    grpc::CallbackServerContext* context,
    const v1::GetEvidenceAgeRequest* request, v1::EvidenceAge* response) {
  return methods_.Read(context, request, response, &CheckGetEvidenceAge,
                       &improvement::GetEvidenceAge);
}

grpc::ServerUnaryReactor* EvidenceService::CreateInformationReturnDocument(
    grpc::CallbackServerContext* context,
    const v1::CreateInformationReturnDocumentRequest* request,
    v1::InformationReturnDocument* response) {
  return rpc::ServeCreate(parts_, store_, records_.documents(), context,
                          request, response);
}

grpc::ServerUnaryReactor* EvidenceService::GetInformationReturnDocument(
    grpc::CallbackServerContext* context,
    const v1::GetInformationReturnDocumentRequest* request,
    v1::InformationReturnDocument* response) {
  return rpc::ServeGet(parts_, store_, records_.documents(), context, request,
                       response);
}

grpc::ServerUnaryReactor* EvidenceService::ListInformationReturnDocuments(
    grpc::CallbackServerContext* context,
    const v1::ListInformationReturnDocumentsRequest* request,
    v1::ListInformationReturnDocumentsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.documents(), context, request,
                        response);
}

grpc::ServerUnaryReactor* EvidenceService::UpdateInformationReturnDocument(
    grpc::CallbackServerContext* context,
    const v1::UpdateInformationReturnDocumentRequest* request,
    v1::InformationReturnDocument* response) {
  return rpc::ServeUpdate(parts_, store_, records_.documents(), context,
                          request, response);
}

grpc::ServerUnaryReactor* EvidenceService::GetEvidenceCoverage(
    grpc::CallbackServerContext* context,
    const v1::GetEvidenceCoverageRequest* request,
    v1::EvidenceCoverage* response) {
  return methods_.Read(
      context, request, response,
      [this](const v1::GetEvidenceCoverageRequest& asked) {
        return CheckGetEvidenceCoverage(records_.frameworks(), asked);
      },
      &improvement::GetEvidenceCoverage);
}

}  // namespace carereform::improvement
