// DHSC's waiting times as measures: flows by quarter, in the dimension
// `age_band`.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_MEASURES_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "services/assessments/client_level_records.h"

namespace carereform::assessments {

// `dhsc-first-response-median`, `dhsc-first-response-count`,
// `dhsc-first-service-median` and `dhsc-first-service-count`. A period is one
// financial quarter or several, whole: the method counts no other.
class ClientLevelMeasures final : public measures::MeasureSource {
 public:
  explicit ClientLevelMeasures(const ClientLevelRecords& records)
      : records_(records) {}

  absl::StatusOr<std::vector<measures::v1::Measure>> List(
      const store::Reader& reader) const override;
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;
  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const store::Reader& reader, const measures::v1::Measure& measure,
      const measures::MeasureQuery& query) const override;

 private:
  const ClientLevelRecords& records_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_MEASURES_H_
