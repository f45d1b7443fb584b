#include "services/financial_assessments/handlers/charge_reads.h"

#include "services/financial_assessments/charge_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;

class ChargeReadsTest : public ChargeTest {
 protected:
  absl::StatusOr<v1::Calculation> On(const v1::Charge& charge,
                                     absl::CivilDay day) {
    v1::CalculateOnRequest request;
    request.set_name(charge.name());
    *request.mutable_date() = rpc::ToDate(day);
    CR_RETURN_IF_ERROR(CheckCalculateOn(request));
    return CalculateOn(records_, *Read(), call_, request);
  }
};

TEST_F(ChargeReadsTest, PeriodsAreUnderTheirOwnRulesAndAddUp) {
  const v1::Charge charge = Add(CivilDay(2025, 3, 3));
  const auto periods =
      Periods(charge, CivilDay(2025, 3, 31), CivilDay(2025, 4, 13));
  ASSERT_THAT(periods.status(), IsOk());
  ASSERT_THAT(periods->periods(), SizeIs(2));
  EXPECT_EQ(periods->periods(0).weekly_charge_pence(), kWeekly2024);
  EXPECT_EQ(periods->periods(0).rate_table(), "2024-25");
  EXPECT_EQ(periods->periods(1).weekly_charge_pence(), kWeekly2025);
  EXPECT_EQ(periods->periods(1).rate_table(), "2025-26");
  EXPECT_EQ(periods->periods(1).charging_policy(), "national");
  EXPECT_EQ(periods->total_pence(), kWeekly2024 + kWeekly2025);

  // Cut anywhere, the parts come to the whole.
  const auto first =
      Periods(charge, CivilDay(2025, 3, 31), CivilDay(2025, 4, 9));
  const auto second =
      Periods(charge, CivilDay(2025, 4, 10), CivilDay(2025, 4, 13));
  EXPECT_EQ(first->total_pence() + second->total_pence(),
            periods->total_pence());
}

TEST_F(ChargeReadsTest, PeriodsLeaveOutDaysWithoutACharge) {
  const v1::Charge charge = Add(kToday - 14);
  ASSERT_THAT(End(EndOn(charge, kToday - 7)).status(), IsOk());
  const auto periods = Periods(charge, kToday - 100, kToday + 100);
  ASSERT_THAT(periods->periods(), SizeIs(1));
  EXPECT_EQ(*rpc::StoredDay(periods->periods(0).first_date()), kToday - 14);
  EXPECT_EQ(*rpc::StoredDay(periods->periods(0).last_date()), kToday - 8);
  EXPECT_THAT(Periods(charge, kToday, kToday - 1).status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Periods(charge, kToday - kMaxPeriodDays, kToday).status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Periods(charge, kToday - kMaxPeriodDays + 1, kToday).status(),
              IsOk());
}

// A year re-run under its own rules is what it was, whatever came later.
TEST_F(ChargeReadsTest, LaterCircumstancesChangeNothingBefore) {
  const v1::Charge charge = Add(CivilDay(2024, 4, 1));
  const auto before =
      Periods(charge, CivilDay(2024, 4, 1), CivilDay(2025, 3, 30));
  ASSERT_THAT(
      Record(RecordFrom(charge, CivilDay(2025, 3, 31), Richer(9000))).status(),
      IsOk());
  const auto after =
      Periods(charge, CivilDay(2024, 4, 1), CivilDay(2025, 3, 30));
  EXPECT_EQ(after->SerializeAsString(), before->SerializeAsString());
}

TEST_F(ChargeReadsTest, AnyDayOfTheChargeCanBeWorkedOut) {
  const v1::Charge charge = Add(CivilDay(2025, 3, 3));
  EXPECT_EQ(On(charge, CivilDay(2025, 4, 6))->charge_pence(), kWeekly2024);
  EXPECT_EQ(On(charge, CivilDay(2025, 4, 7))->charge_pence(), kWeekly2025);
  EXPECT_EQ(*rpc::StoredDay(On(charge, CivilDay(2025, 4, 10))->day()),
            CivilDay(2025, 4, 7));
  EXPECT_THAT(RefusedFields(On(charge, CivilDay(2025, 3, 2)).status()),
              ElementsAre("date"));
  ASSERT_THAT(End(EndOn(charge, CivilDay(2025, 5, 1))).status(), IsOk());
  EXPECT_THAT(On(charge, CivilDay(2025, 4, 30)).status(), IsOk());
  EXPECT_THAT(On(charge, CivilDay(2025, 5, 1)).status(),
              HasReason(StatusCode::kFailedPrecondition, "CHARGE_ENDED"));
}

TEST_F(ChargeReadsTest, TwelveWeeksEndOnTheirDay) {
  v1::Circumstances means = tests::PensionerAtHome();
  means.set_setting(v1::Circumstances::CARE_HOME_PERMANENT);
  *means.mutable_care_home_since() = rpc::ToDate(kToday - 100);
  means.clear_capital();
  auto& home = *means.add_capital();
  home.set_type(v1::Capital::MAIN_HOME);
  home.set_value_pence(200'000'00);
  means.mutable_care(0)->set_type(v1::Care::CARE_HOME);
  means.mutable_care(0)->set_weekly_cost_pence(900'00);
  const v1::Charge charge = Add(kToday - 100, means);
  const auto periods = Periods(charge, kToday - 100, kToday - 1);
  ASSERT_THAT(periods.status(), IsOk());
  ASSERT_THAT(periods->periods(), SizeIs(2));
  EXPECT_EQ(*rpc::StoredDay(periods->periods(1).first_date()),
            kToday - 100 + 84);
  EXPECT_EQ(periods->periods(1).weekly_charge_pence(), 900'00);
  EXPECT_EQ(periods->periods(1).outcome(), v1::Calculation::ABOVE_UPPER_LIMIT);
}

TEST_F(ChargeReadsTest, ACalculationThatIsNotThereIsTold) {
  v1::GetCalculationRequest request;
  request.set_name("councils/x/charges/a/calculations/b");
  EXPECT_THAT(Look(&CheckGetCalculation, &GetCalculation, request).status(),
              HasReason(StatusCode::kNotFound, "CHARGE_CALCULATION_NOT_FOUND"));
}

TEST_F(ChargeReadsTest, AreAsThingsWereKnownAtARevision) {
  const v1::Charge charge = Add(kToday - 14);
  const auto then = static_cast<int64_t>(Read()->head().revision);
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  ASSERT_THAT(Record(RecordFrom(charge, kToday - 14, Richer(1000))).status(),
              IsOk());
  v1::CalculateOnRequest request;
  request.set_name(charge.name());
  request.set_read_revision(then);
  const auto calculated = CalculateOn(records_, *Read(), call_, request);
  ASSERT_THAT(calculated.status(), IsOk());
  EXPECT_EQ(calculated->charge_pence(), kWeekly2025);
  request.clear_read_revision();
  EXPECT_EQ(CalculateOn(records_, *Read(), call_, request)->charge_pence(),
            kWeekly2025 + 1000);
  request.set_read_revision(then + 9);
  EXPECT_THAT(CalculateOn(records_, *Read(), call_, request).status(),
              HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));

  v1::GetChargePeriodsRequest periods;
  periods.set_name(charge.name());
  *periods.mutable_first_date() = rpc::ToDate(kToday - 14);
  *periods.mutable_last_date() = rpc::ToDate(kToday - 1);
  periods.set_read_revision(then);
  EXPECT_EQ(
      Look(&CheckGetChargePeriods, &GetChargePeriods, periods)->total_pence(),
      2 * kWeekly2025);
  periods.set_read_revision(then + 9);
  EXPECT_THAT(Look(&CheckGetChargePeriods, &GetChargePeriods, periods).status(),
              HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));

  v1::ListChargesNotNotifiedRequest untold;
  untold.set_parent("councils/x");
  untold.set_read_revision(then);
  const auto listed = ListChargesNotNotified(records_, *Read(), call_, untold);
  ASSERT_THAT(listed.status(), IsOk());
  ASSERT_THAT(listed->untold_charges(), SizeIs(1));
  EXPECT_EQ(listed->untold_charges(0).weekly_charge_pence(), kWeekly2025);
  untold.set_read_revision(then + 9);
  EXPECT_THAT(ListChargesNotNotified(records_, *Read(), call_, untold).status(),
              HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

}  // namespace
}  // namespace carereform::financial_assessments
