#include "services/financial_assessments/handlers/financial_queue.h"

#include <optional>
#include <string>

#include "tests/support/financial_assessments_service.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;
using v1::FinancialAssessment;

// Within 28 working days until 9 October.
const CivilDay kReferred(2025, 9, 1);
const CivilDay kDay(2025, 10, 10);

class FinancialQueueTest : public ServiceFixture {
 protected:
  using List = v1::ListOverdueTogetherResponse;

  FinancialQueueTest() {
    call_.today = kToday;
    call_.now = Noon();
  }

  absl::StatusOr<FinancialAssessment> Record(
      const std::string& name, std::optional<CivilDay> due,
      std::optional<CivilDay> completed = {}, const std::string& etag = "") {
    v1::RecordNeedsAssessmentRequest request;
    request.set_name(name);
    request.set_needs_assessment_id("n-1");
    request.set_etag(etag);
    if (due) {
      *request.mutable_needs_assessment_due_date() = rpc::ToDate(*due);
    }
    if (completed) {
      *request.mutable_needs_assessment_completed_date() =
          rpc::ToDate(*completed);
    }
    CR_RETURN_IF_ERROR(CheckRecordNeeds(request));
    absl::StatusOr<FinancialAssessment> recorded;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) {
      recorded = RecordNeedsAssessment(records_, txn, call_, request);
      return recorded.status();
    }));
    return recorded;
  }

  static v1::ListOverdueTogetherRequest Asking(CivilDay day,
                                               int32_t horizon = 0) {
    v1::ListOverdueTogetherRequest request;
    request.set_parent("councils/x");
    *request.mutable_as_of_date() = rpc::ToDate(day);
    request.set_horizon_days(horizon);
    return request;
  }

  absl::StatusOr<List> Ask(const v1::ListOverdueTogetherRequest& request) {
    CR_RETURN_IF_ERROR(CheckListOverdue(request));
    return ListOverdueTogether(records_, **store_.Read("x"), request);
  }

  rpc::Call call_;
};

TEST_F(FinancialQueueTest, TellsBothSidesOfOnePerson) {
  const std::string name =
      AddWaiting(FinancialAssessment::RESIDENTIAL, kReferred);
  ASSERT_THAT(Record(name, kDay - 5).status(), IsOk());
  EXPECT_THAT(Ask(Asking(kDay - 1))->people(), IsEmpty());
  const auto list = Ask(Asking(kDay));
  ASSERT_THAT(list.status(), IsOk());
  ASSERT_THAT(list->people(), SizeIs(1));
  const v1::OverdueTogether& person = list->people(0);
  EXPECT_EQ(person.financial_assessment(), name);
  EXPECT_EQ(person.kind(), FinancialAssessment::RESIDENTIAL);
  EXPECT_EQ(person.state(), FinancialAssessment::REFERRED);
  EXPECT_EQ(person.standard(), "told");
  EXPECT_EQ(rpc::StoredDay(person.due_date()), kDay - 1);
  EXPECT_EQ(person.days_over(), 1);
  EXPECT_EQ(person.needs_standing(), v1::NEEDS_OVERDUE);
  EXPECT_EQ(person.needs_assessment_id(), "n-1");
  EXPECT_EQ(rpc::StoredDay(person.needs_due_date()), kDay - 5);
  EXPECT_EQ(person.needs_days_over(), 5);
  EXPECT_EQ(list->overdue_count(), 1);
  EXPECT_EQ(list->unknown_count(), 0);
}

TEST_F(FinancialQueueTest, CountsInTheWorkingDaysOfTheStandard) {
  // 28 working days from Tuesday 2 September end on Friday 10 October.
  AddWaiting(FinancialAssessment::RESIDENTIAL, kReferred + 1);
  EXPECT_THAT(Ask(Asking(CivilDay(2025, 10, 12)))->people(), IsEmpty());
  const auto monday = Ask(Asking(CivilDay(2025, 10, 13)));
  ASSERT_THAT(monday->people(), SizeIs(1));
  EXPECT_EQ(rpc::StoredDay(monday->people(0).due_date()),
            CivilDay(2025, 10, 10));
  EXPECT_EQ(monday->people(0).days_over(), 1);
  // A week later: five working days more.
  EXPECT_EQ(Ask(Asking(CivilDay(2025, 10, 20)))->people(0).days_over(), 6);
  // Not due yet, and seen ahead.
  const auto ahead = Ask(Asking(CivilDay(2025, 10, 8), 5));
  ASSERT_THAT(ahead->people(), SizeIs(1));
  EXPECT_EQ(ahead->people(0).days_over(), -2);
}

TEST_F(FinancialQueueTest, WhatIsNotKnownIsSaidAndNeverLeftOut) {
  const std::string name =
      AddWaiting(FinancialAssessment::RESIDENTIAL, kReferred);
  const auto unknown = Ask(Asking(kDay));
  ASSERT_THAT(unknown->people(), SizeIs(1));
  EXPECT_EQ(unknown->people(0).needs_standing(), v1::NEEDS_UNKNOWN);
  EXPECT_FALSE(unknown->people(0).has_needs_due_date());
  EXPECT_EQ(unknown->unknown_count(), 1);
  // Not due yet, and completed: not on the list.
  ASSERT_THAT(Record(name, kDay).status(), IsOk());
  EXPECT_THAT(Ask(Asking(kDay))->people(), IsEmpty());
  ASSERT_THAT(Record(name, kDay - 9, kDay - 1).status(), IsOk());
  EXPECT_THAT(Ask(Asking(kDay))->people(), IsEmpty());
  // Taken away, it is not known again.
  ASSERT_THAT(Record(name, {}).status(), IsOk());
  EXPECT_EQ(Ask(Asking(kDay))->unknown_count(), 1);
}

TEST_F(FinancialQueueTest, LooksAheadAsIfNothingHappens) {
  const std::string name =
      AddWaiting(FinancialAssessment::RESIDENTIAL, kReferred);
  ASSERT_THAT(Record(name, kDay + 3).status(), IsOk());
  EXPECT_THAT(Ask(Asking(kDay, 3))->people(), IsEmpty());
  const auto ahead = Ask(Asking(kDay, 4));
  ASSERT_THAT(ahead->people(), SizeIs(1));
  EXPECT_EQ(ahead->people(0).needs_days_over(), -3);
}

TEST_F(FinancialQueueTest, BeginsWithThoseOverdueTogetherInPagesAndFiltered) {
  const std::string later =
      AddWaiting(FinancialAssessment::RESIDENTIAL, kReferred - 10);
  const std::string first =
      AddWaiting(FinancialAssessment::NON_RESIDENTIAL, kReferred - 20);
  ASSERT_THAT(Record(later, kDay - 1).status(), IsOk());
  auto request = Asking(kDay);
  request.set_page_size(1);
  const auto page = Ask(request);
  ASSERT_THAT(page->people(), SizeIs(1));
  // The other is due before, and not known to be overdue in both.
  EXPECT_EQ(page->people(0).financial_assessment(), later);
  EXPECT_EQ(page->overdue_count(), 1);
  EXPECT_EQ(page->unknown_count(), 1);
  request.set_page_token(page->next_page_token());
  const auto next = Ask(request);
  ASSERT_THAT(next->people(), SizeIs(1));
  EXPECT_EQ(next->people(0).financial_assessment(), first);
  EXPECT_EQ(next->next_page_token(), "");
  request = Asking(kDay);
  request.set_needs_standing(v1::NEEDS_OVERDUE);
  EXPECT_EQ(Ask(request)->people(0).financial_assessment(), later);
  request = Asking(kDay);
  request.set_kind(FinancialAssessment::NON_RESIDENTIAL);
  EXPECT_EQ(Ask(request)->people(0).financial_assessment(), first);
  request = Asking(kDay);
  request.set_standard("told_maximum");  // 56 working days: nobody yet.
  EXPECT_THAT(Ask(request)->people(), IsEmpty());
}

TEST_F(FinancialQueueTest, AnswersAsKnownAtTheRevision) {
  const std::string name =
      AddWaiting(FinancialAssessment::RESIDENTIAL, kReferred);
  const auto before = static_cast<int64_t>(Head());
  ASSERT_THAT(Record(name, kDay - 5).status(), IsOk());
  auto request = Asking(kDay);
  request.set_read_revision(before);
  const auto then = Ask(request);
  ASSERT_THAT(then->people(), SizeIs(1));
  EXPECT_EQ(then->people(0).needs_standing(), v1::NEEDS_UNKNOWN);
  EXPECT_EQ(then->revision(), before);
  request.set_read_revision(before + 99);
  EXPECT_THAT(Ask(request).status(),
              HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(FinancialQueueTest, RefusesQuestionsWithoutAnAnswer) {
  const auto refused = [&](const v1::ListOverdueTogetherRequest& request) {
    return RefusedFields(Ask(request).status());
  };
  EXPECT_THAT(refused(Asking(kDay, -1)), ElementsAre("horizon_days"));
  EXPECT_THAT(refused(Asking(kDay, 366)), IsEmpty());
  EXPECT_THAT(refused(Asking(kDay, 367)), ElementsAre("horizon_days"));
  EXPECT_THAT(refused(Asking(CivilDay(2025, 3, 31))),
              ElementsAre("as_of_date"));
  auto request = Asking(kDay);
  request.set_standard("backdating");
  EXPECT_THAT(refused(request), ElementsAre("standard"));
  request.clear_as_of_date();
  EXPECT_THAT(refused(request), ElementsAre("as_of_date"));
}

TEST_F(FinancialQueueTest, RecordsOfNeedsAreCheckedAndTakeAnEtag) {
  const std::string name =
      AddWaiting(FinancialAssessment::RESIDENTIAL, kReferred);
  const uint64_t head = Head();
  EXPECT_THAT(RefusedFields(Record(name, {}, kToday + 1).status()),
              ElementsAre("needs_assessment_completed_date"));
  EXPECT_THAT(Record(name, {}, kToday, "stale").status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(
      Record("councils/x/financialAssessments/none", {}).status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
  EXPECT_EQ(Head(), head);
  EXPECT_THAT(Record(name, {}, kToday).status(), IsOk());
}

}  // namespace
}  // namespace carereform::financial_assessments
