#include "services/assessments/standards_file.h"

#include <ostream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

constexpr char kHeader[] =
    "standard,type,days,from_date,to_date,status,source\n";

TEST(StandardsFileTest, TheBuiltInOneSaysHowLongAllocationMayTake) {
  const auto standards = BuiltInStandards();
  ASSERT_TRUE(standards.ok()) << standards.status();
  const absl::CivilDay day(2025, 10, 20);
  const auto care_act = StandardOn(*standards, "allocation", "care_act", day);
  ASSERT_TRUE(care_act.has_value());
  EXPECT_EQ(care_act->days, 28);
  EXPECT_EQ(care_act->status, "in force");
  EXPECT_EQ(care_act->from, absl::CivilDay(2024, 12, 29));
  EXPECT_EQ(StandardOn(*standards, "allocation", "carer", day)->days, 28);
  EXPECT_EQ(
      StandardOn(*standards, "allocation", "occupational_therapy", day)->status,
      "proposed");
  for (const Standard& standard : *standards) {
    EXPECT_NE(standard.source, "") << standard.type;
  }
}

TEST(StandardsFileTest, ReadsEachColumn) {
  const auto standards = ParseStandards(
      std::string(kHeader) +
      "allocation,carer,7,2025-01-01,2025-06-01,withdrawn,\"a, b\"\n");
  ASSERT_TRUE(standards.ok()) << standards.status();
  ASSERT_EQ(standards->size(), 1);
  const Standard& standard = standards->front();
  EXPECT_EQ(standard.standard, "allocation");
  EXPECT_EQ(standard.type, "carer");
  EXPECT_EQ(standard.days, 7);
  EXPECT_EQ(standard.from, absl::CivilDay(2025, 1, 1));
  EXPECT_EQ(standard.to, absl::CivilDay(2025, 6, 1));
  EXPECT_EQ(standard.status, "withdrawn");
  EXPECT_EQ(standard.source, "a, b");
}

struct BadLine {
  std::string name;
  std::string file;
  std::string words;  // That the error has.
};
std::ostream& operator<<(std::ostream& out, const BadLine& c) {
  return out << c.name;
}

class BadStandardsFileTest : public testing::TestWithParam<BadLine> {};

TEST_P(BadStandardsFileTest, IsRefusedWithItsLine) {
  const auto standards = ParseStandards(GetParam().file);
  EXPECT_EQ(standards.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(standards.status().message()),
              testing::HasSubstr(GetParam().words));
}

const char kGoodLine[] = "allocation,carer,7,2025-01-01,,in force,a\n";

INSTANTIATE_TEST_SUITE_P(
    Lines, BadStandardsFileTest,
    testing::ValuesIn(std::vector<BadLine>{
        {"NoDays",
         std::string(kHeader) + "allocation,carer,,2025-01-01,,in force,a\n",
         "line 2"},
        {"ZeroDays",
         std::string(kHeader) + kGoodLine +
             "allocation,carer,0,2025-01-01,,in force,a\n",
         "line 3"},
        {"DaysThatAreNoNumber",
         std::string(kHeader) + "allocation,carer,7d,2025-01-01,,in force,a\n",
         "line 2"},
        {"NoSource",
         std::string(kHeader) + "allocation,carer,7,2025-01-01,,in force,\n",
         "line 2"},
        {"NoSuchDay",
         std::string(kHeader) + "allocation,carer,7,2025-02-30,,in force,a\n",
         "line 2"},
        {"NoSuchEndDay",
         std::string(kHeader) + kGoodLine +
             "allocation,carer,7,2025-01-01,soon,in force,a\n",
         "line 3"},
        {"UnknownStatus",
         std::string(kHeader) + "allocation,carer,7,2025-01-01,,inforce,a\n",
         "line 2"},
        {"TooFewValues", std::string(kHeader) + "allocation,carer\n", "line 2"},
        {"NoHeader", "", "header"},
        {"UnknownColumn", "standard,type,hours\n", "line 1"},
    }),
    [](const testing::TestParamInfo<BadLine>& line) {
      return line.param.name;
    });

}  // namespace
}  // namespace carereform::assessments
