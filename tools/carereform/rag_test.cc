// `rag show` and `rag history` against a server that keeps what it was asked.
#include <string>
#include <vector>

#include "carereform/improvement/v1/target_rag.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = improvement::v1;
using testing::HasSubstr;

class FakeRatings : public v1::TargetRagService::Service {
 public:
  grpc::Status ListRagStatuses(grpc::ServerContext*,
                               const v1::ListRagStatusesRequest* request,
                               v1::ListRagStatusesResponse* out) override {
    EXPECT_EQ(request->parent(), "councils/kent");
    EXPECT_EQ(request->as_of_date().day(), 20);
    v1::RagStatus& status = *out->add_rag_statuses();
    status.set_code("M01");
    status.mutable_computed()->set_colour(v1::Rag::AMBER);
    status.mutable_computed()->set_reason("Amber: 15 days.");
    status.mutable_agreed()->set_colour(v1::Rag::GREEN);
    status.set_moved_since_agreed(true);
    status.mutable_trend()->set_value(v1::Trend::IMPROVING);
    return grpc::Status::OK;
  }

  grpc::Status GetRagHistory(grpc::ServerContext*,
                             const v1::GetRagHistoryRequest* request,
                             v1::RagHistory* out) override {
    EXPECT_EQ(request->name(), "councils/kent/outcomeTargets/m01");
    EXPECT_FALSE(request->has_as_of_date());
    v1::RagChange& change = *out->add_changes();
    change.mutable_date()->set_year(2025);
    change.mutable_date()->set_month(10);
    change.mutable_date()->set_day(6);
    change.mutable_after()->set_colour(v1::Rag::RED);
    change.mutable_after()->set_reason("Red: 20 days.");
    v1::RagEvent& event = *change.add_events();
    event.set_kind(v1::RagEvent::TARGET_DUE_PASSED);
    event.set_name("councils/kent/outcomeTargets/m01");
    return grpc::Status::OK;
  }
};

class RagCommandsTest : public testing::Test {
 protected:
  FakeRatings ratings_;
  FakeServer server_{{&ratings_}};
};

TEST_F(RagCommandsTest, ShowHasBothRatingsAndTheReason) {
  const Outcome outcome =
      RunAgainst(server_.address(),
                 {"rag", "show", "--council", "kent", "--as-of", "2025-10-20"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("M01"));
  EXPECT_THAT(outcome.out, HasSubstr("green, moved since"));
  EXPECT_THAT(outcome.out, HasSubstr("Amber: 15 days."));
}

TEST_F(RagCommandsTest, HistoryTellsTheCause) {
  const Outcome outcome =
      RunAgainst(server_.address(),
                 {"rag", "history", "--council", "kent", "--target", "m01"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("2025-10-06"));
  EXPECT_THAT(outcome.out, HasSubstr("target due passed m01"));
}

}  // namespace
}  // namespace carereform::command_line
