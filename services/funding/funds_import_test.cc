// The import kind `funds`: funds and allocations as a file.

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/funding_host.h"

namespace carereform::data {
extern const absl::string_view kLeicestershireFunds;
}

namespace carereform::funding {
namespace {

using common::v1::Import;
using testing::IsEmpty;
using testing::StartsWith;
using tests::IssuesOf;

constexpr char kFunds[] = R"({
  "note": "Two parts of one fund",
  "allocations": [
    {"id": "a", "allocation": {"fund": "f",
     "purpose": "councils/x/actionGroups/g",
     "amount": {"low_pence": "60", "high_pence": "70"},
     "recurrence": "ONE_OFF", "firmness": "BID"}},
    {"id": "b", "allocation": {"fund": "f",
     "purpose": "councils/x/workstreams/w",
     "amount": {"low_pence": "40", "high_pence": "40"},
     "recurrence": "RECURRENT", "firmness": "BID"}}],
  "funds": [
    {"id": "f", "fund": {"display_name": "Reserves",
     "amount": {"low_pence": "80", "high_pence": "100"},
     "recurrence": "UNDETERMINED", "firmness": "ESTIMATE"}}]})";

class FundsImportTest : public FundingTest {
 protected:
  int Funds() {
    return Call(&Stub::ListFunds, "parent: 'councils/x'")->funds_size();
  }
};

TEST_F(FundsImportTest, ThePublishedFundsHaveNoIssues) {
  const Import import =
      host_.Import("funds", std::string(data::kLeicestershireFunds));
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  const auto fund =
      Call(&Stub::GetFund, "name: 'councils/x/funds/programme-estimate'");
  ASSERT_THAT(fund.status(), tests::IsOk());
  EXPECT_EQ(fund->amount().low_pence(), 280'000'000);
  EXPECT_EQ(fund->amount().high_pence(), 350'000'000);
  EXPECT_EQ(fund->recurrence(), v1::UNDETERMINED);
}

TEST_F(FundsImportTest, FundsComeBeforeTheirAllocations) {
  const Import import = host_.Import("funds", kFunds);
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  EXPECT_EQ(
      Call(&Stub::GetAllocation, "name: 'councils/x/allocations/b'")->fund(),
      "councils/x/funds/f");
}

TEST_F(FundsImportTest, WhatIsThereAlreadyIsRefused) {
  ASSERT_THAT(AddFund(1, 1).status(), tests::IsOk());
  const Import import = host_.Import("funds", kFunds);
  EXPECT_EQ(import.state(), Import::REFUSED);
  ASSERT_EQ(import.issue_count(), 1);
  EXPECT_EQ(import.issues(0).column(), "funds[0]");
}

struct Case {
  std::string name;
  std::string what;   // Text of the file above,
  std::string by;     // what it is replaced by,
  std::string issue;  // and how its one issue then begins.

  friend std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.name;
  }
};

class FundsRefusedTest : public FundsImportTest,
                         public testing::WithParamInterface<Case> {};

TEST_P(FundsRefusedTest, NamesWhereItIsWrongAndAppliesNothing) {
  const std::string file =
      absl::StrReplaceAll(kFunds, {{GetParam().what, GetParam().by}});
  ASSERT_NE(file, kFunds);
  const Import import = host_.Import("funds", file);
  EXPECT_EQ(import.state(), Import::REFUSED);
  const std::vector<std::string> issues = IssuesOf(import);
  ASSERT_EQ(issues.size(), 1) << testing::PrintToString(issues);
  EXPECT_THAT(issues[0], StartsWith(GetParam().issue));
  EXPECT_EQ(Funds(), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Files, FundsRefusedTest,
    testing::ValuesIn(std::vector<Case>{
        {"NegativePence", R"("low_pence": "80")", R"("low_pence": "-80")",
         "funds[0].fund.amount.low_pence: is negative"},
        {"UnknownEnumValue", R"("UNDETERMINED")", R"("SOMETIMES")", ": "},
        {"EnumLeftOut", R"("recurrence": "UNDETERMINED",)", "",
         "funds[0].fund.recurrence: is required"},
        {"UnknownFund", R"("a", "allocation": {"fund": "f")",
         R"("a", "allocation": {"fund": "g")",
         "allocations[0].allocation.fund: names councils/x/funds/g, which the "
         "file does not have"},
        {"FundExceeded", R"("low_pence": "40", "high_pence": "40")",
         R"("low_pence": "41", "high_pence": "41")",
         "allocations[1]: the fund has"},
        {"DoubledId", R"("id": "b")", R"("id": "a")",
         "allocations[1].id: stands in the file already"},
    }),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace carereform::funding
