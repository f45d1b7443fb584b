// Changing an action group.

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

class UpdateActionGroupTest : public ImprovementTest {
 protected:
  void SetUp() override { AddGroup(); }

  absl::StatusOr<v1::ActionGroup> Update(const std::string& fields,
                                         const std::string& rest = "") {
    return Call(&Stub::UpdateActionGroup,
                "action_group { name: 'councils/x/actionGroups/g' " + fields +
                    "} " + rest);
  }
  v1::ActionGroup Stored() {
    return *Call(&Stub::GetActionGroup, "name: 'councils/x/actionGroups/g'");
  }
};

TEST_F(UpdateActionGroupTest, ChangesWhatTheMaskNames) {
  const std::string before = Stored().etag();
  const auto updated =
      Update("display_name: 'Ignored' outcomes: 'two' outcomes: 'three'",
             "update_mask { paths: 'outcomes' }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_THAT(updated->outcomes(), ElementsAre("two", "three"));
  EXPECT_EQ(updated->display_name(), "Group");
  EXPECT_EQ(updated->area(), "councils/x/areas/area-1");
  EXPECT_NE(updated->etag(), before);
  EXPECT_EQ(Stored().SerializeAsString(), updated->SerializeAsString());
}

TEST_F(UpdateActionGroupTest, WithoutAMaskChangesWhatIsSet) {
  const auto updated = Update(
      "delivery_date { year: 2026 month: 5 }"
      " progress { text: 'Begun' as_of_date { year: 2025 month: 10 } }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_EQ(updated->delivery_date().month(), 5);
  EXPECT_EQ(updated->progress().text(), "Begun");
  EXPECT_THAT(updated->outcomes(), ElementsAre("one"));
}

TEST_F(UpdateActionGroupTest, AreaAndNumberStay) {
  const absl::Status status =
      Update("area: 'councils/x/areas/area-2' number: '2.1'").status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("area", "number"));
  EXPECT_EQ(Stored().number(), "1.1");
  EXPECT_THAT(Update("number: '1.1'").status(), IsOk());
}

TEST_F(UpdateActionGroupTest, TheResultIsCheckedAsANewOneIs) {
  const absl::Status status =
      Update("progress { text: 'No day' }",
             "update_mask { paths: 'display_name' paths: 'progress' }")
          .status();
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("action_group.display_name",
                          "action_group.progress.as_of_date"));
  EXPECT_FALSE(Stored().has_progress());
}

TEST_F(UpdateActionGroupTest, AnUnknownPathIsRefused) {
  EXPECT_THAT(FieldsOf(Update("", "update_mask { paths: 'colour' }").status()),
              ElementsAre("update_mask"));
}

TEST_F(UpdateActionGroupTest, AStaleEtagIsRefused) {
  const std::string etag = Stored().etag();
  ASSERT_THAT(Update("display_name: 'B' etag: '" + etag + "'").status(),
              IsOk());
  EXPECT_THAT(Update("display_name: 'C' etag: '" + etag + "'").status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(Stored().display_name(), "B");
}

TEST_F(UpdateActionGroupTest, ARetryChangesNothingMore) {
  const std::string id = "request_id: '6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d'";
  const auto first = Update("display_name: 'B'", id);
  ASSERT_THAT(Update("display_name: 'C'").status(), IsOk());
  const auto again = Update("display_name: 'B'", id);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Stored().display_name(), "C");
}

TEST_F(UpdateActionGroupTest, AGroupThatIsNotThere) {
  EXPECT_THAT(Call(&Stub::UpdateActionGroup,
                   "action_group { name: 'councils/x/actionGroups/h' }")
                  .status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  EXPECT_THAT(FieldsOf(Call(&Stub::UpdateActionGroup,
                            "action_group { name: 'g' } request_id: '1'")
                           .status()),
              ElementsAre("action_group.name", "request_id"));
}

}  // namespace
}  // namespace carereform::improvement
