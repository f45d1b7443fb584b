#include "common/imports/extract_day.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::imports {
namespace {

using absl::CivilDay;

const CivilDay kToday(2026, 10, 1);

TEST(ExtractDayTest, IsThatOfTheNote) {
  Issues issues;
  EXPECT_EQ(ReadExtractDay("synthetic\nextract_date: 2026-09-30\nmore", kToday,
                           issues),
            CivilDay(2026, 9, 30));
  EXPECT_EQ(ReadExtractDay("extract_date:2026-10-01", kToday, issues), kToday);
  EXPECT_TRUE(issues.empty());
}

TEST(ExtractDayTest, RefusesNoneNoDayAndTomorrow) {
  for (const std::string note :
       {"", "date: 2026-09-30", "extract_date: 30/09/2026",
        "extract_date: 2026-10-02"}) {
    Issues issues;
    EXPECT_EQ(ReadExtractDay(note, kToday, issues), std::nullopt) << note;
    ASSERT_EQ(issues.count(), 1) << note;
    EXPECT_EQ(issues.kept()[0].column(), "extract_date");
    EXPECT_THAT(issues.kept()[0].remedy(),
                testing::HasSubstr("extract_date: 2026-10-01"));
  }
}

}  // namespace
}  // namespace carereform::imports
