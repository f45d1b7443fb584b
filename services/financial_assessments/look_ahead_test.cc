#include "services/financial_assessments/look_ahead.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/charge_fixture.h"
#include "services/financial_assessments/rules_import.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::IsOk;

// Reablement is free for six weeks; what else the pensioner of
// tests/support/means.h can pay is more than all costs here.
constexpr int kFreeDays = 42;

class LookAheadTest : public ChargeTest {
 protected:
  // Care at home for `home` pence a week, and reablement for `free` since a
  // day.
  static v1::Circumstances Reabled(int64_t home, int64_t free, CivilDay since) {
    v1::Circumstances means = tests::PensionerAtHome();
    means.clear_care();
    AddCare(means, v1::Care::HOME_CARE, home);
    AddCare(means, v1::Care::REABLEMENT, free);
    *means.mutable_care(1)->mutable_started_date() = rpc::ToDate(since);
    return means;
  }
  static void AddCare(v1::Circumstances& means, v1::Care::Type type,
                      int64_t weekly) {
    v1::Care& care = *means.add_care();
    care.set_type(type);
    care.set_weekly_cost_pence(weekly);
  }
  absl::StatusOr<v1::ChargeNotification> Announce(const v1::Charge& charge,
                                                  CivilDay announced) {
    v1::RecordChargeNotificationRequest request;
    request.set_parent(charge.name());
    *request.mutable_told_date() = rpc::ToDate(call_.today);
    request.set_method(v1::ChargeNotification::LETTER);
    request.set_written(true);
    *request.mutable_announced_date() = rpc::ToDate(announced);
    return Do(&CheckRecordChargeNotification, &RecordChargeNotification,
              request);
  }
  // Makes all changes that follow from an applied file.
  void Follow(const imports::WholeFileKind& kind) {
    std::string done;
    for (;;) {
      const auto step = kind.NextStep(*Read(), call_, done);
      ASSERT_THAT(step.status(), IsOk());
      if (*step == nullptr) return;
      ASSERT_THAT(Write([&](store::Txn& txn) { return (*step)(txn, call_); }),
                  IsOk());
    }
  }
  int64_t WeeklyOn(const v1::Charge& charge, CivilDay day) {
    const auto periods = Periods(charge, day, day);
    EXPECT_THAT(periods.status(), IsOk());
    return periods.ok() ? periods->periods(0).weekly_charge_pence() : -1;
  }
};

TEST_F(LookAheadTest, ARiseThatTimeBringsIsUntoldFromItsDayOn) {
  const CivilDay rise = kToday + kFreeDays;
  const v1::Charge charge = Add(kToday, Reabled(50'00, 30'00, kToday));
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  EXPECT_EQ(WeeklyOn(charge, rise - 1), 50'00);
  EXPECT_EQ(WeeklyOn(charge, rise), 80'00);
  EXPECT_THAT(Untold(rise - 1), IsEmpty());
  EXPECT_THAT(Untold(rise), ElementsAre(charge.name()));
  const v1::Charge told = Get(charge.name());
  EXPECT_EQ(*rpc::StoredDay(told.untold_rise().first_date()), rise);
  EXPECT_EQ(told.untold_rise().weekly_charge_pence(), 80'00);

  v1::ListChargesNotNotifiedRequest request;
  request.set_parent("councils/x");
  *request.mutable_as_of_date() = rpc::ToDate(rise + 3);
  const auto listed = ListChargesNotNotified(records_, *Read(), call_, request);
  ASSERT_THAT(listed.status(), IsOk());
  ASSERT_EQ(listed->untold_charges_size(), 1);
  EXPECT_EQ(listed->untold_charges(0).untold_days(), 3);
  EXPECT_EQ(listed->untold_charges(0).weekly_charge_pence(), 80'00);
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

TEST_F(LookAheadTest, ALetterThatAnnouncesTheDayTellsOfIt) {
  const CivilDay rise = kToday + kFreeDays;
  const v1::Charge charge = Add(kToday, Reabled(50'00, 30'00, kToday));
  ASSERT_THAT(Announce(charge, rise - 1).status(), IsOk());
  EXPECT_THAT(Untold(rise), ElementsAre(charge.name()));
  ASSERT_THAT(Announce(charge, rise).status(), IsOk());
  EXPECT_THAT(Untold(rise), IsEmpty());
  EXPECT_FALSE(Get(charge.name()).has_untold_rise());
  // What was announced is another charge now: it has to be told anew, also
  // though today's is the same.
  ASSERT_THAT(Record(RecordFrom(charge, kToday, Reabled(50'00, 40'00, kToday)))
                  .status(),
              IsOk());
  EXPECT_THAT(Untold(kToday), ElementsAre(charge.name()));
}

TEST_F(LookAheadTest, ALetterAfterTheRiseHasToSaySo) {
  const CivilDay rise = kToday + kFreeDays;
  const v1::Charge charge = Add(kToday, Reabled(50'00, 30'00, kToday));
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  call_.today = rise + 5;
  // This one repeats what was paid before.
  ASSERT_THAT(Tell(charge, rise + 5, true).status(), IsOk());
  EXPECT_THAT(Untold(rise + 5), ElementsAre(charge.name()));
  ASSERT_THAT(Announce(charge, rise).status(), IsOk());
  EXPECT_THAT(Untold(rise + 5), IsEmpty());
  // What was told later makes no difference to a day.
  EXPECT_THAT(Untold(rise + 4), ElementsAre(charge.name()));
  EXPECT_THAT(Untold(rise - 1), IsEmpty());
}

TEST_F(LookAheadTest, WhoPaysNothingAtFirstIsUntoldOnceTheyPay) {
  v1::Circumstances free = Reabled(1, 30'00, kToday);
  free.mutable_care()->DeleteSubrange(0, 1);
  const v1::Charge charge = Add(kToday, free);
  EXPECT_EQ(charge.weekly_charge_pence(), 0);
  EXPECT_THAT(Untold(kToday + kFreeDays - 1), IsEmpty());
  EXPECT_THAT(Untold(kToday + kFreeDays), ElementsAre(charge.name()));
}

// A change that is recorded while a rise is untold is told with it; the days
// count from the rise.
TEST_F(LookAheadTest, ARiseStaysUntoldThroughAChange) {
  const CivilDay rise = kToday + kFreeDays;
  const v1::Charge charge = Add(kToday, Reabled(50'00, 30'00, kToday));
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  call_.today = rise + 10;
  ASSERT_THAT(
      Record(RecordFrom(charge, rise + 10, Reabled(60'00, 30'00, kToday)))
          .status(),
      IsOk());
  v1::ListChargesNotNotifiedRequest request;
  request.set_parent("councils/x");
  const auto listed = ListChargesNotNotified(records_, *Read(), call_, request);
  ASSERT_THAT(listed.status(), IsOk());
  ASSERT_EQ(listed->untold_charges_size(), 1);
  EXPECT_EQ(*rpc::StoredDay(listed->untold_charges(0).untold_since_date()),
            rise);
  EXPECT_EQ(listed->untold_charges(0).weekly_charge_pence(), 90'00);
}

// From 8 December on the council takes twice the share.
TEST_F(LookAheadTest, ImportedRulesBringRises) {
  const ChargingPoliciesImport kind(records_);
  const auto import = [&](const std::string& percent_later) {
    const std::string head =
        "policy,upper_limit_outside_care_homes,at_upper_limit,week,"
        "week_begins,disability_expenses,flat_disability_expenses,"
        "percent_of_disposable_income,least_charge,night_care_disregard,"
        "guarantee_top_up,arrangement_fee_one_off,arrangement_fee_yearly,"
        "short_term_as_non_residential,from_date,to_date,status,source\n";
    const std::string first = ",,eligible,52,monday,itemised,0,";
    const std::string last = ",0,0,0,0,0,no,";
    const imports::ParsedFile parsed = kind.Parse(
        call_, "x",
        head + "ours" + first + "50" + last +
            "2015-04-01,2025-12-08,secondary,Cabinet\nnext" + first +
            percent_later + last + "2025-12-08,,secondary,Cabinet\n");
    ASSERT_THAT(parsed.issues.kept(), IsEmpty());
    ASSERT_THAT(Write([&](store::Txn& txn) {
                  return kind.Apply(txn, call_, parsed.items.at(0));
                }),
                IsOk());
    ASSERT_NO_FATAL_FAILURE(Follow(kind));
  };
  ASSERT_NO_FATAL_FAILURE(import("50"));
  const v1::Charge charge = Add(kToday);
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  EXPECT_FALSE(Get(charge.name()).has_untold_rise());
  const CivilDay rise(2025, 12, 8);
  // A day of which rules were held stays as it was charged until a change.
  ASSERT_NO_FATAL_FAILURE(import("100"));
  EXPECT_THAT(Untold(rise), IsEmpty());
  ASSERT_THAT(
      Record(RecordFrom(charge, kToday, tests::PensionerAtHome())).status(),
      IsOk());
  EXPECT_THAT(Untold(rise - 1), IsEmpty());
  EXPECT_THAT(Untold(rise), ElementsAre(charge.name()));
  EXPECT_EQ(FindingsOfVerify(), 0u);
}

// As of charges that were last looked at before their later rules were held;
// more than a step takes.
TEST_F(LookAheadTest, AnImportHasAllChargesLookedAtAnew) {
  const CivilDay rise = kToday + kFreeDays;
  std::vector<v1::Charge> charges;
  for (int i = 0; i < 103; ++i) {
    v1::Charge charge = Add(kToday, Reabled(50'00, 30'00, kToday));
    ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
    charge = Get(charge.name());
    charge.clear_untold_rise();
    ASSERT_THAT(Write([&](store::Txn& txn) {
                  return records_.charging().charges().Update(txn, charge);
                }),
                IsOk());
    charges.push_back(charge);
  }
  EXPECT_THAT(Untold(rise), IsEmpty());
  ASSERT_NO_FATAL_FAILURE(Follow(RateTablesImport(records_)));
  for (const v1::Charge& charge : charges) {
    const v1::UntoldRise found = Get(charge.name()).untold_rise();
    EXPECT_EQ(found.weekly_charge_pence(), 80'00);
  }
  EXPECT_THAT(Untold(rise - 1), IsEmpty());
  EXPECT_THAT(Untold(rise), testing::SizeIs(50));  // A page of them.
}

TEST_F(LookAheadTest, RefusesWhatNoLetterCanAnnounce) {
  const v1::Charge charge = Add(kToday);
  EXPECT_THAT(RefusedFields(Announce(charge, kToday - 1).status()),
              ElementsAre("announced_date"));
  EXPECT_THAT(RefusedFields(Announce(charge, kToday + 733).status()),
              ElementsAre("announced_date"));
  EXPECT_THAT(Announce(charge, kToday + 732).status(), IsOk());
}

// Goes from day to day, records, tells, and notes at the end of each day what
// is found out without looking ahead: what is paid on it, and what was on the
// last day told.
class DayByDay : public LookAheadTest {
 public:
  void TestBody() override {}

  void Go() {
    charge_ = Add(kToday, Random());
    for (int day = 0; day < 75; ++day) {
      call_.today = kToday + day;
      if (*rc::gen::inRange(0, 12) == 0) Change();
      if (*rc::gen::inRange(0, 12) == 0) Letter();
      expected_.push_back(IsUntold());
    }
    for (size_t day = 0; day < expected_.size(); ++day) {
      const bool found = !Untold(kToday + static_cast<int64_t>(day)).empty();
      RC_ASSERT(found == expected_[day]);
    }
  }

 private:
  v1::Circumstances Random() {
    const int home = *rc::gen::inRange(0, 3);
    const int free = *rc::gen::inRange(0, 3);
    return Reabled(home * 10'00, free * 10'00,
                   call_.today - *rc::gen::inRange(0, 30));
  }
  void Change() {
    RC_ASSERT(Record(RecordFrom(charge_, call_.today, Random())).ok());
  }
  void Letter() {
    if (*rc::gen::arbitrary<bool>()) {
      RC_ASSERT(Tell(charge_, call_.today, true).ok());
    } else {
      RC_ASSERT(Announce(charge_, call_.today + *rc::gen::inRange(0, 60)).ok());
    }
    risen_ = false;
  }
  // Whether more is paid than was told, or was since the last letter.
  bool IsUntold() {
    const v1::Charge charge = Get(charge_.name());
    const int64_t weekly = WeeklyOn(charge, call_.today);
    if (!charge.has_told_date()) return weekly > 0;
    const CivilDay through = *rpc::StoredDay(charge.told_through_date());
    for (CivilDay day = through + 1; day <= call_.today; ++day) {
      if (WeeklyOn(charge, day) > WeeklyOn(charge, through)) risen_ = true;
    }
    return risen_;
  }

  v1::Charge charge_;
  bool risen_ = false;
  std::vector<bool> expected_;
};

RC_GTEST_PROP(LookAheadProperty, FindsWhatGoingThroughTheDaysFinds, ()) {
  DayByDay().Go();
}

}  // namespace
}  // namespace carereform::financial_assessments
