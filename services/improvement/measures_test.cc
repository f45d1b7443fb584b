#include "services/improvement/measures.h"

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
using tests::HasReason;
using tests::IsOk;

constexpr char kMeasure[] =
    "councils/x/sources/improvement/measures/deliverable-m26";

class ImprovementMeasuresTest : public ImprovementTest {
 protected:
  // Two milestones: `a` achieved on 6 October 2025, `b` due in February 2026.
  void SetUp() override {
    AddTarget();
    ASSERT_THAT(AddMilestone("a",
                             "display_name: 'Tender launched' evidence: 'e' "
                             "achieved_date { year: 2025 month: 10 day: 6 }")
                    .status(),
                IsOk());
    ASSERT_THAT(AddMilestone("b",
                             "display_name: 'Advert published' "
                             "due_date { year: 2026 month: 2 }")
                    .status(),
                IsOk());
  }

  static measures::v1::ComputeMeasureRequest Ask(const std::string& day,
                                                 int64_t revision = 0) {
    auto request = tests::FromText<measures::v1::ComputeMeasureRequest>(
        "as_of_date { " + day + " }");
    request.set_name(kMeasure);
    request.set_read_revision(revision);
    return request;
  }
  MeasureValue Value(const std::string& day, int64_t revision = 0) {
    const auto response = tests::Call(
        *service_, &MeasureService::Stub::ComputeMeasure, Ask(day, revision));
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? response->value() : MeasureValue();
  }
  measures::v1::MeasureExplanation Explanation(const std::string& day) {
    measures::v1::ExplainMeasureRequest request;
    *request.mutable_measure() = Ask(day);
    const auto response =
        tests::Call(*service_, &MeasureService::Stub::ExplainMeasure, request);
    EXPECT_THAT(response.status(), IsOk());
    return *response;
  }
  measures::v1::ListMeasuresResponse List() {
    measures::v1::ListMeasuresRequest request;
    request.set_parent("councils/x/sources/improvement");
    return *tests::Call(*service_, &MeasureService::Stub::ListMeasures,
                        request);
  }
  absl::Status AchieveSecond() {
    return Call(&Stub::AchieveMilestone,
                "name: 'councils/x/milestones/b' evidence: 'e' "
                "achieved_date { year: 2025 month: 11 day: 2 }")
        .status();
  }

  std::unique_ptr<MeasureService::Stub> service_ =
      host_.StubOf<MeasureService>();
};

TEST_F(ImprovementMeasuresTest, EachTargetWithMilestonesHasOne) {
  ASSERT_THAT(Call(&Stub::CreateOutcomeTarget,
                   "parent: 'councils/x' outcome_target_id: 'm01'"
                   " outcome_target { code: 'M01' text: 'Fast'"
                   " action_group: 'councils/x/actionGroups/g' }")
                  .status(),
              IsOk());
  std::vector<measures::v1::Measure> deliverables;
  const auto list = List();
  for (const measures::v1::Measure& one : list.measures()) {
    if (one.basis() == measures::v1::DELIVERABLE) deliverables.push_back(one);
  }
  ASSERT_EQ(deliverables.size(), 1u);
  const measures::v1::Measure& measure = deliverables.front();
  EXPECT_EQ(measure.name(), kMeasure);
  EXPECT_EQ(measure.display_name(), "M26: Milestones reached");
  EXPECT_EQ(measure.question(), "Has this been delivered: Milestones reached?");
  EXPECT_EQ(measure.basis(), measures::v1::DELIVERABLE);
  EXPECT_EQ(measure.unit(), "boolean");
  EXPECT_EQ(measure.method_version(), "deliverable-1");
  EXPECT_FALSE(measure.method().empty());
  EXPECT_FALSE(measure.population().empty());
}

TEST_F(ImprovementMeasuresTest, AMilestoneCountsFromTheDayItWasAchieved) {
  const MeasureValue before = Value("year: 2025 month: 10 day: 5");
  EXPECT_EQ(before.state(), MeasureValue::VALUE);
  EXPECT_EQ(before.achieved().done(), 0);
  EXPECT_EQ(before.achieved().parts(), 2);
  EXPECT_FALSE(before.achieved().achieved());
  EXPECT_EQ(Value("year: 2025 month: 10 day: 6").achieved().done(), 1);
}

TEST_F(ImprovementMeasuresTest, IsAchievedOnceEveryMilestoneIs) {
  ASSERT_THAT(AchieveSecond(), IsOk());
  EXPECT_FALSE(Value("year: 2025 month: 11 day: 1").achieved().achieved());
  const MeasureValue value = Value("year: 2025 month: 11 day: 2");
  EXPECT_TRUE(value.achieved().achieved());
  EXPECT_EQ(value.achieved().done(), 2);
  EXPECT_EQ(value.origin(), MeasureValue::COMPUTED);
}

TEST_F(ImprovementMeasuresTest, AnEarlierRevisionKnewLess) {
  const int64_t then = List().head_revision();
  ASSERT_THAT(AchieveSecond(), IsOk());
  const std::string day = "year: 2025 month: 11 day: 3";
  EXPECT_EQ(Value(day).achieved().done(), 2);
  EXPECT_EQ(Value(day, then).achieved().done(), 1);
  EXPECT_EQ(Value(day, then).revision(), then);
  EXPECT_EQ(Value(day, then - 1).achieved().parts(), 1);
  const MeasureValue unknown = Value(day, then - 2);
  EXPECT_EQ(unknown.state(), MeasureValue::MISSING);
  EXPECT_FALSE(unknown.note().empty());
}

TEST_F(ImprovementMeasuresTest, TellsWhereEachMilestoneStands) {
  const auto lines = [](const measures::v1::MeasureExplanation& explanation) {
    std::vector<std::string> texts;
    for (const auto& line : explanation.lines()) {
      texts.push_back(line.text() + " = " + std::to_string(line.n()));
    }
    return texts;
  };
  const auto early = Explanation("year: 2025 month: 10 day: 5");
  EXPECT_THAT(lines(early),
              ElementsAre("Tender launched: no due date, achieved later, on 6 "
                          "October 2025 = 0",
                          "Advert published: not yet due, due February 2026 = "
                          "0"));
  const auto late = Explanation("year: 2026 month: 3 day: 1");
  EXPECT_THAT(lines(late),
              ElementsAre("Tender launched: achieved on 6 October 2025 = 1",
                          "Advert published: overdue, due February 2026 = 0"));
  EXPECT_THAT(late.records(), ElementsAre("councils/x/milestones/a",
                                          "councils/x/milestones/b"));
  EXPECT_EQ(late.value().achieved().done(), 1);
  EXPECT_FALSE(late.method().empty());
}

TEST_F(ImprovementMeasuresTest, ADayIsNeeded) {
  auto request = Ask("year: 2025 month: 11 day: 3");
  request.clear_as_of_date();
  EXPECT_THAT(
      tests::Call(*service_, &MeasureService::Stub::ComputeMeasure, request)
          .status(),
      HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

}  // namespace
}  // namespace carereform::improvement
