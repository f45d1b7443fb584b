// How many targets have each rating, computed and agreed.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_MEASURES_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

// `targets-computed-red`, `targets-agreed-amber`, `targets-computed-not-rated`
// and so on. A target that nobody agreed a rating of is in no agreed measure.
class RagMeasures final : public measures::MeasureSource {
 public:
  // `records` outlives it.
  explicit RagMeasures(const TargetRagRecords& records) : records_(records) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  const TargetRagRecords& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_MEASURES_H_
