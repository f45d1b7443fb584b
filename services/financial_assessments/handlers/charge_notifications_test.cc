#include "services/financial_assessments/handlers/charge_notifications.h"

#include "services/financial_assessments/charge_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;

class ChargeNotificationsTest : public ChargeTest {};

TEST_F(ChargeNotificationsTest, OnlyWritingTells) {
  const v1::Charge charge = Add(kToday - 14);
  EXPECT_THAT(Untold(kToday), ElementsAre(charge.name()));
  EXPECT_THAT(Untold(kToday - 1), IsEmpty());  // It was recorded today.
  ASSERT_THAT(Tell(charge, kToday, false).status(), IsOk());
  EXPECT_THAT(Untold(kToday), ElementsAre(charge.name()));
  const auto told = Tell(charge, kToday, true);
  ASSERT_THAT(told.status(), IsOk());
  EXPECT_EQ(told->calculation(), charge.calculation());
  EXPECT_THAT(Untold(kToday), IsEmpty());
  EXPECT_EQ(*rpc::StoredDay(Get(charge.name()).told_date()), kToday);
  v1::ListChargeNotificationsRequest request;
  request.set_parent(charge.name());
  EXPECT_THAT(
      Look(&CheckListChargeNotifications, &ListChargeNotifications, request)
          ->notifications(),
      SizeIs(2));
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

TEST_F(ChargeNotificationsTest, AChangeHasToBeToldAnew) {
  const v1::Charge charge = Add(kToday - 14);
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  // The same charge needs no second letter.
  ASSERT_THAT(
      Record(RecordFrom(charge, kToday - 7, tests::PensionerAtHome())).status(),
      IsOk());
  EXPECT_THAT(Untold(kToday), IsEmpty());
  ASSERT_THAT(Record(RecordFrom(charge, kToday - 7, Richer(1000))).status(),
              IsOk());
  EXPECT_THAT(Untold(kToday), ElementsAre(charge.name()));
  // A letter about what was paid before does not tell of it.
  ASSERT_THAT(Tell(charge, kToday, true, charge.calculation()).status(),
              IsOk());
  EXPECT_THAT(Untold(kToday), ElementsAre(charge.name()));
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  EXPECT_THAT(Untold(kToday), IsEmpty());
}

TEST_F(ChargeNotificationsTest, TheLongestUntoldComeFirst) {
  const v1::Charge second = Add(kToday - 7);
  call_.today = kToday - 3;
  const v1::Charge first = Add(kToday - 14);
  v1::Circumstances poor = tests::PensionerAtHome();
  poor.clear_incomes();
  poor.clear_capital();
  Add(kToday - 7, poor);  // Pays nothing, so that there is nothing to tell.
  EXPECT_THAT(Untold(kToday), ElementsAre(first.name(), second.name()));
  call_.today = kToday;
  ASSERT_THAT(End(EndOn(first, kToday)).status(), IsOk());
  EXPECT_THAT(Untold(kToday), ElementsAre(second.name()));
  EXPECT_THAT(Untold(kToday - 1), ElementsAre(first.name()));
}

TEST_F(ChargeNotificationsTest, RefuseWhatIsNotOfTheCharge) {
  const v1::Charge charge = Add(kToday - 14);
  const v1::Charge other = Add(kToday - 14);
  EXPECT_THAT(RefusedFields(Tell(charge, kToday + 1, true).status()),
              ElementsAre("told_date"));
  EXPECT_THAT(
      RefusedFields(Tell(charge, kToday, true, other.calculation()).status()),
      ElementsAre("calculation"));
  EXPECT_THAT(
      Tell(charge, kToday, true, charge.name() + "/calculations/none").status(),
      HasReason(StatusCode::kNotFound, "CHARGE_CALCULATION_NOT_FOUND"));
}

TEST_F(ChargeNotificationsTest, WhatCameLaterMakesNoDifferenceToADay) {
  call_.today = kToday - 10;
  const v1::Charge charge = Add(kToday - 14);
  call_.today = kToday - 5;
  ASSERT_THAT(Tell(charge, kToday - 5, true).status(), IsOk());
  call_.today = kToday;
  ASSERT_THAT(Record(RecordFrom(charge, kToday - 2, Richer(1000))).status(),
              IsOk());
  EXPECT_THAT(Untold(kToday - 11), IsEmpty());
  for (const int ago : {10, 6, 0}) {
    EXPECT_THAT(Untold(kToday - ago), ElementsAre(charge.name())) << ago;
  }
  for (const int ago : {5, 1}) {
    EXPECT_THAT(Untold(kToday - ago), IsEmpty()) << ago;
  }
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

// What is paid from a day ahead on is not paid today.
TEST_F(ChargeNotificationsTest, AWeeklyChargeCountsFromItsDay) {
  v1::Circumstances poor = tests::PensionerAtHome();
  poor.clear_incomes();
  poor.clear_capital();
  const v1::Charge charge = Add(kToday - 14, poor);
  ASSERT_THAT(Record(RecordFrom(charge, kToday + 14, Richer(1000))).status(),
              IsOk());
  EXPECT_THAT(Untold(kToday), IsEmpty());
  EXPECT_THAT(Untold(kToday + 13), IsEmpty());
  EXPECT_THAT(Untold(kToday + 14), ElementsAre(charge.name()));
}

TEST_F(ChargeNotificationsTest, NobodyIsToldOfWhatIsNotThereYet) {
  const v1::Charge charge = Add(kToday - 14);
  EXPECT_THAT(RefusedFields(Tell(charge, kToday - 1, true).status()),
              ElementsAre("calculation"));
  EXPECT_THAT(
      RefusedFields(
          Tell(charge, kToday - 1, true, charge.calculation()).status()),
      ElementsAre("told_date"));
  EXPECT_THAT(Untold(kToday), ElementsAre(charge.name()));
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  // The end is recorded a week later, and is not what was told before.
  call_.today = kToday + 7;
  ASSERT_THAT(End(EndOn(charge, kToday + 1)).status(), IsOk());
  ASSERT_THAT(Tell(charge, kToday + 6, true, charge.calculation()).status(),
              IsOk());
  EXPECT_FALSE(Get(charge.name()).has_told_date());
  ASSERT_THAT(Tell(charge, kToday + 7, true).status(), IsOk());
  EXPECT_TRUE(Get(charge.name()).has_told_date());
}

}  // namespace
}  // namespace carereform::financial_assessments
