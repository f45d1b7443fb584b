// What the plan can be measured by: whether its deliverables are done.

#ifndef CR_SERVICES_IMPROVEMENT_MEASURES_H_
#define CR_SERVICES_IMPROVEMENT_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

// One measure for each outcome target that has milestones, such as
// `deliverable-m26`.
class ImprovementMeasures final : public measures::MeasureSource {
 public:
  explicit ImprovementMeasures(const Records& records) : records_(records) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  // Returns the milestones behind a measure as they were known at a revision,
  // by name.
  absl::StatusOr<std::vector<v1::Milestone>> MilestonesAt(
      const store::Reader& reader, const measures::v1::Measure& measure,
      uint64_t revision) const;

  const Records& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_MEASURES_H_
