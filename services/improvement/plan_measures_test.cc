#include "services/improvement/plan_measures.h"

#include <string>
#include <vector>

#include "carereform/measures/v1/measures.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using measures::v1::MeasureService;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using tests::FieldsOf;
using tests::IsOk;

class PlanMeasuresTest : public ImprovementTest {
 protected:
  // Group 1.1 is due in September 2025. Its first action was begun on 1 October
  // and completed on 20 October; the second is due on 10 October.
  void AddPlan() {
    AddTarget();
    ASSERT_THAT(Call(&Stub::UpdateActionGroup,
                     "action_group { name: 'councils/x/actionGroups/g' "
                     "delivery_date { year: 2025 month: 9 } }")
                    .status(),
                IsOk());
    for (const char* action :
         {"action_id: 'a' action { position: 1 ",
          "action_id: 'b' action { position: 2 due_date { year: 2025 month: 10 "
          "day: 10 } "}) {
      ASSERT_THAT(
          Call(&Stub::CreateAction,
               std::string("parent: 'councils/x' ") + action +
                   "action_group: 'councils/x/actionGroups/g' text: 'T' }")
              .status(),
          IsOk());
    }
    const std::string asked =
        "name: 'councils/x/actions/a' reason: 'Why' date { year: 2025 month: "
        "10 day: ";
    ASSERT_THAT(Call(&Stub::StartAction, asked + "1 }").status(), IsOk());
    ASSERT_THAT(Call(&Stub::CompleteAction, asked + "20 }").status(), IsOk());
    ASSERT_THAT(AddMilestone("a",
                             "display_name: 'A' evidence: 'e' due_date { year: "
                             "2025 month: 10 } achieved_date { year: 2025 "
                             "month: 10 day: 31 }")
                    .status(),
                IsOk());
    ASSERT_THAT(AddMilestone("b",
                             "display_name: 'B' evidence: 'e' due_date { year: "
                             "2025 month: 10 day: 30 } achieved_date { year: "
                             "2025 month: 10 day: 31 }")
                    .status(),
                IsOk());
  }

  static measures::v1::ComputeMeasureRequest Ask(const std::string& id,
                                                 int month, int day) {
    measures::v1::ComputeMeasureRequest request;
    request.set_name("councils/x/sources/improvement/measures/" + id);
    request.mutable_as_of_date()->set_year(2025);
    request.mutable_as_of_date()->set_month(month);
    request.mutable_as_of_date()->set_day(day);
    return request;
  }
  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const measures::v1::ComputeMeasureRequest& request) {
    return tests::Call(*service_, &MeasureService::Stub::ComputeMeasure,
                       request);
  }
  MeasureValue Value(const std::string& id, int month, int day) {
    const auto response = Compute(Ask(id, month, day));
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? response->value() : MeasureValue();
  }
  int64_t Count(const std::string& id, int month, int day) {
    return Value(id, month, day).count().n();
  }

  std::unique_ptr<MeasureService::Stub> service_ =
      host_.StubOf<MeasureService>();
};

TEST_F(PlanMeasuresTest, WithoutAPlanEverythingIsMissing) {
  for (const char* id :
       {"actions-count", "actions-overdue-count", "action-groups-overdue-count",
        "milestones-on-time-share"}) {
    EXPECT_EQ(Value(id, 11, 1).state(), MeasureValue::MISSING) << id;
  }
}

TEST_F(PlanMeasuresTest, NothingOverdueIsAConfirmedNought) {
  AddPlan();
  const MeasureValue before = Value("actions-overdue-count", 9, 30);
  EXPECT_EQ(before.state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(Value("action-groups-overdue-count", 9, 30).state(),
            MeasureValue::CONFIRMED_ZERO);
}

TEST_F(PlanMeasuresTest, CountsWhatWasOverdueOnTheDay) {
  AddPlan();
  EXPECT_EQ(Count("actions-overdue-count", 10, 1), 1);
  EXPECT_EQ(Count("actions-overdue-count", 10, 10), 1);
  EXPECT_EQ(Count("actions-overdue-count", 10, 11), 2);
  EXPECT_EQ(Count("actions-overdue-count", 10, 19), 2);
  EXPECT_EQ(Count("actions-overdue-count", 10, 20), 1);
  EXPECT_EQ(Count("action-groups-overdue-count", 10, 20), 1);
}

TEST_F(PlanMeasuresTest, CountsActionsByTheirStateOnTheDay) {
  AddPlan();
  auto request = Ask("actions-count", 10, 19);
  request.set_group_by("state");
  const auto grouped = Compute(request);
  ASSERT_THAT(grouped.status(), IsOk());
  EXPECT_EQ(grouped->value().count().n(), 2);
  ASSERT_EQ(grouped->groups_size(), 2);
  EXPECT_EQ(grouped->groups(0).group(), "in_progress");
  EXPECT_EQ(grouped->groups(1).group(), "not_started");
  request.clear_group_by();
  (*request.mutable_filters())["state"] = "completed";
  EXPECT_EQ(Compute(request)->value().state(), MeasureValue::CONFIRMED_ZERO);
  request.mutable_as_of_date()->set_day(20);
  EXPECT_EQ(Compute(request)->value().count().n(), 1);
  (*request.mutable_filters())["state"] = "done";
  EXPECT_THAT(FieldsOf(Compute(request).status()),
              ElementsAre("filters.state"));
}

TEST_F(PlanMeasuresTest, MilestonesAreOnTimeByTheirDueDay) {
  AddPlan();
  EXPECT_EQ(Value("milestones-on-time-share", 10, 29).state(),
            MeasureValue::NOT_APPLICABLE);
  const MeasureValue thirtieth = Value("milestones-on-time-share", 10, 30);
  EXPECT_EQ(thirtieth.state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(thirtieth.ratio().denominator(), 1);
  const MeasureValue last = Value("milestones-on-time-share", 10, 31);
  EXPECT_EQ(last.ratio().numerator(), 1);
  EXPECT_EQ(last.ratio().denominator(), 2);
}

TEST_F(PlanMeasuresTest, ItIsComputedAsItWasKnown) {
  AddPlan();
  auto request = Ask("actions-overdue-count", 10, 20);
  request.set_read_revision(7);  // Before the first was begun.
  EXPECT_EQ(Compute(request)->value().count().n(), 2);
}

TEST_F(PlanMeasuresTest, TellsWhatItCounted) {
  AddPlan();
  measures::v1::ExplainMeasureRequest request;
  *request.mutable_measure() = Ask("actions-overdue-count", 10, 20);
  const auto explanation =
      tests::Call(*service_, &MeasureService::Stub::ExplainMeasure, request);
  ASSERT_THAT(explanation.status(), IsOk());
  ASSERT_EQ(explanation->lines_size(), 2);
  EXPECT_EQ(explanation->lines(0).text(), "action 1 of group 1.1: not overdue");
  EXPECT_EQ(explanation->lines(1).text(),
            "action 2 of group 1.1: overdue by 10 days");
  EXPECT_THAT(explanation->records(), ElementsAre("councils/x/actions/b"));
}

}  // namespace
}  // namespace carereform::improvement
