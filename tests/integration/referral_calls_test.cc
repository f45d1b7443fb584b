// Referrals over the wire: retries, trial runs, errors with their details.

#include <set>

#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

using testing::ElementsAre;

constexpr char kOneId[] = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";
constexpr char kOtherId[] = "6ba7b811-9dad-41d1-80b4-00c04fd430c8";

class ReferralCallsTest : public CouncilFixture {
 protected:
  absl::StatusOr<Referral> Allocate(const std::string& name, int day,
                                    const std::string& request_id,
                                    const std::string& etag = "") {
    assessments::v1::AllocateReferralRequest request;
    request.set_name(name);
    request.set_request_id(request_id);
    request.set_etag(etag);
    *request.mutable_allocated_date() =
        rpc::ToDate(absl::CivilDay(2025, 10, day));
    return Call<AssessmentService>(&AssessmentService::Stub::AllocateReferral,
                                   request);
  }

  absl::StatusOr<Referral> Close(const std::string& name) {
    assessments::v1::CloseReferralRequest request;
    request.set_name(name);
    *request.mutable_closed_date() = rpc::ToDate(absl::CivilDay(2025, 11, 1));
    return Call<AssessmentService>(&AssessmentService::Stub::CloseReferral,
                                   request);
  }
};

TEST_F(ReferralCallsTest, ACreationThatIsSentAgainIsAnsweredTheSame) {
  auto request = NewReferral();
  request.set_request_id(kOneId);
  const auto created = Create(request);
  ASSERT_THAT(created.status(), IsOk());
  const auto again = Create(request);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), created->SerializeAsString());
  EXPECT_NE(again->etag(), "");
  EXPECT_EQ(Referrals().size(), 1);
}

TEST_F(ReferralCallsTest, AnIdThatIsUsedForOtherContentIsRefused) {
  auto request = NewReferral();
  request.set_request_id(kOneId);
  ASSERT_THAT(Create(request).status(), IsOk());
  request.mutable_referral()->set_team("south");
  EXPECT_THAT(
      Create(request).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
  EXPECT_EQ(Referrals().size(), 1);
  request.set_request_id(kOtherId);
  EXPECT_THAT(Create(request).status(), IsOk());
  EXPECT_EQ(Referrals().size(), 2);
}

// The answer is that of the first time, whatever happened since.
TEST_F(ReferralCallsTest, AMoveThatIsSentAgainIsAnsweredAsItWasThen) {
  const auto created = Create(NewReferral());
  ASSERT_THAT(created.status(), IsOk());
  const auto allocated = Allocate(created->name(), 30, kOneId, created->etag());
  ASSERT_THAT(allocated.status(), IsOk());
  const auto closed = Close(created->name());
  ASSERT_THAT(closed.status(), IsOk());
  const int64_t head = HeadRevision();
  const auto again = Allocate(created->name(), 30, kOneId, created->etag());
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), allocated->SerializeAsString());
  EXPECT_EQ(again->state(), Referral::ALLOCATED);
  EXPECT_THAT(
      Allocate(created->name(), 29, kOneId).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
  EXPECT_EQ(HeadRevision(), head);
  EXPECT_EQ(Referrals()[0].SerializeAsString(), closed->SerializeAsString());
}

TEST_F(ReferralCallsTest, ARequestIdOutlivesTheServer) {
  auto request = NewReferral();
  request.set_request_id(kOneId);
  const auto created = Create(request);
  ASSERT_THAT(created.status(), IsOk());
  Stop();
  Start();
  const auto again = Create(request);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), created->SerializeAsString());
  EXPECT_EQ(Referrals().size(), 1);
}

TEST_F(ReferralCallsTest, ATrialRunIsAnsweredAndChangesNothing) {
  const int64_t head = HeadRevision();
  auto request = NewReferral();
  request.set_request_id(kOneId);
  request.set_validate_only(true);
  request.mutable_referral()->set_external_id("case-1");
  const auto tried = Create(request);
  ASSERT_THAT(tried.status(), IsOk());
  EXPECT_EQ(tried->state(), Referral::RECEIVED);
  EXPECT_TRUE(Referrals().empty());
  EXPECT_EQ(HeadRevision(), head);

  // Neither the external id nor the request id is taken.
  request.set_validate_only(false);
  ASSERT_THAT(Create(request).status(), IsOk());
  EXPECT_EQ(Referrals().size(), 1);
  request.set_validate_only(true);
  request.set_request_id(kOtherId);
  EXPECT_THAT(Create(request).status(),
              HasReason(absl::StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
}

TEST_F(ReferralCallsTest, AnErrorNamesEveryField) {
  assessments::v1::CreateReferralRequest request;
  request.set_parent("councils/x");
  request.mutable_referral()->set_type(static_cast<Referral::Type>(77));
  request.mutable_referral()->mutable_received_date()->set_year(2025);
  request.mutable_referral()->mutable_received_date()->set_month(2);
  request.mutable_referral()->mutable_received_date()->set_day(30);
  const auto refused = Create(request);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(
      FieldsOf(refused.status()),
      ElementsAre("referral.type", "referral.team", "referral.received_date"));
}

TEST_F(ReferralCallsTest, AStaleEtagIsAborted) {
  const auto created = Create(NewReferral());
  ASSERT_THAT(created.status(), IsOk());
  ASSERT_THAT(Allocate(created->name(), 30, "").status(), IsOk());
  EXPECT_THAT(Allocate(created->name(), 30, "", created->etag()).status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(ReferralCallsTest, OneCouncilsReferralIsNotAnothers) {
  const auto created = Create(NewReferral());
  ASSERT_THAT(created.status(), IsOk());
  ASSERT_THAT(CreateCouncil("y", "Y Council").status(), IsOk());
  std::string name = created->name();
  name.replace(name.find("/x/"), 3, "/y/");
  EXPECT_THAT(Allocate(name, 30, "").status(),
              HasReason(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::tests
