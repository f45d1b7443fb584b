#include <string>

#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "gmock/gmock.h"
#include "grpcpp/health_check_service_interface.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_maintenance.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;

class ServerTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { grpc::EnableDefaultHealthCheckService(true); }

  Outcome Run(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeMaintenance maintenance_;
  FakeServer server_{{&maintenance_}};
};

TEST_F(ServerTest, ShowsTheServerAndItsStores) {
  maintenance_.status.mutable_stores(0)->set_writable(false);
  maintenance_.status.mutable_stores(0)->set_reason("DISK_NEARLY_FULL");
  const Outcome outcome = Run({"server", "status"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* text : {"0.1.0", "calls", "assessments",
                           "reads only: DISK_NEARLY_FULL", "2048"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
  EXPECT_THAT(Run({"server", "status", "--format", "json"}).out,
              HasSubstr("\"DISK_NEARLY_FULL\""));
}

TEST_F(ServerTest, SetsTheLogLevelByItsName) {
  const Outcome outcome = Run({"server", "log-level", "refusals"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(maintenance_.status.log_level(), common::v1::REFUSALS);
  EXPECT_THAT(outcome.out, HasSubstr("refusals"));
}

TEST_F(ServerTest, HealthIsTheExitCode) {
  EXPECT_EQ(Run({"healthcheck"}).exit_code, 0);
  auto* health = server_.health();
  ASSERT_NE(health, nullptr);
  health->SetServingStatus("carereform.readiness", true);
  EXPECT_EQ(Run({"healthcheck", "--service", "carereform.readiness"}).exit_code,
            0);
  health->SetServingStatus("carereform.readiness", false);
  const Outcome not_ready =
      Run({"healthcheck", "--service", "carereform.readiness"});
  EXPECT_EQ(not_ready.exit_code, 3);
  EXPECT_THAT(not_ready.err, HasSubstr("server status"));
  EXPECT_EQ(Run({"healthcheck"}).exit_code, 0);
  EXPECT_EQ(Run({"healthcheck", "--service", "nobody"}).exit_code, 5);
}

TEST(HealthCheckTest, NobodyThereIsNotHealthy) {
  const TemporaryFolder folder;
  EXPECT_EQ(
      RunAgainst("unix:" + folder.PathOf("nobody"), {"healthcheck"}).exit_code,
      3);
}

}  // namespace
}  // namespace carereform::command_line
