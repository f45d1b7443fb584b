#include "services/assessments/handlers/referral_batch.h"

#include <string>

#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::StartsWith;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;
using Request = v1::BatchCreateReferralsRequest;
using Response = v1::BatchCreateReferralsResponse;

class ReferralBatchTest : public ReferralFixture {
 protected:
  static Request Of(int count) {
    Request request;
    request.set_parent("councils/x");
    for (int i = 0; i < count; ++i) {
      Referral& referral = *request.add_requests()->mutable_referral();
      referral = ReferralWith({.received = kToday - i});
      referral.set_external_id("case-" + std::to_string(i));
    }
    return request;
  }

  absl::StatusOr<Response> RunBatch(const Request& request) {
    const absl::Status shape = CheckBatchCreate(request);
    if (!shape.ok()) return shape;
    Response result;
    const absl::Status status = Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(result,
                          BatchCreateReferrals(records_, txn, call_, request));
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
    return result;
  }
};

TEST_F(ReferralBatchTest, AllAreCreatedAtOnceInTheirOrder) {
  const int64_t before = Revision();
  const auto created = RunBatch(Of(kMaxBatchItems));
  ASSERT_THAT(created.status(), IsOk());
  ASSERT_EQ(created->referrals_size(), kMaxBatchItems);
  EXPECT_EQ(Revision(), before + 1) << "one transaction";
  for (int i = 0; i < kMaxBatchItems; ++i) {
    const Referral& referral = created->referrals(i);
    EXPECT_EQ(referral.external_id(), "case-" + std::to_string(i));
    EXPECT_EQ(Get(referral.name())->SerializeAsString(),
              referral.SerializeAsString());
  }
}

TEST_F(ReferralBatchTest, IsRebuiltForWhoeverAsksAgain) {
  const auto created = RunBatch(Of(3));
  ASSERT_THAT(created.status(), IsOk());
  const auto revision = static_cast<uint64_t>(Revision());
  ASSERT_THAT(Close(created->referrals(1).name(), kToday).status(), IsOk());
  Response again;
  ASSERT_THAT(ReplayBatchCreate(*Read(), revision, &again), IsOk());
  EXPECT_EQ(again.SerializeAsString(), created->SerializeAsString());
}

TEST_F(ReferralBatchTest, ShapesAreRefusedByIndexAllAtOnce) {
  Request request = Of(3);
  request.mutable_requests(0)->mutable_referral()->clear_team();
  request.mutable_requests(2)->mutable_referral()->clear_type();
  request.mutable_requests(2)->set_parent("councils/y");
  request.mutable_requests(1)->set_request_id("mine");
  request.mutable_requests(1)->set_validate_only(true);
  EXPECT_THAT(FieldsOf(RunBatch(request).status()),
              ElementsAre("requests[0].referral.team", "requests[1].request_id",
                          "requests[1].validate_only", "requests[2].parent",
                          "requests[2].referral.type"));
}

TEST_F(ReferralBatchTest, OneThatIsRefusedRefusesAll) {
  Request request = Of(3);
  *request.mutable_requests(2)->mutable_referral()->mutable_closed_date() =
      rpc::ToDate(kToday - 5);
  const int64_t before = Revision();
  const auto refused = RunBatch(request);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()),
              ElementsAre("requests[2].referral.closed_date"));
  EXPECT_EQ(Revision(), before);
  EXPECT_TRUE(FactsAt(before).empty());
}

TEST_F(ReferralBatchTest, AnExternalIdThatIsTakenIsSaidWithItsIndex) {
  Request request = Of(3);
  request.mutable_requests(2)->mutable_referral()->set_external_id("case-0");
  const auto refused = RunBatch(request);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
  EXPECT_THAT(std::string(refused.status().message()),
              StartsWith("requests[2]: "));
  EXPECT_THAT(RunBatch(Of(3)).status(), IsOk()) << "nothing was left behind";
}

TEST_F(ReferralBatchTest, HoldsOneToAHundred) {
  EXPECT_THAT(FieldsOf(CheckBatchCreate(Of(0))), ElementsAre("requests"));
  EXPECT_THAT(CheckBatchCreate(Of(1)), IsOk());
  EXPECT_THAT(CheckBatchCreate(Of(kMaxBatchItems)), IsOk());
  EXPECT_THAT(FieldsOf(CheckBatchCreate(Of(kMaxBatchItems + 1))),
              ElementsAre("requests"));
  EXPECT_THAT(FieldsOf(CheckBatchCreate({})),
              ElementsAre("parent", "requests"));
}

TEST_F(ReferralBatchTest, IsOfTheCallersTeamsThroughout) {
  Request request = Of(2);
  request.mutable_requests(1)->mutable_referral()->set_team("south");
  call_.teams = {{"north"}};
  EXPECT_THAT(
      RunBatch(request).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "RECORD_NOT_YOURS"));
  EXPECT_EQ(Revision(), 1);
}

}  // namespace
}  // namespace carereform::assessments
