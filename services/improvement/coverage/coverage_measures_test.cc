#include "services/improvement/coverage/coverage_measures.h"

#include <string>

#include "carereform/measures/v1/measures.grpc.pb.h"
#include "services/improvement/coverage/coverage_fixture.h"

namespace carereform::improvement {
namespace {

using measures::v1::MeasureService;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using tests::IsOk;

class CoverageMeasuresTest : public CoverageTest {
 protected:
  measures::v1::ComputeMeasureRequest Ask(const std::string& measure,
                                          const std::string& fields) {
    auto request = tests::FromText<measures::v1::ComputeMeasureRequest>(fields);
    request.set_name("councils/x/sources/improvement/measures/" + measure);
    return request;
  }
  MeasureValue Value(const std::string& measure,
                     const std::string& fields = OnTheDay()) {
    const auto response =
        tests::Call(*measures_, &MeasureService::Stub::ComputeMeasure,
                    Ask(measure, fields));
    EXPECT_THAT(response.status(), IsOk()) << measure;
    return response.ok() ? response->value() : MeasureValue();
  }
  // Such as "2/3".
  std::string Share(const std::string& measure,
                    const std::string& fields = OnTheDay()) {
    const MeasureValue value = Value(measure, fields);
    return std::to_string(value.ratio().numerator()) + "/" +
           std::to_string(value.ratio().denominator());
  }

  std::unique_ptr<MeasureService::Stub> measures_ =
      host_.StubOf<MeasureService>();
};

TEST_F(CoverageMeasuresTest, WithoutRecordsNobodyCanSay) {
  for (const char* measure :
       {"findings-with-action-percent", "actions-with-finding-percent",
        "targets-with-measure-percent", "targets-with-data-percent",
        "actions-with-owner-percent", "actions-with-milestone-percent",
        "actions-with-money-percent"}) {
    EXPECT_EQ(Value(measure).state(), MeasureValue::MISSING) << measure;
  }
}

TEST_F(CoverageMeasuresTest, EachIsTheShareThatIsCovered) {
  Load(kSmallPlan);
  EXPECT_EQ(Share("findings-with-action-percent"), "2/3");
  EXPECT_EQ(Share("actions-with-finding-percent"), "2/3");
  EXPECT_EQ(Share("targets-with-measure-percent"), "1/2");
  EXPECT_EQ(Share("targets-with-data-percent"), "0/1");
  EXPECT_EQ(Share("actions-with-owner-percent"), "2/3");
  EXPECT_EQ(Share("actions-with-milestone-percent"), "1/3");
  EXPECT_EQ(Share("actions-with-money-percent"), "2/3");
}

TEST_F(CoverageMeasuresTest, DependsOnTheDayAndTheRevision) {
  const int64_t before = Get("parent: 'councils/x' " + OnTheDay())->revision();
  Load(kSmallPlan);
  EXPECT_EQ(Share("actions-with-owner-percent", OnDay(2026, 1, 1)), "1/3");
  EXPECT_EQ(Value("findings-with-action-percent", OnDay(2025, 9, 16)).state(),
            MeasureValue::MISSING);
  EXPECT_EQ(Value("actions-with-owner-percent",
                  OnTheDay() + "read_revision: " + std::to_string(before))
                .state(),
            MeasureValue::MISSING);
}

TEST_F(CoverageMeasuresTest, TheExplanationNamesTheGaps) {
  Load(kSmallPlan);
  measures::v1::ExplainMeasureRequest request;
  *request.mutable_measure() = Ask("findings-with-action-percent", OnTheDay());
  const auto response =
      tests::Call(*measures_, &MeasureService::Stub::ExplainMeasure, request);
  ASSERT_THAT(response.status(), IsOk());
  ASSERT_EQ(response->lines_size(), 3);
  EXPECT_EQ(response->lines(2).text(), "Nobody saw to this");
  EXPECT_EQ(response->lines(2).n(), 0);
  EXPECT_EQ(response->lines(0).n(), 1);
  EXPECT_THAT(response->records(), ElementsAre("councils/x/findings/nobody"));
}

}  // namespace
}  // namespace carereform::improvement
