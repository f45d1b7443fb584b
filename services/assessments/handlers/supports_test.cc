#include "services/assessments/handlers/supports.h"

#include "services/assessments/journey_fixture.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::SizeIs;
using v1::DueReview;
using v1::Review;
using v1::Support;

class SupportsTest : public JourneyTest {
 protected:
  absl::StatusOr<Support> End(const std::string& name, CivilDay day) {
    v1::EndSupportRequest request;
    request.set_name(name);
    *request.mutable_ended_date() = rpc::ToDate(day);
    return Do(&CheckEndSupport, &EndSupport, request);
  }
  absl::StatusOr<Support> Got(const std::string& name) {
    v1::GetSupportRequest request;
    request.set_name(name);
    return Look(&CheckGetSupport, &GetSupport, request);
  }
  std::vector<DueReview> Due(int within = 0) {
    v1::ListDueReviewsRequest request;
    request.set_parent("councils/x");
    request.set_due_within_days(within);
    const auto list = Look(&CheckListDueReviews, &ListDueReviews, request);
    EXPECT_THAT(list.status(), tests::IsOk());
    if (!list.ok()) return {};
    return {list->due_reviews().begin(), list->due_reviews().end()};
  }
};

TEST_F(SupportsTest, TellsWhenItIsToBeReviewed) {
  const auto support = AddSupport(SupportFrom(CivilDay(2025, 3, 1)));
  ASSERT_THAT(support.status(), tests::IsOk());
  EXPECT_EQ(*rpc::StoredDay(support->next_review_due_date()),
            CivilDay(2026, 3, 1));
  EXPECT_FALSE(support->has_last_reviewed_date());
  EXPECT_EQ(support->specialism(), "unknown");
}

TEST_F(SupportsTest, AReviewSetsTheNextOne) {
  const auto support = AddSupport(SupportFrom(CivilDay(2024, 3, 1)));
  const auto review = ReviewSupport(support->name(), CivilDay(2025, 4, 2));
  ASSERT_THAT(review.status(), tests::IsOk());
  EXPECT_EQ(*rpc::StoredDay(review->due_date()), CivilDay(2025, 3, 1));
  const auto after = Got(support->name());
  EXPECT_EQ(*rpc::StoredDay(after->last_reviewed_date()), CivilDay(2025, 4, 2));
  EXPECT_EQ(*rpc::StoredDay(after->next_review_due_date()),
            CivilDay(2026, 4, 2));
  EXPECT_EQ(after->review_count(), 1);
}

TEST_F(SupportsTest, AReviewRecordedLateDoesNotMoveTheLastOne) {
  const auto support = AddSupport(SupportFrom(CivilDay(2023, 3, 1)));
  ASSERT_THAT(ReviewSupport(support->name(), CivilDay(2025, 4, 2)).status(),
              tests::IsOk());
  ASSERT_THAT(ReviewSupport(support->name(), CivilDay(2024, 2, 2)).status(),
              tests::IsOk());
  const auto after = Got(support->name());
  EXPECT_EQ(*rpc::StoredDay(after->last_reviewed_date()), CivilDay(2025, 4, 2));
  EXPECT_EQ(after->review_count(), 2);
}

TEST_F(SupportsTest, AReviewThatWasNotDoneStaysDue) {
  const auto support = AddSupport(SupportFrom(CivilDay(2024, 3, 1)));
  const auto review = ReportNotDone(support->name(), kToday, Review::DECLINED);
  ASSERT_THAT(review.status(), tests::IsOk());
  EXPECT_EQ(review->not_done_reason(), Review::DECLINED);
  EXPECT_EQ(*rpc::StoredDay(review->due_date()), CivilDay(2025, 3, 1));
  const auto after = Got(support->name());
  EXPECT_EQ(after->etag(), support->etag());
  EXPECT_EQ(*rpc::StoredDay(after->next_review_due_date()),
            CivilDay(2025, 3, 1));
}

TEST_F(SupportsTest, AReasonIsRequiredForAReviewThatWasNotDone) {
  const auto support = AddSupport(SupportFrom(CivilDay(2024, 3, 1)));
  EXPECT_THAT(FieldsOf(ReportNotDone(support->name(), kToday,
                                     Review::NOT_DONE_REASON_UNSPECIFIED)
                           .status()),
              ElementsAre("reason"));
}

TEST_F(SupportsTest, DaysOfReviewsAreDaysOfTheSupport) {
  const auto support = AddSupport(SupportFrom(CivilDay(2024, 3, 1)));
  const auto fields = [&](CivilDay day) {
    return FieldsOf(ReviewSupport(support->name(), day).status());
  };
  EXPECT_THAT(fields(CivilDay(2024, 2, 29)), ElementsAre("completed_date"));
  EXPECT_THAT(fields(kToday + 1), ElementsAre("completed_date"));
  ASSERT_THAT(End(support->name(), CivilDay(2025, 5, 1)).status(),
              tests::IsOk());
  EXPECT_THAT(ReviewSupport(support->name(), CivilDay(2025, 5, 1)).status(),
              tests::IsOk());
  EXPECT_EQ(
      ReasonOf(ReviewSupport(support->name(), CivilDay(2025, 5, 2)).status()),
      "SUPPORT_ENDED");
  EXPECT_EQ(
      ReasonOf(ReviewSupport("councils/x/supports/none", kToday).status()),
      "SUPPORT_NOT_FOUND");
}

TEST_F(SupportsTest, EndsOnceAndNotBeforeItsReviews) {
  const auto support = AddSupport(SupportFrom(CivilDay(2024, 3, 1)));
  ASSERT_THAT(ReviewSupport(support->name(), CivilDay(2025, 4, 2)).status(),
              tests::IsOk());
  EXPECT_THAT(FieldsOf(End(support->name(), CivilDay(2025, 4, 1)).status()),
              ElementsAre("ended_date"));
  EXPECT_THAT(FieldsOf(End(support->name(), CivilDay(2024, 2, 1)).status()),
              ElementsAre("ended_date"));
  const auto ended = End(support->name(), CivilDay(2025, 4, 2));
  ASSERT_THAT(ended.status(), tests::IsOk());
  EXPECT_FALSE(ended->has_next_review_due_date());
  EXPECT_EQ(ReasonOf(End(support->name(), kToday).status()), "SUPPORT_ENDED");
  EXPECT_THAT(Due(366), SizeIs(0));
}

TEST_F(SupportsTest, AReviewOnItsLastDayIsItsLast) {
  const auto support = AddSupport(SupportFrom(CivilDay(2024, 3, 1)));
  ASSERT_THAT(End(support->name(), CivilDay(2025, 4, 2)).status(),
              tests::IsOk());
  ASSERT_THAT(ReviewSupport(support->name(), CivilDay(2025, 4, 2)).status(),
              tests::IsOk());
  EXPECT_EQ(*rpc::StoredDay(Got(support->name())->last_reviewed_date()),
            CivilDay(2025, 4, 2));
}

TEST_F(SupportsTest, BadFieldsAreNamed) {
  Support support;
  support.set_review_history_unknown(true);
  *support.mutable_reviewed_before_date() = rpc::ToDate(kToday);
  EXPECT_THAT(FieldsOf(AddSupport(support).status()),
              testing::UnorderedElementsAre("support.team", "support.kind",
                                            "support.started_date",
                                            "support.review_history_unknown"));
  support = SupportFrom(kToday + 1);
  EXPECT_THAT(FieldsOf(AddSupport(support).status()),
              ElementsAre("support.started_date"));
  support = SupportFrom(kToday - 5);
  *support.mutable_ended_date() = rpc::ToDate(kToday - 6);
  EXPECT_THAT(FieldsOf(AddSupport(support).status()),
              ElementsAre("support.ended_date"));
  support = SupportFrom(kToday - 5);
  *support.mutable_reviewed_before_date() = rpc::ToDate(kToday - 6);
  EXPECT_THAT(FieldsOf(AddSupport(support).status()),
              ElementsAre("support.reviewed_before_date"));
  support = SupportFrom(kToday - 5);
  *support.mutable_discharged_date() = rpc::ToDate(kToday + 1);
  EXPECT_THAT(FieldsOf(AddSupport(support).status()),
              ElementsAre("support.discharged_date"));
}

TEST_F(SupportsTest, AnExternalIdBelongsToOneSupport) {
  Support support = SupportFrom(kToday);
  support.set_external_id("s-1");
  ASSERT_THAT(AddSupport(support).status(), tests::IsOk());
  EXPECT_EQ(ReasonOf(AddSupport(support).status()), "EXTERNAL_ID_TAKEN");
}

TEST_F(SupportsTest, ThePersonIsOneWhoIsKept) {
  Support support = SupportFrom(kToday);
  support.set_person("councils/x/sources/assessments/people/none");
  EXPECT_EQ(ReasonOf(AddSupport(support).status()), "PERSON_NOT_FOUND");
}

TEST_F(SupportsTest, ReviewsThatAreDueAreListedLongestOverdueFirst) {
  AddSupport(SupportFrom(kToday - 10)).IgnoreError();
  const auto overdue = AddSupport(SupportFrom(CivilDay(2024, 10, 19)));
  const auto longest = AddSupport(SupportFrom(CivilDay(2023, 10, 19)));
  const auto today = AddSupport(SupportFrom(CivilDay(2024, 10, 20)));
  const auto due = Due();
  ASSERT_THAT(due, SizeIs(3));
  EXPECT_EQ(due[0].support(), longest->name());
  EXPECT_EQ(due[1].support(), overdue->name());
  EXPECT_EQ(due[1].overdue_days(), 1);
  EXPECT_EQ(due[2].support(), today->name());
  EXPECT_EQ(due[2].overdue_days(), 0);
  EXPECT_THAT(Due(366), SizeIs(4));
}

TEST_F(SupportsTest, WhatNobodyKnowsOfIsNotCalledDue) {
  Support support = SupportFrom(CivilDay(2020, 1, 1));
  support.set_review_history_unknown(true);
  const auto added = AddSupport(support);
  EXPECT_THAT(Due(), SizeIs(0));
  ASSERT_THAT(ReviewSupport(added->name(), CivilDay(2024, 1, 1)).status(),
              tests::IsOk());
  EXPECT_THAT(Due(), SizeIs(1));
}

TEST_F(SupportsTest, ReviewsAreListedByDay) {
  const auto support = AddSupport(SupportFrom(CivilDay(2023, 3, 1)));
  const auto late = ReviewSupport(support->name(), CivilDay(2025, 4, 2));
  const auto early =
      ReportNotDone(support->name(), CivilDay(2024, 4, 2), Review::IN_HOSPITAL);
  v1::ListReviewsRequest request;
  request.set_parent(support->name());
  const auto list = Look(&CheckListReviews, &ListReviews, request);
  ASSERT_THAT(list->reviews(), SizeIs(2));
  EXPECT_EQ(list->reviews(0).name(), early->name());
  EXPECT_EQ(list->reviews(1).name(), late->name());
}

TEST_F(SupportsTest, ATeamsCallerHasItsOwnSupportsOnly) {
  Support south = SupportFrom(CivilDay(2024, 3, 1));
  south.set_team("south");
  const auto theirs = AddSupport(south);
  call_.teams = std::vector<std::string>{"north"};
  EXPECT_EQ(ReasonOf(AddSupport(south).status()), "RECORD_NOT_YOURS");
  EXPECT_EQ(ReasonOf(Got(theirs->name()).status()), "RECORD_NOT_YOURS");
  EXPECT_EQ(ReasonOf(End(theirs->name(), kToday).status()), "RECORD_NOT_YOURS");
  EXPECT_EQ(ReasonOf(ReviewSupport(theirs->name(), kToday).status()),
            "RECORD_NOT_YOURS");
  v1::ListReviewsRequest reviews;
  reviews.set_parent(theirs->name());
  EXPECT_EQ(ReasonOf(Look(&CheckListReviews, &ListReviews, reviews).status()),
            "RECORD_NOT_YOURS");
  v1::ListSupportsRequest list;
  list.set_parent("councils/x");
  EXPECT_THAT(Look(&CheckListSupports, &ListSupports, list)->supports(),
              SizeIs(0));
  EXPECT_THAT(Due(), SizeIs(0));
}

}  // namespace
}  // namespace carereform::assessments
