#include "services/improvement/risks/risk_measures.h"

#include <string>

#include "carereform/improvement/v1/risks.grpc.pb.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using measures::v1::MeasureService;
using measures::v1::MeasureValue;
using tests::IsOk;

class RiskMeasuresTest : public ImprovementTest {
 protected:
  void Add(const std::string& id, const std::string& fields) {
    ASSERT_THAT(
        tests::Call(*risks_, &v1::RiskService::Stub::CreateRisk,
                    tests::FromText<v1::CreateRiskRequest>(
                        "parent: 'councils/x' risk_id: '" + id +
                        "' risk { display_name: 'R' kind: RISK event: 'E'"
                        " review_interval_months: 1 " +
                        fields + " }"))
            .status(),
        IsOk());
  }

  measures::v1::ComputeMeasureResponse Compute(const std::string& measure,
                                               const std::string& more = "") {
    auto request = tests::FromText<measures::v1::ComputeMeasureRequest>(
        "as_of_date { year: 2025 month: 11 day: 3 } " + more);
    request.set_name("councils/x/sources/improvement/measures/" + measure);
    const auto response =
        tests::Call(*service_, &MeasureService::Stub::ComputeMeasure, request);
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? *response : measures::v1::ComputeMeasureResponse();
  }

  std::unique_ptr<v1::RiskService::Stub> risks_ =
      host_.StubOf<v1::RiskService>();
  std::unique_ptr<MeasureService::Stub> service_ =
      host_.StubOf<MeasureService>();
};

TEST_F(RiskMeasuresTest, NothingHeldIsMissingAndNotNought) {
  for (const char* measure :
       {"open-risks-count", "stale-risks-count", "stale-risks-percent",
        "risks-above-appetite-count"}) {
    EXPECT_EQ(Compute(measure).value().state(), MeasureValue::MISSING);
  }
}

TEST_F(RiskMeasuresTest, CountsStaleOpenAndAboveAppetite) {
  Add("old",
      "level: DEPARTMENTAL last_review_date { year: 2025 month: 10 day: 2 }");
  Add("fresh",
      "level: DEPARTMENTAL last_review_date { year: 2025 month: 10 day: 3 }"
      " score_scheme: 'five-by-five' appetite: 5"
      " residual_score { likelihood: 2 impact: 3 }");
  Add("corporate",
      "level: CORPORATE last_review_date { year: 2025 month: 11 day: 1 }"
      " score_scheme: 'five-by-five' appetite: 6"
      " residual_score { likelihood: 2 impact: 3 }");
  EXPECT_EQ(Compute("open-risks-count").value().count().n(), 3);
  EXPECT_EQ(Compute("stale-risks-count").value().count().n(), 1);
  EXPECT_EQ(Compute("stale-risks-percent").value().ratio().numerator(), 1);
  EXPECT_EQ(Compute("stale-risks-percent").value().ratio().denominator(), 3);
  EXPECT_EQ(Compute("risks-above-appetite-count").value().count().n(), 1);
  const auto by_level = Compute("open-risks-count", "group_by: 'level'");
  ASSERT_EQ(by_level.groups_size(), 2);
  EXPECT_EQ(by_level.groups(0).group(), "corporate");
  EXPECT_EQ(by_level.groups(1).value().count().n(), 2);
  EXPECT_EQ(Compute("stale-risks-count",
                    "filters { key: 'level' value: 'corporate' }")
                .value()
                .state(),
            MeasureValue::CONFIRMED_ZERO);
}

}  // namespace
}  // namespace carereform::improvement
