// EvidenceService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_SERVICE_H_

#include "carereform/improvement/v1/evidence.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/improvement/evidence/evidence_records.h"

namespace carereform::improvement {

// Its records outlive it.
class EvidenceService final : public v1::EvidenceService::CallbackService {
 public:
  EvidenceService(const rpc::ServerParts& parts, store::Store& store,
                  const EvidenceRecords& records)
      : parts_(parts),
        store_(store),
        records_(records),
        methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateSelfAssessmentStatement(
      grpc::CallbackServerContext* context,
      const v1::CreateSelfAssessmentStatementRequest* request,
      v1::SelfAssessmentStatement* response) override;
  grpc::ServerUnaryReactor* GetSelfAssessmentStatement(
      grpc::CallbackServerContext* context,
      const v1::GetSelfAssessmentStatementRequest* request,
      v1::SelfAssessmentStatement* response) override;
  grpc::ServerUnaryReactor* ListSelfAssessmentStatements(
      grpc::CallbackServerContext* context,
      const v1::ListSelfAssessmentStatementsRequest* request,
      v1::ListSelfAssessmentStatementsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateSelfAssessmentStatement(
      grpc::CallbackServerContext* context,
      const v1::UpdateSelfAssessmentStatementRequest* request,
      v1::SelfAssessmentStatement* response) override;
  grpc::ServerUnaryReactor* GetEvidenceAge(
      grpc::CallbackServerContext* context,
      const v1::GetEvidenceAgeRequest* request,
      v1::EvidenceAge* response) override;
  grpc::ServerUnaryReactor* CreateInformationReturnDocument(
      grpc::CallbackServerContext* context,
      const v1::CreateInformationReturnDocumentRequest* request,
      v1::InformationReturnDocument* response) override;
  grpc::ServerUnaryReactor* GetInformationReturnDocument(
      grpc::CallbackServerContext* context,
      const v1::GetInformationReturnDocumentRequest* request,
      v1::InformationReturnDocument* response) override;
  grpc::ServerUnaryReactor* ListInformationReturnDocuments(
      grpc::CallbackServerContext* context,
      const v1::ListInformationReturnDocumentsRequest* request,
      v1::ListInformationReturnDocumentsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateInformationReturnDocument(
      grpc::CallbackServerContext* context,
      const v1::UpdateInformationReturnDocumentRequest* request,
      v1::InformationReturnDocument* response) override;
  grpc::ServerUnaryReactor* GetEvidenceCoverage(
      grpc::CallbackServerContext* context,
      const v1::GetEvidenceCoverageRequest* request,
      v1::EvidenceCoverage* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const EvidenceRecords& records_;
  const rpc::RecordMethods<EvidenceRecords> methods_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_SERVICE_H_
