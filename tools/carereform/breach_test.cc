// `breaches list` against a server that keeps what it was asked.
#include <string>
#include <utility>
#include <vector>

#include "carereform/assessments/v1/breaches.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = assessments::v1;
using testing::HasSubstr;

// Has two pages of one case each, until there are no cases.
class FakeBreaches : public v1::BreachService::Service {
 public:
  grpc::Status ListBreaches(grpc::ServerContext*,
                            const v1::ListBreachesRequest* request,
                            v1::ListBreachesResponse* out) override {
    asked.push_back(*request);
    if (has_cases) Add(request->page_token().empty() ? 14 : -3, out);
    if (has_cases && request->page_token().empty()) {
      out->set_next_page_token("more");
    }
    return grpc::Status::OK;
  }

  bool has_cases = true;
  std::vector<v1::ListBreachesRequest> asked;

 private:
  static void Add(int days_over, v1::ListBreachesResponse* out) {
    v1::Breach& breach = *out->add_breaches();
    breach.set_referral("councils/kent/referrals/r1");
    breach.set_type(v1::Referral::CARE_ACT);
    breach.set_team("north");
    breach.set_standard("allocation");
    breach.set_standard_status("in force");
    breach.mutable_due_date()->set_year(2025);
    breach.mutable_due_date()->set_month(10);
    breach.mutable_due_date()->set_day(6);
    breach.set_days_over(days_over);
  }
};

class BreachCommandsTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> more) {
    std::vector<std::string> arguments = {"breaches", "list",    "--council",
                                          "kent",     "--as-of", "2025-10-20"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeBreaches breaches_;
  FakeServer server_{{&breaches_}};
};

TEST_F(BreachCommandsTest, ListsEveryPageWithDaysOverAndDaysLeft) {
  const Outcome outcome = RunHere({"--within", "7", "--standard", "allocation",
                                   "--type", "care-act", "--team", "north"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(
      outcome.out,
      "CASE  TYPE      TEAM   STANDARD    STATUS    DUE            DAYS\n"
      "r1    care act  north  allocation  in force  2025-10-06  14 over\n"
      "r1    care act  north  allocation  in force  2025-10-06   3 left\n");
  ASSERT_EQ(breaches_.asked.size(), 2u);
  const v1::ListBreachesRequest& asked = breaches_.asked[0];
  EXPECT_EQ(asked.parent(), "councils/kent");
  EXPECT_EQ(asked.as_of_date().day(), 20);
  EXPECT_EQ(asked.horizon_days(), 7);
  EXPECT_EQ(asked.standard(), "allocation");
  EXPECT_EQ(asked.type(), v1::Referral::CARE_ACT);
  EXPECT_EQ(asked.team(), "north");
  EXPECT_EQ(breaches_.asked[1].page_token(), "more");
  EXPECT_EQ(breaches_.asked[1].horizon_days(), 7);
}

TEST_F(BreachCommandsTest, StopsAtTheLimitAndSaysThatThereAreMore) {
  const Outcome outcome = RunHere({"--limit", "1"});
  EXPECT_EQ(breaches_.asked.size(), 1u);
  EXPECT_EQ(breaches_.asked[0].horizon_days(), 0);
  EXPECT_THAT(outcome.err, HasSubstr("there are more"));
}

TEST_F(BreachCommandsTest, WritesTheSameInJson) {
  EXPECT_THAT(RunHere({"--format", "json"}).out, HasSubstr("\"days_over\""));
}

TEST_F(BreachCommandsTest, SaysThatThereIsNone) {
  breaches_.has_cases = false;
  const Outcome outcome = RunHere({});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err, "there is no breach\n");
}

TEST_F(BreachCommandsTest, ARangeTooWideIsAnErrorOfUsage) {
  EXPECT_EQ(RunHere({"--within", "366"}).exit_code, 0);
  EXPECT_EQ(RunHere({"--within", "367"}).exit_code, 2);
}

}  // namespace
}  // namespace carereform::command_line
