// What charges can be measured by: who is charged, who was not told in writing,
// and how far back bills reach.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_MEASURES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class ChargeMeasures final : public measures::MeasureSource {
 public:
  // `records` outlives it.
  explicit ChargeMeasures(const Records& records) : records_(records) {}

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

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_MEASURES_H_
