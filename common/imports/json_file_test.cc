#include "common/imports/json_file.h"

#include "carereform/funding/v1/funding.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::imports {
namespace {

using funding::v1::FundsFile;
using testing::HasSubstr;

TEST(JsonFileTest, ReadsAMessage) {
  Issues issues;
  FundsFile file;
  ASSERT_TRUE(
      ParseJsonFile(R"({"note": "n", "funds": [{"id": "a"}]})", file, issues));
  EXPECT_EQ(file.funds(0).id(), "a");
  EXPECT_TRUE(issues.empty());
}

TEST(JsonFileTest, NamesTheLineOfASyntaxError) {
  Issues issues;
  FundsFile file;
  EXPECT_FALSE(ParseJsonFile("{\n\"note\": \"n\",\n,\n}", file, issues));
  ASSERT_EQ(issues.count(), 1);
  EXPECT_EQ(issues.kept()[0].line(), 3);
}

TEST(JsonFileTest, NamesAnUnknownField) {
  Issues issues;
  FundsFile file;
  EXPECT_FALSE(
      ParseJsonFile(R"({"funds": [{"id": "a", "colour": 1}]})", file, issues));
  ASSERT_EQ(issues.count(), 1);
  EXPECT_THAT(issues.kept()[0].rule(), HasSubstr("colour"));
}

TEST(JsonFileTest, NamesAnUnknownEnumValue) {
  Issues issues;
  FundsFile file;
  EXPECT_FALSE(ParseJsonFile(
      R"({"funds": [{"id": "a", "fund": {"recurrence": "OFTEN"}}]})", file,
      issues));
  EXPECT_THAT(issues.kept()[0].rule(), HasSubstr("OFTEN"));
}

// What stands where it does not belong may be a person's.
TEST(JsonFileTest, RepeatsNothingElseOfTheFile) {
  for (const char* json :
       {R"({"funds": [{"Jane Doe": 1}]})", R"({"Jane Doe": 1})",
        R"({"funds": [{"id": "a", "fund": {"recurrence": "Jane Doe"}}]})",
        R"({"funds": [{"id": {"Jane Doe": 1}}]})", R"({"funds": "Jane Doe"})",
        R"({"funds": [{"fund": {"amount": {"low_pence": "Jane Doe"}}}]})",
        R"({"funds": [{"fund": {"start_date": "Jane Doe"}}]})"}) {
    Issues issues;
    FundsFile file;
    EXPECT_FALSE(ParseJsonFile(json, file, issues)) << json;
    ASSERT_EQ(issues.count(), 1) << json;
    EXPECT_THAT(issues.kept()[0].rule(), testing::Not(HasSubstr("Jane")));
    EXPECT_THAT(issues.kept()[0].remedy(), testing::Not(HasSubstr("Jane")));
  }
}

}  // namespace
}  // namespace carereform::imports
