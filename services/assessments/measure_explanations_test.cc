// Explanations: how a value came about, and whose waits decide it.

#include "absl/strings/str_cat.h"
#include "services/assessments/measures_fixture.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureExplanation;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::IsOk;
using v1::Referral;

class ExplanationTest : public MeasuresTest {
 protected:
  MeasureExplanation Explain(const Question& question) {
    const auto explanation = Put(question, &measures::MeasureSource::Explain);
    EXPECT_THAT(explanation.status(), IsOk());
    return explanation.ok() ? *explanation : MeasureExplanation();
  }

  static std::vector<std::string> RecordsOf(const MeasureExplanation& of) {
    return {of.records().begin(), of.records().end()};
  }
};

TEST_F(ExplanationTest, MovingOneCaseByADayMovesTheValueAndItsRevision) {
  Add({.received = kDay - 10});
  Add({.received = kDay - 30});
  Referral moved = ReferralWith({.received = kDay - 20});
  auto created = Create(moved);
  ASSERT_THAT(created.status(), IsOk());
  const Question question = OnDay("awaiting-allocation-median", kDay);
  const MeasureExplanation before = Explain(question);
  const int64_t revision_before = Revision();
  EXPECT_EQ(before.value().quantile().value_times_two(), 40);
  EXPECT_THAT(RecordsOf(before), ElementsAre(created->name()));

  *created->mutable_received_date() = rpc::ToDate(kDay - 21);
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return records_.referrals().Update(txn, *created);
              }),
              IsOk());
  const MeasureExplanation after = Explain(question);
  EXPECT_EQ(after.value().quantile().value_times_two(), 42);
  EXPECT_THAT(RecordsOf(after), ElementsAre(created->name()));
  EXPECT_EQ(Revision(), revision_before + 1);
  Question then = question;
  then.revision = revision_before;
  EXPECT_EQ(Explain(then).SerializeAsString(), before.SerializeAsString());
}

TEST_F(ExplanationTest, TheLongestWaitsAreNamed) {
  Add({.received = kDay - 10});
  const std::string one = Add({.received = kDay - 30});
  const std::string other = Add({.received = kDay - 30});
  const MeasureExplanation explanation =
      Explain(OnDay("awaiting-allocation-maximum", kDay));
  EXPECT_EQ(explanation.value().maximum().value(), 30);
  EXPECT_THAT(RecordsOf(explanation), ElementsAre(one, other));
}

TEST_F(ExplanationTest, OfAnEvenNumberBothMiddleOnesAreNamed) {
  const std::string lower = Add({.received = kDay - 10});
  const std::string upper = Add({.received = kDay - 13});
  Add({.received = kDay - 50});
  Add({.received = kDay - 1});
  const MeasureExplanation explanation =
      Explain(OnDay("awaiting-allocation-median", kDay));
  EXPECT_EQ(explanation.value().quantile().value_times_two(), 23);
  EXPECT_THAT(RecordsOf(explanation), ElementsAre(lower, upper));
}

// kDay is a Monday: 10 days before it is a Friday, 6 working days ago. The case
// that waits 6 calendar days decides nothing.
TEST_F(ExplanationTest, WorkingDaysNameTheCasesThatWaitedThem) {
  const std::string longest = Add({.received = kDay - 10});
  const std::string middle = Add({.received = kDay - 7});
  Add({.received = kDay - 6});
  Question question = OnDay("awaiting-allocation-maximum", kDay);
  question.parameters = {{"days_kind", "working"}};
  const MeasureExplanation maximum = Explain(question);
  EXPECT_EQ(maximum.value().maximum().value(), 6);
  EXPECT_THAT(RecordsOf(maximum), ElementsAre(longest));

  question.measure = "awaiting-allocation-median";
  const MeasureExplanation median = Explain(question);
  EXPECT_EQ(median.value().quantile().value_times_two(), 10);
  EXPECT_THAT(RecordsOf(median), ElementsAre(middle));
}

TEST_F(ExplanationTest, APercentileNamesTheCasesAtItsOwnRanks) {
  std::vector<std::string> names;
  for (int days = 1; days <= 10; ++days) {
    names.push_back(Add({.received = kDay - days}));
  }
  Question question = OnDay("awaiting-allocation-percentile", kDay);
  const MeasureExplanation between = Explain(question);
  // 9.1: a tenth of the way from the ninth to the tenth.
  EXPECT_EQ(between.value().quantile().numerator(), 910);
  EXPECT_EQ(between.value().quantile().denominator(), 100);
  EXPECT_THAT(RecordsOf(between), ElementsAre(names[8], names[9]));

  question.parameters = {{"percentile_method", "nearest_rank"}};
  EXPECT_THAT(RecordsOf(Explain(question)), ElementsAre(names[8]));
  question.parameters = {{"percentile", "10"},
                         {"percentile_method", "nearest_rank"}};
  EXPECT_THAT(RecordsOf(Explain(question)), ElementsAre(names[0]));
}

TEST_F(ExplanationTest, TheLinesAddUpAndNameTheStandard) {
  for (const int days : {7, 8, 14, 15, 28, 29, 56, 57}) {
    Add({.received = kDay - days});
  }
  const MeasureExplanation explanation = Explain(
      OnDay("awaiting-allocation-over-standard", kDay, {{"type", "care_act"}}));
  std::vector<std::string> lines;
  for (const auto& line : explanation.lines()) {
    lines.push_back(absl::StrCat(line.text(), "=", line.n()));
  }
  EXPECT_THAT(
      lines,
      ElementsAre("days the standard allows (a paper)=28", "waits counted=8",
                  "waits of 0 to 7 days=1", "waits of 8 to 14 days=2",
                  "waits of 15 to 28 days=2", "waits of 29 to 56 days=2",
                  "waits of 57 days and more=1"));
  EXPECT_EQ(explanation.value().ratio().numerator(), 3);
  EXPECT_THAT(RecordsOf(explanation), IsEmpty()) << "everyone decides a share";
}

// The records in memory stand in another order after a start: what is published
// may not depend on it.
TEST_F(ExplanationTest, AStartChangesNothingInIt) {
  const std::string changed = Add({.received = kDay - 30});
  std::vector<std::string> expected = {changed};
  for (int i = 0; i < 24; ++i) expected.push_back(Add({.received = kDay - 30}));
  // Its fact is now the last in memory.
  ASSERT_THAT(Allocate(changed, kDay + 1).status(), IsOk());
  expected.resize(20);
  const Question question = OnDay("awaiting-allocation-maximum", kDay);
  EXPECT_EQ(RecordsOf(Explain(question)), expected);

  Records loaded;
  ASSERT_THAT(loaded.Load(store_), IsOk());
  const AssessmentMeasures measures(loaded, {});
  const auto reader = Read();
  const auto maximum = measures::FindMeasure(
      *measures_.List(*reader),
      "councils/x/sources/assessments/measures/awaiting-allocation-maximum");
  ASSERT_THAT(maximum.status(), IsOk());
  const auto after = measures.Explain(*reader, *maximum,
                                      {.as_of = kDay,
                                       .period = std::nullopt,
                                       .filters = {},
                                       .group_by = "",
                                       .revision = reader->head().revision});
  ASSERT_THAT(after.status(), IsOk());
  EXPECT_EQ(RecordsOf(*after), expected);
}

}  // namespace
}  // namespace carereform::assessments
