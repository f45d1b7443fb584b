#include <string>

#include "services/financial_assessments/measures.h"
#include "tests/support/financial_assessments_measures.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr auto kHome = FinancialAssessment::NON_RESIDENTIAL;
constexpr auto kCareHome = FinancialAssessment::RESIDENTIAL;

// Monday 1 September 2025.
const CivilDay kReferred(2025, 9, 1);

class StageMeasuresTest : public MeasuresFixture {
 protected:
  // Creates one with a trigger.
  void AddTriggered(FinancialAssessment::Trigger trigger,
                    const FinancialAssessmentDates& dates) {
    FinancialAssessment assessment = AssessmentOf(kHome, dates);
    assessment.set_trigger(trigger);
    EXPECT_THAT(Create(assessment).status(), IsOk());
  }
};

TEST_F(StageMeasuresTest, MeasuresEachStageInBothKindsOfDays) {
  // Allocated after a week, completed on the Wednesday, told on the Monday.
  Add(kHome, {kReferred, kReferred + 7, kReferred + 14, {}, kReferred + 9});
  const auto value = [&](const std::string& id) {
    return ValueOf(In(id, kReferred, kToday));
  };
  EXPECT_EQ(value("referral-to-allocation-maximum-days").maximum().value(), 7);
  EXPECT_EQ(
      value("referral-to-allocation-maximum-working-days").maximum().value(),
      5);
  EXPECT_EQ(value("allocation-to-completion-median-days")
                .quantile()
                .value_times_two(),
            4);
  EXPECT_EQ(value("allocation-to-completion-count").count().n(), 1);
  EXPECT_EQ(value("completion-to-decision-maximum-days").maximum().value(), 5);
  EXPECT_EQ(
      value("completion-to-decision-maximum-working-days").maximum().value(),
      3);
  EXPECT_EQ(value("allocation-to-decision-mean-days").mean().sum(), 7);
  EXPECT_EQ(value("decided-mean-working-days").mean().sum(), 10);
}

TEST_F(StageMeasuresTest, ADayThatIsNotKnownIsInTheCoverage) {
  Add(kHome, {kReferred, kReferred + 7, {}, {}, kReferred + 9});
  Add(kHome, {kReferred, {}, {}, {}, kReferred + 9});
  const auto request =
      In("allocation-to-completion-median-days", kReferred, kToday);
  const MeasureValue median = ValueOf(request);
  EXPECT_EQ(median.quantile().n(), 1);
  EXPECT_EQ(median.coverage().covered(), 1);
  EXPECT_EQ(median.coverage().total(), 2);
  auto count = In("allocation-to-completion-count", kReferred, kToday);
  EXPECT_EQ(ValueOf(count).count().n(), 2);
  count.set_group_by("waiting_band");
  int64_t banded = 0;
  const auto groups = Compute(count);
  for (const auto& group : groups->groups())
    banded += group.value().count().n();
  EXPECT_EQ(banded, 1);
  const auto explanation = Explain(measures_, request);
  bool told = false;
  for (const auto& line : explanation->lines()) {
    if (line.text() == "whose wait is not known") told = line.n() == 1;
  }
  EXPECT_TRUE(told);
}

TEST_F(StageMeasuresTest, QueuesByStageAddUpToAllWhoWait) {
  AddWaiting(kHome, kToday - 9);
  Add(kCareHome, {kToday - 20, kToday - 6, {}, {}});
  Add(kHome, {kToday - 40, {}, {}, {}, kToday - 2});
  Add(kHome, {kToday - 40, {}, kToday, {}, kToday - 2});
  const auto value = [&](const std::string& id) {
    return ValueOf(On(id, kToday));
  };
  EXPECT_EQ(value("awaiting-allocation-count").count().n(), 1);
  EXPECT_EQ(value("awaiting-completion-count").count().n(), 1);
  EXPECT_EQ(value("awaiting-telling-count").count().n(), 1);
  EXPECT_EQ(value("awaiting-decision-count").count().n(), 3);
  EXPECT_EQ(value("awaiting-allocation-maximum").maximum().value(), 9);
  EXPECT_EQ(value("awaiting-completion-maximum").maximum().value(), 6);
  EXPECT_EQ(value("awaiting-telling-maximum").maximum().value(), 2);
  EXPECT_EQ(value("awaiting-decision-maximum-working-days").maximum().value(),
            28);
}

TEST_F(StageMeasuresTest, TriggersAreThePartsOfTheWhole) {
  AddTriggered(FinancialAssessment::NEW_PACKAGE, {kToday - 5, {}, {}, {}});
  AddTriggered(FinancialAssessment::NEW_PACKAGE, {kToday - 7, {}, {}, {}});
  AddTriggered(FinancialAssessment::REVIEW, {kToday - 9, {}, kToday, {}});
  AddWaiting(kHome, kToday - 3);
  auto request = On("awaiting-decision-count", kToday);
  request.set_group_by("trigger");
  const auto response = Compute(request);
  ASSERT_THAT(response.status(), IsOk());
  std::vector<std::string> groups;
  for (const auto& group : response->groups()) {
    groups.push_back(group.group() + "=" +
                     std::to_string(group.value().count().n()));
  }
  EXPECT_THAT(groups, ElementsAre("new_package=2", "unknown=1"));
  auto filtered = On("awaiting-decision-count", kToday);
  (*filtered.mutable_filters())["trigger"] = "review";
  EXPECT_EQ(ValueOf(filtered).state(), MeasureValue::CONFIRMED_ZERO);
  (*filtered.mutable_filters())["trigger"] = "letter";
  EXPECT_THAT(RefusedFields(Compute(filtered).status()),
              ElementsAre("filters.trigger"));
}

// Facts that are kept beside others follow each change, and the reads of an
// earlier revision.
TEST_F(StageMeasuresTest, AnswersAsKnownAtTheRevision) {
  const std::string name = AddWaiting(kHome, kReferred);
  const auto before = static_cast<int64_t>(Head());
  v1::CompleteFinancialAssessmentRequest complete;
  complete.set_name(name);
  *complete.mutable_completed_date() = rpc::ToDate(kReferred + 4);
  ASSERT_THAT(Call(&Stub::CompleteFinancialAssessment, complete).status(),
              IsOk());
  auto request = On("awaiting-telling-count", kToday);
  EXPECT_EQ(ValueOf(request).count().n(), 1);
  request.set_read_revision(before);
  EXPECT_EQ(ValueOf(request).state(), MeasureValue::CONFIRMED_ZERO);
  // And after a restart.
  Records again;
  ASSERT_THAT(again.Load(store_), IsOk());
  const FinancialAssessmentMeasures reread(again, BankHolidays::England());
  request.set_read_revision(0);
  EXPECT_EQ(ComputeOf(reread, request)->value().count().n(), 1);
}

}  // namespace
}  // namespace carereform::financial_assessments
