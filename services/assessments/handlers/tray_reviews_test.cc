#include "services/assessments/handlers/tray_reviews.h"

#include "services/assessments/journey_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using v1::TrayReview;

// 29 September 2025 is a Monday, three weeks before today.
const absl::CivilDay kMonday(2025, 9, 29);

class TrayReviewsTest : public JourneyTest {
 protected:
  std::vector<std::string> Missed(absl::CivilDay first, absl::CivilDay last,
                                  TrayReview::Kind kind) {
    v1::ListMissedTrayReviewsRequest request;
    request.set_parent("councils/x");
    request.set_kind(kind);
    *request.mutable_period()->mutable_first_date() = rpc::ToDate(first);
    *request.mutable_period()->mutable_last_date() = rpc::ToDate(last);
    const auto list =
        Look(&CheckListMissedTrayReviews, &ListMissedTrayReviews, request);
    EXPECT_THAT(list.status(), tests::IsOk());
    std::vector<std::string> missed;
    if (!list.ok()) return missed;
    for (const auto& line : list->missed_tray_reviews()) {
      missed.push_back(absl::StrCat(
          line.team(), " ", *rpc::StoredDay(line.first_date()) - kMonday, "-",
          *rpc::StoredDay(line.last_date()) - kMonday));
    }
    return missed;
  }
};

TEST_F(TrayReviewsTest, IsKeptAndListed) {
  const auto review = ReviewTray("north", kToday);
  ASSERT_THAT(review.status(), tests::IsOk());
  v1::GetTrayReviewRequest get;
  get.set_name(review->name());
  EXPECT_EQ(Look(&CheckGetTrayReview, &GetTrayReview, get)->cases_on_list(), 3);
  v1::ListTrayReviewsRequest list;
  list.set_parent("councils/x");
  EXPECT_THAT(
      Look(&CheckListTrayReviews, &ListTrayReviews, list)->tray_reviews(),
      SizeIs(1));
  get.set_name("councils/x/trayReviews/none");
  EXPECT_EQ(ReasonOf(Look(&CheckGetTrayReview, &GetTrayReview, get).status()),
            "TRAY_REVIEW_NOT_FOUND");
}

TEST_F(TrayReviewsTest, BadFieldsAreNamed) {
  v1::RecordTrayReviewRequest request;
  request.set_parent("councils/x");
  request.mutable_tray_review()->set_cases_on_list(2);
  request.mutable_tray_review()->set_reprioritised_count(3);
  request.mutable_tray_review()->set_allocated_count(-1);
  EXPECT_THAT(
      FieldsOf(Do(&CheckRecordTrayReview, &RecordTrayReview, request).status()),
      ElementsAre("tray_review.team", "tray_review.kind",
                  "tray_review.reviewed_date", "tray_review.reviewed_by",
                  "tray_review.reprioritised_count",
                  "tray_review.allocated_count"));
  EXPECT_THAT(FieldsOf(ReviewTray("north", kToday + 1).status()),
              ElementsAre("tray_review.reviewed_date"));
}

TEST_F(TrayReviewsTest, WeeksWithSomebodyWaitingAndNoReviewAreMissed) {
  // Waits until the Wednesday of the second week.
  ASSERT_THAT(Create({.received = kMonday + 2, .closed = kMonday + 9}).status(),
              tests::IsOk());
  const auto weeks = [&] {
    return Missed(kMonday, kMonday + 20, TrayReview::WEEKLY_TRAY);
  };
  EXPECT_THAT(weeks(), ElementsAre("north 0-6", "north 7-13"));
  ASSERT_THAT(ReviewTray("north", kMonday).status(), tests::IsOk());
  ASSERT_THAT(ReviewTray("south", kMonday + 7).status(), tests::IsOk());
  ASSERT_THAT(ReviewTray("north", kMonday + 7, TrayReview::DAILY_OT).status(),
              tests::IsOk());
  EXPECT_THAT(weeks(), ElementsAre("north 7-13"));
  ASSERT_THAT(ReviewTray("north", kMonday + 13).status(), tests::IsOk());
  EXPECT_THAT(weeks(), IsEmpty());
}

TEST_F(TrayReviewsTest, WhatIsYetToComeIsNotMissed) {
  ASSERT_THAT(Create({.received = kMonday + 2}).status(), tests::IsOk());
  // Today is the Monday of the fourth week.
  EXPECT_EQ(kToday, kMonday + 21);
  EXPECT_THAT(Missed(kMonday + 7, kMonday + 34, TrayReview::WEEKLY_TRAY),
              ElementsAre("north 7-13", "north 14-20"));
  EXPECT_THAT(Missed(kMonday + 28, kMonday + 34, TrayReview::WEEKLY_TRAY),
              IsEmpty());
}

TEST_F(TrayReviewsTest, OccupationalTherapyIsLookedAtOnEachWorkingDay) {
  v1::Referral referral =
      ReferralWith({.received = kMonday + 3, .closed = kMonday + 8});
  referral.set_type(v1::Referral::OCCUPATIONAL_THERAPY);
  ASSERT_THAT(Create(referral).status(), tests::IsOk());
  ASSERT_THAT(Create({.received = kMonday}).status(), tests::IsOk());
  ASSERT_THAT(ReviewTray("north", kMonday + 4, TrayReview::DAILY_OT).status(),
              tests::IsOk());
  EXPECT_THAT(Missed(kMonday, kMonday + 20, TrayReview::DAILY_OT),
              ElementsAre("north 3-3", "north 7-7"));
}

TEST_F(TrayReviewsTest, BothKindsAreListedWhereNeitherIsAskedFor) {
  v1::Referral referral =
      ReferralWith({.received = kMonday, .closed = kMonday + 1});
  referral.set_type(v1::Referral::OCCUPATIONAL_THERAPY);
  ASSERT_THAT(Create(referral).status(), tests::IsOk());
  EXPECT_THAT(Missed(kMonday, kMonday + 6, TrayReview::KIND_UNSPECIFIED),
              ElementsAre("north 0-6", "north 0-0"));
}

TEST_F(TrayReviewsTest, APeriodHasAYearAtMostAndItsBankHolidaysAreHeld) {
  v1::ListMissedTrayReviewsRequest request;
  request.set_parent("councils/x");
  const auto ask = [&](absl::CivilDay first, absl::CivilDay last) {
    *request.mutable_period()->mutable_first_date() = rpc::ToDate(first);
    *request.mutable_period()->mutable_last_date() = rpc::ToDate(last);
    return FieldsOf(
        Look(&CheckListMissedTrayReviews, &ListMissedTrayReviews, request)
            .status());
  };
  EXPECT_THAT(ask(kMonday, kMonday + 365), IsEmpty());
  EXPECT_THAT(ask(kMonday, kMonday + 366), ElementsAre("period"));
  EXPECT_THAT(ask(kMonday, kMonday - 1), ElementsAre("period.last_date"));
  EXPECT_THAT(ask(absl::CivilDay(2010, 1, 1), absl::CivilDay(2010, 1, 2)),
              ElementsAre("period"));
  request.clear_period();
  EXPECT_THAT(FieldsOf(Look(&CheckListMissedTrayReviews, &ListMissedTrayReviews,
                            request)
                           .status()),
              testing::Contains("period"));
}

TEST_F(TrayReviewsTest, ATeamsCallerHasItsOwnListsOnly) {
  v1::Referral south = ReferralWith({.received = kMonday});
  south.set_team("south");
  ASSERT_THAT(Create(south).status(), tests::IsOk());
  const auto theirs = ReviewTray("south", kToday);
  call_.teams = std::vector<std::string>{"north"};
  EXPECT_EQ(ReasonOf(ReviewTray("south", kToday).status()), "RECORD_NOT_YOURS");
  v1::GetTrayReviewRequest get;
  get.set_name(theirs->name());
  EXPECT_EQ(ReasonOf(Look(&CheckGetTrayReview, &GetTrayReview, get).status()),
            "RECORD_NOT_YOURS");
  EXPECT_THAT(Missed(kMonday, kMonday + 6, TrayReview::WEEKLY_TRAY), IsEmpty());
}

}  // namespace
}  // namespace carereform::assessments
