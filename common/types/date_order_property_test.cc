#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/types/date_order.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

using absl::CivilDay;

constexpr absl::string_view kFields[] = {"a", "b", "c", "d", "e"};

// The oracle compares every pair of stages.
RC_GTEST_PROP(DateOrderProperty, AgreesWithComparingEveryPair, ()) {
  const CivilDay today(2025, 10, 20);
  std::vector<DatedStage> stages;
  for (const absl::string_view field : kFields) {
    std::optional<CivilDay> day;
    if (*rc::gen::inRange(0, 4) != 0) {
      day = today + *rc::gen::inRange(-6, 3);
    }
    stages.push_back({field, field, day});
  }
  std::set<std::string> expected;
  for (size_t later = 0; later < stages.size(); ++later) {
    if (!stages[later].day.has_value()) continue;
    bool broken = *stages[later].day > today;
    for (size_t earlier = 0; earlier < later; ++earlier) {
      broken |= stages[earlier].day.has_value() &&
                *stages[later].day < *stages[earlier].day;
    }
    if (broken) expected.insert(std::string(stages[later].field));
  }
  std::set<std::string> reported;
  for (const DateViolation& violation : CheckDateOrder(stages, today)) {
    reported.insert(violation.field);
  }
  RC_ASSERT(reported == expected);
}

}  // namespace
}  // namespace carereform
