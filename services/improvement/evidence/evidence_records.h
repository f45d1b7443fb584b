// The self-assessment and the index of the information return: their
// collections.

#ifndef CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_RECORDS_H_

#include <vector>

#include "carereform/improvement/v1/evidence.pb.h"
#include "common/rpc/collection.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

// Immutable after construction; thread-safe. The plan's records outlive it.
class EvidenceRecords {
 public:
  explicit EvidenceRecords(const Records& plan);
  EvidenceRecords(const EvidenceRecords&) = delete;
  EvidenceRecords& operator=(const EvidenceRecords&) = delete;

  const std::vector<CqcFramework>& frameworks() const {
    return plan_.frameworks();
  }
  const rpc::Collection<v1::SelfAssessmentStatement>& statements() const {
    return statements_;
  }
  const rpc::Collection<v1::InformationReturnDocument>& documents() const {
    return documents_;
  }

  std::vector<const rpc::AnyCollection*> all() const {
    return {&statements_, &documents_};
  }

 private:
  const Records& plan_;
  const rpc::Collection<v1::SelfAssessmentStatement> statements_;
  const rpc::Collection<v1::InformationReturnDocument> documents_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_EVIDENCE_EVIDENCE_RECORDS_H_
