#include "services/assessments/breach_limits.h"

#include "common/status/error.h"
#include "services/assessments/measure_dimensions.h"

namespace carereform::assessments {

absl::StatusOr<std::vector<Limit>> LimitsOn(
    absl::Span<const Standard> standards, absl::CivilDay day,
    int64_t horizon_days) {
  std::vector<Limit> limits;
  for (const Standard& standard : StandardsOn(standards, day)) {
    const auto limit =
        LimitOn(standard, TypeCode(standard.type), day, horizon_days);
    if (!limit.ok()) {
      return InvalidField("as_of_date",
                          "is a day that bank holidays are not known for");
    }
    limits.push_back(*limit);
  }
  return limits;
}

}  // namespace carereform::assessments
