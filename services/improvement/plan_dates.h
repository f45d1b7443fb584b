// Dates of the plan, which are a day or a month.

#ifndef CR_SERVICES_IMPROVEMENT_PLAN_DATES_H_
#define CR_SERVICES_IMPROVEMENT_PLAN_DATES_H_

#include <optional>
#include <string>

#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "google/type/date.pb.h"

namespace carereform::improvement {

// Returns a date that was checked before it was stored; nothing where none is
// set.
inline std::optional<DateOrMonth> StoredDate(const google::type::Date& date) {
  const std::optional<absl::CivilDay> day = rpc::StoredDay(date);
  if (!day.has_value()) return std::nullopt;
  return DateOrMonth{*day, date.day() == 0};
}

// Returns a date as people read it: "20 October 2025" or "February 2026".
inline std::string PrintDateOrMonth(const DateOrMonth& date) {
  return date.month_precision ? PrintMonth(date.day) : PrintDate(date.day);
}

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_PLAN_DATES_H_
