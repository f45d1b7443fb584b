#include "common/rpc/field_mask.h"

#include "carereform/assessments/v1/assessments.pb.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::rpc {
namespace {

using assessments::v1::Referral;
using tests::HasReason;
using tests::IsOk;

Referral Stored() {
  Referral referral;
  referral.set_name("councils/x/referrals/y");
  referral.set_external_id("case-1");
  referral.set_team("home_first");
  referral.set_locality("north");
  referral.set_state(Referral::RECEIVED);
  referral.set_etag("\"1\"");
  return referral;
}

google::protobuf::FieldMask Mask(std::initializer_list<const char*> paths) {
  google::protobuf::FieldMask mask;
  for (const char* path : paths) mask.add_paths(path);
  return mask;
}

TEST(FieldMaskTest, TakesOnlyWhatIsNamed) {
  Referral changes;
  changes.set_team("mental_health");
  changes.set_locality("south");
  Referral target = Stored();
  ASSERT_THAT(ApplyUpdateMask(Mask({"team"}), changes, target), IsOk());
  EXPECT_EQ(target.team(), "mental_health");
  EXPECT_EQ(target.locality(), "north");
}

TEST(FieldMaskTest, NoMaskTakesWhatIsSet) {
  Referral changes;
  changes.set_locality("south");
  Referral target = Stored();
  ASSERT_THAT(ApplyUpdateMask({}, changes, target), IsOk());
  EXPECT_EQ(target.locality(), "south");
  EXPECT_EQ(target.team(), "home_first");
}

TEST(FieldMaskTest, ANamedFieldThatIsNotSetIsCleared) {
  Referral target = Stored();
  ASSERT_THAT(ApplyUpdateMask(Mask({"locality"}), Referral(), target), IsOk());
  EXPECT_EQ(target.locality(), "");
}

TEST(FieldMaskTest, OutputOnlyFieldsArePassedOver) {
  Referral changes;
  changes.set_state(Referral::CLOSED);
  changes.set_name("councils/x/referrals/z");
  Referral target = Stored();
  ASSERT_THAT(ApplyUpdateMask(Mask({"state", "name"}), changes, target),
              IsOk());
  EXPECT_EQ(target.SerializeAsString(), Stored().SerializeAsString());
}

TEST(FieldMaskTest, RefusesUnknownPathsAndChangesNothing) {
  Referral changes;
  changes.set_team("mental_health");
  Referral target = Stored();
  EXPECT_THAT(ApplyUpdateMask(Mask({"team", "colour"}), changes, target),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_EQ(target.team(), "home_first");
}

TEST(FieldMaskTest, RefusesToChangeWhatIsImmutable) {
  Referral changes;
  changes.set_external_id("case-2");
  Referral target = Stored();
  EXPECT_THAT(ApplyUpdateMask(Mask({"external_id"}), changes, target),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  changes.set_external_id("case-1");
  EXPECT_THAT(ApplyUpdateMask(Mask({"external_id"}), changes, target), IsOk());
}

TEST(FieldMaskTest, AStarReplacesEverything) {
  Referral changes;
  changes.set_external_id("case-1");
  changes.set_team("mental_health");
  Referral target = Stored();
  ASSERT_THAT(ApplyUpdateMask(Mask({"*"}), changes, target), IsOk());
  EXPECT_EQ(target.team(), "mental_health");
  EXPECT_EQ(target.locality(), "");
  EXPECT_EQ(target.name(), Stored().name());
  EXPECT_EQ(target.state(), Referral::RECEIVED);
}

}  // namespace
}  // namespace carereform::rpc
