// What an operator is told of a server, and what can be changed while it runs.

#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "nlohmann/json.hpp"
#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

using common::v1::LogLevel;
using common::v1::MaintenanceService;
using common::v1::ServerStatus;

class MaintenanceTest : public CouncilFixture {
 protected:
  absl::StatusOr<ServerStatus> Status() {
    return Call<MaintenanceService>(&MaintenanceService::Stub::GetServerStatus,
                                    common::v1::GetServerStatusRequest());
  }

  absl::StatusOr<ServerStatus> SetLogLevel(int level) {
    common::v1::SetLogLevelRequest request;
    request.set_log_level(static_cast<LogLevel>(level));
    return Call<MaintenanceService>(&MaintenanceService::Stub::SetLogLevel,
                                    request);
  }

  // A call that succeeds and one that is refused; how many lines they left.
  size_t LinesOfTwoCalls() {
    const size_t before = Log().size();
    EXPECT_THAT(Create(NewReferral()).status(), IsOk());
    auto wrong = NewReferral();
    wrong.clear_referral();
    EXPECT_FALSE(Create(wrong).ok());
    return Log().size() - before;
  }
};

TEST_F(MaintenanceTest, TheServerTellsHowItIs) {
  ASSERT_THAT(Create(NewReferral()).status(), IsOk());
  const auto status = Status();
  ASSERT_THAT(status.status(), IsOk());
  EXPECT_EQ(status->version().substr(0, 2), "0.");
  EXPECT_EQ(rpc::FromTimestamp(status->start_time()), TestNow());
  EXPECT_TRUE(status->ready());
  EXPECT_EQ(status->log_level(), common::v1::CALLS);
  EXPECT_EQ(status->calls_under_way(), 1);  // This one.
  EXPECT_EQ(status->queued_calls(), 0);
  ASSERT_EQ(status->stores_size(), 1);
  const ServerStatus::Store& store = status->stores(0);
  EXPECT_EQ(store.source(), "assessments");
  EXPECT_TRUE(store.readable());
  EXPECT_TRUE(store.writable()) << store.reason();
  EXPECT_EQ(store.reason(), "");
  EXPECT_EQ(store.councils(), 1);
  EXPECT_EQ(store.changes(), HeadRevision());
  EXPECT_EQ(store.queued(), 0);
}

TEST_F(MaintenanceTest, TheLogLevelHoldsFromTheNextCallOn) {
  EXPECT_EQ(LinesOfTwoCalls(), 2);
  const auto refusals = SetLogLevel(common::v1::REFUSALS);
  ASSERT_THAT(refusals.status(), IsOk());
  EXPECT_EQ(refusals->log_level(), common::v1::REFUSALS);
  EXPECT_EQ(LinesOfTwoCalls(), 1);
  ASSERT_THAT(SetLogLevel(common::v1::ERRORS).status(), IsOk());
  EXPECT_EQ(LinesOfTwoCalls(), 0);
  ASSERT_THAT(SetLogLevel(common::v1::CALLS).status(), IsOk());
  EXPECT_EQ(LinesOfTwoCalls(), 2);
}

TEST_F(MaintenanceTest, OnlyLevelsThatThereAreCanBeSet) {
  for (const int level : {0, 4, -1}) {
    EXPECT_THAT(SetLogLevel(level).status(),
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << level;
  }
  EXPECT_EQ(Status()->log_level(), common::v1::CALLS);
}

TEST_F(MaintenanceTest, AServerStartsAtTheLevelThatItIsGiven) {
  Stop();
  server::HostOptions options = Options();
  options.log_level = common::v1::ERRORS;
  StartWith(std::move(options));
  EXPECT_EQ(LinesOfTwoCalls(), 0);
  EXPECT_EQ(Status()->log_level(), common::v1::ERRORS);
}

}  // namespace
}  // namespace carereform::tests
