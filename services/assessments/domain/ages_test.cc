#include "services/assessments/domain/ages.h"

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

TEST(AgesTest, ABirthdayIsTheSameDayYearsLater) {
  EXPECT_EQ(Birthday(CivilDay(2008, 10, 20), 17), CivilDay(2025, 10, 20));
  EXPECT_EQ(Birthday(CivilDay(2008, 10, 20), 0), CivilDay(2008, 10, 20));
}

TEST(AgesTest, WhoIsBornOnALeapDayHasABirthdayOnTheFirstOfMarch) {
  EXPECT_EQ(Birthday(CivilDay(2008, 2, 29), 16), CivilDay(2024, 2, 29));
  EXPECT_EQ(Birthday(CivilDay(2008, 2, 29), 17), CivilDay(2025, 3, 1));
  EXPECT_EQ(WholeYears(CivilDay(2008, 2, 29), CivilDay(2025, 2, 28)), 16);
  EXPECT_EQ(WholeYears(CivilDay(2008, 2, 29), CivilDay(2025, 3, 1)), 17);
}

TEST(AgesTest, AnAgeTurnsOnTheBirthday) {
  const CivilDay birth(1960, 6, 15);
  EXPECT_EQ(WholeYears(birth, CivilDay(2025, 6, 14)), 64);
  EXPECT_EQ(WholeYears(birth, CivilDay(2025, 6, 15)), 65);
  EXPECT_EQ(WholeYears(birth, birth), 0);
  EXPECT_EQ(WholeYears(birth, birth - 1), -1);
}

TEST(AgesTest, EachBandBeginsAndEndsAtItsYears) {
  EXPECT_EQ(AgeBandOf(0), AgeBand::kUnder18);
  EXPECT_EQ(AgeBandOf(17), AgeBand::kUnder18);
  EXPECT_EQ(AgeBandOf(18), AgeBand::k18To24);
  EXPECT_EQ(AgeBandOf(24), AgeBand::k18To24);
  EXPECT_EQ(AgeBandOf(25), AgeBand::k25To44);
  EXPECT_EQ(AgeBandOf(44), AgeBand::k25To44);
  EXPECT_EQ(AgeBandOf(45), AgeBand::k45To64);
  EXPECT_EQ(AgeBandOf(64), AgeBand::k45To64);
  EXPECT_EQ(AgeBandOf(65), AgeBand::k65To74);
  EXPECT_EQ(AgeBandOf(74), AgeBand::k65To74);
  EXPECT_EQ(AgeBandOf(75), AgeBand::k75To84);
  EXPECT_EQ(AgeBandOf(84), AgeBand::k75To84);
  EXPECT_EQ(AgeBandOf(85), AgeBand::k85To94);
  EXPECT_EQ(AgeBandOf(94), AgeBand::k85To94);
  EXPECT_EQ(AgeBandOf(95), AgeBand::k95AndAbove);
  EXPECT_EQ(AgeBandOf(119), AgeBand::k95AndAbove);
}

TEST(AgesTest, ABirthAfterTheReferralOrAnImpossibleAgeIsRefused) {
  const CivilDay day(2025, 10, 20);
  EXPECT_EQ(BirthDateRule(day, day), "");
  EXPECT_NE(BirthDateRule(day + 1, day), "");
  EXPECT_EQ(BirthDateRule(CivilDay(1905, 10, 21), day), "") << "119 years";
  EXPECT_NE(BirthDateRule(CivilDay(1905, 10, 20), day), "") << "120 years";
  EXPECT_NE(BirthDateRule(CivilDay(1885, 1, 1), day), "") << "140 years";
}

// The oracle counts birthdays one by one.
RC_GTEST_PROP(AgesProperty, AnAgeIsTheNumberOfBirthdays, ()) {
  const CivilDay birth = CivilDay(1950, 1, 1) + *rc::gen::inRange(0, 30'000);
  const CivilDay day = birth + *rc::gen::inRange(0, 40'000);
  int birthdays = 0;
  for (CivilDay next = birth + 1; next <= day; ++next) {
    const bool leap_child = birth.month() == 2 && birth.day() == 29;
    const bool leap_day = CivilDay(next.year(), 2, 29).month() == 2;
    const bool moved = leap_child && !leap_day;
    if (next.month() == (moved ? 3 : birth.month()) &&
        next.day() == (moved ? 1 : birth.day())) {
      ++birthdays;
    }
  }
  RC_ASSERT(WholeYears(birth, day) == birthdays);
}

}  // namespace
}  // namespace carereform::assessments
