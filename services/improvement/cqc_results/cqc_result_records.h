// Published results of other councils: their collection, beside the council's
// own.

#ifndef CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_RECORDS_H_

#include <vector>

#include "carereform/improvement/v1/cqc_results.pb.h"
#include "common/rpc/collection.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

// Immutable after construction; thread-safe. The plan's records outlive it.
class CqcResultRecords {
 public:
  explicit CqcResultRecords(const Records& plan);
  CqcResultRecords(const CqcResultRecords&) = delete;
  CqcResultRecords& operator=(const CqcResultRecords&) = delete;

  const std::vector<CqcFramework>& frameworks() const {
    return plan_.frameworks();
  }
  const rpc::Collection<v1::CqcAssessment>& own() const {
    return plan_.cqc_assessments();
  }
  const rpc::Collection<v1::PeerAssessment>& peers() const { return peers_; }

  std::vector<const rpc::AnyCollection*> all() const { return {&peers_}; }

 private:
  const Records& plan_;
  const rpc::Collection<v1::PeerAssessment> peers_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CQC_RESULTS_CQC_RESULT_RECORDS_H_
