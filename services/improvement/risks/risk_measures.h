// What the registers can be measured by: how many risks are open, stale and
// above their appetite.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_MEASURES_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/improvement/risks/risk_records.h"

namespace carereform::improvement {

class RiskMeasures final : public measures::MeasureSource {
 public:
  // `records` outlives it.
  explicit RiskMeasures(const RiskRecords& records) : records_(records) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  const RiskRecords& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_MEASURES_H_
