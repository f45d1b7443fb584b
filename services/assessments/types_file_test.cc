#include "services/assessments/types_file.h"

#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "carereform/assessments/v1/referral.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using testing::HasSubstr;
using v1::Referral;

const absl::CivilDay kDay(2025, 10, 20);

AssessmentTypes Types() {
  const auto types = BuiltInTypes();
  EXPECT_TRUE(types.ok()) << types.status();
  return *types;
}

std::vector<std::string> AllTypes() {
  std::vector<std::string> types;
  const auto& values = *Referral::Type_descriptor();
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() == 0) continue;
    types.push_back(absl::AsciiStrToLower(values.value(i)->name()));
  }
  return types;
}

TEST(BuiltInTypesTest, TellOfEveryStageOfEveryTypeAndNoOther) {
  const AssessmentTypes types = Types();
  const std::vector<std::string> known = AllTypes();
  EXPECT_EQ(known.size(), 18);
  for (const std::string& type : known) {
    for (const Stage stage : kStages) {
      int lines = 0;
      for (const StageRule& rule : types.stages) {
        lines +=
            rule.type == type && rule.stage == stage && rule.dates.Cover(kDay);
      }
      EXPECT_EQ(lines, 1) << type << " " << StageWord(stage);
    }
    int questions = 0;
    for (const EligibilityRule& rule : types.eligibility) {
      questions += rule.type == type && rule.dates.Cover(kDay);
    }
    EXPECT_EQ(questions, 1) << type;
  }
  const std::set<std::string> names(known.begin(), known.end());
  for (const StageRule& rule : types.stages) {
    EXPECT_EQ(names.count(rule.type), 1) << rule.type;
  }
}

TEST(BuiltInTypesTest, TellTheTypesApart) {
  const AssessmentTypes types = Types();
  const auto use = [&](const char* type, Stage stage) {
    return UsesOn(types, type, kDay)[IndexOf(stage)];
  };
  EXPECT_EQ(use("care_act", Stage::kAllocation), Use::kRequired);
  EXPECT_EQ(use("care_act", Stage::kTriage), Use::kOptional);
  EXPECT_EQ(use("dols_new", Stage::kTriage), Use::kRequired);
  EXPECT_EQ(use("dols_new", Stage::kServiceStart), Use::kNotUsed);
  EXPECT_EQ(use("safeguarding_concern", Stage::kStart), Use::kNotUsed);
  EXPECT_EQ(use("safeguarding_concern", Stage::kServiceStart), Use::kNotUsed);
  EXPECT_EQ(use("safeguarding_concern", Stage::kDecision), Use::kRequired);
  EXPECT_EQ(EligibilityOn(types, "care_act", kDay), Use::kRequired);
  EXPECT_EQ(EligibilityOn(types, "occupational_therapy", kDay), Use::kNotUsed);
  EXPECT_EQ(EligibilityOn(types, "planned_review", kDay), Use::kOptional);
  EXPECT_EQ(StartByAgeOn(types, "preparing_for_adulthood", kDay), 17);
  EXPECT_EQ(StartByAgeOn(types, "care_act", kDay), std::nullopt);
}

constexpr char kHeader[] = "type,stage,use,from_date,to_date,status,source\n";
constexpr char kRuleHeader[] =
    "type,rule,value,from_date,to_date,status,source\n";

TEST(TypesFileTest, ReadsEachColumn) {
  const auto rules = ParseStageRules(
      std::string(kHeader) +
      "carer,triage,not_used,2025-01-01,2025-06-01,proposed,\"a, b\"\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_EQ(rules->size(), 1);
  const StageRule& rule = rules->front();
  EXPECT_EQ(rule.type, "carer");
  EXPECT_EQ(rule.stage, Stage::kTriage);
  EXPECT_EQ(rule.use, Use::kNotUsed);
  EXPECT_EQ(rule.dates.from, absl::CivilDay(2025, 1, 1));
  EXPECT_EQ(rule.dates.to, absl::CivilDay(2025, 6, 1));
  EXPECT_EQ(rule.dates.status, "proposed");
  EXPECT_EQ(rule.dates.source, "a, b");
}

struct BadLine {
  std::string name;
  std::string line;
  std::string words;  // That the error has.
};
std::ostream& operator<<(std::ostream& out, const BadLine& c) {
  return out << c.name;
}

class BadTypesFileTest : public testing::TestWithParam<BadLine> {};

// The lines follow a good one, on line 2.
TEST_P(BadTypesFileTest, IsRefusedWithItsLine) {
  const auto rules = ParseStageRules(
      std::string(kHeader) +
      "carer,triage,optional,2025-01-01,2025-06-01,assumed,a\n" +
      GetParam().line + "\n");
  EXPECT_EQ(rules.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(rules.status().message()),
              testing::AllOf(HasSubstr("line 3"), HasSubstr(GetParam().words)));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadTypesFileTest,
    testing::ValuesIn(std::vector<BadLine>{
        {"NoType", ",triage,optional,2025-01-01,,assumed,a", "a type"},
        {"NoSource", "carer,start,optional,2025-01-01,,assumed,", "a source"},
        {"NoStage", "carer,lunch,optional,2025-01-01,,assumed,a", "stage"},
        {"NoUse", "carer,start,maybe,2025-01-01,,assumed,a", "use"},
        {"NoStatus", "carer,start,optional,2025-01-01,,sure,a", "status"},
        {"NoFrom", "carer,start,optional,2025-02-30,,assumed,a", "from_date"},
        {"NoTo", "carer,start,optional,2025-01-01,soon,assumed,a", "to_date"},
        {"ToBeforeFrom", "carer,start,optional,2025-01-02,2025-01-02,assumed,a",
         "to_date"},
        {"SameDays", "carer,triage,required,2025-05-31,,assumed,a",
         "an earlier line"},
        {"NoReferral", "carer,referral,optional,2025-01-01,,assumed,a",
         "every case has one"},
        {"TooFewValues", "carer,start,optional", ""},
    }),
    [](const auto& test) { return test.param.name; });

TEST(TypesFileTest, OneRuleMayFollowAnother) {
  const auto rules =
      ParseStageRules(std::string(kHeader) +
                      "carer,triage,optional,2025-01-01,2025-06-01,assumed,a\n"
                      "carer,triage,required,2025-06-01,,assumed,a\n"
                      "carer,triage,not_used,2025-01-01,,withdrawn,a\n");
  EXPECT_TRUE(rules.ok()) << rules.status();
}

TEST(TypeRulesFileTest, ReadsBothKindsOfRule) {
  AssessmentTypes types;
  ASSERT_TRUE(
      ParseTypeRules(std::string(kRuleHeader) +
                         "a,eligibility,required,2025-01-01,,assumed,s\n"
                         "a,start_by_age,17,2025-01-01,,assumed,s\n",
                     types)
          .ok());
  EXPECT_EQ(EligibilityOn(types, "a", kDay), Use::kRequired);
  EXPECT_EQ(StartByAgeOn(types, "a", kDay), 17);
}

TEST(TypeRulesFileTest, RefusesARuleOrAValueThatItDoesNotKnow) {
  for (const char* line : {"a,colour,red,2025-01-01,,assumed,s",
                           "a,eligibility,yes,2025-01-01,,"
                           "assumed,s",
                           "a,start_by_age,0,2025-01-01,,assumed,s",
                           "a,start_by_age,120,2025-01-01,,assumed,s",
                           "a,start_by_age,young,2025-01-01,,assumed,s"}) {
    AssessmentTypes types;
    const absl::Status refused =
        ParseTypeRules(std::string(kRuleHeader) + line + "\n", types);
    EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument) << line;
    EXPECT_THAT(std::string(refused.message()), HasSubstr("line 2")) << line;
  }
}

}  // namespace
}  // namespace carereform::assessments
