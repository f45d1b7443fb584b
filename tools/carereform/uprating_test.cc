// `uprating` against a server that keeps what it was asked.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/financial_assessments/v1/uprating.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = financial_assessments::v1;
using testing::HasSubstr;
using testing::Not;

constexpr char kRun[] = "councils/kent/upratingRuns/r1";

v1::UpratingChange Change(const std::string& charge, int64_t before,
                          int64_t after) {
  v1::UpratingChange change;
  change.set_charge(absl::StrCat("councils/kent/charges/", charge));
  change.set_result(v1::UpratingChange::WORKED_OUT);
  change.set_before_pence(before);
  change.set_after_pence(after);
  return change;
}

// Is at work until it was looked at twice.
class FakeUpratings : public v1::UpratingService::Service {
 public:
  grpc::Status PrepareUprating(grpc::ServerContext*,
                               const v1::PrepareUpratingRequest* request,
                               v1::UpratingRun* out) override {
    prepared = *request;
    *out = Run(v1::UpratingRun::PREPARING);
    return grpc::Status::OK;
  }
  grpc::Status GetUpratingRun(grpc::ServerContext*,
                              const v1::GetUpratingRunRequest* request,
                              v1::UpratingRun* out) override {
    looked_at = request->name();
    const bool at_work = ++looks < 2;
    *out = Run(
        applied.name().empty()
            ? (at_work ? v1::UpratingRun::PREPARING : v1::UpratingRun::PREPARED)
            : (at_work ? v1::UpratingRun::APPLYING : v1::UpratingRun::APPLIED));
    return grpc::Status::OK;
  }
  grpc::Status ListUpratingChanges(
      grpc::ServerContext*, const v1::ListUpratingChangesRequest* request,
      v1::ListUpratingChangesResponse* out) override {
    if (request->page_token().empty()) {
      *out->add_changes() = Change("c1", 10'000, 10'499);
      *out->add_changes() = Change("c2", 10'000, 16'000);
      out->set_next_page_token("more");
      return grpc::Status::OK;
    }
    v1::UpratingChange& unknown = *out->add_changes();
    unknown = Change("c3", 0, 0);
    unknown.set_result(v1::UpratingChange::RATES_UNKNOWN);
    unknown.set_detail("rate table 2026-27 has no guarantee_couple_pension");
    return grpc::Status::OK;
  }
  grpc::Status ApplyUprating(grpc::ServerContext*,
                             const v1::ApplyUpratingRequest* request,
                             v1::UpratingRun* out) override {
    applied = *request;
    *out = Run(v1::UpratingRun::APPLYING);
    return grpc::Status::OK;
  }

  v1::PrepareUpratingRequest prepared;
  v1::ApplyUpratingRequest applied;
  std::string looked_at;
  int looks = 0;

 private:
  static v1::UpratingRun Run(v1::UpratingRun::State state) {
    v1::UpratingRun run;
    run.set_name(kRun);
    run.set_state(state);
    run.mutable_from_date()->set_year(2026);
    run.mutable_from_date()->set_month(4);
    run.mutable_from_date()->set_day(6);
    run.set_charge_count(3);
    run.set_prepared_count(3);
    run.set_unresolved_count(1);
    if (state == v1::UpratingRun::APPLIED) run.set_applied_count(2);
    auto& totals = *run.mutable_totals();
    totals.set_people_count(2);
    totals.set_more_count(2);
    totals.set_before_pence(20'000);
    totals.set_after_pence(26'499);
    auto& outcome = *totals.add_outcomes();
    outcome.set_outcome(v1::Calculation::CONTRIBUTION);
    outcome.set_before_count(2);
    outcome.set_after_count(2);
    *run.add_largest_rises() = Change("c2", 10'000, 16'000);
    return run;
  }
};

class UpratingCommandsTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "uprating");
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeUpratings upratings_;
  FakeServer server_{{&upratings_}};
};

TEST_F(UpratingCommandsTest, PrepareWaitsAndShowsWhatItComesTo) {
  const Outcome shown =
      RunHere({"prepare", "--council", "kent", "--from", "2026-04-06",
               "--income", "state-pension=4.8", "--income",
               "universal-credit=-0.25", "--care-cost", "5"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  const v1::PrepareUpratingRequest& asked = upratings_.prepared;
  EXPECT_EQ(asked.parent(), "councils/kent");
  ASSERT_EQ(asked.incomes_size(), 2);
  EXPECT_EQ(asked.incomes(0).type(), v1::Income::STATE_PENSION);
  EXPECT_EQ(asked.incomes(0).basis_points(), 480);
  EXPECT_EQ(asked.incomes(1).basis_points(), -25);
  EXPECT_EQ(asked.care_cost_basis_points(), 500);
  EXPECT_NE(asked.request_id(), "");
  EXPECT_EQ(upratings_.looks, 2);
  for (const char* text :
       {"prepared, from 2026-04-06", "2 pay more", "1 not worked out",
        "£200.00", "£264.99", "up to £5 more", "above £50 more", "####", "c2",
        "£60.00", "c3", "rates unknown",
        "rate table 2026-27 has no guarantee_couple_pension"}) {
    EXPECT_THAT(shown.out, HasSubstr(text));
  }
  EXPECT_THAT(shown.err, HasSubstr("no charge is changed yet"));
}

TEST_F(UpratingCommandsTest, ApplyWaitsForTheRecording) {
  const Outcome shown =
      RunHere({"apply", "r1", "--council", "kent", "--etag", "e"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_EQ(upratings_.applied.name(), kRun);
  EXPECT_EQ(upratings_.applied.etag(), "e");
  EXPECT_THAT(shown.out, HasSubstr("applied, from 2026-04-06"));
  EXPECT_THAT(shown.out, HasSubstr("2 looked at again"));
  EXPECT_THAT(shown.err, Not(HasSubstr("no charge is changed yet")));
}

TEST_F(UpratingCommandsTest, ShowTakesAFullName) {
  const Outcome shown = RunHere({"show", kRun, "--format", "json"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_EQ(upratings_.looked_at, kRun);
  EXPECT_THAT(shown.out, HasSubstr("\"unresolved_count\": 1"));
}

TEST_F(UpratingCommandsTest, RefusesWhatIsNoPercentage) {
  for (const char* income :
       {"state-pension", "gold=4", "state-pension=4.123", "state-pension=4.",
        "state-pension=x", "state-pension=100.01"}) {
    const Outcome refused = RunHere({"prepare", "--council", "kent", "--from",
                                     "2026-04-06", "--income", income});
    EXPECT_EQ(refused.exit_code, 2) << income;
    EXPECT_THAT(refused.err, HasSubstr("--income")) << income;
  }
  EXPECT_EQ(upratings_.prepared.parent(), "");
}

}  // namespace
}  // namespace carereform::command_line
