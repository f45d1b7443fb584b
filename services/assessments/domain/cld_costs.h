// What a service of Client Level Data costs, exactly.
//
// Source: DHSC, 6.Costs_fact.sql at 9bee728. A weekly, fortnightly, 4-weekly,
// monthly, quarterly or annual frequency is trusted over the planned units.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_COSTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_COSTS_H_

#include <cstdint>
#include <optional>

#include "common/types/pence.h"
#include "common/types/period.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

// How often a unit is paid for. Numbers are those of the list of values.
enum class CostFrequency : uint8_t {
  kUnknown = 0,
  kPerSession = 1,
  kHourly = 2,
  kDaily = 3,
  kWeekly = 4,
  kFortnightly = 5,
  kFourWeekly = 6,
  kMonthly = 7,
  kQuarterly = 8,
  kAnnually = 9,
  kOneOff = 10,
};

// A whole number of parts, in lowest terms. The denominator is above 0.
struct Ratio {
  int64_t numerator = 0;
  int64_t denominator = 1;

  friend bool operator==(const Ratio&, const Ratio&) = default;
};

// What a row says of a service's cost.
struct ServiceCost {
  std::optional<Pence> unit_cost;
  CostFrequency frequency = CostFrequency::kUnknown;
  std::optional<int64_t> hundredths_of_units;  // Planned units a week.
};

// Returns pence a week; nothing for a one-off cost, for no cost, and where
// neither frequency nor planned units say how many units a week has. Minus
// signs are taken off.
std::optional<Ratio> PencePerWeek(const ServiceCost& cost);

// Returns the weeks, in sevenths, that a service from `start` to `end` had in
// `period`, its ends included; nothing where it had none. `end` is kNoEventDay
// for an open one.
std::optional<Ratio> WeeksOfService(int32_t start, int32_t end,
                                    const Period& period);

// Returns pence in `period`: a one-off unit cost as it is, otherwise the cost a
// week by the weeks. Nothing where either is not known.
std::optional<Ratio> PenceInPeriod(const ServiceCost& cost, int32_t start,
                                   int32_t end, const Period& period);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_COSTS_H_
