// What else the queue of financial assessments can be measured by: how far
// bills reach back, and who is overdue, alone or together with the assessment
// of the same person's needs.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_QUEUE_MEASURES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_QUEUE_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/domain/financial_standards.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// A measure by a standard is MISSING, with a note, on a day on which none is
// held.
class QueueMeasures final : public measures::MeasureSource {
 public:
  // All outlive it.
  QueueMeasures(const Records& records,
                const std::vector<FinancialStandard>& standards,
                const BankHolidays& holidays)
      : records_(records), standards_(standards), holidays_(holidays) {}

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
  const std::vector<FinancialStandard>& standards_;
  const BankHolidays& holidays_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_QUEUE_MEASURES_H_
