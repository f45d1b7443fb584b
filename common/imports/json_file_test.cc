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

}  // namespace
}  // namespace carereform::imports
