#include "services/assessments/domain/care_events.h"

#include <ostream>

#include "gtest/gtest.h"
#include "services/assessments/domain/dhsc_test_events.h"

namespace carereform::assessments {
namespace {

using dhsc_tests::Day;

struct AgeCase {
  const char* name;
  int32_t birth_month;
  int32_t day;
  std::optional<int64_t> age;
};

std::ostream& operator<<(std::ostream& out, const AgeCase& c) {
  return out << c.name;
}

class AgeByBirthMonthTest : public testing::TestWithParam<AgeCase> {};

TEST_P(AgeByBirthMonthTest, IsWholeYearsOfDays) {
  const AgeCase& c = GetParam();
  EXPECT_EQ(AgeByBirthMonth(c.birth_month, c.day), c.age);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, AgeByBirthMonthTest,
    testing::Values(
        AgeCase{"the day itself", Day(1960, 1, 1), Day(1960, 1, 1), 0},
        AgeCase{"before birth", Day(1960, 1, 2), Day(1960, 1, 1), -1},
        AgeCase{"365 days", Day(2001, 1, 1), Day(2002, 1, 1), 0},
        AgeCase{"366 days", Day(2001, 1, 1), Day(2002, 1, 2), 1},
        AgeCase{"four years are 1,461 days", Day(2001, 1, 1), Day(2005, 1, 1),
                4},
        AgeCase{"a day short of four years", Day(2001, 1, 1), Day(2004, 12, 31),
                3},
        AgeCase{"65 years, 23,741.25 days", Day(1960, 1, 1),
                Day(1960, 1, 1) + 23742, 65},
        AgeCase{"64 years", Day(1960, 1, 1), Day(1960, 1, 1) + 23741, 64},
        AgeCase{"no birth month", kNoEventDay, Day(2025, 1, 1), std::nullopt},
        AgeCase{"no day", Day(1960, 1, 1), kNoEventDay, std::nullopt}));

struct EndCase {
  const char* name;
  int32_t end;
  int32_t death;
  int32_t derived;
};

std::ostream& operator<<(std::ostream& out, const EndCase& c) {
  return out << c.name;
}

class DerivedEndTest : public testing::TestWithParam<EndCase> {};

// The event starts on day 10.
TEST_P(DerivedEndTest, IsThatOfDeathBetweenStartAndEnd) {
  const EndCase& c = GetParam();
  EXPECT_EQ(DerivedEnd(10, c.end, c.death), c.derived);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, DerivedEndTest,
    testing::Values(
        EndCase{"alive, open", kNoEventDay, kNoEventDay, kNoEventDay},
        EndCase{"alive, ended", 20, kNoEventDay, 20},
        EndCase{"died before the end", 20, 19, 19},
        EndCase{"died on the end", 20, 20, 20},
        EndCase{"died after the end", 20, 21, 20},
        EndCase{"died on the start", 20, 10, 10},
        EndCase{"died before the start", 20, 9, 20},
        EndCase{"open, died after the start", kNoEventDay, 11, 11},
        EndCase{"open, died on the start", kNoEventDay, 10, kNoEventDay}));

TEST(ServiceTypes, AreLongTermTimeLimitedOrNeither) {
  for (int number = 0; number <= 9; ++number) {
    const auto type = static_cast<ServiceType>(number);
    EXPECT_EQ(IsLongTerm(type), number >= 1 && number <= 4) << number;
    EXPECT_EQ(IsTimeLimited(type), number == 5 || number == 7) << number;
    EXPECT_EQ(IsForServiceUser(type), number >= 1 && number <= 7) << number;
  }
}

TEST(Outcomes, AreAsTheMethodReadsThem) {
  for (int number = 0; number <= 18; ++number) {
    const auto outcome = static_cast<EventOutcome>(number);
    EXPECT_EQ(IsNoFurtherAction(outcome), number >= 7 && number <= 17)
        << number;
    EXPECT_EQ(RequestProgresses(outcome), number >= 1 && number <= 5) << number;
    EXPECT_EQ(AssessmentLeadsToService(outcome),
              number == 1 || number == 4 || number == 5)
        << number;
  }
}

}  // namespace
}  // namespace carereform::assessments
