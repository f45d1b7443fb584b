#include "services/financial_assessments/charge_measures.h"

#include <map>
#include <optional>
#include <string>

#include "common/measures/measure_query.h"
#include "common/types/period.h"
#include "services/financial_assessments/charge_fixture.h"

namespace carereform::financial_assessments {
namespace {

using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::SizeIs;
using tests::IsOk;

class ChargeMeasuresTest : public ChargeTest {
 protected:
  measures::v1::ComputeMeasureRequest About(
      const std::string& id, std::map<std::string, std::string> filters) {
    measures::v1::ComputeMeasureRequest request;
    request.set_name("councils/x/sources/financial-assessments/measures/" + id);
    if (id.rfind("backdated", 0) == 0) {
      *request.mutable_period()->mutable_first_date() =
          rpc::ToDate(kToday - 30);
      *request.mutable_period()->mutable_last_date() = rpc::ToDate(kToday);
    } else {
      *request.mutable_as_of_date() = rpc::ToDate(kToday);
    }
    request.mutable_filters()->insert(filters.begin(), filters.end());
    return request;
  }
  template <typename Result>
  absl::StatusOr<Result> Put(
      const measures::v1::ComputeMeasureRequest& request,
      absl::StatusOr<Result> (measures::MeasureSource::*method)(
          const store::Reader&, const measures::v1::Measure&,
          const measures::MeasureQuery&) const) {
    const auto reader = Read();
    CR_ASSIGN_OR_RETURN(const auto all, measures_.List(*reader));
    CR_ASSIGN_OR_RETURN(const auto measure,
                        measures::FindMeasure(all, request.name()));
    CR_ASSIGN_OR_RETURN(const auto query,
                        measures::CheckQuery(*reader, measure, request));
    const measures::MeasureSource& source = measures_;
    return (source.*method)(*reader, measure, query);
  }
  MeasureValue Ask(const std::string& id,
                   std::map<std::string, std::string> filters = {}) {
    const auto response =
        Put(About(id, std::move(filters)), &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), IsOk()) << id;
    return response.ok() ? response->value() : MeasureValue();
  }

  const ChargeMeasures measures_{records_};
};

TEST_F(ChargeMeasuresTest, NobodyCanSayWhereNothingIsHeld) {
  EXPECT_EQ(Ask("charges-in-force-count").state(), MeasureValue::MISSING);
  EXPECT_EQ(Ask("backdated-months-median").state(), MeasureValue::MISSING);
}

TEST_F(ChargeMeasuresTest, CountWhoIsChargedAndWhoWasNotTold) {
  const v1::Charge told = Add(kToday - 14);
  Add(kToday - 14);
  v1::Circumstances poor = tests::PensionerAtHome();
  poor.clear_incomes();
  poor.clear_capital();
  Add(kToday - 14, poor);
  const v1::Charge ended = Add(kToday - 14);
  ASSERT_THAT(End(EndOn(ended, kToday)).status(), IsOk());
  ASSERT_THAT(Tell(told, kToday, true).status(), IsOk());
  EXPECT_EQ(Ask("charges-in-force-count").count().n(), 3);
  EXPECT_EQ(Ask("charges-in-force-count", {{"outcome", "nothing"}}).count().n(),
            1);
  EXPECT_EQ(Ask("charges-not-notified-count").count().n(), 1);
  EXPECT_EQ(Ask("charges-not-notified-maximum-days").maximum().value(), 0);

  auto request = About("charges-in-force-count", {});
  request.set_group_by("outcome");
  const auto grouped = Put(request, &measures::MeasureSource::Compute);
  ASSERT_THAT(grouped.status(), IsOk());
  ASSERT_THAT(grouped->groups(), SizeIs(2));
  EXPECT_EQ(grouped->groups(0).group(), "contribution");
  EXPECT_EQ(grouped->groups(0).value().count().n(), 2);
  request.mutable_filters()->insert({"outcome", "other"});
  EXPECT_THAT(
      RefusedFields(Put(request, &measures::MeasureSource::Compute).status()),
      ElementsAre("filters.outcome"));
}

// Nothing keeps one person from having two.
TEST_F(ChargeMeasuresTest, CountChargesAndSaySo) {
  const auto all = measures_.List(*Read());
  ASSERT_THAT(all.status(), IsOk());
  for (const measures::v1::Measure& measure : *all) {
    EXPECT_NE(measure.unit(), "people") << measure.name();
    EXPECT_NE(measure.population().substr(0, 6), "people") << measure.name();
  }
}

TEST_F(ChargeMeasuresTest, TellHowFarBackBillsReach) {
  Add(kToday - 7);
  Add(kToday - 70);
  const v1::Charge refunded = Add(kToday - 14);
  Add(kToday);  // Nothing gone by.
  ASSERT_THAT(End(EndOn(refunded, kToday - 7)).status(), IsOk());
  EXPECT_EQ(Ask("backdated-bill-count").count().n(), 3);
  EXPECT_EQ(Ask("backdated-bill-total-pence").count().n(), 13 * kWeekly2025);
  EXPECT_EQ(Ask("backdated-bill-maximum-pence").maximum().value(),
            10 * kWeekly2025);
  EXPECT_EQ(Ask("backdated-bill-median-pence").quantile().value_times_two(),
            2 * 2 * kWeekly2025);
  EXPECT_EQ(Ask("backdated-months-maximum").maximum().value(), 2);
  EXPECT_EQ(Ask("backdated-months-median").quantile().value_times_two(), 0);
  EXPECT_EQ(Ask("backdated-refund-count").count().n(), 1);
  EXPECT_EQ(Ask("backdated-refund-total-pence").count().n(), kWeekly2025);

  const auto explained = Put(About("backdated-months-maximum", {}),
                             &measures::MeasureSource::Explain);
  ASSERT_THAT(explained.status(), IsOk());
  EXPECT_EQ(explained->lines(1).n(), 3);
  EXPECT_THAT(explained->records(), SizeIs(1));
}

}  // namespace
}  // namespace carereform::financial_assessments
