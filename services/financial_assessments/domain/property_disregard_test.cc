#include "services/financial_assessments/domain/property_disregard.h"

#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using means_fixture::Asset;
using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::InCareHome;
using means_fixture::Pounds;
using means_fixture::Set;

const CivilDay kMovedIn(2025, 9, 1);
const CivilDay kEnded(2025, 3, 31);  // The last day of an earlier stay.

constexpr auto kTwelve = Figure::kPropertyDisregardWeeks;

Capital Home() { return Asset(CapitalType::kMainHome, Pounds(200'000)); }
Capital OtherHouse() {
  return Asset(CapitalType::kOtherProperty, Pounds(200'000));
}

Circumstances StayingForATime(Setting setting) {
  Circumstances circumstances = InCareHome(kMovedIn);
  circumstances.setting = setting;
  return circumstances;
}

// The rule by which `property` does not count, if it does not.
std::optional<LineRule> RuleOn(const Capital& property,
                               const Circumstances& circumstances,
                               CivilDay day) {
  const Book book;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const auto disregard =
      PropertyDisregardOn(property, circumstances, book.rates, day, lines);
  EXPECT_TRUE(disregard.ok()) << disregard.status();
  if (!disregard.ok() || !disregard->has_value()) return std::nullopt;
  return (*disregard)->rule;
}

TEST(WeeksFromTest, BeginWithTheDayItself) {
  const Book book;
  const auto weeks = WeeksFrom(kMovedIn, kTwelve, book.rates);
  ASSERT_TRUE(weeks.ok());
  EXPECT_EQ(*weeks, (Period{kMovedIn, CivilDay(2025, 11, 24)}));
  EXPECT_EQ(DayCount(*weeks), 84);
}

TEST(WeeksFromTest, RefuseAFigureThatIsNotAtLeastOne) {
  Book book;
  Set(book.rates, kTwelve, 1);
  EXPECT_EQ(DayCount(*WeeksFrom(kMovedIn, kTwelve, book.rates)), 7);
  Set(book.rates, kTwelve, 0);
  EXPECT_EQ(WeeksFrom(kMovedIn, kTwelve, book.rates).status().code(),
            absl::StatusCode::kInvalidArgument);
  book.rates.rates[static_cast<size_t>(kTwelve)].reset();
  const auto weeks = WeeksFrom(kMovedIn, kTwelve, book.rates);
  EXPECT_EQ(weeks.status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(weeks.status().message(), "property_disregard_weeks");
}

struct StayCase {
  std::string name;
  std::optional<CivilDay> ended;  // Of the earlier stay.
  int32_t used;
  CivilDay since;
  int64_t days;  // Of this stay's; 0 if none.
};

class TwelveWeeksTest : public testing::TestWithParam<StayCase> {};

TEST_P(TwelveWeeksTest, LeavesWhatAnEarlierStayDidNotUse) {
  const StayCase& c = GetParam();
  Circumstances circumstances = InCareHome(c.since);
  circumstances.earlier_stay_ended = c.ended;
  circumstances.earlier_disregard_days = c.used;
  const Book book;
  const auto weeks = TwelveWeeks(circumstances, book.rates);
  ASSERT_TRUE(weeks.ok()) << weeks.status();
  EXPECT_EQ(weeks->has_value() ? DayCount(**weeks) : 0, c.days);
  const auto ends = PropertyDisregardEnds(circumstances, book.rules());
  ASSERT_TRUE(ends.ok()) << ends.status();
  if (c.days == 0) {
    EXPECT_EQ(*ends, std::nullopt);
    EXPECT_EQ(RuleOn(Home(), circumstances, c.since), std::nullopt);
    return;
  }
  EXPECT_EQ(*ends, c.since + c.days);
  EXPECT_EQ(RuleOn(Home(), circumstances, c.since - 1), std::nullopt);
  EXPECT_EQ(RuleOn(Home(), circumstances, c.since),
            LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(Home(), circumstances, c.since + (c.days - 1)),
            LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(Home(), circumstances, c.since + c.days), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, TwelveWeeksTest,
    testing::ValuesIn(std::vector<StayCase>{
        {"FirstStay", std::nullopt, 0, kMovedIn, 84},
        {"FirstStayWithDaysOfNoStay", std::nullopt, 30, kMovedIn, 84},
        {"DayAfterEarlierStay", kEnded, 40, kEnded + 1, 44},
        {"OneDayUsed", kEnded, 1, kMovedIn, 83},
        {"OneDayLeft", kEnded, 83, kMovedIn, 1},
        {"AllUsed", kEnded, 84, kMovedIn, 0},
        {"NoneUsed", kEnded, 0, kMovedIn, 84},
        {"Day363AfterItEnded", kEnded, 60, kEnded + 363, 24},
        {"Day364AfterItEnded", kEnded, 60, kEnded + 364, 24},
        {"Day365AfterItEnded", kEnded, 60, kEnded + 365, 84},
        {"Day366AfterItEnded", kEnded, 60, kEnded + 366, 84},
        {"Day364WithAllUsed", kEnded, 84, kEnded + 364, 0},
        {"Day365WithAllUsed", kEnded, 84, kEnded + 365, 84},
    }),
    [](const auto& test) { return test.param.name; });

// A temporary stay of 20 weeks before it uses none of them.
TEST(TwelveWeeksTest, RunFromTheDayThatTheStayBecameOneForGood) {
  Circumstances circumstances = InCareHome(CivilDay(2024, 1, 1));
  const CivilDay for_good(2024, 5, 20);
  circumstances.permanent_since = for_good;
  const Book book;
  EXPECT_EQ(*TwelveWeeks(circumstances, book.rates),
            (Period{for_good, CivilDay(2024, 8, 12)}));
  EXPECT_EQ(RuleOn(Home(), circumstances, for_good - 1), std::nullopt);
  EXPECT_EQ(RuleOn(Home(), circumstances, for_good),
            LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(Home(), circumstances, CivilDay(2024, 8, 11)),
            LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(Home(), circumstances, CivilDay(2024, 8, 12)), std::nullopt);
}

// What is left of an earlier stay counts on the day that this became one for
// good.
TEST(TwelveWeeksTest, ShareThoseOfAnEarlierStayByTheDayForGood) {
  Circumstances circumstances = InCareHome(kEnded + 300);
  circumstances.earlier_stay_ended = kEnded;
  circumstances.earlier_disregard_days = 60;
  const Book book;
  circumstances.permanent_since = kEnded + 364;
  EXPECT_TRUE(*SharesTwelveWeeks(circumstances, book.rates));
  circumstances.permanent_since = kEnded + 365;
  EXPECT_FALSE(*SharesTwelveWeeks(circumstances, book.rates));
}

TEST(TwelveWeeksTest, AreForResidentsForGoodAlone) {
  const Book book;
  for (const Setting setting :
       {Setting::kNonResidential, Setting::kCareHomeTemporary,
        Setting::kCareHomeShortTerm}) {
    EXPECT_EQ(*TwelveWeeks(StayingForATime(setting), book.rates), std::nullopt);
  }
  Circumstances unknown = InCareHome(kMovedIn);
  unknown.care_home_since.reset();
  EXPECT_EQ(*TwelveWeeks(unknown, book.rates), std::nullopt);
}

TEST(TwelveWeeksTest, NameTheFigureThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kReadmissionWeeks)].reset();
  Circumstances circumstances = InCareHome(kMovedIn);
  EXPECT_TRUE(TwelveWeeks(circumstances, book.rates).ok());
  circumstances.earlier_stay_ended = kEnded;
  EXPECT_EQ(PropertyDisregardEnds(circumstances, book.rules()).status(),
            absl::NotFoundError("readmission_weeks"));
}

// 84 days from 1 September 2025: until 23 November.
TEST(PropertyDisregardTest, EndsOnTheEightyFifthDay) {
  const Circumstances circumstances = InCareHome(kMovedIn);
  EXPECT_EQ(RuleOn(Home(), circumstances, CivilDay(2025, 11, 22)),
            LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(Home(), circumstances, CivilDay(2025, 11, 23)),
            LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(Home(), circumstances, CivilDay(2025, 11, 24)),
            std::nullopt);
  EXPECT_EQ(**PropertyDisregardEnds(circumstances, Book().rules()),
            CivilDay(2025, 11, 24));
}

TEST(PropertyDisregardTest, OfTwelveWeeksIsOfTheMainHomeAlone) {
  EXPECT_EQ(RuleOn(OtherHouse(), InCareHome(kMovedIn), kMovedIn), std::nullopt);
}

TEST(PropertyDisregardTest, TellsTheFigureThatDecidedIt) {
  const Book book;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const auto twelve = PropertyDisregardOn(Home(), InCareHome(kMovedIn),
                                          book.rates, kMovedIn, lines);
  EXPECT_EQ(**twelve, (Disregard{LineRule::kTwelveWeekDisregard, kTwelve}));
  const auto at_home =
      PropertyDisregardOn(Home(), AtHome(), book.rates, kMovedIn, lines);
  EXPECT_EQ(**at_home,
            (Disregard{LineRule::kCareAtHomeDisregard, std::nullopt}));
}

TEST(PropertyDisregardTest, IsOfTheHomeInWhichCareIsGiven) {
  EXPECT_EQ(RuleOn(Home(), AtHome(), kMovedIn), LineRule::kCareAtHomeDisregard);
  EXPECT_EQ(RuleOn(OtherHouse(), AtHome(), kMovedIn), std::nullopt);
}

TEST(PropertyDisregardTest,
     IsOfAHomeToReturnToOrToSellForThoseWhoStayForATime) {
  for (const PropertyDisregard why :
       {PropertyDisregard::kIntendsToReturn,
        PropertyDisregard::kBeingSoldToBuyAnother}) {
    Capital home = Home();
    home.disregard = why;
    Capital other = OtherHouse();
    other.disregard = why;
    for (const Setting setting :
         {Setting::kCareHomeTemporary, Setting::kCareHomeShortTerm}) {
      const Circumstances stay = StayingForATime(setting);
      EXPECT_EQ(RuleOn(home, stay, kMovedIn + 400),
                LineRule::kPropertyDisregarded);
      EXPECT_EQ(RuleOn(other, stay, kMovedIn), std::nullopt);
    }
    // Whoever is there for good does not return.
    EXPECT_EQ(RuleOn(home, InCareHome(kMovedIn), kMovedIn + 84), std::nullopt);
  }
}

class OccupierTest : public testing::TestWithParam<PropertyDisregard> {};

TEST_P(OccupierTest, HasItDisregardedInEverySetting) {
  for (Capital property : {Home(), OtherHouse()}) {
    property.disregard = GetParam();
    for (const Setting setting :
         {Setting::kCareHomePermanent, Setting::kCareHomeTemporary,
          Setting::kCareHomeShortTerm}) {
      EXPECT_EQ(RuleOn(property, StayingForATime(setting), kMovedIn + 1'000),
                LineRule::kPropertyDisregarded);
    }
  }
}

TEST_P(OccupierTest, LeavesTwelveWeeksWhenGone) {
  const CivilDay left = kMovedIn + 200;
  Capital home = Home();
  home.disregard = GetParam();
  home.occupier_left = left;
  const Circumstances stay = InCareHome(kMovedIn);
  EXPECT_EQ(RuleOn(home, stay, left - 1), LineRule::kPropertyDisregarded);
  EXPECT_EQ(RuleOn(home, stay, left), LineRule::kOccupierLeftDisregard);
  EXPECT_EQ(RuleOn(home, stay, left + 83), LineRule::kOccupierLeftDisregard);
  EXPECT_EQ(RuleOn(home, stay, left + 84), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    All, OccupierTest,
    testing::Values(PropertyDisregard::kPartnerLivesThere,
                    PropertyDisregard::kRelativeOf60LivesThere,
                    PropertyDisregard::kIncapacitatedRelative,
                    PropertyDisregard::kChildLivesThere,
                    PropertyDisregard::kDiscretionary));

TEST(PropertyDisregardTest, AfterAnUnexpectedChangeLastsTwelveWeeks) {
  const CivilDay changed = kMovedIn + 200;
  Capital home = Home();
  home.unexpected_change = changed;
  const Circumstances stay = InCareHome(kMovedIn);
  EXPECT_EQ(RuleOn(home, stay, changed - 1), std::nullopt);
  EXPECT_EQ(RuleOn(home, stay, changed), LineRule::kUnexpectedChangeDisregard);
  EXPECT_EQ(RuleOn(home, stay, changed + 83),
            LineRule::kUnexpectedChangeDisregard);
  EXPECT_EQ(RuleOn(home, stay, changed + 84), std::nullopt);
}

// The occupier dies on the 43rd day of the stay: 42 days are left of the first
// 12 weeks, which the second runs beside and not after.
TEST(PropertyDisregardTest, DoesNotAddTwoTwelveWeeksTogether) {
  const CivilDay left = kMovedIn + 42;
  Capital home = Home();
  home.disregard = PropertyDisregard::kPartnerLivesThere;
  home.occupier_left = left;
  home.unexpected_change = left + 10;
  const Circumstances stay = InCareHome(kMovedIn);
  EXPECT_EQ(RuleOn(home, stay, left - 1), LineRule::kPropertyDisregarded);
  EXPECT_EQ(RuleOn(home, stay, left), LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(home, stay, kMovedIn + 83), LineRule::kTwelveWeekDisregard);
  EXPECT_EQ(RuleOn(home, stay, kMovedIn + 84),
            LineRule::kOccupierLeftDisregard);
  EXPECT_EQ(RuleOn(home, stay, left + 83), LineRule::kOccupierLeftDisregard);
  EXPECT_EQ(RuleOn(home, stay, left + 84),
            LineRule::kUnexpectedChangeDisregard);
  EXPECT_EQ(RuleOn(home, stay, left + 93),
            LineRule::kUnexpectedChangeDisregard);
  EXPECT_EQ(RuleOn(home, stay, left + 94), std::nullopt);
}

}  // namespace
}  // namespace carereform::financial_assessments
