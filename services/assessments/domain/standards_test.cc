#include "services/assessments/domain/standards.h"

#include <ostream>

#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

Standard Allocation(const char* type, int64_t days, CivilDay from,
                    std::optional<CivilDay> to, const char* status) {
  return {.standard = "allocation",
          .type = type,
          .amount = days,
          .from = from,
          .to = to,
          .status = status,
          .source = "a paper"};
}

const std::vector<Standard> kStandards = {
    Allocation("care_act", 42, CivilDay(2024, 1, 1), CivilDay(2024, 6, 1),
               "in force"),
    Allocation("care_act", 28, CivilDay(2024, 6, 1), std::nullopt, "in force"),
    Allocation("carer", 7, CivilDay(2024, 1, 1), std::nullopt, "withdrawn"),
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
  EXPECT_EQ(found.has_value() ? found->amount : 0, c.days);
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

TEST(StandardsOnTest, AreAllThatApply) {
  const auto on = [](CivilDay day) {
    return StandardsOn(kStandards, day).size();
  };
  EXPECT_EQ(on(CivilDay(2023, 12, 31)), 0);
  EXPECT_EQ(on(CivilDay(2024, 5, 31)), 1);
  EXPECT_EQ(on(CivilDay(2024, 6, 1)), 1);
}

Standard Of(int64_t amount, StandardUnit unit) {
  Standard standard = Allocation("carer", amount, CivilDay(2024, 1, 1),
                                 std::nullopt, "in force");
  standard.unit = unit;
  return standard;
}

TEST(DaysAllowedTest, HoursAreCivilDaysRoundedUp) {
  EXPECT_EQ(DaysAllowed(Of(5, StandardUnit::kDays)), 5);
  EXPECT_EQ(DaysAllowed(Of(23, StandardUnit::kHours)), 1);
  EXPECT_EQ(DaysAllowed(Of(24, StandardUnit::kHours)), 1);
  EXPECT_EQ(DaysAllowed(Of(25, StandardUnit::kHours)), 2);
  EXPECT_EQ(DaysAllowed(Of(72, StandardUnit::kHours)), 3);
}

TEST(DueDayTest, IsTheLastDayWithin) {
  const CivilDay friday(2025, 10, 17);
  EXPECT_EQ(*DueDay(Of(28, StandardUnit::kDays), friday), friday + 28);
  EXPECT_EQ(*DueDay(Of(24, StandardUnit::kHours), friday), friday + 1);
  // One working day is Monday; Tuesday is past it.
  EXPECT_EQ(*DueDay(Of(1, StandardUnit::kWorkingDays), friday), friday + 3);
  // Five run to Friday, and the weekend after it is no later.
  EXPECT_EQ(*DueDay(Of(5, StandardUnit::kWorkingDays), friday), friday + 9);
  // Over Christmas: 25 and 26 December 2025 are bank holidays.
  EXPECT_EQ(*DueDay(Of(1, StandardUnit::kWorkingDays), CivilDay(2025, 12, 24)),
            CivilDay(2025, 12, 29));
  EXPECT_EQ(DueDay(Of(5, StandardUnit::kWorkingDays), CivilDay(1980, 1, 1))
                .status()
                .code(),
            absl::StatusCode::kOutOfRange);
}

TEST(WordsOfTest, SayThatHoursAreJudgedByDays) {
  EXPECT_EQ(WordsOf(Of(28, StandardUnit::kDays)),
            "standard of 28 days, in force");
  EXPECT_EQ(WordsOf(Of(24, StandardUnit::kHours)),
            "standard of 24 hours, judged by civil days as 1 day, in force");
  EXPECT_EQ(WordsOf(Of(5, StandardUnit::kWorkingDays)),
            "standard of 5 working days, in force");
}

}  // namespace
}  // namespace carereform::assessments
