#include "services/reporting/compile/judgement.h"

#include <ostream>

#include "common/rpc/convert.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;
using v1::Target;

constexpr absl::CivilDay kAsOf(2025, 10, 20);

MeasureValue Days(int64_t times_two) {
  MeasureValue value;
  value.set_state(MeasureValue::VALUE);
  value.set_unit("days");
  value.mutable_quantile()->set_value_times_two(times_two);
  return value;
}

// A percentile, which is exact as a fraction alone.
MeasureValue Hundredths(int64_t hundredths) {
  MeasureValue value = Days((hundredths + 25) / 50);
  value.mutable_quantile()->set_numerator(hundredths);
  value.mutable_quantile()->set_denominator(100);
  return value;
}

MeasureValue Percent(int64_t numerator, int64_t denominator) {
  MeasureValue value;
  value.set_state(MeasureValue::VALUE);
  value.set_unit("percent");
  value.mutable_ratio()->set_numerator(numerator);
  value.mutable_ratio()->set_denominator(denominator);
  value.mutable_ratio()->set_per(100);
  return value;
}

MeasureValue Printed(const char* decimal, const char* unit) {
  MeasureValue value;
  value.set_state(MeasureValue::VALUE);
  value.set_unit(unit);
  value.mutable_printed()->set_decimal(decimal);
  return value;
}

MeasureValue Missing() {
  MeasureValue value;
  value.set_state(MeasureValue::MISSING);
  value.set_note("nobody told us");
  return value;
}

Target Promise(Target::Comparator comparator, const char* number,
               const char* unit) {
  Target target;
  target.set_comparator(comparator);
  target.set_target_value(number);
  target.set_unit(unit);
  return target;
}

struct Case {
  const char* name;
  Target target;
  MeasureValue value;
  Cell::Outcome outcome;
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class JudgeTest : public testing::TestWithParam<Case> {};

TEST_P(JudgeTest, HoldsTheFigureAgainstTheTarget) {
  Cell cell;
  *cell.mutable_value() = GetParam().value;
  Judge(GetParam().target, kAsOf, true, cell);
  EXPECT_EQ(cell.outcome(), GetParam().outcome) << cell.outcome_reason();
  EXPECT_NE(cell.outcome_reason(), "");
}

const Target kFourteen = Promise(Target::AT_MOST, "14", "days");

INSTANTIATE_TEST_SUITE_P(
    Edges, JudgeTest,
    testing::ValuesIn(std::vector<Case>{
        {"AtTheLimit", kFourteen, Days(28), Cell::MET},
        {"HalfADayOver", kFourteen, Days(29), Cell::MISSED},
        {"HalfADayUnder", kFourteen, Days(27), Cell::MET},
        {"APercentileATenthOver", kFourteen, Hundredths(1410), Cell::MISSED},
        {"APercentileATenthUnder", kFourteen, Hundredths(1390), Cell::MET},
        {"LessThanIsNotAtMost", Promise(Target::LESS_THAN, "14", "days"),
         Days(28), Cell::MISSED},
        {"AThirdIsOverThirtyThree", Promise(Target::AT_MOST, "33", "percent"),
         Percent(1, 3), Cell::MISSED},
        {"AThirdIsUnderThirtyFour", Promise(Target::AT_MOST, "34", "percent"),
         Percent(1, 3), Cell::MET},
        {"ExactlyAllOfThem", Promise(Target::EXACTLY, "100", "percent"),
         Percent(49, 49), Cell::MET},
        {"AllButOne", Promise(Target::EXACTLY, "100", "percent"),
         Percent(48, 49), Cell::MISSED},
        {"PrintedDecimalAtABaseline",
         Promise(Target::MORE_THAN, "59.51", "percent"),
         Printed("59.51", "percent"), Cell::MISSED},
        {"PrintedDecimalJustOver",
         Promise(Target::MORE_THAN, "59.51", "percent"),
         Printed("59.52", "percent"), Cell::MET},
        {"AnotherUnit", Promise(Target::AT_MOST, "28", "working days"),
         Days(28), Cell::NOT_JUDGED},
        {"NoNumber", Promise(Target::AT_MOST, "", "days"), Days(28),
         Cell::NOT_JUDGED},
        {"NoFigure", kFourteen, Missing(), Cell::NOT_JUDGED},
    }),
    [](const auto& test) { return test.param.name; });

TEST(JudgeTest, AMissingFigureSaysWhy) {
  Cell cell;
  *cell.mutable_value() = Missing();
  Judge(kFourteen, kAsOf, true, cell);
  EXPECT_THAT(cell.outcome_reason(), testing::HasSubstr("nobody told us"));
}

TEST(JudgeTest, AFigureForContextIsNotJudged) {
  Cell cell;
  *cell.mutable_value() = Days(2);
  Judge(kFourteen, kAsOf, false, cell);
  EXPECT_EQ(cell.outcome(), Cell::CONTEXT);
}

// A deliverable of March is not missed in October, and is from April on.
TEST(JudgeTest, ADeliverableIsMissedOnlyOnceItIsDue) {
  Target target = Promise(Target::EXACTLY, "1", "boolean");
  target.mutable_due_date()->set_year(2026);
  target.mutable_due_date()->set_month(3);
  const auto outcome_on = [&](absl::CivilDay as_of, bool achieved) {
    Cell cell;
    cell.mutable_value()->set_state(MeasureValue::VALUE);
    cell.mutable_value()->set_unit("boolean");
    cell.mutable_value()->mutable_achieved()->set_achieved(achieved);
    *cell.mutable_due_date() = target.due_date();
    Judge(target, as_of, true, cell);
    return cell.outcome();
  };
  EXPECT_EQ(outcome_on(absl::CivilDay(2025, 10, 20), false), Cell::NOT_JUDGED);
  EXPECT_EQ(outcome_on(absl::CivilDay(2026, 3, 31), false), Cell::NOT_JUDGED);
  EXPECT_EQ(outcome_on(absl::CivilDay(2026, 4, 1), false), Cell::MISSED);
  EXPECT_EQ(outcome_on(absl::CivilDay(2025, 10, 20), true), Cell::MET);
}

// A baseline that stands in for a target can only be met or missed by chance.
TEST(JudgeTest, AProxyIsShownAndNotJudged) {
  Target target = Promise(Target::MORE_THAN, "32", "per 50,000");
  target.mutable_provenance()->set_standing(common::v1::Provenance::PROXY);
  Cell cell;
  *cell.mutable_value() = Printed("33", "per 50,000");
  Judge(target, kAsOf, true, cell);
  EXPECT_EQ(cell.outcome(), Cell::NOT_JUDGED);
  EXPECT_EQ(TargetInWords(target),
            "more than 32 per 50,000 (proxy, not set by the plan)");
}

TEST(TargetInWordsTest, SaysHowAndHowMuch) {
  EXPECT_EQ(TargetInWords(kFourteen), "at most 14 days");
  EXPECT_EQ(TargetInWords(Promise(Target::EXACTLY, "100", "percent")), "100%");
  EXPECT_EQ(TargetInWords(Promise(Target::AT_MOST, "", "days")), "");
}

}  // namespace
}  // namespace carereform::reporting
