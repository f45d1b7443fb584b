// Measures over rows that stand here, without records.

#include "services/financial_assessments/amounts/amount_measures.h"

#include "services/financial_assessments/amounts/amount_fixture.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {
namespace {

using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using tests::HasReason;
using tests::IsOk;

// What a test says that there is.
struct Known {
  AmountTable table{kInvoiceTable};
  std::vector<AmountRow> rows;
};

AmountMeasure Of(const Known& known, const char* id,
                 AmountStatistic statistic) {
  return {.id = id,
          .basis = measures::v1::STOCK,
          .statistic = statistic,
          .unit = "things",
          .display_name = id,
          .question = "How many?",
          .population = "things",
          .method_version = "test-1",
          .method = "",
          .unknown = "not known",
          .dimensions = {MarkDimension("mark"), MarkDimension("part")},
          .part_dimension = "part",
          .table = [&known](const std::string&) -> const AmountTable& {
            return known.table;
          },
          .rows = [&known](const std::string&, const measures::MeasureQuery&)
              -> absl::StatusOr<std::vector<AmountRow>> { return known.rows; }};
}

std::vector<AmountMeasure> All(const Known& known) {
  return {Of(known, "count", AmountStatistic::kCount),
          Of(known, "payers", AmountStatistic::kPayers),
          Of(known, "sum", AmountStatistic::kSum),
          Of(known, "share", AmountStatistic::kShare),
          Of(known, "median", AmountStatistic::kMedian),
          Of(known, "maximum", AmountStatistic::kMaximum)};
}

class AmountMeasuresTest : public AmountFixture<Known> {
 protected:
  AmountMeasuresTest() : AmountFixture(&All) {}

  // Keeps a fact, so that there is something to measure.
  void KeepCases(int count) {
    for (int i = 0; i < count; ++i) {
      const std::string name = absl::StrCat("councils/x/invoices/", i);
      EXPECT_THAT(
          Write([&](store::Txn& txn) -> absl::Status {
            CR_RETURN_IF_ERROR(
                txn.Record(store::ChangeKind::kCreated, name, "").status());
            return records_.table.Put(txn, name, {});
          }),
          IsOk());
    }
  }
  AmountQuestion On(const std::string& measure) {
    return {.measure = measure, .day = kToday};
  }
};

TEST_F(AmountMeasuresTest, WhereNothingIsHeldThereIsNoNumber) {
  EXPECT_EQ(Ask(On("count")).state(), MeasureValue::MISSING);
  EXPECT_EQ(Explain(On("sum")).value().state(), MeasureValue::MISSING);
}

TEST_F(AmountMeasuresTest, NobodyIsNoughtAndTheMedianOfNobodyIsNothing) {
  KeepCases(1);
  EXPECT_EQ(Count(On("count")), 0);
  EXPECT_EQ(Count(On("payers")), 0);
  EXPECT_EQ(Count(On("sum")), 0);
  EXPECT_EQ(Ask(On("share")).state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_EQ(Ask(On("median")).state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_EQ(Ask(On("maximum")).state(), MeasureValue::NOT_APPLICABLE);
}

TEST_F(AmountMeasuresTest, EveryStatisticOfTheSameRows) {
  KeepCases(4);
  records_.rows = {{.number = 0, .amount = 10, .payer = 1, .groups = {0, 0}},
                   {.number = 1,
                    .amount = 30,
                    .payer = 1,
                    .groups = {1, 1},
                    .in_part = true},
                   {.number = 2,
                    .amount = 20,
                    .payer = 2,
                    .groups = {1, 1},
                    .in_part = true},
                   {.number = 3,
                    .amount = 99,
                    .payer = 0,
                    .groups = {1, 0},
                    .known = false}};
  EXPECT_EQ(Count(On("count")), 3);
  EXPECT_EQ(Count(On("payers")), 2);
  EXPECT_EQ(Count(On("sum")), 60);
  EXPECT_EQ(Ask(On("median")).quantile().value_times_two(), 40);
  EXPECT_EQ(Ask(On("maximum")).maximum().value(), 30);
  const MeasureValue share = Ask(On("share"));
  EXPECT_EQ(share.ratio().numerator(), 2);
  EXPECT_EQ(share.ratio().denominator(), 3);
  EXPECT_EQ(share.coverage().covered(), 3);
  EXPECT_EQ(share.coverage().total(), 4);
  ASSERT_EQ(share.exclusions_size(), 1);
  EXPECT_EQ(share.exclusions(0).reason(), "not known");
  EXPECT_THAT(Groups(On("sum"), "mark"),
              ElementsAre(Pair("no", 10), Pair("yes", 50)));
}

TEST_F(AmountMeasuresTest, AShareIsNarrowedInItsPartAndNotInItsWhole) {
  KeepCases(3);
  records_.rows = {{.number = 0, .groups = {0, 1}, .in_part = true},
                   {.number = 1, .groups = {0, 0}, .in_part = true},
                   {.number = 2, .groups = {1, 0}, .in_part = true}};
  AmountQuestion of_part = On("share");
  of_part.filters = {{"part", "yes"}};
  EXPECT_EQ(Ask(of_part).ratio().numerator(), 1);
  EXPECT_EQ(Ask(of_part).ratio().denominator(), 3);
  of_part.filters = {{"part", "yes"}, {"mark", "no"}};
  EXPECT_EQ(Ask(of_part).ratio().denominator(), 2);

  AmountQuestion grouped = On("share");
  grouped.group_by = "part";
  const auto response = Put(grouped, &measures::MeasureSource::Compute);
  ASSERT_THAT(response.status(), IsOk());
  ASSERT_EQ(response->groups_size(), 2);
  EXPECT_EQ(response->groups(0).group(), "no");
  EXPECT_EQ(response->groups(0).value().ratio().numerator(), 2);
  EXPECT_EQ(response->groups(0).value().ratio().denominator(), 3);
}

TEST_F(AmountMeasuresTest, AWordThatIsNoneIsRefusedWithThoseThatAre) {
  KeepCases(1);
  AmountQuestion question = On("count");
  question.filters = {{"mark", "maybe"}};
  const auto refused = Put(question, &measures::MeasureSource::Compute);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(ViolationsOf(refused.status())[0].description,
              HasSubstr("no or yes"));
}

TEST_F(AmountMeasuresTest, AnExplanationNamesTheRecordsThatDecide) {
  KeepCases(22);
  for (uint32_t i = 0; i < 22; ++i) {
    records_.rows.push_back({.number = i, .amount = i});
  }
  const auto sum = Explain(On("sum"));
  EXPECT_EQ(sum.records_size(), 20);
  EXPECT_EQ(sum.records(0), "councils/x/invoices/21");
  EXPECT_THAT(Explain(On("maximum")).records(),
              ElementsAre("councils/x/invoices/21"));
  EXPECT_EQ(Explain(On("count")).lines(0).n(), 22);
  EXPECT_EQ(Explain(On("count")).records_size(), 0);
}

}  // namespace
}  // namespace carereform::financial_assessments
