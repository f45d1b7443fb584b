// CqcResultService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_SERVICE_H_

#include "carereform/improvement/v1/cqc_results.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/improvement/cqc_results/cqc_result_records.h"

namespace carereform::improvement {

// Its records outlive it.
class CqcResultService final : public v1::CqcResultService::CallbackService {
 public:
  CqcResultService(const rpc::ServerParts& parts, store::Store& store,
                   const CqcResultRecords& records)
      : parts_(parts),
        store_(store),
        records_(records),
        methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* ListCqcFrameworks(
      grpc::CallbackServerContext* context,
      const v1::ListCqcFrameworksRequest* request,
      v1::ListCqcFrameworksResponse* response) override;
  grpc::ServerUnaryReactor* GetCqcTimeline(
      grpc::CallbackServerContext* context,
      const v1::GetCqcTimelineRequest* request,
      v1::CqcTimeline* response) override;
  grpc::ServerUnaryReactor* GetNextRating(
      grpc::CallbackServerContext* context,
      const v1::GetNextRatingRequest* request,
      v1::NextRating* response) override;
  grpc::ServerUnaryReactor* CompareCqcAssessments(
      grpc::CallbackServerContext* context,
      const v1::CompareCqcAssessmentsRequest* request,
      v1::CqcComparison* response) override;
  grpc::ServerUnaryReactor* TryCqcFramework(
      grpc::CallbackServerContext* context,
      const v1::TryCqcFrameworkRequest* request,
      v1::CqcFrameworkTrial* response) override;
  grpc::ServerUnaryReactor* CreatePeerAssessment(
      grpc::CallbackServerContext* context,
      const v1::CreatePeerAssessmentRequest* request,
      v1::PeerAssessment* response) override;
  grpc::ServerUnaryReactor* GetPeerAssessment(
      grpc::CallbackServerContext* context,
      const v1::GetPeerAssessmentRequest* request,
      v1::PeerAssessment* response) override;
  grpc::ServerUnaryReactor* ListPeerAssessments(
      grpc::CallbackServerContext* context,
      const v1::ListPeerAssessmentsRequest* request,
      v1::ListPeerAssessmentsResponse* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const CqcResultRecords& records_;
  const rpc::RecordMethods<CqcResultRecords> methods_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_SERVICE_H_
