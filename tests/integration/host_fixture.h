// A server of referrals on a unix socket and a data directory of its own, for
// tests that reach it as another program would.

#ifndef CR_TESTS_INTEGRATION_HOST_FIXTURE_H_
#define CR_TESTS_INTEGRATION_HOST_FIXTURE_H_

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "common/rpc/convert.h"
#include "common/server/host.h"
#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "gtest/gtest.h"
#include "services/assessments/assessments.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::tests {

inline constexpr char kSource[] = "councils/x/sources/assessments";

class HostFixture : public testing::Test {
 protected:
  using AssessmentService = assessments::v1::AssessmentService;
  using ChangeFeedService = changes::v1::ChangeFeedService;
  using CouncilService = common::v1::CouncilService;
  using Referral = assessments::v1::Referral;

  HostFixture() { Start(); }

  // How the server is started: data and a socket in the test's directory.
  server::HostOptions Options() {
    server::HostOptions options;
    options.data_directory = directory_.path() + "/data";
    options.addresses = {address()};
    options.clock = &TestNow;
    options.log = [this](const std::string& line) {
      const std::lock_guard lock(mutex_);
      log_.push_back(line);
    };
    return options;
  }

  std::string socket_path() const { return directory_.path() + "/run/socket"; }
  std::string address() const { return "unix:" + socket_path(); }

  void Start() { StartWith(Options()); }
  void StartWith(server::HostOptions options) {
    auto host = server::Host::Start(std::move(options),
                                    {assessments::AssessmentsSource()});
    ASSERT_THAT(host.status(), IsOk());
    host_ = *std::move(host);
    Connect();
  }

  // Connects anew, past any connection that is remembered.
  void Connect() {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    channel_ = grpc::CreateCustomChannel(
        address(), grpc::InsecureChannelCredentials(), arguments);
  }

  void Stop() {
    channel_ = nullptr;
    host_ = nullptr;
  }

  // Calls a method of `Service` over the socket.
  template <typename Service, typename Request, typename Response>
  absl::StatusOr<Response> Call(
      grpc::Status (Service::Stub::*method)(grpc::ClientContext*,
                                            const Request&, Response*),
      const Request& request) {
    const auto stub = Service::NewStub(channel_);
    return tests::Call(*stub, method, request);
  }

  absl::StatusOr<common::v1::Council> CreateCouncil(
      const std::string& id, const std::string& display_name) {
    common::v1::CreateCouncilRequest request;
    request.set_council_id(id);
    request.mutable_council()->set_display_name(display_name);
    return Call<CouncilService>(&CouncilService::Stub::CreateCouncil, request);
  }

  // A request for a referral that was received ten days ago.
  static assessments::v1::CreateReferralRequest NewReferral() {
    assessments::v1::CreateReferralRequest request;
    request.set_parent("councils/x");
    request.mutable_referral()->set_type(Referral::CARE_ACT);
    request.mutable_referral()->set_team("north");
    *request.mutable_referral()->mutable_received_date() =
        rpc::ToDate(absl::CivilDay(2025, 10, 24));
    return request;
  }
  absl::StatusOr<Referral> Create(
      const assessments::v1::CreateReferralRequest& request) {
    return Call<AssessmentService>(&AssessmentService::Stub::CreateReferral,
                                   request);
  }

  // Every referral of the council, page by page.
  std::vector<Referral> Referrals() {
    std::vector<Referral> all;
    assessments::v1::ListReferralsRequest request;
    request.set_parent("councils/x");
    request.set_page_size(1000);
    do {
      const auto page = Call<AssessmentService>(
          &AssessmentService::Stub::ListReferrals, request);
      EXPECT_THAT(page.status(), IsOk());
      if (!page.ok()) break;
      all.insert(all.end(), page->referrals().begin(), page->referrals().end());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  // The change records after a revision: one page of at most `page_size`.
  absl::StatusOr<changes::v1::ListChangesResponse> Changes(
      int64_t after_revision, int page_size = 1000) {
    changes::v1::ListChangesRequest request;
    request.set_parent(kSource);
    request.set_after_revision(after_revision);
    request.set_page_size(page_size);
    return Call<ChangeFeedService>(&ChangeFeedService::Stub::ListChanges,
                                   request);
  }
  int64_t HeadRevision() {
    const auto changes = Changes(0, 1);
    EXPECT_THAT(changes.status(), IsOk());
    return changes.ok() ? changes->head_revision() : -1;
  }

  std::vector<std::string> Log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

  TemporaryDirectory directory_;
  std::mutex mutex_;
  std::vector<std::string> log_;
  std::unique_ptr<server::Host> host_;
  std::shared_ptr<grpc::Channel> channel_;
};

// The same with the council `councils/x` in it.
class CouncilFixture : public HostFixture {
 protected:
  CouncilFixture() {
    EXPECT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  }
};

}  // namespace carereform::tests

#endif  // CR_TESTS_INTEGRATION_HOST_FIXTURE_H_
