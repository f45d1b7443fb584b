// The commands about people who wait against a server that keeps what it was
// asked.
#include <string>
#include <utility>
#include <vector>

#include "carereform/assessments/v1/reviews.grpc.pb.h"
#include "carereform/assessments/v1/waiting_well.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = assessments::v1;
using testing::HasSubstr;

google::type::Date DateOf(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

class FakeWaitingWell : public v1::WaitingWellService::Service {
 public:
  grpc::Status ListDueContacts(grpc::ServerContext*,
                               const v1::ListDueContactsRequest* request,
                               v1::ListDueContactsResponse* out) override {
    due = *request;
    auto& red = *out->add_due_contacts();
    red.set_referral("councils/kent/referrals/r1");
    red.set_team("north");
    red.set_rating(v1::RED);
    red.set_red_not_escalated(true);
    red.set_escalate_to("strategic_service_manager");
    auto& other = *out->add_due_contacts();
    other.set_referral("councils/kent/referrals/r2");
    other.set_team("south");
    *other.mutable_due_date() = DateOf(2025, 10, 6);
    other.set_overdue_days(14);
    if (request->page_token().empty()) out->set_next_page_token("more");
    return grpc::Status::OK;
  }

  grpc::Status ListMissedTrayReviews(
      grpc::ServerContext*, const v1::ListMissedTrayReviewsRequest* request,
      v1::ListMissedTrayReviewsResponse* out) override {
    missed = *request;
    auto& line = *out->add_missed_tray_reviews();
    line.set_team("north");
    line.set_kind(v1::TrayReview::WEEKLY_TRAY);
    *line.mutable_first_date() = DateOf(2025, 9, 29);
    *line.mutable_last_date() = DateOf(2025, 10, 5);
    return grpc::Status::OK;
  }

  v1::ListDueContactsRequest due;
  v1::ListMissedTrayReviewsRequest missed;
};

class FakeReviews : public v1::ReviewService::Service {
 public:
  grpc::Status ListDueReviews(grpc::ServerContext*,
                              const v1::ListDueReviewsRequest* request,
                              v1::ListDueReviewsResponse* out) override {
    due = *request;
    auto& line = *out->add_due_reviews();
    line.set_support("councils/kent/supports/s1");
    line.set_team("north");
    line.set_kind(v1::Support::LONG_TERM_NURSING);
    line.set_out_of_county(true);
    *line.mutable_due_date() = DateOf(2025, 10, 6);
    line.set_overdue_days(14);
    return grpc::Status::OK;
  }

  v1::ListDueReviewsRequest due;
};

class WaitingCommandsTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeWaitingWell waiting_well_;
  FakeReviews reviews_;
  FakeServer server_{{&waiting_well_, &reviews_}};
};

TEST_F(WaitingCommandsTest, ListsWhoIsToBeContactedAndWhatIsToBeDone) {
  const Outcome outcome = RunHere({"contacts", "list-due", "--council", "kent",
                                   "--as-of", "2025-10-20", "--team", "north",
                                   "--within", "7", "--limit", "2"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(waiting_well_.due.parent(), "councils/kent");
  EXPECT_EQ(waiting_well_.due.as_of_date().day(), 20);
  EXPECT_EQ(waiting_well_.due.team(), "north");
  EXPECT_EQ(waiting_well_.due.due_within_days(), 7);
  EXPECT_THAT(outcome.out, HasSubstr("escalate to strategic_service_manager"));
  EXPECT_THAT(outcome.out, HasSubstr("r2        south  not rated"));
  EXPECT_THAT(outcome.out, HasSubstr("2025-10-06            14  contact"));
  EXPECT_THAT(outcome.err, HasSubstr("there are more"));
}

TEST_F(WaitingCommandsTest, AsksForFurtherPages) {
  const Outcome outcome = RunHere(
      {"--format", "json", "contacts", "list-due", "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(waiting_well_.due.page_token(), "more");
  EXPECT_FALSE(waiting_well_.due.has_as_of_date());
  EXPECT_THAT(outcome.out, HasSubstr("\"red_not_escalated\""));
}

TEST_F(WaitingCommandsTest, ListsTheWeeksThatWereMissed) {
  const Outcome outcome =
      RunHere({"tray", "missed", "--council", "kent", "--from", "2025-09-29",
               "--to", "2025-10-19"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(waiting_well_.missed.period().first_date().day(), 29);
  EXPECT_EQ(waiting_well_.missed.period().last_date().day(), 19);
  EXPECT_EQ(outcome.out,
            "TEAM   MISSED       FROM        TO\n"
            "north  weekly tray  2025-09-29  2025-10-05\n");
}

TEST_F(WaitingCommandsTest, ListsTheReviewsThatAreDue) {
  const Outcome outcome =
      RunHere({"reviews", "due", "--council", "kent", "--within", "28"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(reviews_.due.due_within_days(), 28);
  EXPECT_THAT(outcome.out, HasSubstr("s1       north  long term nursing  yes"));
}

TEST_F(WaitingCommandsTest, ARangeTooWideIsAnErrorOfUsage) {
  EXPECT_EQ(RunHere({"reviews", "due", "--council", "kent", "--within", "367"})
                .exit_code,
            2);
}

}  // namespace
}  // namespace carereform::command_line
