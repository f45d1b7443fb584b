#include "common/measures/series_breaks.h"

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::measures {
namespace {

using absl::CivilDay;
using testing::HasSubstr;

constexpr char kHeader[] =
    "from_date,measures_of,measure_prefix,dimension,value,reason,source\n";

v1::Measure MeasureWith(const SeriesBreaks& breaks, const char* id) {
  v1::Measure measure;
  measure.set_name(absl::StrCat("councils/x/sources/s/measures/", id));
  breaks.AddTo("s", measure);
  return measure;
}

MeasureQuery On(CivilDay day) {
  MeasureQuery query;
  query.as_of = day;
  return query;
}

MeasureQuery In(CivilDay first, CivilDay last) {
  MeasureQuery query;
  query.period = Period{first, last + 1};
  return query;
}

SeriesBreaks One(const char* line) {
  return *SeriesBreaks::Parse(absl::StrCat(kHeader, line, "\n"));
}

TEST(SeriesBreaksTest, StandsBetweenTheDayBeforeAndTheFirstDay) {
  const v1::Measure measure =
      MeasureWith(One("2023-04-01,s,,,,why,a paper"), "waits");
  const CivilDay first(2023, 4, 1);
  const auto between = [&](CivilDay a, CivilDay b) {
    return BreaksBetween(measure, On(a), On(b)).size();
  };
  EXPECT_EQ(between(first - 2, first - 1), 0);
  EXPECT_EQ(between(first - 1, first), 1);
  EXPECT_EQ(between(first - 30, first + 30), 1);
  EXPECT_EQ(between(first, first + 1), 0);
}

// A period that the break falls into is of both definitions, and can be
// compared with neither neighbour.
TEST(SeriesBreaksTest, APeriodThatHoldsTheBreakStandsAlone) {
  const v1::Measure measure =
      MeasureWith(One("2023-02-15,s,,,,why,a paper"), "waits");
  const MeasureQuery january = In(CivilDay(2023, 1, 1), CivilDay(2023, 1, 31));
  const MeasureQuery february = In(CivilDay(2023, 2, 1), CivilDay(2023, 2, 28));
  const MeasureQuery march = In(CivilDay(2023, 3, 1), CivilDay(2023, 3, 31));
  const MeasureQuery april = In(CivilDay(2023, 4, 1), CivilDay(2023, 4, 30));
  EXPECT_EQ(BreaksBetween(measure, january, february).size(), 1);
  EXPECT_EQ(BreaksBetween(measure, february, march).size(), 1);
  EXPECT_EQ(BreaksBetween(measure, march, april).size(), 0);
}

TEST(SeriesBreaksTest, IsOfThoseWhomItIsAbout) {
  const v1::Measure measure =
      MeasureWith(One("2023-04-01,s,,type,concern,why,a paper"), "waits");
  MeasureQuery after = On(CivilDay(2023, 5, 1));
  const MeasureQuery before = On(CivilDay(2023, 3, 1));
  EXPECT_EQ(BreaksBetween(measure, before, after).size(), 1)
      << "all types have concerns among them";
  after.filters["type"] = "concern";
  EXPECT_EQ(BreaksBetween(measure, before, after).size(), 1);
  after.filters["type"] = "carer";
  EXPECT_EQ(BreaksBetween(measure, before, after).size(), 0);
}

TEST(SeriesBreaksTest, IsOfTheMeasuresItNames) {
  const SeriesBreaks breaks = One("2023-04-01,s,dhsc-,,,why,a paper");
  EXPECT_EQ(MeasureWith(breaks, "dhsc-median").series_breaks_size(), 1);
  EXPECT_EQ(MeasureWith(breaks, "median").series_breaks_size(), 0);
  EXPECT_EQ(MeasureWith(One("2023-04-01,other,,,,why,a paper"), "median")
                .series_breaks_size(),
            0);
}

TEST(SeriesBreaksTest, ABadLineIsNamed) {
  for (const char* line :
       {"2023-02-30,s,,,,why,a paper", "2023-04-01,,,,,why,a paper",
        "2023-04-01,s,,,,,a paper", "2023-04-01,s,,,,why,",
        "2023-04-01,s,,type,,why,a paper", "2023-04-01,s"}) {
    const auto breaks = SeriesBreaks::Parse(absl::StrCat(kHeader, line, "\n"));
    EXPECT_THAT(std::string(breaks.status().message()), HasSubstr("line 2"))
        << line;
  }
  EXPECT_FALSE(
      SeriesBreaks::Parse(absl::StrCat(kHeader, "2023-04-01,s,,,,why,a paper\n",
                                       "2023-03-01,s,,,,why,a paper\n"))
          .ok());
}

TEST(SeriesBreaksTest, TheBuiltInOnesHaveTheSafeguardingRoutes) {
  v1::Measure measure;
  measure.set_name("councils/x/sources/assessments/measures/waits");
  SeriesBreaks::BuiltIn().AddTo("assessments", measure);
  ASSERT_EQ(measure.series_breaks_size(), 2);
  EXPECT_EQ(measure.series_breaks(0).dimension_value(), "safeguarding_concern");
  EXPECT_EQ(measure.series_breaks(0).from_date().year(), 2023);
}

}  // namespace
}  // namespace carereform::measures
