// Makes the value of a measure from the cases that were found.

#ifndef CR_SERVICES_ASSESSMENTS_WAIT_VALUES_H_
#define CR_SERVICES_ASSESSMENTS_WAIT_VALUES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/measure_source.h"
#include "services/assessments/domain/standards.h"
#include "services/assessments/domain/waiting_times.h"
#include "services/assessments/measure_definitions.h"

namespace carereform::assessments {

// Makes the values of one question: of everyone, and of each group.
class ValueMaker {
 public:
  // Errors: INVALID_ARGUMENT, reason FIELD_INVALID, where the measure needs a
  // standard and the filters name no type. `definition` and `query` must
  // outlive what is returned.
  static absl::StatusOr<ValueMaker> For(const MeasureDefinition& definition,
                                        const measures::MeasureQuery& query,
                                        absl::Span<const Standard> standards);

  // The standard that a share is taken by, where there is one.
  const std::optional<Standard>& standard() const { return standard_; }

  // Returns the value over `waits` with its coverage, exclusions and notes.
  measures::v1::MeasureValue ValueOf(absl::Span<const WaitFact> rows,
                                     Waits waits) const;

  // Returns what is measured of each case that `waits` counts, in their order:
  // days in the unit of the value, or, of caseloads, how many cases each worker
  // has. Those that nothing can be measured of become uncovered.
  std::vector<int64_t> ValuesOf(absl::Span<const WaitFact> rows,
                                Waits& waits) const;

 private:
  ValueMaker(const MeasureDefinition& definition,
             const measures::MeasureQuery& query)
      : definition_(definition), query_(query) {}

  bool TakesWorkingDays() const;
  bool NeedsStandard() const;
  measures::v1::MeasureValue StatisticOf(std::vector<int64_t> values) const;
  measures::v1::MeasureValue ShareByStandard(
      const std::vector<int64_t>& values) const;

  const MeasureDefinition& definition_;
  const measures::MeasureQuery& query_;
  std::optional<Standard> standard_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_WAIT_VALUES_H_
