#include "common/measures/measure_series.h"

#include "common/measures/measure_values.h"
#include "common/rpc/convert.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::measures {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

// Counts the days of the month.
class DaysOfMonth final : public MeasureSource {
 public:
  absl::StatusOr<std::vector<v1::Measure>> List(
      const store::Reader&) const override {
    return std::vector<v1::Measure>();
  }
  absl::StatusOr<v1::ComputeMeasureResponse> Compute(
      const store::Reader&, const v1::Measure&,
      const MeasureQuery& query) const override {
    v1::ComputeMeasureResponse response;
    *response.mutable_value() = CountOf(
        query.as_of.has_value() ? query.as_of->day()
                                : query.period->end - query.period->start);
    return response;
  }
  absl::StatusOr<v1::MeasureExplanation> Explain(
      const store::Reader&, const v1::Measure&,
      const MeasureQuery&) const override {
    return v1::MeasureExplanation();
  }
};

class MeasureSeriesTest : public testing::Test {
 protected:
  MeasureSeriesTest() : store_(store::OpenMemoryEngine(), {}) {
    EXPECT_THAT(store_.Write({.council = "x",
                              .creates_council = true,
                              .body =
                                  [](store::Txn& txn) {
                                    return txn
                                        .Record(store::ChangeKind::kCreated,
                                                "r", "b")
                                        .status();
                                  }}),
                IsOk());
    stock_.set_basis(v1::STOCK);
    stock_.add_dimensions("team");
    flow_.set_basis(v1::FLOW);
    auto* at = stock_.add_series_breaks();
    *at->mutable_from_date() = rpc::ToDate(CivilDay(2023, 4, 1));
    at->set_reason("routes were told apart");
  }

  absl::StatusOr<v1::ComputeMeasureSeriesResponse> Compute(
      const v1::Measure& measure,
      const v1::ComputeMeasureSeriesRequest& request) {
    return ComputeSeries(DaysOfMonth(), **store_.Read("x"), measure, request);
  }

  static v1::ComputeMeasureSeriesRequest OnDays(std::vector<CivilDay> days) {
    v1::ComputeMeasureSeriesRequest request;
    request.set_name("councils/x/sources/s/measures/m");
    for (const CivilDay day : days) {
      *request.add_as_of_dates() = rpc::ToDate(day);
    }
    return request;
  }

  static std::vector<std::string> Refused(
      const v1::ComputeMeasureSeriesRequest& request) {
    std::vector<std::string> fields;
    for (const auto& violation : ViolationsOf(CheckSeries(request))) {
      fields.push_back(violation.field);
    }
    return fields;
  }

  store::Store store_;
  v1::Measure stock_;
  v1::Measure flow_;
};

TEST_F(MeasureSeriesTest, MarksTheValueThatCannotBeComparedWithTheOneBefore) {
  const auto series =
      Compute(stock_, OnDays({CivilDay(2023, 2, 28), CivilDay(2023, 3, 31),
                              CivilDay(2023, 4, 30), CivilDay(2023, 5, 31)}));
  ASSERT_THAT(series.status(), IsOk());
  std::vector<int64_t> values;
  std::vector<bool> breaks;
  for (const auto& point : series->points()) {
    values.push_back(point.value().count().n());
    breaks.push_back(point.break_before());
    EXPECT_EQ(point.value().revision(), 1);
  }
  EXPECT_THAT(values, ElementsAre(28, 31, 30, 31));
  EXPECT_THAT(breaks, ElementsAre(false, false, true, false));
  EXPECT_EQ(series->points(2).breaks(0).reason(), "routes were told apart");
}

TEST_F(MeasureSeriesTest, AFlowTakesPeriods) {
  v1::ComputeMeasureSeriesRequest request = OnDays({});
  for (const int quarter : {1, 4}) {
    auto* period = request.add_periods();
    *period->mutable_first_date() = rpc::ToDate(CivilDay(2023, quarter, 1));
    *period->mutable_last_date() = rpc::ToDate(CivilDay(2023, quarter + 2, 30));
  }
  EXPECT_THAT(Refused(request), ElementsAre());
  const auto series = Compute(flow_, request);
  ASSERT_THAT(series.status(), IsOk());
  EXPECT_EQ(series->points(1).value().count().n(), 91);
  EXPECT_THAT(Compute(stock_, request).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Compute(flow_, OnDays({CivilDay(2023, 1, 1)})).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(MeasureSeriesTest, FiltersAreChecked) {
  auto request = OnDays({CivilDay(2023, 1, 1)});
  (*request.mutable_filters())["ward"] = "north";
  EXPECT_THAT(Compute(stock_, request).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(MeasureSeriesTest, RefusesWhatIsNotInOrder) {
  const CivilDay day(2023, 4, 1);
  EXPECT_THAT(Refused(OnDays({day, day + 1})), ElementsAre());
  EXPECT_THAT(Refused(OnDays({day, day})), ElementsAre("as_of_dates[1]"));
  EXPECT_THAT(Refused(OnDays({})), ElementsAre("periods"));
  std::vector<CivilDay> many;
  for (int at = 0; at < 200; ++at) many.push_back(day + at);
  EXPECT_THAT(Refused(OnDays(many)), ElementsAre());
  many.push_back(day + 200);
  EXPECT_THAT(Refused(OnDays(many)), ElementsAre("as_of_dates"));
  auto both = OnDays({day});
  auto* period = both.add_periods();
  *period->mutable_first_date() = rpc::ToDate(day);
  EXPECT_THAT(Refused(both), ElementsAre("periods", "periods[0].last_date"));
  *period->mutable_last_date() = rpc::ToDate(day - 1);
  EXPECT_THAT(Refused(both), ElementsAre("periods", "periods[0].last_date"));
}

}  // namespace
}  // namespace carereform::measures
