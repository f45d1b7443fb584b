#include "tools/carereform/names.h"

#include "common/status/error.h"
#include "gtest/gtest.h"

namespace carereform::command_line {
namespace {

TEST(NamesTest, ACouncilsNameIsItself) {
  EXPECT_EQ(CouncilName("kent"), "councils/kent");
  EXPECT_EQ(CouncilName("councils/kent"), "councils/kent");
  EXPECT_EQ(SourceName("kent", "funding"), "councils/kent/sources/funding");
}

TEST(ResolveNameTest, TakesAShortIdWithItsCouncil) {
  EXPECT_EQ(*ResolveName("r1", "kent", "referrals"),
            "councils/kent/referrals/r1");
}

TEST(ResolveNameTest, TakesAFullNameAlone) {
  EXPECT_EQ(*ResolveName("councils/kent/referrals/r1", "", "referrals"),
            "councils/kent/referrals/r1");
  EXPECT_EQ(*ResolveName("councils/kent/referrals/r1", "kent", "referrals"),
            "councils/kent/referrals/r1");
}

TEST(ResolveNameTest, RefusesWhatCouldBeOfAnotherCouncilOrCollection) {
  const struct {
    const char* given;
    const char* council;
  } cases[] = {
      {"r1", ""},                            // Of which council?
      {"", "kent"},                          // Of what?
      {"referrals/r1", "kent"},              // Neither short nor full.
      {"councils/kent/funds/r1", ""},        // Another collection.
      {"councils/kent/referrals/", ""},      // Nothing in it.
      {"councils/kent/referrals/r1/x", ""},  // Something below it.
      {"councils/kent/referrals/r1", "ken"},
      {"councils/kent/referrals/r1", "essex"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(ResolveName(c.given, c.council, "referrals").status()),
              "USAGE")
        << c.given << " of " << c.council;
  }
}

TEST(ResolveInSourceTest, TakesSourceAndIdOrAFullName) {
  const char full[] = "councils/kent/sources/assessments/people/p1";
  EXPECT_EQ(*ResolveInSource("assessments/p1", "kent", "people", "person"),
            full);
  EXPECT_EQ(*ResolveInSource(full, "kent", "people", "person"), full);
  EXPECT_EQ(ReasonOf(ResolveInSource(full, "", "erasures", "erasure").status()),
            "USAGE");
  EXPECT_EQ(
      ReasonOf(ResolveInSource("p1", "kent", "people", "person").status()),
      "USAGE");
}

TEST(ResolveMeasureTest, TakesSourceAndMeasureOrAFullName) {
  const char full[] = "councils/kent/sources/assessments/measures/waiting";
  EXPECT_EQ(*ResolveMeasure("assessments/waiting", "kent"), full);
  EXPECT_EQ(*ResolveMeasure(full, ""), full);
  EXPECT_EQ(ReasonOf(ResolveMeasure(full, "essex").status()), "USAGE");
  EXPECT_EQ(ReasonOf(ResolveMeasure("assessments/waiting", "").status()),
            "USAGE");
  EXPECT_EQ(ReasonOf(ResolveMeasure("waiting", "kent").status()), "USAGE");
  EXPECT_EQ(ReasonOf(ResolveMeasure("a/b/c", "kent").status()), "USAGE");
  EXPECT_EQ(ReasonOf(ResolveMeasure("councils/kent/referrals/r", "").status()),
            "USAGE");
}

}  // namespace
}  // namespace carereform::command_line
