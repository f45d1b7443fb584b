#include "services/assessments/standards_file.h"

#include <map>
#include <ostream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

constexpr char kHeader[] =
    "standard,type,from_stage,to_stage,amount,unit,from_date,to_date,status,"
    "source\n";

TEST(StandardsFileTest, TheBuiltInOneSaysHowLongAllocationMayTake) {
  const auto standards = BuiltInStandards();
  ASSERT_TRUE(standards.ok()) << standards.status();
  const absl::CivilDay day(2025, 10, 20);
  const auto care_act = StandardOn(*standards, "allocation", "care_act", day);
  ASSERT_TRUE(care_act.has_value());
  EXPECT_EQ(care_act->amount, 28);
  EXPECT_EQ(care_act->status, "in force");
  EXPECT_EQ(care_act->from, absl::CivilDay(2024, 12, 29));
  EXPECT_EQ(StandardOn(*standards, "allocation", "carer", day)->amount, 28);
  EXPECT_EQ(
      StandardOn(*standards, "allocation", "occupational_therapy", day)->status,
      "proposed");
  for (const Standard& standard : *standards) {
    EXPECT_NE(standard.source, "") << standard.type;
  }
}

TEST(StandardsFileTest, ReadsEachColumn) {
  const auto standards =
      ParseStandards(std::string(kHeader) +
                     "allocation,carer,referral,allocation,7,days,2025-01-01,"
                     "2025-06-01,withdrawn,\"a, b\"\n");
  ASSERT_TRUE(standards.ok()) << standards.status();
  ASSERT_EQ(standards->size(), 1);
  const Standard& standard = standards->front();
  EXPECT_EQ(standard.standard, "allocation");
  EXPECT_EQ(standard.type, "carer");
  EXPECT_EQ(standard.amount, 7);
  EXPECT_EQ(standard.from, absl::CivilDay(2025, 1, 1));
  EXPECT_EQ(standard.to, absl::CivilDay(2025, 6, 1));
  EXPECT_EQ(standard.status, "withdrawn");
  EXPECT_EQ(standard.source, "a, b");
}

// Three clocks run side by side for the same decision.
TEST(StandardsFileTest, SafeguardingHasThreeStandardsForOneDecision) {
  const auto standards = BuiltInStandards();
  ASSERT_TRUE(standards.ok()) << standards.status();
  const absl::CivilDay day(2025, 10, 20);
  for (const auto& [name, days] :
       std::map<std::string, int64_t>{{"threshold_decision_24_hours", 1},
                                      {"threshold_decision_72_hours", 3},
                                      {"threshold_decision_5_days", 5}}) {
    const auto standard =
        StandardOn(*standards, name, "safeguarding_concern", day);
    ASSERT_TRUE(standard.has_value()) << name;
    EXPECT_EQ(DaysAllowed(*standard), days) << name;
    EXPECT_EQ(standard->to_stage, Stage::kDecision) << name;
  }
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

const char kGoodLine[] =
    "allocation,carer,referral,allocation,7,days,2025-01-01,,in force,a\n";

INSTANTIATE_TEST_SUITE_P(
    Lines, BadStandardsFileTest,
    testing::ValuesIn(std::vector<BadLine>{
        {"NoAmount",
         std::string(kHeader) + "allocation,carer,referral,allocation,,days,"
                                "2025-01-01,,in force,a\n",
         "line 2"},
        {"ZeroAmount",
         std::string(kHeader) + kGoodLine +
             "allocation,carer,referral,allocation,0,days,2025-01-01,,in "
             "force,a\n",
         "line 3"},
        {"AnAmountThatIsNoNumber",
         std::string(kHeader) + "allocation,carer,referral,allocation,7d,days,"
                                "2025-01-01,,in force,a\n",
         "line 2"},
        {"NoSource",
         std::string(kHeader) + "allocation,carer,referral,allocation,7,days,"
                                "2025-01-01,,in force,\n",
         "line 2"},
        {"NoSuchDay",
         std::string(kHeader) + "allocation,carer,referral,allocation,7,days,"
                                "2025-02-30,,in force,a\n",
         "line 2"},
        {"NoSuchEndDay",
         std::string(kHeader) + kGoodLine +
             "allocation,carer,referral,allocation,7,days,2025-01-01,soon,in "
             "force,a\n",
         "line 3"},
        {"UnknownStatus",
         std::string(kHeader) + "allocation,carer,referral,allocation,7,days,"
                                "2025-01-01,,inforce,a\n",
         "line 2"},
        {"NoSuchStage",
         std::string(kHeader) +
             "allocation,carer,referral,alocation,7,days,2025-01-01,,in "
             "force,a\n",
         "line 2"},
        {"ALaterStageFirst",
         std::string(kHeader) +
             "allocation,carer,allocation,referral,7,days,2025-01-01,,in "
             "force,a\n",
         "line 2"},
        {"NoSuchUnit",
         std::string(kHeader) +
             "allocation,carer,referral,allocation,7,weeks,2025-01-01,,in "
             "force,a\n",
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
