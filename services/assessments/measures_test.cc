// Measures over a few referrals whose waits are known by sight.

#include "services/assessments/measures.h"

#include <ostream>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/assessments/measures_fixture.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureValue;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

TEST_F(MeasuresTest, EachIsDescribedWhole) {
  const auto all = measures_.List(*Read());
  ASSERT_THAT(all.status(), IsOk());
  std::set<std::string> names;
  for (const auto& measure : *all) {
    EXPECT_EQ(
        measure.name().rfind("councils/x/sources/assessments/measures/", 0), 0);
    for (const std::string& text :
         {measure.display_name(), measure.question(), measure.unit(),
          measure.population(), measure.method(), measure.method_version()}) {
      EXPECT_NE(text, "") << measure.name();
    }
    EXPECT_TRUE(names.insert(measure.name()).second) << measure.name();
    EXPECT_GE(measure.dimensions_size(), 11) << measure.name();
  }
  for (const auto& measure : *all) {
    if (absl::EndsWith(measure.name(), "-adjusted")) continue;
    EXPECT_EQ(names.count(measure.name() + "-adjusted"), 1) << measure.name();
  }
  for (const char* id :
       {"awaiting-allocation-over-standard", "allocated-within-standard",
        "awaiting-start-count", "referral-to-decision-percentile",
        "contact-to-service-start-share-over", "waiting-for-anything-mean",
        "threshold-decision-within-standard", "enquiry-outcome-told-share",
        "adulthood-started-by-17th-birthday-share", "caseload-maximum",
        "breaching-within-28-days-count"}) {
    EXPECT_EQ(names.count(
                  absl::StrCat("councils/x/sources/assessments/measures/", id)),
              1)
        << id;
  }
}

// A referral and on how many of five days around kDay it waits: each digit is
// the count on a day from kDay - 2 to kDay + 2.
struct StockCase {
  std::string name;
  Days days;
  std::string awaiting_allocation;
  std::string awaiting_start;
};
std::ostream& operator<<(std::ostream& out, const StockCase& c) {
  return out << c.name;
}

class StockTest : public MeasuresTest,
                  public testing::WithParamInterface<StockCase> {};

TEST_P(StockTest, WaitsOnTheseDays) {
  Add(GetParam().days);
  std::string allocation;
  std::string start;
  for (int offset = -2; offset <= 2; ++offset) {
    absl::StrAppend(&allocation,
                    Count(OnDay("awaiting-allocation-count", kDay + offset)));
    absl::StrAppend(&start,
                    Count(OnDay("awaiting-start-count", kDay + offset)));
  }
  EXPECT_EQ(allocation, GetParam().awaiting_allocation);
  EXPECT_EQ(start, GetParam().awaiting_start);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, StockTest,
    testing::ValuesIn(std::vector<StockCase>{
        {"ReceivedThatDay", {.received = kDay}, "00111", "00111"},
        {"AllocatedThatDay",
         {.received = kDay - 9, .allocated = kDay},
         "11000",
         "11111"},
        {"StartedThatDay",
         {.received = kDay - 9, .allocated = kDay - 1, .started = kDay},
         "10000",
         "11000"},
        {"StartedWithNoDayOfAllocation",
         {.received = kDay - 9, .started = kDay},
         "11000",
         "11000"},
        {"ClosedThatDay",
         {.received = kDay - 9, .closed = kDay},
         "11000",
         "11000"},
        {"TriagedThatDay",
         {.received = kDay - 1, .triaged = kDay},
         "01111",
         "01111"},
    }),
    [](const testing::TestParamInfo<StockCase>& edge) {
      return edge.param.name;
    });

TEST_F(MeasuresTest, AFlowTakesBothEndsOfItsPeriod) {
  for (const int offset : {-1, 0, 4, 5}) {
    Add({.received = kDay - 9, .allocated = kDay + offset});
  }
  Add({.received = kDay - 9, .closed = kDay});
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay, kDay + 4)), 2);
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay - 1, kDay + 5)), 4);
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay, kDay)), 1);
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay + 1, kDay + 3)), 0);
}

// Nobody in a register that is empty is no news of anybody: perhaps it was
// never filled.
TEST_F(MeasuresTest, AnEmptyRegisterIsMissingAndSaysSo) {
  for (const char* measure :
       {"awaiting-allocation-count", "awaiting-allocation-median",
        "awaiting-start-maximum"}) {
    const MeasureValue value = Ask(OnDay(measure, kDay));
    EXPECT_EQ(value.state(), MeasureValue::MISSING) << measure;
    EXPECT_NE(value.note(), "") << measure;
  }
  EXPECT_EQ(Ask(InPeriod("allocated-count", kDay, kDay)).state(),
            MeasureValue::MISSING);
  AddOneWhoWaitsNoMore(Referral::CARE_ACT);
  EXPECT_EQ(Count(OnDay("awaiting-allocation-count", kDay)), 0);
  EXPECT_EQ(
      Count(OnDay("awaiting-allocation-count", kDay, {{"type", "care_act"}})),
      0);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-count", kDay, {{"type", "carer"}}))
                .state(),
            MeasureValue::MISSING)
      << "each type is a register of its own";
}

TEST_F(MeasuresTest, TheMedianIsOfTheTwoMiddleWaits) {
  const auto median = [&] {
    return Ask(OnDay("awaiting-allocation-median", kDay));
  };
  AddOneWhoWaitsNoMore(Referral::CARE_ACT);
  EXPECT_EQ(median().state(), MeasureValue::NOT_APPLICABLE);
  Add({.received = kDay});
  EXPECT_EQ(median().state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(median().quantile().value_times_two(), 0);
  Add({.received = kDay - 3});
  EXPECT_EQ(median().quantile().value_times_two(), 3);
  Add({.received = kDay - 40});
  EXPECT_EQ(median().state(), MeasureValue::VALUE);
  EXPECT_EQ(median().quantile().value_times_two(), 6);
  EXPECT_EQ(median().quantile().n(), 3);
  EXPECT_EQ(Ask(OnDay("awaiting-start-median", kDay + 1))
                .quantile()
                .value_times_two(),
            8);
}

TEST_F(MeasuresTest, TheMaximumIsTheLongestWait) {
  AddOneWhoWaitsNoMore(Referral::CARE_ACT);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-maximum", kDay)).state(),
            MeasureValue::NOT_APPLICABLE);
  Add({.received = kDay - 3});
  Add({.received = kDay - 40, .allocated = kDay - 1});
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-maximum", kDay)).maximum().value(),
            3);
  EXPECT_EQ(Ask(OnDay("awaiting-start-maximum", kDay)).maximum().value(), 40);
  const MeasureValue flow = Ask(InPeriod("allocated-maximum", kDay - 1, kDay));
  EXPECT_EQ(flow.maximum().value(), 39);
  EXPECT_EQ(flow.maximum().n(), 1);
  EXPECT_EQ(Ask(InPeriod("allocated-median", kDay - 1, kDay))
                .quantile()
                .value_times_two(),
            78);
}

TEST_F(MeasuresTest, AWaitOfExactlyTheStandardIsWithinIt) {
  for (const int days : {27, 28, 29, 30}) Add({.received = kDay - days});
  const std::map<std::string, std::string> type = {{"type", "care_act"}};
  const MeasureValue over =
      Ask(OnDay("awaiting-allocation-over-standard", kDay, type));
  EXPECT_EQ(over.state(), MeasureValue::VALUE);
  EXPECT_EQ(over.ratio().numerator(), 2);
  EXPECT_EQ(over.ratio().denominator(), 4);
  EXPECT_EQ(over.ratio().per(), 100);
  EXPECT_EQ(over.note(), "standard of 28 days, in force");
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-within-standard", kDay, type))
                .ratio()
                .numerator(),
            2);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-over-standard", kDay - 1, type))
                .ratio()
                .numerator(),
            1);
  EXPECT_EQ(
      Ask(OnDay("awaiting-allocation-over-standard", kDay - 2, type)).state(),
      MeasureValue::CONFIRMED_ZERO);
}

TEST_F(MeasuresTest, AShareOfAFlowIsByTheStandardOfItsLastDay) {
  Add({.received = kDay - 28, .allocated = kDay});
  Add({.received = kDay - 29, .allocated = kDay});
  const MeasureValue within = Ask(InPeriod("allocated-within-standard", kDay,
                                           kDay, {{"type", "care_act"}}));
  EXPECT_EQ(within.ratio().numerator(), 1);
  EXPECT_EQ(within.ratio().denominator(), 2);
}

TEST_F(MeasuresTest, AShareOfNobodyIsNotApplicable) {
  AddOneWhoWaitsNoMore(Referral::CARER);
  const MeasureValue value = Ask(
      OnDay("awaiting-allocation-over-standard", kDay, {{"type", "carer"}}));
  EXPECT_EQ(value.state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_FALSE(value.has_ratio());
}

TEST_F(MeasuresTest, BeforeAnyStandardAShareIsMissingAndSaysWhy) {
  const std::map<std::string, std::string> type = {{"type", "care_act"}};
  Add({.received = kDay - 150});
  const absl::CivilDay first = kDay - 100;
  const MeasureValue missing =
      Ask(OnDay("awaiting-allocation-over-standard", first - 1, type));
  EXPECT_EQ(missing.state(), MeasureValue::MISSING);
  EXPECT_EQ(missing.note(), "no standard is held for 6 June 2025");
  EXPECT_FALSE(missing.has_ratio());
  EXPECT_EQ(
      Ask(OnDay("awaiting-allocation-over-standard", first, type)).state(),
      MeasureValue::VALUE);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-over-standard", kDay,
                      {{"type", "occupational_therapy"}}))
                .state(),
            MeasureValue::MISSING);
  // What needs no standard has a value on the same day.
  EXPECT_EQ(Count(OnDay("awaiting-allocation-count", first - 1)), 1);
}

TEST_F(MeasuresTest, AShareWithoutATypeIsRefused) {
  const auto refused = Put(OnDay("awaiting-allocation-over-standard", kDay),
                           &measures::MeasureSource::Compute);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("filters.type"));
}

TEST_F(MeasuresTest, ATypeThatIsNotKnownIsRefused) {
  for (const char* word : {"care act", "type_unspecified", "CARE_ACT", ""}) {
    const auto refused =
        Put(OnDay("awaiting-allocation-count", kDay, {{"type", word}}),
            &measures::MeasureSource::Compute);
    EXPECT_THAT(refused.status(),
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << word;
    EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("filters.type"));
  }
}

TEST_F(MeasuresTest, AnEarlierRevisionAnswersAsItWasKnown) {
  const std::string name = Add({.received = kDay - 5});
  Question then = OnDay("awaiting-allocation-count", kDay);
  then.revision = Revision();
  ASSERT_THAT(Allocate(name, kDay - 1).status(), IsOk());
  Add({.received = kDay - 1});
  Add({.received = kDay - 1});
  EXPECT_EQ(Count(then), 1);
  EXPECT_EQ(Count(OnDay("awaiting-allocation-count", kDay)), 2);
  then.revision = 1;
  EXPECT_EQ(Ask(then).state(), MeasureValue::MISSING);
  then.revision = Revision() + 1;
  EXPECT_THAT(Put(then, &measures::MeasureSource::Compute).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(MeasuresTest, AMeasureThatIsNotThereIsNotFound) {
  EXPECT_THAT(
      Put(OnDay("awaiting-count", kDay), &measures::MeasureSource::Compute)
          .status(),
      HasReason(absl::StatusCode::kNotFound, "MEASURE_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::assessments
