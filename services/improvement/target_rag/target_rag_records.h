// What the ratings of targets rest on: a collection for each kind of record.
// All are added to and never overwritten.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_RECORDS_H_

#include <vector>

#include "carereform/improvement/v1/target_rag_records.pb.h"
#include "common/rpc/collection.h"
#include "services/improvement/records.h"
#include "services/improvement/target_rag/rag_schemes.h"

namespace carereform::improvement {

// Immutable after construction; thread-safe.
class TargetRagRecords {
 public:
  // `plan` has the targets, their milestones and the posts; it outlives this.
  TargetRagRecords(const Records& plan, std::vector<RagScheme> schemes);
  TargetRagRecords(const TargetRagRecords&) = delete;
  TargetRagRecords& operator=(const TargetRagRecords&) = delete;

  const Records& plan() const { return plan_; }
  const std::vector<RagScheme>& schemes() const { return schemes_; }

  const rpc::Collection<v1::RagRule>& rules() const { return rules_; }
  const rpc::Collection<v1::TargetReading>& readings() const {
    return readings_;
  }
  const rpc::Collection<v1::TargetForecast>& forecasts() const {
    return forecasts_;
  }
  const rpc::Collection<v1::ActionConfidence>& confidences() const {
    return confidences_;
  }
  const rpc::Collection<v1::TargetComparator>& comparators() const {
    return comparators_;
  }
  const rpc::Collection<v1::AgreedRag>& agreed() const { return agreed_; }

  // Returns all of them, each after those that it refers to.
  std::vector<const rpc::AnyCollection*> all() const {
    return {&rules_,       &readings_,    &forecasts_,
            &confidences_, &comparators_, &agreed_};
  }

 private:
  // Set what is OUTPUT_ONLY, and refuse what does not fit the records.
  absl::Status CompleteReading(const store::Reader& reader,
                               const rpc::Call& call,
                               v1::TargetReading& reading) const;
  absl::Status CompleteAgreed(const store::Reader& reader,
                              const rpc::Call& call,
                              v1::AgreedRag& agreed) const;

  const Records& plan_;
  const std::vector<RagScheme> schemes_;  // Before what checks by them.
  const rpc::Collection<v1::RagRule> rules_;
  const rpc::Collection<v1::TargetReading> readings_;
  const rpc::Collection<v1::TargetForecast> forecasts_;
  const rpc::Collection<v1::ActionConfidence> confidences_;
  const rpc::Collection<v1::TargetComparator> comparators_;
  const rpc::Collection<v1::AgreedRag> agreed_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_TARGET_RAG_RECORDS_H_
