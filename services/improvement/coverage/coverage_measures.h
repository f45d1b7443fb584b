// How much of the plan and of the findings is covered, as measures.

#ifndef CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_MEASURES_H_
#define CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/improvement/coverage/coverage_records.h"

namespace carereform::improvement {

// One measure for each kind of gap, such as `findings-with-action-percent`.
class CoverageMeasures final : public measures::MeasureSource {
 public:
  // `sources` outlives it.
  explicit CoverageMeasures(const CoverageSources& sources)
      : sources_(sources) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  const CoverageSources& sources_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_MEASURES_H_
