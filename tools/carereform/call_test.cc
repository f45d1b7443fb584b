#include <string>

#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;
using testing::Not;

class Referrals final : public assessments::v1::AssessmentService::Service {
 public:
  grpc::Status GetReferral(grpc::ServerContext*,
                           const assessments::v1::GetReferralRequest* request,
                           assessments::v1::Referral* response) override {
    if (request->name() != "councils/x/referrals/r1") {
      return ToGrpcStatus(MakeError(absl::StatusCode::kNotFound,
                                    "REFERRAL_NOT_FOUND", "there is none"));
    }
    response->set_name(request->name());
    response->set_team("home_first");
    response->mutable_received_date()->set_year(2025);
    return grpc::Status::OK;
  }
};

class CallTest : public testing::Test {
 protected:
  // Before the first server is built, or it tells nothing of itself.
  static void SetUpTestSuite() {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  }

  Outcome Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "call");
    return RunAgainst(server_.address(), std::move(arguments));
  }

  static constexpr char kGet[] =
      "carereform.assessments.v1.AssessmentService/GetReferral";
  TemporaryFolder folder_;
  Referrals referrals_;
  FakeServer server_{{&referrals_}};
};

TEST_F(CallTest, MakesTheCallAndPrintsTheAnswerInTheContractsNames) {
  const Outcome outcome = Run({kGet, R"({"name": "councils/x/referrals/r1"})"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  google::protobuf::Struct answer;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(outcome.out, &answer).ok())
      << outcome.out;
  EXPECT_EQ(answer.fields().at("team").string_value(), "home_first");
  EXPECT_TRUE(answer.fields().contains("received_date"));
}

TEST_F(CallTest, TakesAMethodWithoutItsPackageAndARequestFromAFile) {
  const std::string file =
      folder_.Write("request.json", R"({"name": "councils/x/referrals/r1"})");
  const Outcome outcome = Run({"AssessmentService/GetReferral", "@" + file});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("home_first"));
}

TEST_F(CallTest, TheServersErrorIsExplainedLikeAnyOther) {
  const Outcome outcome = Run({kGet, R"({"name": "councils/x/referrals/r2"})"});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_THAT(outcome.err, HasSubstr("there is none"));
  EXPECT_THAT(outcome.err, HasSubstr("carereform referral list"));
}

TEST_F(CallTest, WhatTheContractDoesNotKnowIsRefusedByItsPath) {
  for (const char* request :
       {R"({"referral": {"teem": "x"}})", R"({"nam": "x"})"}) {
    const Outcome outcome = Run({"AssessmentService/CreateReferral", request});
    EXPECT_EQ(outcome.exit_code, 4);
    EXPECT_THAT(outcome.err, HasSubstr("CreateReferralRequest"));
    EXPECT_THAT(outcome.err,
                testing::AnyOf(HasSubstr("teem"), HasSubstr("nam")));
    EXPECT_THAT(outcome.err, HasSubstr("--describe carereform.assessments.v1."
                                       "AssessmentService/CreateReferral"));
    EXPECT_THAT(outcome.err, HasSubstr("no field has this name"));
  }
}

TEST_F(CallTest, WhatIsNoJsonOrNoFileIsRefused) {
  EXPECT_EQ(Run({kGet, "{"}).exit_code, 4);
  EXPECT_EQ(Run({kGet, "[]"}).exit_code, 4);
  const Outcome outcome = Run({kGet, "@" + folder_.PathOf("none")});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr(folder_.PathOf("none")));
}

TEST_F(CallTest, AMethodThatIsNotThereIsNotFound) {
  for (const char* method :
       {"AssessmentService/Get", "x.Y/GetReferral", "GetReferral"}) {
    const Outcome outcome = Run({method});
    EXPECT_EQ(outcome.exit_code, 5) << method;
    EXPECT_THAT(outcome.err, HasSubstr("call --list"));
  }
}

TEST_F(CallTest, ListsEveryMethodButThoseOfGrpc) {
  const Outcome outcome = Run({"--list"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr(kGet));
  EXPECT_THAT(outcome.out, HasSubstr("AssessmentService/CreateReferral\n"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("grpc.reflection")));
}

TEST_F(CallTest, DescribesARequestWithAllThatItHolds) {
  const Outcome outcome =
      Run({"--describe", "AssessmentService/CreateReferral"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* text :
       {"CreateReferralRequest", "referral.team", "referral.received_date.year",
        "int32", "CARE_ACT | ", "validate_only"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
}

TEST_F(CallTest, NobodyThereIsNoServer) {
  const Outcome outcome =
      RunAgainst("unix:" + folder_.PathOf("nobody"), {"call", "--list"});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("carereform serve"));
}

}  // namespace
}  // namespace carereform::command_line
