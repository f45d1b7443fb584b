#include "services/financial_assessments/queue_measures.h"

#include <optional>
#include <string>

#include "services/financial_assessments/standards_file.h"
#include "tests/support/financial_assessments_measures.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr auto kHome = FinancialAssessment::NON_RESIDENTIAL;

class QueueMeasuresTest : public MeasuresFixture {
 protected:
  QueueMeasuresTest()
      : queue_(records_, BuiltInStandards(), BankHolidays::England()) {}

  // Creates one that was told on `told` and charged from `from`.
  std::string AddTold(CivilDay told, std::optional<CivilDay> from) {
    FinancialAssessment assessment =
        AssessmentOf(kHome, {told - 20, {}, told, {}});
    if (from) *assessment.mutable_charge_from_date() = rpc::ToDate(*from);
    const auto created = Create(assessment);
    EXPECT_THAT(created.status(), IsOk());
    return created->name();
  }

  // Creates one that waits since `referred`, with the needs side.
  std::string AddWithNeeds(CivilDay referred, std::optional<CivilDay> due,
                           std::optional<CivilDay> completed = {}) {
    FinancialAssessment assessment =
        AssessmentOf(kHome, {referred, {}, {}, {}});
    if (due) {
      *assessment.mutable_needs_assessment_due_date() = rpc::ToDate(*due);
    }
    if (completed) {
      *assessment.mutable_needs_assessment_completed_date() =
          rpc::ToDate(*completed);
    }
    const auto created = Create(assessment);
    EXPECT_THAT(created.status(), IsOk());
    return created->name();
  }

  MeasureValue Of(const Request& request) {
    const auto response = ComputeOf(queue_, request);
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? response->value() : MeasureValue();
  }

  QueueMeasures queue_;
};

TEST_F(QueueMeasuresTest, MonthsFromTheFirstDayChargedToTheDayTold) {
  const CivilDay told(2025, 10, 10);
  AddTold(told, told);
  AddTold(told, CivilDay(2025, 8, 10));
  AddTold(told, CivilDay(2025, 7, 10));  // Three months and no more.
  const std::string longest = AddTold(told, CivilDay(2025, 6, 1));
  AddTold(told, std::nullopt);
  const auto median = Of(In("backdating-median-months", told, told));
  EXPECT_EQ(median.quantile().value_times_two(), 5);
  EXPECT_EQ(median.coverage().covered(), 4);
  EXPECT_EQ(median.coverage().total(), 5);
  EXPECT_EQ(Of(In("backdating-maximum-months", told, told)).maximum().value(),
            4);
  const auto over = Of(In("backdated-over-standard-count", told, told));
  EXPECT_EQ(over.count().n(), 1);
  EXPECT_EQ(over.coverage().total(), 5);
  EXPECT_THAT(over.note(), HasSubstr("standard of 3 months, assumed"));
  EXPECT_EQ(Of(In("backdated-over-standard-count", told + 1, kToday)).state(),
            MeasureValue::CONFIRMED_ZERO);
  const auto explanation =
      Explain(queue_, In("backdating-maximum-months", told, told));
  ASSERT_THAT(explanation.status(), IsOk());
  EXPECT_THAT(explanation->records(), ElementsAre(longest));
}

TEST_F(QueueMeasuresTest, OverdueAloneTogetherAndNotKnown) {
  const CivilDay referred(2025, 9, 1);  // Due on 9 October.
  const CivilDay judged(2025, 10, 10);
  AddWithNeeds(referred, judged - 1);
  AddWithNeeds(referred, judged);
  AddWithNeeds(referred, std::nullopt);
  AddWithNeeds(referred, judged - 30, judged - 20);
  AddWithNeeds(referred + 1, judged - 30);  // Due on a Friday, or the weekend.
  const auto on = [&](const char* id, CivilDay day) { return Of(On(id, day)); };
  EXPECT_EQ(on("overdue-count", judged - 1).state(),
            MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(on("overdue-count", judged).count().n(), 4);
  EXPECT_EQ(on("overdue-count", judged + 2).count().n(), 4);
  EXPECT_EQ(on("overdue-count", judged + 3).count().n(), 5);
  const MeasureValue together = on("overdue-together-count", judged);
  EXPECT_EQ(together.count().n(), 1);
  EXPECT_EQ(together.coverage().covered(), 3);
  EXPECT_EQ(together.coverage().total(), 4);
  EXPECT_THAT(together.note(),
              HasSubstr("standard of 28 working days, in force"));
  EXPECT_EQ(on("overdue-needs-unknown-count", judged).count().n(), 1);
  EXPECT_EQ(on("overdue-together-count", judged + 3).count().n(), 3);
}

TEST_F(QueueMeasuresTest, ADayBeforeTheStandardIsMissingAndSaysSo) {
  AddWithNeeds(CivilDay(2025, 1, 1), std::nullopt);
  const MeasureValue value = Of(On("overdue-count", CivilDay(2025, 3, 31)));
  EXPECT_EQ(value.state(), MeasureValue::MISSING);
  EXPECT_THAT(value.note(), HasSubstr("2025"));
  EXPECT_EQ(Of(On("overdue-count", CivilDay(2025, 4, 1))).count().n(), 1);
}

TEST_F(QueueMeasuresTest, AnEmptyRegisterSaysNothing) {
  EXPECT_EQ(Of(On("overdue-count", kToday)).state(), MeasureValue::MISSING);
}

TEST_F(QueueMeasuresTest, GroupsAreThePartsOfTheWhole) {
  AddWithNeeds(CivilDay(2025, 7, 1), std::nullopt);
  AddWithNeeds(CivilDay(2025, 7, 2), std::nullopt);
  auto request = On("overdue-count", kToday);
  request.set_group_by("kind");
  const auto response = ComputeOf(queue_, request);
  ASSERT_THAT(response.status(), IsOk());
  ASSERT_EQ(response->groups_size(), 2);
  EXPECT_EQ(response->groups(0).group(), "non_residential");
  EXPECT_EQ(response->groups(0).value().count().n(), 2);
}

}  // namespace
}  // namespace carereform::financial_assessments
