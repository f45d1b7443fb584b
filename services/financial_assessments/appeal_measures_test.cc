#include "services/financial_assessments/appeal_measures.h"

#include <string>

#include "tests/support/financial_assessments_measures.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using tests::IsOk;
using v1::Appeal;

const CivilDay kDay(2025, 10, 1);

class AppealMeasuresTest : public MeasuresFixture {
 protected:
  AppealMeasuresTest() : appeals_(records_) {}

  // Stores an appeal as its handlers would.
  void AddAppeal(Appeal::Route route, CivilDay raised,
                 std::optional<CivilDay> decided = {},
                 Appeal::Outcome outcome = Appeal::OUTCOME_UNSPECIFIED) {
    Appeal appeal;
    appeal.set_name("councils/x/financialAssessments/f/appeals/a" +
                    std::to_string(++count_));
    appeal.set_route(route);
    *appeal.mutable_raised_date() = rpc::ToDate(raised);
    if (decided) *appeal.mutable_decided_date() = rpc::ToDate(*decided);
    appeal.set_outcome(outcome);
    EXPECT_THAT(Write([&](store::Txn& txn) {
                  return records_.appeals().Create(txn, appeal);
                }),
                IsOk());
  }

  measures::v1::ComputeMeasureResponse Of(Request request,
                                          const std::string& group_by = "",
                                          const std::string& word = "") {
    if (!word.empty()) (*request.mutable_filters())[group_by] = word;
    if (word.empty()) request.set_group_by(group_by);
    const auto response = ComputeOf(appeals_, request);
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? *response : measures::v1::ComputeMeasureResponse();
  }

  AppealMeasures appeals_;
  int count_ = 0;
};

TEST_F(AppealMeasuresTest, OpenRaisedAndDecided) {
  AddAppeal(Appeal::APPEAL, kDay);
  AddAppeal(Appeal::COMPLAINT, kDay + 1, kDay + 5, Appeal::UPHELD);
  AddAppeal(Appeal::OMBUDSMAN, kDay + 2, kDay + 6, Appeal::NOT_AT_FAULT);
  EXPECT_EQ(Of(On("appeals-open-count", kDay + 4)).value().count().n(), 3);
  EXPECT_EQ(Of(On("appeals-open-count", kDay + 5)).value().count().n(), 2);
  EXPECT_EQ(Of(In("appeals-raised-count", kDay, kDay + 1)).value().count().n(),
            2);
  const Request decided = In("appeals-decided-count", kDay, kDay + 6);
  EXPECT_EQ(Of(decided).value().count().n(), 2);
  EXPECT_EQ(Of(decided, "route", "ombudsman").value().count().n(), 1);
  EXPECT_EQ(Of(decided, "outcome", "upheld").value().count().n(), 1);
  int64_t parts = 0;
  const auto response = Of(decided, "outcome");
  for (const auto& group : response.groups()) {
    parts += group.value().count().n();
  }
  EXPECT_EQ(parts, 2);
  EXPECT_EQ(Of(In("appeals-raised-count", kDay, kToday), "outcome", "none")
                .value()
                .count()
                .n(),
            1);
}

TEST_F(AppealMeasuresTest, AreMissingWhereNoneIsHeldAndZeroWhereSomeAre) {
  constexpr auto kMissing = measures::v1::MeasureValue::MISSING;
  constexpr auto kZero = measures::v1::MeasureValue::CONFIRMED_ZERO;
  const Request open = On("appeals-open-count", kDay);
  const Request raised = In("appeals-raised-count", kDay, kDay + 6);
  const Request decided = In("appeals-decided-count", kDay, kDay + 6);
  for (const Request& request : {open, raised, decided}) {
    EXPECT_EQ(Of(request).value().state(), kMissing);
    EXPECT_NE(Of(request).value().note(), "");
    const auto grouped = Of(request, "route");
    EXPECT_EQ(grouped.value().state(), kMissing);
    EXPECT_EQ(grouped.groups_size(), 0);
  }
  // One that was raised later shows that appeals are recorded here.
  AddAppeal(Appeal::APPEAL, kDay + 7);
  for (const Request& request : {open, raised, decided}) {
    EXPECT_EQ(Of(request).value().state(), kZero);
    EXPECT_EQ(Of(request, "route", "ombudsman").value().state(), kZero);
  }
}

TEST_F(AppealMeasuresTest, RefuseAWordThatIsNone) {
  Request request = On("appeals-open-count", kDay);
  (*request.mutable_filters())["route"] = "letter";
  EXPECT_THAT(RefusedFields(ComputeOf(appeals_, request).status()),
              ElementsAre("filters.route"));
}

}  // namespace
}  // namespace carereform::financial_assessments
