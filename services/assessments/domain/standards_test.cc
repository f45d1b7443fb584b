#include "services/assessments/domain/standards.h"

#include <ostream>

#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

const std::vector<Standard> kStandards = {
    {"allocation", "care_act", 42, CivilDay(2024, 1, 1), CivilDay(2024, 6, 1),
     "in force", "a"},
    {"allocation", "care_act", 28, CivilDay(2024, 6, 1), std::nullopt,
     "in force", "b"},
    {"allocation", "carer", 7, CivilDay(2024, 1, 1), std::nullopt, "withdrawn",
     "c"},
};

struct Case {
  const char* name;
  const char* type;
  CivilDay day;
  int64_t days;  // 0 for none.
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class StandardOnTest : public testing::TestWithParam<Case> {};

TEST_P(StandardOnTest, IsTheOneOfTheDay) {
  const Case& c = GetParam();
  const auto found = StandardOn(kStandards, "allocation", c.type, c.day);
  EXPECT_EQ(found.has_value() ? found->days : 0, c.days);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, StandardOnTest,
    testing::ValuesIn(std::vector<Case>{
        {"DayBeforeTheFirst", "care_act", CivilDay(2023, 12, 31), 0},
        {"FirstDay", "care_act", CivilDay(2024, 1, 1), 42},
        {"LastDayOfTheFirst", "care_act", CivilDay(2024, 5, 31), 42},
        {"FirstDayOfTheNext", "care_act", CivilDay(2024, 6, 1), 28},
        {"LongAfter", "care_act", CivilDay(2030, 1, 1), 28},
        {"Withdrawn", "carer", CivilDay(2024, 6, 1), 0},
        {"UnknownType", "other", CivilDay(2024, 6, 1), 0},
    }),
    [](const auto& test) { return test.param.name; });

TEST(StandardOnTest, AnotherStandardIsNotTaken) {
  EXPECT_FALSE(StandardOn(kStandards, "start", "care_act", CivilDay(2024, 6, 1))
                   .has_value());
}

}  // namespace
}  // namespace carereform::assessments
