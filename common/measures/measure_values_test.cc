#include "common/measures/measure_values.h"

#include "gtest/gtest.h"

namespace carereform::measures {
namespace {

using v1::MeasureValue;

TEST(MeasureValuesTest, NobodyIsNoughtWhenCountedAndNothingWhenMeasured) {
  EXPECT_EQ(CountOf(0).state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_TRUE(CountOf(0).has_count());
  EXPECT_EQ(PercentOf(0, 0).state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_EQ(MedianOf({}).state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_EQ(MaximumOf({}).state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_EQ(MedianOf({}).shape_case(), MeasureValue::SHAPE_NOT_SET);
  EXPECT_EQ(AchievedOf(0, 0, "no milestones").state(), MeasureValue::MISSING);
  EXPECT_EQ(AchievedOf(0, 0, "no milestones").note(), "no milestones");
}

TEST(MeasureValuesTest, ValuesKeepTheirEvidence) {
  EXPECT_EQ(CountOf(3).count().n(), 3);
  const MeasureValue percent = PercentOf(142, 338);
  EXPECT_EQ(percent.state(), MeasureValue::VALUE);
  EXPECT_EQ(percent.ratio().numerator(), 142);
  EXPECT_EQ(percent.ratio().denominator(), 338);
  EXPECT_EQ(percent.ratio().per(), 100);
  EXPECT_EQ(PercentOf(0, 9).state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(MedianOf({1, 4}).quantile().value_times_two(), 5);
  EXPECT_EQ(MedianOf({1, 4}).quantile().n(), 2);
  EXPECT_EQ(MaximumOf({3, 9, 4}).maximum().value(), 9);
  EXPECT_FALSE(AchievedOf(1, 7, "").achieved().achieved());
  EXPECT_TRUE(AchievedOf(7, 7, "").achieved().achieved());
}

TEST(MeasureValuesTest, CompleteNeverCallsAMissingValueComputed) {
  v1::Measure measure;
  measure.set_name("councils/x/sources/s/measures/m");
  MeasureQuery query;
  query.revision = 4;
  query.period = Period{absl::CivilDay(2025, 1, 1), absl::CivilDay(2025, 2, 1)};
  MeasureValue value = CountOf(1);
  Complete(measure, query, value);
  EXPECT_EQ(value.origin(), MeasureValue::COMPUTED);
  EXPECT_EQ(value.revision(), 4);
  EXPECT_EQ(value.period().last_date().day(), 31);
  MeasureValue missing = Missing("why");
  Complete(measure, query, missing);
  EXPECT_EQ(missing.origin(), MeasureValue::ORIGIN_UNSPECIFIED);
  EXPECT_EQ(missing.note(), "why");
}

}  // namespace
}  // namespace carereform::measures
