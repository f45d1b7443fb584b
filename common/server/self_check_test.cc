#include "common/server/self_check.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <future>
#include <memory>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "tests/support/temporary_directory.h"

namespace carereform::server {
namespace {

class SelfCheckTest : public testing::Test {
 protected:
  std::string Address(const std::string& name) const {
    return "unix:" + directory_.path() + "/" + name;
  }

  std::unique_ptr<grpc::Server> Serve(const std::string& address) {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::ServerBuilder builder;
    builder.AddListeningPort(address, grpc::InsecureServerCredentials());
    builder.RegisterService(&service_);
    return builder.BuildAndStart();
  }

  // Listens and accepts nobody, as a server does whose listener has ended.
  int ListenDeafly(const std::string& name) {
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = directory_.path() + "/" + name;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    EXPECT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address),
                   sizeof(address)),
              0);
    EXPECT_EQ(listen(listener, 8), 0);
    return listener;
  }

  SelfCheckOptions Quick(std::vector<std::string> addresses) {
    SelfCheckOptions options;
    options.addresses = std::move(addresses);
    options.between_checks = absl::Milliseconds(1);
    options.patience = absl::Milliseconds(50);
    options.on_answer = [this] { ++answers_; };
    options.on_silence = [this] { silence_.Notify(); };
    return options;
  }

  tests::TemporaryDirectory directory_;
  common::v1::CouncilService::Service service_;  // A server has one at least.
  std::atomic<int> answers_ = 0;
  absl::Notification silence_;
};

TEST_F(SelfCheckTest, AServerThatAnswersIsLeftAlone) {
  const auto server = Serve(Address("s"));
  ASSERT_NE(server, nullptr);
  SelfCheckOptions options = Quick({Address("s")});
  options.patience = absl::Seconds(30);
  {
    const SelfCheck check(options);
    while (answers_ < 3) absl::SleepFor(absl::Milliseconds(1));
  }
  EXPECT_FALSE(silence_.HasBeenNotified());
}

TEST_F(SelfCheckTest, AListenerThatAcceptsNobodyIsSilence) {
  const int listener = ListenDeafly("deaf");
  const SelfCheck check(Quick({Address("deaf")}));
  EXPECT_TRUE(silence_.WaitForNotificationWithTimeout(absl::Seconds(30)));
  EXPECT_EQ(answers_, 0);
  close(listener);
}

TEST_F(SelfCheckTest, EveryAddressHasToAnswer) {
  const auto server = Serve(Address("s"));
  ASSERT_NE(server, nullptr);
  const int listener = ListenDeafly("deaf");
  const SelfCheck check(Quick({Address("s"), Address("deaf")}));
  EXPECT_TRUE(silence_.WaitForNotificationWithTimeout(absl::Seconds(30)));
  EXPECT_EQ(answers_, 0);
  close(listener);
}

}  // namespace
}  // namespace carereform::server
