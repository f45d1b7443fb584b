// How callers are told apart over the wire, and what a server refuses to start
// on.

#include "common/access/callers.h"

#include <fstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "common/rpc/convert.h"
#include "gmock/gmock.h"
#include "grpcpp/impl/codegen/rpc_service_method.h"
#include "grpcpp/impl/codegen/service_type.h"
#include "gtest/gtest.h"
#include "services/assessments/assessments.h"
#include "tests/access/access_host.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::data {
extern const absl::string_view kExpectedAccess;
}

namespace carereform::tests {
namespace {

using google::protobuf::MethodDescriptor;
using nlohmann::json;
using testing::HasSubstr;

constexpr auto kUnauthenticated = absl::StatusCode::kUnauthenticated;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;

const MethodDescriptor* Method(const std::string& name) {
  const auto* method =
      google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
          "carereform." + name);
  EXPECT_NE(method, nullptr) << name;
  return method;
}

AnyCall CallOf(const std::string& method, const std::string& token) {
  const MethodDescriptor* descriptor = Method(method);
  return {descriptor, token, RequestAbout(*descriptor, "own", "")};
}

TEST(TokensTest, OverTcpNothingIsDoneWithoutOne) {
  const std::string good = access::NewToken();
  const std::string expired = access::NewToken();
  AccessHost host({CallerEntry("good", good, {"auditor"}),
                   CallerEntry("expired", expired, {"auditor"}, kDayBefore)},
                  nullptr, /*tcp=*/true);
  ASSERT_THAT(host.started(), IsOk());
  int refused = 0;
  for (const MethodDescriptor* method : host.ServedMethods()) {
    for (const auto& [token, reason] :
         std::vector<std::pair<std::string, std::string>>{
             {"", "TOKEN_MISSING"},
             {access::NewToken(), "TOKEN_UNKNOWN"},
             {expired, "TOKEN_EXPIRED"}}) {
      const absl::Status status = host.MakeOne(
          {method, token, RequestAbout(*method, "own", "")}, /*over_tcp=*/true);
      if (status.code() == absl::StatusCode::kUnimplemented) continue;
      EXPECT_THAT(status, HasReason(kUnauthenticated, reason))
          << method->full_name();
      if (!token.empty()) {
        EXPECT_THAT(std::string(status.message()),
                    testing::Not(HasSubstr(token)));
      }
      ++refused;
    }
  }
  std::printf("Shown: calls without a good token: %d refused\n", refused);
  EXPECT_GT(refused, 180);
  EXPECT_THAT(
      host.MakeOne(CallOf("common.v1.CouncilService.ListCouncils", good),
                   /*over_tcp=*/true),
      IsOk());
}

TEST(TokensTest, ADeputyIsOneBetweenItsDays) {
  const std::string past = access::NewToken();
  const std::string now = access::NewToken();
  const auto deputy = [](const std::string& id, const std::string& token,
                         const char* to) {
    json entry = CallerEntry(id, token, {});
    entry["roles"].push_back({{"role", "auditor"},
                              {"from", "2025-10-01"},
                              {"to", to},
                              {"deputy", true}});
    return entry;
  };
  AccessHost host(
      {deputy("past", past, kDayBefore), deputy("now", now, kLastDay)},
      nullptr);
  ASSERT_THAT(host.started(), IsOk());
  const char* list = "common.v1.CouncilService.ListCouncils";
  EXPECT_THAT(host.MakeOne(CallOf(list, past)),
              HasReason(kDenied, "PERMISSION_MISSING"));
  EXPECT_THAT(host.MakeOne(CallOf(list, now)), IsOk());
}

TEST(StartTest, AFileThatIsNotRightIsRefused) {
  const json unknown_role =
      json::array({CallerEntry("a", access::NewToken(), {"emperor"})});
  const absl::Status started = AccessHost(unknown_role, nullptr).started();
  EXPECT_THAT(started, HasReason(absl::StatusCode::kInvalidArgument,
                                 "CALLERS_FILE_INVALID"));
  EXPECT_THAT(std::string(started.message()), HasSubstr("'emperor'"));
  const json no_roles = json::array();
  EXPECT_THAT(
      AccessHost(json::array(), no_roles).started(),
      HasReason(absl::StatusCode::kInvalidArgument, "ROLES_FILE_INVALID"));
}

// Every permission that a default role has is one that a method needs.
TEST(StartTest, TheDefaultRolesHaveNothingThatNobodyNeeds) {
  std::set<std::string> needed;
  for (const absl::string_view line :
       absl::StrSplit(data::kExpectedAccess, '\n', absl::SkipEmpty())) {
    const std::string method =
        absl::StrReplaceAll(line.substr(0, line.find(',')), {{"/", "."}});
    if (method.front() == '#' || method == "method") continue;
    const MethodDescriptor* descriptor = Method(method);
    ASSERT_NE(descriptor, nullptr);
    needed.insert(
        descriptor->options().GetExtension(common::v1::policy).permission());
  }
  EXPECT_THAT(access::PermissionsOf(access::DefaultRoles()),
              testing::ElementsAreArray(needed));
}

// A service that no contract describes, as one left over from a trial would be.
class Unguarded final : public grpc::Service {
 public:
  Unguarded() {
    AddMethod(new grpc::internal::RpcServiceMethod(
        "/carereform.trial.v1.Trial/Do", grpc::internal::RpcMethod::NORMAL_RPC,
        nullptr));
  }
};

class UnguardedSource final : public server::Source {
 public:
  explicit UnguardedSource(server::SourceContext context)
      : store_(std::move(context.store)) {}

  std::string id() const override { return "trial"; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {{"carereform.trial.v1.Trial", &service_}};
  }

 private:
  std::unique_ptr<store::Store> store_;
  Unguarded service_;
};

TEST(StartTest, AMethodWithoutAPolicyKeepsTheServerFromStarting) {
  const TemporaryDirectory directory;
  server::HostOptions options;
  options.memory = true;
  options.addresses = {"unix:" + directory.path() + "/s"};
  const absl::Status started =
      server::Host::Start(
          std::move(options),
          {assessments::AssessmentsSource(),
           {"trial",
            [](server::SourceContext context)
                -> absl::StatusOr<std::unique_ptr<server::Source>> {
              return std::make_unique<UnguardedSource>(std::move(context));
            }}})
          .status();
  EXPECT_THAT(started, HasReason(absl::StatusCode::kFailedPrecondition,
                                 "POLICY_MISSING"));
  EXPECT_THAT(std::string(started.message()),
              HasSubstr("carereform.trial.v1.Trial"));
}

// Calls a method of a service over a host's socket.
template <typename Request>
AnyCall CallWith(const std::string& method, const std::string& token,
                 const Request& request) {
  return {Method(method), token, std::make_unique<Request>(request)};
}

// The change records of `own` in assessments name who made each change, and one
// who is limited to a team changes no other's referrals.
class TeamsTest : public testing::Test {
 protected:
  TeamsTest()
      : host_({North(), CallerEntry("all", all_, {"integration"})}, nullptr) {
    EXPECT_THAT(host_.started(), IsOk());
    common::v1::CreateCouncilRequest council;
    council.set_council_id("own");
    council.mutable_council()->set_display_name("A Council");
    EXPECT_THAT(host_.MakeOne(CallWith("common.v1.CouncilService.CreateCouncil",
                                       "", council)),
                IsOk());
  }

  json North() const {
    json entry = CallerEntry("north-duty", north_, {"assessor"});
    entry["teams"] = {"north"};
    return entry;
  }

  absl::Status Create(const std::string& token, const std::string& team) {
    assessments::v1::CreateReferralRequest request;
    request.set_parent("councils/own");
    auto& referral = *request.mutable_referral();
    referral.set_type(assessments::v1::Referral::CARE_ACT);
    referral.set_team(team);
    *referral.mutable_received_date() =
        rpc::ToDate(absl::CivilDay(2025, 11, 3));
    return host_.MakeOne(CallWith(
        "assessments.v1.AssessmentService.CreateReferral", token, request));
  }

  const std::string north_ = access::NewToken();
  const std::string all_ = access::NewToken();
  AccessHost host_;
};

TEST_F(TeamsTest, OneOfATeamHasItsOwnCasesAndNothingElse) {
  EXPECT_THAT(Create(north_, "north"), IsOk());
  EXPECT_THAT(Create(north_, "south"), HasReason(kDenied, "RECORD_NOT_YOURS"));
  EXPECT_THAT(Create(all_, "south"), IsOk());
  EXPECT_THAT(
      host_.MakeOne(CallOf("measures.v1.MeasureService.ListMeasures", north_)),
      HasReason(kDenied, "TEAM_LIMITED"));
  changes::v1::ListChangesRequest request;
  request.set_parent("councils/own/sources/assessments");
  const auto stub =
      changes::v1::ChangeFeedService::NewStub(host_.host().InProcessChannel());
  const auto changes =
      Call(*stub, &changes::v1::ChangeFeedService::Stub::ListChanges, request);
  ASSERT_THAT(changes.status(), IsOk());
  std::vector<std::string> actors;
  for (const auto& change : changes->changes()) {
    actors.push_back(change.actor());
  }
  EXPECT_THAT(actors, testing::ElementsAre("local", "north-duty", "all"));
}

TEST_F(TeamsTest, ACallerIsShownItsCouncilsOnly) {
  common::v1::CreateCouncilRequest council;
  council.set_council_id("other");
  council.mutable_council()->set_display_name("Another Council");
  EXPECT_THAT(host_.MakeOne(CallWith("common.v1.CouncilService.CreateCouncil",
                                     "", council)),
              IsOk());
  const auto stub =
      common::v1::CouncilService::NewStub(host_.host().InProcessChannel());
  const auto all = Call(*stub, &common::v1::CouncilService::Stub::ListCouncils,
                        common::v1::ListCouncilsRequest());
  ASSERT_THAT(all.status(), IsOk());
  EXPECT_EQ(all->councils_size(), 2);
  common::v1::ListCouncilsResponse own;
  EXPECT_THAT(
      host_.MakeOne(CallOf("common.v1.CouncilService.ListCouncils", all_),
                    /*over_tcp=*/false, &own),
      IsOk());
  ASSERT_EQ(own.councils_size(), 1);
  EXPECT_EQ(own.councils(0).name(), "councils/own");
}

}  // namespace
}  // namespace carereform::tests
