// The measures and referral commands against a server that keeps what it was
// asked.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using assessments::v1::Referral;
using measures::v1::ComputeMeasureRequest;
using testing::HasSubstr;
using testing::Not;

constexpr char kMeasure[] =
    "councils/kent/sources/assessments/measures/waiting";

// Serves one source.
class FakeMeasures : public measures::v1::MeasureService::Service {
 public:
  grpc::Status ListMeasures(grpc::ServerContext*,
                            const measures::v1::ListMeasuresRequest* request,
                            measures::v1::ListMeasuresResponse* out) override {
    if (request->parent() != "councils/kent/sources/assessments") {
      return ToGrpcStatus(MakeError(absl::StatusCode::kNotFound,
                                    "SOURCE_NOT_FOUND", "no such source"));
    }
    auto& measure = *out->add_measures();
    measure.set_name(kMeasure);
    measure.set_question("How many wait?");
    measure.set_basis(measures::v1::STOCK);
    measure.set_unit("people");
    measure.add_dimensions("team");
    auto& parameter = *measure.add_parameters();
    parameter.set_name("percentile");
    parameter.set_default_value("90");
    return grpc::Status::OK;
  }

  grpc::Status ComputeMeasure(
      grpc::ServerContext*, const ComputeMeasureRequest* request,
      measures::v1::ComputeMeasureResponse* out) override {
    asked = *request;
    *out->mutable_value() = Value(341);
    if (!request->group_by().empty()) {
      auto& group = *out->add_groups();
      group.set_group("home_first");
      *group.mutable_value() = Value(12);
    }
    return grpc::Status::OK;
  }

  grpc::Status ExplainMeasure(
      grpc::ServerContext*, const measures::v1::ExplainMeasureRequest* request,
      measures::v1::MeasureExplanation* out) override {
    asked = request->measure();
    *out->mutable_value() = Value(341);
    out->set_method("Everyone not yet allocated.");
    return grpc::Status::OK;
  }

  static measures::v1::MeasureValue Value(int n) {
    measures::v1::MeasureValue value;
    value.set_measure(kMeasure);
    value.set_state(measures::v1::MeasureValue::VALUE);
    value.set_origin(measures::v1::MeasureValue::COMPUTED);
    value.set_unit("people");
    value.set_revision(9);
    value.mutable_count()->set_n(n);
    value.mutable_as_of_date()->set_year(2025);
    value.mutable_as_of_date()->set_month(10);
    value.mutable_as_of_date()->set_day(20);
    return value;
  }

  ComputeMeasureRequest asked;
};

// Has as many referrals as there are.
class FakeAssessments : public assessments::v1::AssessmentService::Service {
 public:
  grpc::Status ListReferrals(
      grpc::ServerContext*,
      const assessments::v1::ListReferralsRequest* request,
      assessments::v1::ListReferralsResponse* out) override {
    listed = *request;
    for (int i = 0; i < request->page_size(); ++i) {
      Referral& referral = *out->add_referrals();
      referral.set_name(absl::StrCat("councils/kent/referrals/r", i));
      referral.set_type(Referral::OCCUPATIONAL_THERAPY);
      referral.set_state(Referral::RECEIVED);
    }
    out->set_next_page_token("more");
    return grpc::Status::OK;
  }

  grpc::Status AllocateReferral(
      grpc::ServerContext*,
      const assessments::v1::AllocateReferralRequest* request,
      Referral* out) override {
    allocated = *request;
    if (request->allocated_date().year() < 2025) {
      return ToGrpcStatus(
          InvalidField("allocated_date", "must not be before receipt"));
    }
    out->set_name(request->name());
    out->set_state(Referral::ALLOCATED);
    *out->mutable_allocated_date() = request->allocated_date();
    return grpc::Status::OK;
  }

  assessments::v1::ListReferralsRequest listed;
  assessments::v1::AllocateReferralRequest allocated;
};

class MeasuresTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeMeasures measures_;
  FakeAssessments assessments_;
  FakeServer server_{{&measures_, &assessments_}};
};

TEST_F(MeasuresTest, ListsTheSourcesThatTheServerHas) {
  const Outcome outcome = RunHere({"measures", "list", "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "MEASURE              QUESTION        COUNTS  UNIT    BY    "
            "PARAMETERS\n"
            "assessments/waiting  How many wait?  stock   people  team  "
            "percentile=90\n");
}

TEST_F(MeasuresTest, SaysThatASourceIsNotThere) {
  const Outcome outcome =
      RunHere({"measures", "list", "--council", "kent", "--source", "x"});
  EXPECT_EQ(outcome.exit_code, 5);
}

TEST_F(MeasuresTest, ComputesForADayWithFiltersAndGroups) {
  const Outcome outcome =
      RunHere({"measures", "compute", "assessments/waiting", "--council",
               "kent", "--as-of", "2025-10-20", "--filter", "type=carer",
               "--filter", "team=home_first", "--group-by", "team",
               "--at-revision", "9", "--parameter", "percentile=75"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(measures_.asked.name(), kMeasure);
  EXPECT_EQ(measures_.asked.as_of_date().day(), 20);
  EXPECT_FALSE(measures_.asked.has_period());
  EXPECT_EQ(measures_.asked.filters().at("type"), "carer");
  EXPECT_EQ(measures_.asked.filters().at("team"), "home_first");
  EXPECT_EQ(measures_.asked.parameters().at("percentile"), "75");
  EXPECT_EQ(measures_.asked.group_by(), "team");
  EXPECT_EQ(measures_.asked.read_revision(), 9);
  EXPECT_THAT(outcome.out, HasSubstr("341 people"));
  EXPECT_THAT(outcome.out, HasSubstr("20 October 2025"));
  EXPECT_THAT(outcome.out, HasSubstr("assessments at revision 9"));
  EXPECT_THAT(outcome.out, HasSubstr("home_first  12 people"));
}

TEST_F(MeasuresTest, ComputesForAPeriodWithBothEnds) {
  const Outcome outcome = RunHere({"measures", "compute", kMeasure, "--from",
                                   "2025-10-01", "--to", "2025-10-20"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_FALSE(measures_.asked.has_as_of_date());
  EXPECT_EQ(measures_.asked.period().first_date().day(), 1);
  EXPECT_EQ(measures_.asked.period().last_date().day(), 20);
}

TEST_F(MeasuresTest, Explains) {
  EXPECT_THAT(RunHere({"measures", "explain", kMeasure, "--as-of", "2025-10-20",
                       "--parameter", "percentile=75"})
                  .out,
              HasSubstr("Everyone not yet allocated."));
  EXPECT_EQ(measures_.asked.parameters().at("percentile"), "75");
}

TEST_F(MeasuresTest, ListsNoMoreReferralsThanAskedForAndSaysThatThereAreMore) {
  const Outcome outcome = RunHere({"referral", "list", "--council", "kent",
                                   "--limit", "2", "--state", "received"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(assessments_.listed.state(), Referral::RECEIVED);
  EXPECT_THAT(outcome.out, HasSubstr("r1  occupational therapy"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("r2")));
  EXPECT_THAT(outcome.err, HasSubstr("there are more"));
}

TEST_F(MeasuresTest, AsksForFurtherPagesUpToTheLimit) {
  RunHere({"referral", "list", "--council", "kent", "--limit", "1001"});
  EXPECT_EQ(assessments_.listed.page_token(), "more");
  EXPECT_EQ(assessments_.listed.page_size(), 1);
}

TEST_F(MeasuresTest, AllocatesAReferral) {
  const Outcome outcome =
      RunHere({"referral", "allocate", "r1", "--council", "kent", "--on",
               "2025-10-20", "--etag", "e1"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(assessments_.allocated.name(), "councils/kent/referrals/r1");
  EXPECT_EQ(assessments_.allocated.etag(), "e1");
  EXPECT_EQ(assessments_.allocated.request_id().size(), 36u);
  EXPECT_THAT(outcome.out, HasSubstr("allocated  2025-10-20"));
}

TEST_F(MeasuresTest, NamesTheFieldTheRuleAndTheRemedy) {
  const Outcome outcome = RunHere({"referral", "allocate", "r1", "--council",
                                   "kent", "--on", "2024-10-20"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_EQ(outcome.err,
            "error: one thing in the request is not accepted\n"
            "  allocated_date  must not be before receipt\n"
            "what to do: correct what is named and try again; nothing was "
            "changed\n");
}

}  // namespace
}  // namespace carereform::command_line
