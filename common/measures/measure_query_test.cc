#include "common/measures/measure_query.h"

#include "common/rpc/convert.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::measures {
namespace {

using tests::HasReason;
using tests::IsOk;

class MeasureQueryTest : public testing::Test {
 protected:
  MeasureQueryTest() : store_(store::OpenMemoryEngine(), {}) {
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
    reader_ = *store_.Read("x");
    stock_.set_name("councils/x/sources/s/measures/stock");
    stock_.set_basis(v1::STOCK);
    stock_.add_dimensions("team");
    flow_.set_basis(v1::FLOW);
  }

  // The fields that are refused, joined.
  std::string Refused(const v1::Measure& measure,
                      const v1::ComputeMeasureRequest& request) {
    std::string fields;
    const auto query = CheckQuery(*reader_, measure, request);
    for (const auto& violation : ViolationsOf(query.status())) {
      fields += violation.field + " ";
    }
    return fields;
  }

  store::Store store_;
  std::unique_ptr<store::Reader> reader_;
  v1::Measure stock_;
  v1::Measure flow_;
};

TEST_F(MeasureQueryTest, AStockTakesADayAndAFlowAPeriod) {
  v1::ComputeMeasureRequest request;
  EXPECT_EQ(Refused(stock_, request), "as_of_date ");
  EXPECT_EQ(Refused(flow_, request), "period ");
  *request.mutable_as_of_date() = rpc::ToDate(absl::CivilDay(2025, 10, 20));
  EXPECT_EQ(Refused(stock_, request), "");
  EXPECT_EQ(Refused(flow_, request), "as_of_date period ");
  request.clear_as_of_date();
  *request.mutable_period()->mutable_first_date() =
      rpc::ToDate(absl::CivilDay(2025, 10, 2));
  *request.mutable_period()->mutable_last_date() =
      rpc::ToDate(absl::CivilDay(2025, 10, 1));
  EXPECT_EQ(Refused(flow_, request), "period.last_date ");
  request.mutable_period()->mutable_last_date()->set_day(2);
  const auto query = CheckQuery(*reader_, flow_, request);
  ASSERT_THAT(query.status(), IsOk());
  EXPECT_EQ(DayCount(*query->period), 1);
  EXPECT_EQ(query->revision, 1);
}

TEST_F(MeasureQueryTest, FiltersAndGroupsAreDimensions) {
  v1::ComputeMeasureRequest request;
  *request.mutable_as_of_date() = rpc::ToDate(absl::CivilDay(2025, 10, 20));
  (*request.mutable_filters())["team"] = "home_first";
  request.set_group_by("team");
  EXPECT_EQ(Refused(stock_, request), "");
  (*request.mutable_filters())["colour"] = "red";
  request.set_group_by("shape");
  EXPECT_EQ(Refused(stock_, request), "filters.colour group_by ");
}

TEST_F(MeasureQueryTest, ARevisionHasToHaveBeen) {
  v1::ComputeMeasureRequest request;
  *request.mutable_as_of_date() = rpc::ToDate(absl::CivilDay(2025, 10, 20));
  request.set_read_revision(1);
  EXPECT_THAT(CheckQuery(*reader_, stock_, request).status(), IsOk());
  request.set_read_revision(2);
  EXPECT_THAT(CheckQuery(*reader_, stock_, request).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(MeasureQueryTest, AMeasureIsFoundByItsWholeName) {
  EXPECT_THAT(FindMeasure({stock_}, stock_.name()).status(), IsOk());
  EXPECT_THAT(FindMeasure({stock_}, "councils/x/sources/s/measures/y").status(),
              HasReason(absl::StatusCode::kNotFound, "MEASURE_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::measures
