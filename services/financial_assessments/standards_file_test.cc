#include "services/financial_assessments/standards_file.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::HasSubstr;

constexpr char kHeader[] =
    "standard,amount,unit,from_date,to_date,status,source\n";

TEST(StandardsFileTest, TheBuiltInOneHasThePlansTargets) {
  const CivilDay day(2025, 10, 20);
  const auto& standards = BuiltInStandards();
  const auto told = StandardOn(standards, kToldStandard, day);
  ASSERT_TRUE(told.has_value());
  EXPECT_EQ(told->amount, 28);
  EXPECT_EQ(told->unit, StandardUnit::kWorkingDays);
  EXPECT_EQ(told->status, "in force");
  EXPECT_EQ(StandardOn(standards, "told_maximum", day)->amount, 56);
  const auto backdating = StandardOn(standards, kBackdatingStandard, day);
  EXPECT_EQ(backdating->amount, 3);
  EXPECT_EQ(backdating->unit, StandardUnit::kMonths);
  EXPECT_EQ(backdating->status, "assumed");
  EXPECT_FALSE(
      StandardOn(standards, kToldStandard, CivilDay(2025, 3, 31)).has_value());
  EXPECT_TRUE(
      StandardOn(standards, kToldStandard, CivilDay(2025, 4, 1)).has_value());
  for (const FinancialStandard& standard : standards) {
    EXPECT_NE(standard.source, "") << standard.standard;
  }
}

TEST(StandardsFileTest, ReadsEachColumn) {
  const auto standards = ParseStandards(absl::StrCat(
      kHeader, "told,7,working_days,2025-01-01,2025-06-01,withdrawn,\"a, b\"\n",
      "told,8,months,2025-06-01,,proposed,c\n"));
  ASSERT_TRUE(standards.ok()) << standards.status();
  ASSERT_EQ(standards->size(), 2);
  EXPECT_EQ(standards->front().amount, 7);
  EXPECT_EQ(standards->front().from, CivilDay(2025, 1, 1));
  EXPECT_EQ(standards->front().to, CivilDay(2025, 6, 1));
  EXPECT_EQ(standards->front().source, "a, b");
  EXPECT_EQ(standards->back().unit, StandardUnit::kMonths);
  EXPECT_EQ(standards->back().to, std::nullopt);
}

TEST(StandardsFileTest, RefusesALineThatIsWrongAndNamesIt) {
  const struct {
    const char* row;
    const char* words;
  } cases[] = {
      {"told,0,working_days,2025-01-01,,in force,a", "amount from 1 to 999"},
      {"told,1000,working_days,2025-01-01,,in force,a", "amount from 1 to 999"},
      {"told,x,working_days,2025-01-01,,in force,a", "amount from 1 to 999"},
      {"told,7,days,2025-01-01,,in force,a", "a unit other than"},
      {"told,7,months,2025-02-30,,in force,a", "no from_date"},
      {"told,7,months,2025-01-02,2025-01-02,in force,a", "a to_date"},
      {"told,7,months,2025-01-02,,firm,a", "a status"},
      {"told,7,months,2025-01-02,,in force,", "no source"},
      {"told,7,months,2025-01-02", "line 2"},
  };
  for (const auto& c : cases) {
    const auto standards = ParseStandards(absl::StrCat(kHeader, c.row, "\n"));
    ASSERT_FALSE(standards.ok()) << c.row;
    EXPECT_THAT(std::string(standards.status().message()), HasSubstr("line 2"));
    EXPECT_THAT(std::string(standards.status().message()), HasSubstr(c.words));
  }
  const auto twice = ParseStandards(
      absl::StrCat(kHeader, "told,7,months,2025-01-01,2025-02-01,in force,a\n",
                   "told,8,months,2025-01-31,,in force,a\n"));
  EXPECT_THAT(std::string(twice.status().message()), HasSubstr("line 3"));
}

}  // namespace
}  // namespace carereform::financial_assessments
