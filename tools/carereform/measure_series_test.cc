// `measures series` against a server that keeps what it was asked.
#include <string>
#include <utility>
#include <vector>

#include "carereform/measures/v1/measures.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = measures::v1;
using testing::HasSubstr;
using testing::Not;

// Answers each day and period with one more than the one before, from 341. The
// second can't be compared with the first.
class FakeMeasures : public v1::MeasureService::Service {
 public:
  grpc::Status ComputeMeasureSeries(
      grpc::ServerContext*, const v1::ComputeMeasureSeriesRequest* request,
      v1::ComputeMeasureSeriesResponse* out) override {
    asked = *request;
    for (const auto& day : request->as_of_dates()) {
      *AddPoint(out).mutable_as_of_date() = day;
    }
    for (const auto& period : request->periods()) {
      *AddPoint(out).mutable_period() = period;
    }
    if (out->points_size() > 1) Break(*out->mutable_points(1));
    return grpc::Status::OK;
  }

  v1::ComputeMeasureSeriesRequest asked;

 private:
  static v1::MeasureValue& AddPoint(v1::ComputeMeasureSeriesResponse* out) {
    v1::MeasureValue& value = *out->add_points()->mutable_value();
    value.set_measure("councils/kent/sources/assessments/measures/waiting");
    value.set_question("How many wait?");
    value.set_state(v1::MeasureValue::VALUE);
    value.set_origin(v1::MeasureValue::COMPUTED);
    value.set_unit("people");
    value.set_revision(9);
    value.mutable_count()->set_n(340 + out->points_size());
    value.mutable_coverage()->set_covered(338);
    value.mutable_coverage()->set_total(341);
    return value;
  }

  static void Break(v1::ComputeMeasureSeriesResponse::Point& point) {
    point.set_break_before(true);
    point.add_breaks()->set_reason("Concerns were told apart");
  }
};

class MeasureSeriesTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> more) {
    std::vector<std::string> arguments = {
        "measures", "series", "assessments/waiting", "--council", "kent"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeMeasures measures_;
  FakeServer server_{{&measures_}};
};

TEST_F(MeasureSeriesTest, PrintsARowForEachDayAndALineWhereTheSeriesBreaks) {
  const Outcome outcome = RunHere({"--as-of", "2023-03-31", "--as-of",
                                   "2023-04-30", "--as-of", "2023-05-31"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(measures_.asked.as_of_dates_size(), 3);
  EXPECT_EQ(measures_.asked.periods_size(), 0);
  EXPECT_THAT(outcome.out, HasSubstr("question  How many wait?\n"));
  EXPECT_THAT(outcome.out, HasSubstr("assessments at revision 9"));
  const size_t table = outcome.out.find("AS OF");
  ASSERT_NE(table, std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.out.substr(table),
            "AS OF               VALUE  EVIDENCE  COVERAGE    LEFT OUT\n"
            "31 March 2023  341 people            338 of 341\n"
            "-- series breaks here: Concerns were told apart --\n"
            "30 April 2023  342 people            338 of 341\n"
            "31 May 2023    343 people            338 of 341\n");
}

TEST_F(MeasureSeriesTest, PassesOnWhatIsChosen) {
  const Outcome outcome =
      RunHere({"--as-of", "2023-03-31", "--filter", "team=north", "--parameter",
               "percentile=75", "--parameter", "percentile_method=nearest_rank",
               "--at-revision", "9"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(measures_.asked.filters().at("team"), "north");
  EXPECT_EQ(measures_.asked.parameters().at("percentile"), "75");
  EXPECT_EQ(measures_.asked.parameters().at("percentile_method"),
            "nearest_rank");
  EXPECT_EQ(measures_.asked.read_revision(), 9);
  EXPECT_THAT(outcome.out, Not(HasSubstr("series breaks")));
}

TEST_F(MeasureSeriesTest, AsksForWholeMonths) {
  const Outcome outcome = RunHere(
      {"--from", "2024-01-01", "--to", "2024-03-31", "--every", "month"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  ASSERT_EQ(measures_.asked.periods_size(), 3);
  EXPECT_EQ(measures_.asked.as_of_dates_size(), 0);
  EXPECT_EQ(measures_.asked.periods(1).first_date().month(), 2);
  EXPECT_EQ(measures_.asked.periods(1).first_date().day(), 1);
  EXPECT_EQ(measures_.asked.periods(1).last_date().day(), 29);
  EXPECT_EQ(measures_.asked.periods(2).last_date().day(), 31);
}

TEST_F(MeasureSeriesTest, AsksForRunsOfThreeMonthsAcrossTheYear) {
  const Outcome outcome = RunHere({"--format", "json", "--from", "2024-10-01",
                                   "--to", "2025-03-31", "--every", "quarter"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  ASSERT_EQ(measures_.asked.periods_size(), 2);
  EXPECT_EQ(measures_.asked.periods(0).last_date().month(), 12);
  EXPECT_EQ(measures_.asked.periods(0).last_date().day(), 31);
  EXPECT_EQ(measures_.asked.periods(1).first_date().year(), 2025);
  EXPECT_EQ(measures_.asked.periods(1).first_date().month(), 1);
  EXPECT_THAT(outcome.out, HasSubstr("\"break_before\""));
}

TEST(MonthsBetweenTest, EndsOnTheLastDayOfAMonthAndOnNoOther) {
  EXPECT_EQ(MonthsBetween("2025-02-01", "2025-02-28", 1)->size(), 1u);
  for (const char* last : {"2025-02-27", "2025-03-01", "2025-03-30"}) {
    EXPECT_THAT(MonthsBetween("2025-02-01", last, 1).status().message(),
                HasSubstr("ends none of the periods"))
        << last;
  }
  EXPECT_THAT(MonthsBetween("2025-02-01", "2025-03-31", 3).status().message(),
              HasSubstr("ends on 2025-04-30"));
}

TEST(MonthsBetweenTest, BeginsOnTheFirstDayOfAMonthAndNotAfterItsEnd) {
  EXPECT_THAT(MonthsBetween("2025-02-02", "2025-02-28", 1).status().message(),
              HasSubstr("not the first day of a month"));
  EXPECT_THAT(MonthsBetween("2025-02-01", "2025-01-31", 1).status().message(),
              HasSubstr("is before --from"));
}

}  // namespace
}  // namespace carereform::command_line
