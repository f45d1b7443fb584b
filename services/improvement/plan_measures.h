// What the plan as a whole can be measured by: its actions, groups and
// milestones.

#ifndef CR_SERVICES_IMPROVEMENT_PLAN_MEASURES_H_
#define CR_SERVICES_IMPROVEMENT_PLAN_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

class PlanMeasures final : public measures::MeasureSource {
 public:
  explicit PlanMeasures(const Records& records) : records_(records) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  const Records& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_PLAN_MEASURES_H_
