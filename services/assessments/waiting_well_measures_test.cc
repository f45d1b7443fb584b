#include "services/assessments/journey_fixture.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureValue;
using v1::Referral;
using v1::TrayReview;

class WaitingWellMeasuresTest : public JourneyTest {
 protected:
  std::string Waiter(int days_ago) {
    return Create({.received = kToday - days_ago})->name();
  }
  int64_t Overdue(absl::CivilDay day,
                  std::map<std::string, std::string> filters = {}) {
    return Ask(OnDay("waiting-contacts-overdue-count", day, std::move(filters)))
        .count()
        .n();
  }
};

// Unrated cases are due after 14 days, red ones after 7.
TEST_F(WaitingWellMeasuresTest, OverdueIsAsItWasOnTheDay) {
  const std::string name = Waiter(40);
  ASSERT_THAT(RecordContact(name, ContactOn(kToday - 20, v1::RED)).status(),
              tests::IsOk());
  EXPECT_EQ(Overdue(kToday - 41), 0);
  EXPECT_EQ(Overdue(kToday - 26), 0) << "on the due day";
  EXPECT_EQ(Overdue(kToday - 25), 1) << "on the day after";
  EXPECT_EQ(Overdue(kToday - 20), 0) << "contacted";
  EXPECT_EQ(Overdue(kToday - 13), 0) << "on the next due day";
  EXPECT_EQ(Overdue(kToday - 12), 1);
  EXPECT_EQ(Overdue(kToday - 25, {{"rating", "unknown"}}), 1);
  EXPECT_EQ(Overdue(kToday - 25, {{"rating", "red"}}), 0);
  EXPECT_EQ(Overdue(kToday - 12, {{"rating", "red"}}), 1);
}

TEST_F(WaitingWellMeasuresTest, NobodyIsOverdueWhoWaitsNoMore) {
  const std::string name = Waiter(40);
  EXPECT_EQ(Overdue(kToday), 1);
  ASSERT_THAT(Close(name, kToday).status(), tests::IsOk());
  EXPECT_EQ(Overdue(kToday), 0);
  EXPECT_EQ(Overdue(kToday - 1), 1);
}

TEST_F(WaitingWellMeasuresTest, BeforeAnyFrequencyNobodyCanSay) {
  call_.today = absl::CivilDay(2024, 1, 31);
  ASSERT_THAT(Create({.received = absl::CivilDay(2024, 1, 1)}).status(),
              tests::IsOk());
  const auto value =
      Ask(OnDay("waiting-contacts-overdue-count", absl::CivilDay(2024, 1, 31)));
  EXPECT_EQ(value.count().n(), 0);
  EXPECT_EQ(value.coverage().covered(), 0);
  EXPECT_EQ(value.coverage().total(), 1);
  ASSERT_EQ(value.exclusions_size(), 1);
  EXPECT_EQ(value.exclusions(0).reason(),
            "no frequency is held for their rating");
}

TEST_F(WaitingWellMeasuresTest, OnTimeIsByTheDueDay) {
  const std::string on_time = Waiter(30);  // Due 16 days ago.
  const std::string late = Waiter(30);
  Waiter(30);  // Never contacted.
  ASSERT_THAT(Close(Waiter(30), kToday - 16).status(), tests::IsOk());
  ASSERT_THAT(RecordContact(on_time, ContactOn(kToday - 16)).status(),
              tests::IsOk());
  ASSERT_THAT(RecordContact(late, ContactOn(kToday - 15)).status(),
              tests::IsOk());
  const auto share = [&](int first, int last) {
    return Ask(InPeriod("waiting-contacts-done-on-time-share", kToday - first,
                        kToday - last));
  };
  EXPECT_EQ(share(16, 16).ratio().numerator(), 1);
  EXPECT_EQ(share(16, 16).ratio().denominator(), 3);
  EXPECT_EQ(share(17, 17).state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_EQ(share(15, 15).state(), MeasureValue::NOT_APPLICABLE);
}

TEST_F(WaitingWellMeasuresTest, RedCasesCountUntilSomebodyIsTold) {
  const std::string name = Waiter(10);
  ASSERT_THAT(RecordContact(name, ContactOn(kToday - 5, v1::RED)).status(),
              tests::IsOk());
  v1::WaitingContact told = ContactOn(kToday - 2);
  told.mutable_escalation()->set_escalated_to("strategic_service_manager");
  *told.mutable_escalation()->mutable_escalated_date() =
      rpc::ToDate(kToday - 2);
  ASSERT_THAT(RecordContact(name, told).status(), tests::IsOk());
  const auto red = [&](int ago) {
    return Ask(OnDay("red-not-escalated-count", kToday - ago)).count().n();
  };
  EXPECT_EQ(red(6), 0);
  EXPECT_EQ(red(5), 1);
  EXPECT_EQ(red(3), 1);
  EXPECT_EQ(red(2), 0);
}

// 29 September 2025 is a Monday.
TEST_F(WaitingWellMeasuresTest, TraysAreDueInWholeWeeksWithSomebodyWaiting) {
  const absl::CivilDay monday(2025, 9, 29);
  ASSERT_THAT(Create({.received = monday, .closed = monday + 10}).status(),
              tests::IsOk());
  Referral south = ReferralWith({.received = monday});
  south.set_team("south");
  ASSERT_THAT(Create(south).status(), tests::IsOk());
  ASSERT_THAT(ReviewTray("north", monday + 2).status(), tests::IsOk());
  const Question question =
      InPeriod("tray-reviews-done-share", monday, monday + 22);
  const auto value = Ask(question);
  EXPECT_EQ(value.ratio().numerator(), 1);
  EXPECT_EQ(value.ratio().denominator(), 5) << "two weeks, and three";
  const auto teams = AskByGroup(question, "team");
  EXPECT_EQ(teams.at("north").ratio().denominator(), 2);
  EXPECT_EQ(teams.at("south").ratio().numerator(), 0);
  EXPECT_EQ(teams.at("south").state(), MeasureValue::CONFIRMED_ZERO);
}

TEST_F(WaitingWellMeasuresTest, TherapyListsAreDueOnWorkingDays) {
  const absl::CivilDay monday(2025, 9, 29);
  Referral referral = ReferralWith({.received = monday});
  referral.set_type(Referral::OCCUPATIONAL_THERAPY);
  ASSERT_THAT(Create(referral).status(), tests::IsOk());
  ASSERT_THAT(ReviewTray("north", monday, TrayReview::DAILY_OT).status(),
              tests::IsOk());
  const auto value =
      Ask(InPeriod("ot-daily-reviews-done-share", monday, monday + 7));
  EXPECT_EQ(value.ratio().numerator(), 1);
  EXPECT_EQ(value.ratio().denominator(), 6);
}

TEST_F(WaitingWellMeasuresTest, ATrayOfAYearWithoutBankHolidaysIsRefused) {
  Waiter(1);
  EXPECT_EQ(
      Put(InPeriod("ot-daily-reviews-done-share", absl::CivilDay(2100, 1, 1),
                   absl::CivilDay(2100, 1, 2)),
          &measures::MeasureSource::Compute)
          .status()
          .code(),
      absl::StatusCode::kInvalidArgument);
}

TEST_F(WaitingWellMeasuresTest, IsAsItWasKnownAtARevision) {
  const std::string name = Waiter(40);
  const int64_t before = Revision();
  ASSERT_THAT(RecordContact(name, ContactOn(kToday - 1)).status(),
              tests::IsOk());
  Question question = OnDay("waiting-contacts-overdue-count", kToday);
  EXPECT_EQ(Ask(question).count().n(), 0);
  question.revision = before;
  EXPECT_EQ(Ask(question).count().n(), 1);
}

}  // namespace
}  // namespace carereform::assessments
