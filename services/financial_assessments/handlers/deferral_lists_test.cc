#include "services/financial_assessments/handlers/deferral_lists.h"

#include "services/financial_assessments/deferred_payments_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

class DeferralListsTest : public DeferredPaymentsTest {
 protected:
  std::vector<v1::RevaluationDue> Revaluations(CivilDay day, int within = 0,
                                               uint64_t revision = 0) {
    v1::ListRevaluationsDueRequest request;
    request.set_read_revision(static_cast<int64_t>(revision));
    request.set_parent("councils/x");
    *request.mutable_as_of_date() = rpc::ToDate(day);
    request.set_due_within_days(within);
    const auto list =
        Look(&CheckListRevaluations, &ListRevaluationsDue, request);
    EXPECT_THAT(list.status(), IsOk());
    if (!list.ok()) return {};
    return {list->revaluations_due().begin(), list->revaluations_due().end()};
  }
  absl::StatusOr<v1::ListStatementsDueResponse> Statements(
      CivilDay day, int within = 0, int size = 0, const std::string& token = "",
      uint64_t revision = 0) {
    v1::ListStatementsDueRequest request;
    request.set_read_revision(static_cast<int64_t>(revision));
    request.set_parent("councils/x");
    *request.mutable_as_of_date() = rpc::ToDate(day);
    request.set_due_within_days(within);
    request.set_page_size(size);
    request.set_page_token(token);
    return Look(&CheckListStatementsDue, &ListStatementsDue, request);
  }
};

TEST_F(DeferralListsTest, AValuationIsDueOnTheDayThatHalfIsUsed) {
  auto request = NewRequest();
  // A limit of £2,000, half of it used on the tenth day.
  request.mutable_deferred_payment()->mutable_valuations(0)->set_value_pence(
      1'805'556);
  const std::string name = Agreed(request);
  const CivilDay day = kMonday + 9;
  EXPECT_EQ(Revaluations(day - 1).size(), 0u);
  const auto due = Revaluations(day);
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].deferred_payment(), name);
  EXPECT_EQ(rpc::StoredDay(due[0].half_reached_date()), day);
  EXPECT_EQ(due[0].overdue_days(), 0);
  EXPECT_EQ(Revaluations(day + 3)[0].overdue_days(), 3);
  EXPECT_EQ(due[0].equity_limit_pence(), 200'000);
  ASSERT_THAT(Value(name, day + 1, 1'805'556).status(), IsOk());
  EXPECT_EQ(Revaluations(day + 3).size(), 0u);
}

TEST_F(DeferralListsTest, AYearLaterTheValueIsReviewed) {
  Agreed();
  EXPECT_EQ(Revaluations(kToday, 181).size(), 0u);
  const auto due = Revaluations(kToday, 182);
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(rpc::StoredDay(due[0].due_date()), CivilDay(2025, 7, 1));
  EXPECT_FALSE(due[0].has_half_reached_date());
}

TEST_F(DeferralListsTest, StatementsDueAndPages) {
  const std::string asked = Agreed();
  const std::string other = Agreed();
  Request(NewRequest()).IgnoreError();
  ASSERT_THAT(AskForStatement(asked, CivilDay(2024, 8, 1)).status(), IsOk());
  EXPECT_EQ(Statements(CivilDay(2024, 8, 28))->statements_due_size(), 0);
  EXPECT_EQ(Statements(CivilDay(2024, 8, 29))->statements_due_size(), 1);
  call_.today = CivilDay(2025, 1, 2);
  const auto page = Statements(CivilDay(2025, 1, 2), 0, 1);
  ASSERT_EQ(page->statements_due_size(), 1);
  EXPECT_EQ(page->statements_due(0).deferred_payment(), asked);
  EXPECT_EQ(page->statements_due(0).overdue_days(), 126);
  const auto next =
      Statements(CivilDay(2025, 1, 2), 0, 1, page->next_page_token());
  ASSERT_EQ(next->statements_due_size(), 1);
  EXPECT_EQ(next->statements_due(0).deferred_payment(), other);
  EXPECT_EQ(next->statements_due(0).overdue_days(), 1);
  EXPECT_TRUE(next->next_page_token().empty());
}

TEST_F(DeferralListsTest, AreOfTodayOrBeforeIt) {
  Agreed();
  EXPECT_THAT(Statements(kToday).status(), IsOk());
  EXPECT_THAT(Refused(Statements(kToday + 1).status()),
              ElementsAre("as_of_date"));
  v1::ListRevaluationsDueRequest request;
  request.set_parent("councils/x");
  *request.mutable_as_of_date() = rpc::ToDate(kToday + 1);
  EXPECT_THAT(
      Refused(
          Look(&CheckListRevaluations, &ListRevaluationsDue, request).status()),
      ElementsAre("as_of_date"));
}

TEST_F(DeferralListsTest, AreAsTheyWereKnownAtARevision) {
  const std::string name = Agreed();
  const uint64_t before = Head();
  EXPECT_EQ(Statements(kToday, 1, 0, "", before)->statements_due_size(), 1);
  ASSERT_THAT(Issue(name, kToday).status(), IsOk());
  EXPECT_EQ(Statements(kToday, 1)->statements_due_size(), 0);
  EXPECT_EQ(Statements(kToday, 1, 0, "", before)->statements_due_size(), 1);
  EXPECT_EQ(Statements(kToday, 1, 0, "", 1)->statements_due_size(), 0);
  const int64_t owed = Revaluations(kToday, 366, before)[0].owed_pence();
  ASSERT_THAT(RecordRate(CivilDay(2024, 7, 1), 0).status(), IsOk());
  EXPECT_LT(Revaluations(kToday, 366)[0].owed_pence(), owed);
  EXPECT_EQ(Revaluations(kToday, 366, before)[0].owed_pence(), owed);
  EXPECT_THAT(Statements(kToday, 1, 0, "", Head() + 1).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(DeferralListsTest, DaysAheadHaveALimit) {
  EXPECT_THAT(Refused(Statements(kToday, 367).status()),
              ElementsAre("due_within_days"));
  EXPECT_THAT(Refused(Statements(kToday, -1).status()),
              ElementsAre("due_within_days"));
}

}  // namespace
}  // namespace carereform::financial_assessments
