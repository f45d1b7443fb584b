// The methods of funds.

#include <string>
#include <vector>

#include "common/types/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/funding_host.h"

namespace carereform::funding {
namespace {

using testing::ElementsAre;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;

class FundsTest : public FundingTest {
 protected:
  absl::StatusOr<v1::Fund> Stored() {
    return Call(&Stub::GetFund, "name: 'councils/x/funds/f'");
  }
};

TEST_F(FundsTest, AFundIsKeptAsItIsGiven) {
  const auto created = AddFund(280'000'000, 350'000'000);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->name(), "councils/x/funds/f");
  EXPECT_EQ(created->amount().low_pence(), 280'000'000);
  EXPECT_EQ(created->amount().high_pence(), 350'000'000);
  EXPECT_EQ(created->recurrence(), v1::ONE_OFF);
  EXPECT_TRUE(created->has_create_time());
  EXPECT_EQ(Stored()->SerializeAsString(), created->SerializeAsString());
}

struct Case {
  std::string name;
  int64_t low;
  int64_t high;
  std::vector<std::string> fields;  // That are refused.

  friend std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.low << " to " << c.high;
  }
};

class FundAmountTest : public FundsTest,
                       public testing::WithParamInterface<Case> {};

TEST_P(FundAmountTest, IsARangeInPence) {
  const Case& c = GetParam();
  const absl::Status status = AddFund(c.low, c.high).status();
  EXPECT_EQ(FieldsOf(status), c.fields);
  if (c.fields.empty()) {
    EXPECT_THAT(status, IsOk());
  } else {
    EXPECT_THAT(status,
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
    EXPECT_THAT(Stored().status(),
                HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Edges, FundAmountTest,
    testing::ValuesIn(std::vector<Case>{
        {"Nothing", 0, 0, {}},
        {"OnePenny", 1, 1, {}},
        {"APennyBelowNothing", -1, 0, {"fund.amount.low_pence"}},
        {"HighOnLow", 100, 100, {}},
        {"HighAPennyBelowLow", 100, 99, {"fund.amount.high_pence"}},
        {"TheMost", 0, kMaxAmountPence, {}},
        {"APennyAboveTheMost",
         0,
         kMaxAmountPence + 1,
         {"fund.amount.high_pence"}},
        {"BothNegative",
         -1,
         -2,
         {"fund.amount.low_pence", "fund.amount.high_pence"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST_F(FundsTest, EverythingWrongIsToldAtOnce) {
  const absl::Status status =
      Call(&Stub::CreateFund,
           "parent: 'x' fund_id: '-' fund { origins: '' recurrence: 99"
           " provenance { source: 's' standing: 99 } } request_id: '1'")
          .status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(
      FieldsOf(status),
      ElementsAre("parent", "fund_id", "fund.display_name", "fund.origins[0]",
                  "fund.amount", "fund.recurrence", "fund.firmness",
                  "fund.provenance.standing", "request_id"));
}

TEST_F(FundsTest, ValidateOnlyChangesNothing) {
  EXPECT_THAT(AddFund(1, 2, "validate_only: true").status(), IsOk());
  EXPECT_THAT(Stored().status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  ASSERT_THAT(AddFund(1, 2).status(), IsOk());
  EXPECT_THAT(AddFund(1, 2, "validate_only: true").status(),
              HasReason(absl::StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
}

TEST_F(FundsTest, ARetryReturnsTheFirstResult) {
  const std::string id = "request_id: '6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d'";
  const auto first = AddFund(1, 2, id);
  const auto again = AddFund(1, 2, id);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_THAT(
      AddFund(1, 3, id).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

constexpr char kGrowth[] =
    "parent: 'councils/x' fund_id: 'a' fund { display_name: 'Growth' amount {}"
    " recurrence: UNDETERMINED firmness: APPROVED }";

TEST_F(FundsTest, FundsAreListedByName) {
  ASSERT_THAT(AddFund(1, 2).status(), IsOk());
  ASSERT_THAT(Call(&Stub::CreateFund, kGrowth).status(), IsOk());
  const auto list = Call(&Stub::ListFunds, "parent: 'councils/x'");
  ASSERT_EQ(list->funds_size(), 2);
  EXPECT_EQ(list->funds(0).name(), "councils/x/funds/a");
  EXPECT_EQ(list->funds(1).name(), "councils/x/funds/f");
  EXPECT_THAT(
      Call(&Stub::ListFunds, "parent: 'councils/x' page_token: 'no'").status(),
      HasReason(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
}

// The council is record 1.
TEST_F(FundsTest, FundsAreListedAsTheyWereKnown) {
  ASSERT_THAT(AddFund(1, 2).status(), IsOk());
  ASSERT_THAT(Call(&Stub::CreateFund, kGrowth).status(), IsOk());
  for (int revision = 1; revision <= 3; ++revision) {
    const auto list =
        Call(&Stub::ListFunds,
             absl::StrCat("parent: 'councils/x' read_revision: ", revision));
    ASSERT_THAT(list.status(), IsOk());
    EXPECT_EQ(list->funds_size(), revision - 1) << revision;
  }
  EXPECT_THAT(
      Call(&Stub::ListFunds, "parent: 'councils/x' read_revision: 4").status(),
      HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
  // A page token belongs to the revision too.
  const auto first = Call(&Stub::ListFunds,
                          "parent: 'councils/x' page_size: 1 read_revision: 3");
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_THAT(
      Call(&Stub::ListFunds,
           absl::StrCat("parent: 'councils/x' page_size: 1 read_revision: 2 "
                        "page_token: '",
                        first->next_page_token(), "'"))
          .status(),
      HasReason(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
}

TEST_F(FundsTest, ACouncilThatIsNotThere) {
  EXPECT_THAT(Call(&Stub::CreateFund,
                   "parent: 'councils/y' fund_id: 'a' fund {"
                   " display_name: 'Growth' amount {}"
                   " recurrence: ONE_OFF firmness: APPROVED }")
                  .status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::funding
