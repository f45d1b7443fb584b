// How measures of financial assessments explain themselves.

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/financial_assessments_measures.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr auto kHome = FinancialAssessment::NON_RESIDENTIAL;
constexpr auto kCareHome = FinancialAssessment::RESIDENTIAL;

class MeasureExplanationTest : public MeasuresFixture {
 protected:
  MeasureExplanation ExplanationOf(const Request& request) {
    const auto explanation = Explain(measures_, request);
    EXPECT_THAT(explanation.status(), IsOk());
    return explanation.ok() ? *explanation : MeasureExplanation();
  }

  // The numbers of the lines: looked at, counted, the five bands, and below,
  // at and above the value.
  static std::vector<int64_t> Numbers(const MeasureExplanation& explanation) {
    std::vector<int64_t> numbers;
    for (const auto& line : explanation.lines()) numbers.push_back(line.n());
    return numbers;
  }
};

TEST_F(MeasureExplanationTest, BandsBeginAndEndWhereTheySay) {
  for (const int days : {0, 7, 8, 14, 15, 28, 29, 56, 57, 400}) {
    AddWaiting(kHome, kToday - days);
  }
  Add(kHome, {kToday - 90, {}, kToday, {}});  // Looked at; does not wait.
  const auto explanation =
      ExplanationOf(On("awaiting-decision-median", kToday));
  EXPECT_EQ(explanation.value().quantile().value_times_two(), 15 + 28);
  EXPECT_THAT(Numbers(explanation),
              ElementsAre(11, 10, 2, 2, 2, 2, 2, 5, 0, 5));
}

TEST_F(MeasureExplanationTest, TheLinesSayWhatTheyCount) {
  AddWaiting(kHome, kToday - 3);
  const auto explanation =
      ExplanationOf(On("awaiting-decision-maximum", kToday));
  std::vector<std::string> texts;
  for (const auto& line : explanation.lines()) texts.push_back(line.text());
  ASSERT_THAT(texts, SizeIs(10));
  EXPECT_EQ(texts[0], "financial assessments looked at");
  EXPECT_EQ(texts[1], "waits counted");
  EXPECT_EQ(texts[7], "waits below the value");
  EXPECT_EQ(texts[8], "waits at the value");
  EXPECT_EQ(texts[9], "waits above the value");
}

TEST_F(MeasureExplanationTest, ACountHasNoSidesAndEveryoneDecidesIt) {
  AddWaiting(kHome, kToday - 3);
  const auto explanation = ExplanationOf(On("awaiting-decision-count", kToday));
  EXPECT_THAT(Numbers(explanation), ElementsAre(1, 1, 1, 0, 0, 0, 0));
  EXPECT_THAT(explanation.records(), IsEmpty());
}

TEST_F(MeasureExplanationTest, NamesThoseAtTheMedianAndAtTheMaximum) {
  AddWaiting(kHome, kToday - 5);
  std::vector<std::string> middle = {AddWaiting(kHome, kToday - 10),
                                     AddWaiting(kHome, kToday - 12)};
  const std::string longest = AddWaiting(kHome, kToday - 30);
  std::sort(middle.begin(), middle.end());
  const auto median = ExplanationOf(On("awaiting-decision-median", kToday));
  EXPECT_EQ(median.value().quantile().value_times_two(), 22);
  EXPECT_THAT(median.records(), ElementsAre(middle[0], middle[1]));
  const auto maximum = ExplanationOf(On("awaiting-decision-maximum", kToday));
  EXPECT_THAT(maximum.records(), ElementsAre(longest));
  EXPECT_THAT(Numbers(maximum), ElementsAre(4, 4, 1, 2, 0, 1, 0, 3, 1, 0));
}

TEST_F(MeasureExplanationTest, NamesTwentyAtMostInTheOrderOfNames) {
  for (int i = 0; i < 21; ++i) AddWaiting(kHome, kToday - 9);
  const auto explanation =
      ExplanationOf(On("awaiting-decision-maximum", kToday));
  EXPECT_THAT(explanation.records(), SizeIs(20));
  EXPECT_TRUE(std::is_sorted(explanation.records().begin(),
                             explanation.records().end()));
  EXPECT_EQ(Numbers(explanation)[8], 21);
}

// The bands stay calendar days, so the sides alone change with the unit.
TEST_F(MeasureExplanationTest, SidesAreInTheUnitOfTheMeasure) {
  const CivilDay friday(2025, 10, 10);
  Add(kHome, {friday, {}, friday + 2, {}});  // A Sunday: 2 days, none working.
  Add(kHome, {friday, {}, friday + 1, {}});  // A Saturday: 1 day, none working.
  const auto working =
      ExplanationOf(In("decided-maximum-working-days", friday, kToday));
  EXPECT_EQ(working.value().state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_THAT(Numbers(working), ElementsAre(2, 2, 2, 0, 0, 0, 0, 0, 2, 0));
  EXPECT_THAT(working.records(), SizeIs(2));
  const auto calendar =
      ExplanationOf(In("decided-maximum-days", friday, kToday));
  EXPECT_THAT(Numbers(calendar), ElementsAre(2, 2, 2, 0, 0, 0, 0, 1, 1, 0));
  EXPECT_THAT(calendar.records(), SizeIs(1));
}

TEST_F(MeasureExplanationTest, AMissingValueStillTellsWhoWasDecided) {
  const CivilDay decided(2019, 1, 2);
  Add(kHome, {CivilDay(2018, 12, 20), {}, decided, {}});
  const auto explanation =
      ExplanationOf(In("decided-median-working-days", decided, decided));
  EXPECT_EQ(explanation.value().state(), MeasureValue::MISSING);
  EXPECT_THAT(Numbers(explanation), ElementsAre(1, 1, 0, 1, 0, 0, 0));
  EXPECT_THAT(explanation.records(), IsEmpty());
}

TEST_F(MeasureExplanationTest, AFilterNarrowsWhatIsLookedAt) {
  AddWaiting(kHome, kToday - 3);
  AddWaiting(kCareHome, kToday - 4);
  Add(kCareHome, {kToday - 5, {}, kToday, {}});
  auto request = On("awaiting-decision-maximum", kToday);
  (*request.mutable_filters())["kind"] = "residential";
  EXPECT_THAT(Numbers(ExplanationOf(request)),
              ElementsAre(2, 1, 1, 0, 0, 0, 0, 0, 1, 0));
}

}  // namespace
}  // namespace carereform::financial_assessments
