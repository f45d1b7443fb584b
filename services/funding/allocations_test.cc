// The methods of allocations.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/funding_host.h"

namespace carereform::funding {
namespace {

using testing::ElementsAre;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;

constexpr auto kNotFound = absl::StatusCode::kNotFound;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

class AllocationsTest : public FundingTest {
 protected:
  int Count() {
    return Call(&Stub::ListAllocations, "parent: 'councils/x'")
        ->allocations_size();
  }
};

TEST_F(AllocationsTest, AnAllocationIsKeptAsItIsGiven) {
  ASSERT_THAT(AddFund(100, 200).status(), IsOk());
  const auto created = AddAllocation("a", 40, 60);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->name(), "councils/x/allocations/a");
  EXPECT_EQ(created->firmness(), v1::BID);
  const auto stored =
      Call(&Stub::GetAllocation, "name: 'councils/x/allocations/a'");
  EXPECT_EQ(stored->SerializeAsString(), created->SerializeAsString());
  EXPECT_EQ(Count(), 1);
}

TEST_F(AllocationsTest, AFundHasToBeThere) {
  EXPECT_THAT(AddAllocation("a", 1, 1).status(),
              HasReason(kNotFound, "PARENT_NOT_FOUND"));
}

// The least of the allocations is held against the most of the fund.
TEST_F(AllocationsTest, AFundIsNotExceeded) {
  ASSERT_THAT(AddFund(100, 200).status(), IsOk());
  ASSERT_THAT(AddAllocation("a", 150, 400).status(), IsOk());
  EXPECT_THAT(AddAllocation("b", 51, 51).status(),
              HasReason(kPrecondition, "FUND_EXCEEDED"));
  EXPECT_EQ(Count(), 1);
  EXPECT_THAT(AddAllocation("c", 50, 60).status(), IsOk());
  EXPECT_THAT(AddAllocation("d", 1, 1).status(),
              HasReason(kPrecondition, "FUND_EXCEEDED"));
  EXPECT_THAT(AddAllocation("e", 0, 1).status(), IsOk());
}

TEST_F(AllocationsTest, OnlyTheSameFundsAllocationsCount) {
  ASSERT_THAT(AddFund(100, 100).status(), IsOk());
  ASSERT_THAT(Call(&Stub::CreateFund,
                   "parent: 'councils/x' fund_id: 'f2' fund {"
                   " display_name: 'Growth' amount { high_pence: 100 }"
                   " recurrence: ONE_OFF firmness: APPROVED }")
                  .status(),
              IsOk());
  ASSERT_THAT(AddAllocation("a", 100, 100).status(), IsOk());
  EXPECT_THAT(Call(&Stub::CreateAllocation,
                   "parent: 'councils/x' allocation_id: 'b' allocation {"
                   " fund: 'councils/x/funds/f2'"
                   " purpose: 'councils/x/workstreams/w'"
                   " amount { low_pence: 100 high_pence: 100 }"
                   " recurrence: ONE_OFF firmness: BID }")
                  .status(),
              IsOk());
}

TEST_F(AllocationsTest, ValidateOnlyChangesNothing) {
  ASSERT_THAT(AddFund(100, 200).status(), IsOk());
  EXPECT_THAT(AddAllocation("a", 100, 100, "validate_only: true").status(),
              IsOk());
  EXPECT_THAT(AddAllocation("a", 201, 201, "validate_only: true").status(),
              HasReason(kPrecondition, "FUND_EXCEEDED"));
  EXPECT_EQ(Count(), 0);
}

TEST_F(AllocationsTest, EverythingWrongIsToldAtOnce) {
  const absl::Status status =
      Call(&Stub::CreateAllocation,
           "parent: 'councils/x' allocation_id: 'a' allocation { fund: 'f'"
           " purpose: 'councils/x/areas/a'"
           " amount { low_pence: -1 } recurrence: 7 }")
          .status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("allocation.fund", "allocation.purpose",
                          "allocation.amount.low_pence",
                          "allocation.recurrence", "allocation.firmness"));
}

TEST_F(AllocationsTest, APurposeIsOfTheSameCouncil) {
  ASSERT_THAT(AddFund(100, 200).status(), IsOk());
  EXPECT_THAT(FieldsOf(Call(&Stub::CreateAllocation,
                            "parent: 'councils/x' allocation_id: 'a'"
                            " allocation { fund: 'councils/x/funds/f'"
                            " purpose: 'councils/y/actionGroups/g'"
                            " amount {} recurrence: ONE_OFF firmness: BID }")
                           .status()),
              ElementsAre("allocation.purpose"));
}

}  // namespace
}  // namespace carereform::funding
