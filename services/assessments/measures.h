// What assessments can be measured by: waits of those who wait (stock) and of
// those whose wait ended (flow).

#ifndef CR_SERVICES_ASSESSMENTS_MEASURES_H_
#define CR_SERVICES_ASSESSMENTS_MEASURES_H_

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/assessments/domain/standards.h"
#include "services/assessments/found_waits.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class AssessmentMeasures final : public measures::MeasureSource {
 public:
  AssessmentMeasures(const Records& records, std::vector<Standard> standards)
      : records_(records), standards_(std::move(standards)) {}

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
  const std::vector<Standard> standards_;
  const FoundWaits found_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_MEASURES_H_
