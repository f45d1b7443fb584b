// The changes of referrals and their flags, against a server that keeps what it
// was asked.
#include <string>
#include <utility>
#include <vector>

#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/assessments/v1/data_quality.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = assessments::v1;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using v1::Flag;
using v1::Referral;

constexpr char kReferral[] = "councils/kent/referrals/r1";

// Answers every change with a referral of that name.
class FakeAssessments : public v1::AssessmentService::Service {
 public:
  template <typename Request>
  static grpc::Status Keep(const Request& request, Request& kept,
                           Referral& out) {
    kept = request;
    out.set_name(request.name());
    out.set_type(Referral::CARE_ACT);
    out.set_state(Referral::TRIAGED);
    return grpc::Status::OK;
  }

  grpc::Status RateReferral(grpc::ServerContext*,
                            const v1::RateReferralRequest* request,
                            Referral* out) override {
    *out->mutable_risk()->mutable_rated_date() = request->rated_date();
    out->mutable_risk()->set_rating(request->rating());
    out->mutable_risk()->set_rated_by(request->rated_by());
    return Keep(*request, rated, *out);
  }
  grpc::Status HoldReferral(grpc::ServerContext*,
                            const v1::HoldReferralRequest* request,
                            Referral* out) override {
    return Keep(*request, held, *out);
  }
  grpc::Status ResumeReferral(grpc::ServerContext*,
                              const v1::ResumeReferralRequest* request,
                              Referral* out) override {
    return Keep(*request, resumed, *out);
  }
  grpc::Status TransferReferral(grpc::ServerContext*,
                                const v1::TransferReferralRequest* request,
                                Referral* out) override {
    return Keep(*request, transferred, *out);
  }
  grpc::Status CorrectReferral(grpc::ServerContext*,
                               const v1::CorrectReferralRequest* request,
                               Referral* out) override {
    return Keep(*request, corrected, *out);
  }
  grpc::Status ReopenReferral(grpc::ServerContext*,
                              const v1::ReopenReferralRequest* request,
                              Referral* out) override {
    return Keep(*request, reopened, *out);
  }
  grpc::Status LookUpAllocation(grpc::ServerContext*,
                                const v1::LookUpAllocationRequest* request,
                                v1::LookUpAllocationResponse* out) override {
    looked_up = *request;
    out->set_referral(kReferral);
    out->set_state(Referral::RECEIVED);
    out->set_team("north");
    out->set_duty_team("north_duty");
    return grpc::Status::OK;
  }

  v1::RateReferralRequest rated;
  v1::HoldReferralRequest held;
  v1::ResumeReferralRequest resumed;
  v1::TransferReferralRequest transferred;
  v1::CorrectReferralRequest corrected;
  v1::ReopenReferralRequest reopened;
  v1::LookUpAllocationRequest looked_up;
};

class FakeDataQuality : public v1::DataQualityService::Service {
 public:
  grpc::Status ProposeFlag(grpc::ServerContext*,
                           const v1::ProposeFlagRequest* request,
                           Flag* out) override {
    proposed = *request;
    *out = request->flag();
    out->set_name(request->parent() + "/flags/f1");
    out->set_state(Flag::PROPOSED);
    return grpc::Status::OK;
  }
  grpc::Status ApproveFlag(grpc::ServerContext*,
                           const v1::ApproveFlagRequest* request,
                           Flag* out) override {
    approved = *request;
    out->set_name(request->name());
    out->set_state(Flag::APPROVED);
    return grpc::Status::OK;
  }
  grpc::Status RejectFlag(grpc::ServerContext*, const v1::RejectFlagRequest*,
                          Flag*) override {
    return ToGrpcStatus(MakeError(absl::StatusCode::kFailedPrecondition,
                                  "FLAG_STATE", "it is approved"));
  }
  grpc::Status ListFlags(grpc::ServerContext*,
                         const v1::ListFlagsRequest* request,
                         v1::ListFlagsResponse* out) override {
    listed = *request;
    Flag& flag = *out->add_flags();
    flag.set_name(kReferral + std::string("/flags/f1"));
    flag.set_state(Flag::PROPOSED);
    flag.set_exclusion(Referral::RECORDING_ERROR);
    flag.set_proposed_by("analyst");
    return grpc::Status::OK;
  }

  v1::ProposeFlagRequest proposed;
  v1::ApproveFlagRequest approved;
  v1::ListFlagsRequest listed;
};

class ReferralChangeTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }
  // Runs a command about the referral.
  Outcome Change(const std::string& command,
                 const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"referral", command, "r1",
                                          "--council", "kent"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunHere(arguments);
  }

  FakeAssessments assessments_;
  FakeDataQuality data_quality_;
  FakeServer server_{{&assessments_, &data_quality_}};
};

TEST_F(ReferralChangeTest, Rates) {
  const Outcome outcome = Change(
      "rate", {"--rating", "red", "--on", "2025-10-20", "--by", "team_manager",
               "--reason", "reprioritised", "--etag", "e1"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(assessments_.rated.name(), kReferral);
  EXPECT_EQ(assessments_.rated.rating(), v1::RED);
  EXPECT_EQ(assessments_.rated.rated_date().day(), 20);
  EXPECT_EQ(assessments_.rated.rated_by(), "team_manager");
  EXPECT_EQ(assessments_.rated.reason(),
            v1::RateReferralRequest::REPRIORITISED);
  EXPECT_EQ(assessments_.rated.etag(), "e1");
  EXPECT_EQ(assessments_.rated.request_id().size(), 36u);
  EXPECT_THAT(outcome.out, HasSubstr("red, 2025-10-20, by team_manager"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("on hold")));
}

TEST_F(ReferralChangeTest, HoldsAndResumes) {
  EXPECT_EQ(
      Change("hold", {"--reason", "court-of-protection", "--on", "2025-10-20"})
          .exit_code,
      0);
  EXPECT_EQ(assessments_.held.reason(), Referral::COURT_OF_PROTECTION);
  EXPECT_EQ(assessments_.held.held_date().month(), 10);
  EXPECT_EQ(Change("resume", {}).exit_code, 0);
  EXPECT_EQ(assessments_.resumed.name(), kReferral);
}

TEST_F(ReferralChangeTest, Transfers) {
  EXPECT_EQ(
      Change("transfer", {"--team", "south", "--worker", "w-2", "--duty-team",
                          "south_duty", "--locality", "town", "--district",
                          "blaby", "--reason", "moved-home"})
          .exit_code,
      0);
  const auto& asked = assessments_.transferred;
  EXPECT_EQ(asked.team(), "south");
  EXPECT_EQ(asked.worker(), "w-2");
  EXPECT_EQ(asked.duty_team(), "south_duty");
  EXPECT_EQ(asked.locality(), "town");
  EXPECT_EQ(asked.district(), "blaby");
  EXPECT_EQ(asked.reason(), v1::TransferReferralRequest::MOVED_HOME);
}

TEST_F(ReferralChangeTest, CorrectsWhatIsSetAndWhatIsCleared) {
  const Outcome outcome = Change(
      "correct", {"--set", "allocated_date=2025-10-20", "--set", "type=carer",
                  "--set", "locality=town", "--set", "duty_work_done=true",
                  "--clear", "started_date", "--reason", "recorded-late"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto& asked = assessments_.corrected;
  EXPECT_THAT(asked.update_mask().paths(),
              ElementsAre("allocated_date", "type", "locality",
                          "duty_work_done", "started_date"));
  EXPECT_EQ(asked.referral().allocated_date().day(), 20);
  EXPECT_EQ(asked.referral().type(), Referral::CARER);
  EXPECT_EQ(asked.referral().locality(), "town");
  EXPECT_TRUE(asked.referral().duty_work_done());
  EXPECT_FALSE(asked.referral().has_started_date());
  EXPECT_EQ(asked.reason(), v1::CorrectReferralRequest::RECORDED_LATE);
}

TEST_F(ReferralChangeTest, SaysWhatCannotBeSet) {
  for (const char* given : {"nothing=1", "type=lunch", "allocated_date=soon",
                            "risk=red", "duty_work_done=perhaps", "locality"}) {
    EXPECT_EQ(Change("correct", {"--set", given, "--reason", "recorded-late"})
                  .exit_code,
              2)
        << given;
  }
}

TEST_F(ReferralChangeTest, Reopens) {
  EXPECT_EQ(Change("reopen", {"--reason", "closed-by-error"}).exit_code, 0);
  EXPECT_EQ(assessments_.reopened.reason(),
            v1::ReopenReferralRequest::CLOSED_BY_ERROR);
  EXPECT_EQ(Change("reopen", {"--reason", "why-not"}).exit_code, 2);
  EXPECT_EQ(Change("reopen", {}).exit_code, 2);
}

TEST_F(ReferralChangeTest, SaysWhoHasACase) {
  const Outcome outcome = RunHere(
      {"referral", "worker", "--external-id", "case-17", "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(assessments_.looked_up.parent(), "councils/kent");
  EXPECT_EQ(assessments_.looked_up.external_id(), "case-17");
  EXPECT_EQ(outcome.out,
            "referral  councils/kent/referrals/r1\n"
            "state     received\n"
            "team      north\n"
            "turn to   north_duty\n");
  EXPECT_EQ(RunHere({"referral", "worker", kReferral}).exit_code, 0);
  EXPECT_EQ(assessments_.looked_up.parent(), "councils/kent");
  EXPECT_EQ(assessments_.looked_up.referral(), kReferral);
}

TEST_F(ReferralChangeTest, ProposesAFlagAndSaysWhatIsNext) {
  const Outcome outcome =
      RunHere({"flag", "propose", "r1", "--council", "kent", "--exclusion",
               "recording-error", "--reason", "found-in-figures"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(data_quality_.proposed.parent(), kReferral);
  EXPECT_EQ(data_quality_.proposed.flag().exclusion(),
            Referral::RECORDING_ERROR);
  EXPECT_EQ(data_quality_.proposed.flag().reason(), Flag::FOUND_IN_FIGURES);
  EXPECT_THAT(outcome.err,
              HasSubstr("flag approve councils/kent/referrals/r1/flags/f1"));
}

TEST_F(ReferralChangeTest, DecidesAndListsFlags) {
  const std::string flag = kReferral + std::string("/flags/f1");
  EXPECT_EQ(RunHere({"flag", "approve", flag, "--etag", "e1"}).exit_code, 0);
  EXPECT_EQ(data_quality_.approved.name(), flag);
  EXPECT_EQ(data_quality_.approved.etag(), "e1");
  EXPECT_THAT(RunHere({"flag", "reject", flag}).err, HasSubstr("flag list"));
  const Outcome outcome =
      RunHere({"flag", "list", "--council", "kent", "--state", "proposed"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(data_quality_.listed.parent(), "councils/kent/referrals/-");
  EXPECT_EQ(data_quality_.listed.state(), Flag::PROPOSED);
  EXPECT_THAT(outcome.out, HasSubstr("recording error  analyst"));
}

}  // namespace
}  // namespace carereform::command_line
