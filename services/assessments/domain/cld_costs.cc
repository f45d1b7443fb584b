#include "services/assessments/domain/cld_costs.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "common/types/checked_arithmetic.h"
#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

Ratio Reduced(int64_t numerator, int64_t denominator) {
  const int64_t common = std::gcd(numerator, denominator);
  return {numerator / common, denominator / common};
}

Ratio Product(const Ratio& a, const Ratio& b) {
  return Reduced(CheckedMultiply(a.numerator, b.numerator),
                 CheckedMultiply(a.denominator, b.denominator));
}

std::optional<Ratio> UnitsPerWeek(const ServiceCost& cost) {
  switch (cost.frequency) {
    case CostFrequency::kWeekly:
      return Ratio{1, 1};
    case CostFrequency::kFortnightly:
      return Ratio{1, 2};
    case CostFrequency::kFourWeekly:
      return Ratio{1, 4};
    case CostFrequency::kMonthly:
      return Reduced(12, 52);
    case CostFrequency::kQuarterly:
      return Reduced(4, 52);
    case CostFrequency::kAnnually:
      return Ratio{1, 52};
    case CostFrequency::kOneOff:
      return std::nullopt;
    case CostFrequency::kUnknown:
    case CostFrequency::kPerSession:
    case CostFrequency::kHourly:
    case CostFrequency::kDaily:
      break;
  }
  if (cost.hundredths_of_units.value_or(0) == 0) return std::nullopt;
  return Reduced(std::abs(*cost.hundredths_of_units), 100);
}

// The unit cost without its sign; nothing where it is 0.
std::optional<Ratio> UnitCost(const ServiceCost& cost) {
  if (!cost.unit_cost.has_value() || cost.unit_cost->value() == 0) {
    return std::nullopt;
  }
  return Ratio{std::abs(cost.unit_cost->value()), 1};
}

}  // namespace

std::optional<Ratio> PencePerWeek(const ServiceCost& cost) {
  const std::optional<Ratio> unit = UnitCost(cost);
  const std::optional<Ratio> units = UnitsPerWeek(cost);
  if (!unit.has_value() || !units.has_value()) return std::nullopt;
  return Product(*unit, *units);
}

std::optional<Ratio> WeeksOfService(int32_t start, int32_t end,
                                    const Period& period) {
  const int32_t first = std::max(start, DayNumber(period.start));
  const int32_t last = std::min(end, DayNumber(period.end) - 1);
  if (last < first) return std::nullopt;
  return Reduced(int64_t{last} - first + 1, 7);
}

std::optional<Ratio> PenceInPeriod(const ServiceCost& cost, int32_t start,
                                   int32_t end, const Period& period) {
  const std::optional<Ratio> weeks = WeeksOfService(start, end, period);
  if (!weeks.has_value()) return std::nullopt;
  if (cost.frequency == CostFrequency::kOneOff) return UnitCost(cost);
  const std::optional<Ratio> per_week = PencePerWeek(cost);
  if (!per_week.has_value()) return std::nullopt;
  return Product(*per_week, *weeks);
}

}  // namespace carereform::assessments
