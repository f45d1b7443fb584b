// What waits for financial assessments can be measured by: those in a queue
// (stock) and those whose assessment reached a stage (flow).

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "common/measures/measure_source.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// A measure in working days that needs a year of which no bank holidays are
// held is MISSING, with a note that names the year.
class FinancialAssessmentMeasures final : public measures::MeasureSource {
 public:
  // Both outlive it.
  FinancialAssessmentMeasures(const Records& records,
                              const BankHolidays& holidays)
      : records_(records), holidays_(holidays) {}

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
  const BankHolidays& holidays_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_MEASURES_H_
