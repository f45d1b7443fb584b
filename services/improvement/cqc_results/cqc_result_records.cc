#include "services/improvement/cqc_results/cqc_result_records.h"

#include "services/improvement/cqc_results/peer_assessments.h"
#include "services/improvement/keys.h"

namespace carereform::improvement {

CqcResultRecords::CqcResultRecords(const Records& plan)
    : plan_(plan),
      peers_(rpc::CollectionOptions<v1::PeerAssessment>{
          .pattern = "councils/{council}/peerAssessments/{peer_assessment}",
          .table = kPeerAssessmentTable,
          .check =
              [&plan](const v1::PeerAssessment& peer,
                      rpc::Validation& validation) {
                CheckPeerAssessment(plan.frameworks(), peer, validation);
              },
          .complete =
              [&plan](const store::Reader&, const rpc::Call& call,
                      v1::PeerAssessment& peer) {
                return CompletePeerAssessment(plan.frameworks(), call, peer);
              }}) {}

}  // namespace carereform::improvement
