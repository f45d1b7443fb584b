#include "services/reporting/documents/cell_text.h"

#include <ostream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/rich_return.h"

namespace carereform::reporting::documents {
namespace {

struct ValueCase {
  std::string name;
  std::string value;  // The MeasureValue as text.
  std::string words;
  std::string evidence;
};
std::ostream& operator<<(std::ostream& out, const ValueCase& c) {
  return out << c.value;
}

class PrintValueTest : public testing::TestWithParam<ValueCase> {};

TEST_P(PrintValueTest, SaysFigureAndEvidence) {
  const ValueCase& c = GetParam();
  const v1::Cell cell = MakeCell(absl::StrCat("value { ", c.value, " }"));
  EXPECT_EQ(PrintValue(cell), c.words);
  EXPECT_EQ(PrintEvidence(cell.value()), c.evidence);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, PrintValueTest,
    testing::ValuesIn(std::vector<ValueCase>{
        {"Count", "state: VALUE count { n: 297 } unit: 'people'", "297 people",
         ""},
        {"OnePerson", "state: VALUE count { n: 1 } unit: 'people'", "1 person",
         ""},
        {"Thousands", "state: VALUE count { n: 4562 } unit: 'people'",
         "4,562 people", ""},
        {"Percent",
         "state: VALUE ratio { numerator: 142 denominator: 338 per: 100 } "
         "unit: 'percent'",
         "42%", "142 of 338"},
        {"NearlyNone",
         "state: VALUE ratio { numerator: 1 denominator: 300 per: 100 } "
         "unit: 'percent'",
         "less than 1%", "1 of 300"},
        {"NearlyAll",
         "state: VALUE ratio { numerator: 299 denominator: 300 per: 100 } "
         "unit: 'percent'",
         "more than 99%", "299 of 300"},
        {"All",
         "state: VALUE ratio { numerator: 300 denominator: 300 per: 100 } "
         "unit: 'percent'",
         "100%", "300 of 300"},
        {"Rate",
         "state: VALUE ratio { numerator: 64 denominator: 100000 per: 50000 } "
         "unit: 'per 50,000'",
         "32 per 50,000", "64 of 100,000"},
        {"WholeMedian",
         "state: VALUE quantile { value_times_two: 42 n: 338 method: 'median' "
         "} unit: 'days'",
         "21 days", "median of 338 values"},
        {"HalfMedian",
         "state: VALUE quantile { value_times_two: 43 n: 2 method: 'median' } "
         "unit: 'working days'",
         "21.5 working days", "median of 2 values"},
        {"OneDay",
         "state: VALUE quantile { value_times_two: 2 n: 1 method: 'median' } "
         "unit: 'working days'",
         "1 working day", "median of 1 value"},
        {"Percentile",
         "state: VALUE quantile { value_times_two: 18 n: 10 numerator: 910 "
         "denominator: 100 method: 'percentile 90' } unit: 'days'",
         "9.1 days", "percentile 90 of 10 values"},
        {"Maximum", "state: VALUE maximum { value: 1427 n: 9 } unit: 'days'",
         "1,427 days", "greatest of 9 values"},
        {"WholeMean", "state: VALUE mean { sum: 420 n: 20 } unit: 'minutes'",
         "21 minutes", "sum 420 over 20"},
        {"Mean", "state: VALUE mean { sum: 422 n: 20 } unit: 'minutes'",
         "21.1 minutes", "sum 422 over 20"},
        {"Yes",
         "state: VALUE achieved { achieved: true done: 7 parts: 7 } "
         "unit: 'boolean'",
         "Yes", "7 of 7 done"},
        {"PartlyDone",
         "state: VALUE achieved { done: 1 parts: 7 } unit: 'boolean'",
         "No (1 of 7 done)", "1 of 7 done"},
        {"No", "state: VALUE achieved {} unit: 'boolean'", "No", ""},
        {"Printed", "state: VALUE printed { decimal: '59.51' } unit: 'percent'",
         "59.51%", "as printed; the parts behind it are not published"},
        {"NoUnit", "state: VALUE count { n: 5 }", "5", ""},
    }),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    States, PrintValueTest,
    testing::ValuesIn(std::vector<ValueCase>{
        {"ConfirmedZero", "state: CONFIRMED_ZERO count { n: 0 } unit: 'people'",
         "0 people", ""},
        {"ConfirmedZeroBare", "state: CONFIRMED_ZERO unit: 'days'", "0 days",
         ""},
        {"NotApplicable", "state: NOT_APPLICABLE unit: 'days'",
         "Not applicable", ""},
        {"Missing", "state: MISSING unit: 'days'", "Not available", ""},
        {"Suppressed", "state: SUPPRESSED count { n: 3 } unit: 'people'", "[c]",
         ""},
        {"Unspecified", "count { n: 3 }", "Not available", ""},
        {"ValueWithoutShape", "state: VALUE unit: 'days'", "Not available", ""},
        {"RatioOfNothing", "state: VALUE ratio { numerator: 1 per: 100 }",
         "Not available", ""},
        {"MeanOfNone", "state: VALUE mean { sum: 1 }", "Not available", ""},
        {"PrintedIsNoDecimal", "state: VALUE printed { decimal: 'about 5' }",
         "Not available", ""},
    }),
    [](const auto& test) { return test.param.name; });

TEST(PrintAsOfTest, SaysDayMonthOrPeriod) {
  v1::Cell cell =
      MakeCell("value { as_of_date { year: 2025 month: 9 day: 30 } }");
  EXPECT_EQ(PrintAsOf(cell), "30 September 2025");
  EXPECT_EQ(IsoAsOf(cell), "2025-09-30");
  cell.set_month_precision(true);
  EXPECT_EQ(PrintAsOf(cell), "September 2025");
  EXPECT_EQ(IsoAsOf(cell), "2025-09-30");
  cell.mutable_value()->mutable_as_of_date()->set_day(0);
  EXPECT_EQ(PrintAsOf(cell), "September 2025");
  EXPECT_EQ(IsoAsOf(cell), "2025-09");
  const v1::Cell flow = MakeCell(
      "value { period { first_date { year: 2024 month: 10 day: 21 } "
      "last_date { year: 2025 month: 10 day: 20 } } }");
  EXPECT_EQ(PrintAsOf(flow), "21 October 2024 to 20 October 2025");
  EXPECT_EQ(IsoAsOf(flow), "2024-10-21/2025-10-20");
  EXPECT_EQ(PrintAsOf(v1::Cell()), "not stated");
  EXPECT_EQ(IsoAsOf(v1::Cell()), "");
}

TEST(PrintTargetTest, SaysTargetAndDate) {
  EXPECT_EQ(PrintTarget(MakeCell("target: 'at most 14 days'")),
            "at most 14 days");
  EXPECT_EQ(PrintTarget(v1::Cell()), "no number set");
  EXPECT_EQ(PrintDue(MakeCell("due_date { year: 2026 month: 5 }")),
            "by the end of May 2026");
  EXPECT_EQ(PrintDue(MakeCell("due_date { year: 2026 month: 5 day: 4 }")),
            "by 4 May 2026");
  EXPECT_EQ(PrintDue(v1::Cell()), "no date stated");
}

TEST(PrintOutcomeTest, HasAWordForEach) {
  EXPECT_EQ(PrintOutcome(MakeCell("outcome: MET")), "Met");
  EXPECT_EQ(PrintOutcome(MakeCell("outcome: MISSED")), "Missed");
  EXPECT_EQ(PrintOutcome(MakeCell("outcome: NOT_JUDGED")), "Not judged");
  EXPECT_EQ(PrintOutcome(MakeCell("outcome: CONTEXT")), "Context");
  EXPECT_EQ(OutcomeName(v1::Cell()), "not judged");
}

TEST(PrintOriginTest, NamesRevisionOrSource) {
  EXPECT_EQ(PrintOrigin(MakeCell("owner: 'financial_assessments' value { "
                                 "origin: COMPUTED revision: 12 }")),
            "COMPUTED by financial assessments at revision 12");
  EXPECT_EQ(PrintOrigin(MakeCell("value { origin: COMPUTED revision: 12 }")),
            "COMPUTED at revision 12");
  EXPECT_EQ(
      PrintOrigin(MakeCell("source: 'Appendix B' value { origin: IMPORTED }")),
      "IMPORTED from Appendix B");
  EXPECT_EQ(PrintOrigin(MakeCell("value { origin: IMPORTED }")),
            "IMPORTED, source not stated");
  EXPECT_EQ(PrintOrigin(v1::Cell()), "No value");
}

}  // namespace
}  // namespace carereform::reporting::documents
