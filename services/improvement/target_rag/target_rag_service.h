// TargetRagService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_SERVICE_H_

#include "carereform/improvement/v1/target_rag.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

class TargetRagService final : public v1::TargetRagService::CallbackService {
 public:
  TargetRagService(const rpc::ServerParts& parts, store::Store& store,
                   const TargetRagRecords& records)
      : parts_(parts), store_(store), records_(records) {}

  grpc::ServerUnaryReactor* CreateRagRule(
      grpc::CallbackServerContext* context,
      const v1::CreateRagRuleRequest* request, v1::RagRule* response) override;
  grpc::ServerUnaryReactor* ListRagRules(
      grpc::CallbackServerContext* context,
      const v1::ListRagRulesRequest* request,
      v1::ListRagRulesResponse* response) override;
  grpc::ServerUnaryReactor* RecordTargetReading(
      grpc::CallbackServerContext* context,
      const v1::RecordTargetReadingRequest* request,
      v1::TargetReading* response) override;
  grpc::ServerUnaryReactor* CorrectTargetReading(
      grpc::CallbackServerContext* context,
      const v1::CorrectTargetReadingRequest* request,
      v1::TargetReading* response) override;
  grpc::ServerUnaryReactor* ListTargetReadings(
      grpc::CallbackServerContext* context,
      const v1::ListTargetReadingsRequest* request,
      v1::ListTargetReadingsResponse* response) override;
  grpc::ServerUnaryReactor* RecordTargetForecast(
      grpc::CallbackServerContext* context,
      const v1::RecordTargetForecastRequest* request,
      v1::TargetForecast* response) override;
  grpc::ServerUnaryReactor* ListTargetForecasts(
      grpc::CallbackServerContext* context,
      const v1::ListTargetForecastsRequest* request,
      v1::ListTargetForecastsResponse* response) override;
  grpc::ServerUnaryReactor* RecordActionConfidence(
      grpc::CallbackServerContext* context,
      const v1::RecordActionConfidenceRequest* request,
      v1::ActionConfidence* response) override;
  grpc::ServerUnaryReactor* ListActionConfidences(
      grpc::CallbackServerContext* context,
      const v1::ListActionConfidencesRequest* request,
      v1::ListActionConfidencesResponse* response) override;
  grpc::ServerUnaryReactor* RecordTargetComparator(
      grpc::CallbackServerContext* context,
      const v1::RecordTargetComparatorRequest* request,
      v1::TargetComparator* response) override;
  grpc::ServerUnaryReactor* ListTargetComparators(
      grpc::CallbackServerContext* context,
      const v1::ListTargetComparatorsRequest* request,
      v1::ListTargetComparatorsResponse* response) override;
  grpc::ServerUnaryReactor* AgreeRag(grpc::CallbackServerContext* context,
                                     const v1::AgreeRagRequest* request,
                                     v1::AgreedRag* response) override;
  grpc::ServerUnaryReactor* ListAgreedRags(
      grpc::CallbackServerContext* context,
      const v1::ListAgreedRagsRequest* request,
      v1::ListAgreedRagsResponse* response) override;
  grpc::ServerUnaryReactor* GetRagStatus(grpc::CallbackServerContext* context,
                                         const v1::GetRagStatusRequest* request,
                                         v1::RagStatus* response) override;
  grpc::ServerUnaryReactor* ListRagStatuses(
      grpc::CallbackServerContext* context,
      const v1::ListRagStatusesRequest* request,
      v1::ListRagStatusesResponse* response) override;
  grpc::ServerUnaryReactor* GetRagHistory(
      grpc::CallbackServerContext* context,
      const v1::GetRagHistoryRequest* request,
      v1::RagHistory* response) override;
  grpc::ServerUnaryReactor* ListRagSchemes(
      grpc::CallbackServerContext* context,
      const v1::ListRagSchemesRequest* request,
      v1::ListRagSchemesResponse* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const TargetRagRecords& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_SERVICE_H_
