// Owners, and giving work to a post that has been given up.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

class OwnersTest : public ImprovementTest {
 protected:
  absl::Status AddOwner(const std::string& id, const std::string& fields) {
    return Call(&Stub::CreateOwner, "parent: 'councils/x' owner_id: '" + id +
                                        "' owner { " + fields + " }")
        .status();
  }
  absl::Status AddActionOf(const std::string& owner) {
    return Call(&Stub::CreateAction,
                "parent: 'councils/x' action_id: 'a' action { action_group: "
                "'councils/x/actionGroups/g' position: 1 text: 'Do it' owner: "
                "'councils/x/owners/" +
                    owner + "' }")
        .status();
  }
  absl::Status GiveAction(const std::string& owner) {
    return Call(&Stub::UpdateAction,
                "action { name: 'councils/x/actions/a' owner: "
                "'councils/x/owners/" +
                    owner + "' }")
        .status();
  }
};

TEST_F(OwnersTest, AreKeptAndListed) {
  ASSERT_THAT(AddOwner("b", "role: 'Principal Social Worker'"), IsOk());
  ASSERT_THAT(AddOwner("a", "role: 'Assistant Director' team: 'East'"), IsOk());
  const auto list = Call(&Stub::ListOwners, "parent: 'councils/x'");
  ASSERT_EQ(list->owners_size(), 2);
  EXPECT_EQ(list->owners(0).role(), "Assistant Director");
  EXPECT_EQ(Call(&Stub::GetOwner, "name: 'councils/x/owners/a'")->team(),
            "East");
}

TEST_F(OwnersTest, AreCheckedWhole) {
  EXPECT_THAT(FieldsOf(AddOwner("a",
                                "start_date { year: 2025 month: 5 day: 2 }"
                                " left_date { year: 2025 month: 5 day: 2 }")),
              ElementsAre("owner.role", "owner.left_date"));
  EXPECT_THAT(AddOwner("a",
                       "role: 'R' start_date { year: 2025 month: 5 day: 2 }"
                       " left_date { year: 2025 month: 5 day: 3 }"),
              IsOk());
}

TEST_F(OwnersTest, WhoHasLeftGetsNoWork) {
  AddGroup();
  // Today is 3 November 2025.
  ASSERT_THAT(
      AddOwner("gone", "role: 'R' left_date { year: 2025 month: 11 day: 3 }"),
      IsOk());
  ASSERT_THAT(
      AddOwner("going", "role: 'R' left_date { year: 2025 month: 11 day: 4 }"),
      IsOk());
  EXPECT_THAT(AddActionOf("gone"), HasReason(kPrecondition, "OWNER_LEFT"));
  EXPECT_THAT(Call(&Stub::GetAction, "name: 'councils/x/actions/a'").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  ASSERT_THAT(AddActionOf("going"), IsOk());
  EXPECT_THAT(GiveAction("gone"), HasReason(kPrecondition, "OWNER_LEFT"));
  EXPECT_EQ(Call(&Stub::GetAction, "name: 'councils/x/actions/a'")->owner(),
            "councils/x/owners/going");
  EXPECT_THAT(
      Call(&Stub::CreateWorkstream,
           "parent: 'councils/x' workstream_id: 'w' workstream { display_name:"
           " 'W' accountable_owner: 'councils/x/owners/gone' }")
          .status(),
      HasReason(kPrecondition, "OWNER_LEFT"));
  EXPECT_THAT(
      Call(&Stub::CreateOutcomeTarget,
           "parent: 'councils/x' outcome_target_id: 't' outcome_target {"
           " action_group: 'councils/x/actionGroups/g' code: 'M1' text: 'T'"
           " owner: 'councils/x/owners/gone' }")
          .status(),
      HasReason(kPrecondition, "OWNER_LEFT"));
}

TEST_F(OwnersTest, WhoLeavesKeepsTheWorkUntilItIsGivenAway) {
  AddGroup();
  ASSERT_THAT(AddOwner("a", "role: 'R'"), IsOk());
  ASSERT_THAT(AddActionOf("a"), IsOk());
  ASSERT_THAT(Call(&Stub::UpdateOwner,
                   "owner { name: 'councils/x/owners/a' left_date { year: 2025 "
                   "month: 11 day: 1 } }")
                  .status(),
              IsOk());
  const auto updated =
      Call(&Stub::UpdateAction,
           "action { name: 'councils/x/actions/a' latest_update: 'Said' }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_EQ(updated->owner(), "councils/x/owners/a");
  EXPECT_THAT(Call(&Stub::UpdateAction,
                   "action { name: 'councils/x/actions/a' } update_mask { "
                   "paths: 'owner' }")
                  ->owner(),
              "");
  EXPECT_THAT(GiveAction("a"), HasReason(kPrecondition, "OWNER_LEFT"));
}

}  // namespace
}  // namespace carereform::improvement
