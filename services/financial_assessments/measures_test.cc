#include "services/financial_assessments/measures.h"

#include <ostream>
#include <string>
#include <vector>

#include "tests/support/financial_assessments_measures.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr auto kHome = FinancialAssessment::NON_RESIDENTIAL;
constexpr auto kCareHome = FinancialAssessment::RESIDENTIAL;

const CivilDay kReferred(2025, 10, 1);
const CivilDay kEnd(2025, 10, 15);

class MeasuresTest : public MeasuresFixture {};

TEST_F(MeasuresTest, AwaitsFromReferralUntilTheDayBeforeTheEnd) {
  Add(kHome, {kReferred, {}, kEnd, {}});
  const auto waiting = [&](CivilDay day) {
    return ValueOf(On("awaiting-decision-count", day));
  };
  EXPECT_EQ(waiting(kReferred - 1).state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(waiting(kReferred).count().n(), 1);
  EXPECT_EQ(waiting(kEnd - 1).count().n(), 1);
  EXPECT_EQ(waiting(kEnd).state(), MeasureValue::CONFIRMED_ZERO);

  Add(kHome, {kReferred, {}, {}, kEnd - 3});  // Withdrawn.
  EXPECT_EQ(waiting(kEnd - 4).count().n(), 2);
  EXPECT_EQ(waiting(kEnd - 3).count().n(), 1);
}

TEST_F(MeasuresTest, DecidedOnADayOfThePeriodBothEndsIncluded) {
  Add(kHome, {kReferred, {}, kEnd, {}});
  Add(kHome, {kReferred, {}, {}, kEnd});  // Withdrawn: never decided.
  const auto decided = [&](CivilDay first, CivilDay last) {
    return ValueOf(In("decided-count", first, last)).count().n();
  };
  EXPECT_EQ(decided(kReferred, kEnd - 1), 0);
  EXPECT_EQ(decided(kReferred, kEnd), 1);
  EXPECT_EQ(decided(kEnd, kToday), 1);
  EXPECT_EQ(decided(kEnd + 1, kToday), 0);
}

TEST_F(MeasuresTest, AnEmptyRegisterSaysNothingOfHowManyWait) {
  const MeasureValue value = ValueOf(On("awaiting-decision-count", kToday));
  EXPECT_EQ(value.state(), MeasureValue::MISSING);
  EXPECT_NE(value.note(), "");
}

TEST_F(MeasuresTest, TheMedianOfNobodyDoesNotArise) {
  Add(kHome,
      {kReferred, {}, {}, kEnd});  // Withdrawn: neither waits nor decided.
  for (const char* id :
       {"awaiting-decision-median", "awaiting-decision-maximum"}) {
    EXPECT_EQ(ValueOf(On(id, kToday)).state(), MeasureValue::NOT_APPLICABLE);
  }
  for (const char* id :
       {"decided-median-days", "decided-maximum-days",
        "decided-median-working-days", "decided-maximum-working-days"}) {
    EXPECT_EQ(ValueOf(In(id, kReferred, kToday)).state(),
              MeasureValue::NOT_APPLICABLE)
        << id;
  }
}

TEST_F(MeasuresTest, MedianAndMaximumOfThoseWhoWait) {
  AddWaiting(kHome, kToday - 10);
  AddWaiting(kCareHome, kToday - 13);
  const MeasureValue even = ValueOf(On("awaiting-decision-median", kToday));
  EXPECT_EQ(even.quantile().value_times_two(), 23);
  EXPECT_EQ(even.quantile().n(), 2);
  EXPECT_EQ(even.unit(), "days");
  EXPECT_EQ(even.coverage().covered(), 2);
  EXPECT_EQ(even.coverage().total(), 2);
  AddWaiting(kHome, kToday - 40);
  EXPECT_EQ(ValueOf(On("awaiting-decision-median", kToday))
                .quantile()
                .value_times_two(),
            26);
  const MeasureValue longest = ValueOf(On("awaiting-decision-maximum", kToday));
  EXPECT_EQ(longest.maximum().value(), 40);
  EXPECT_EQ(longest.maximum().n(), 3);
}

struct DaysCase {
  std::string name;
  CivilDay referred;
  CivilDay decided;
  int64_t days;
  int64_t working_days;
};
std::ostream& operator<<(std::ostream& out, const DaysCase& c) {
  return out << c.name;
}

class DecidedDaysTest : public MeasuresFixture,
                        public testing::WithParamInterface<DaysCase> {};

TEST_P(DecidedDaysTest, AreCountedBothWays) {
  const DaysCase& c = GetParam();
  Add(kHome, {c.referred, {}, c.decided, {}});
  const auto value = [&](const char* id) {
    return ValueOf(In(id, c.referred, kToday));
  };
  EXPECT_EQ(value("decided-maximum-days").maximum().value(), c.days);
  EXPECT_EQ(value("decided-median-days").quantile().value_times_two(),
            2 * c.days);
  const MeasureValue working = value("decided-maximum-working-days");
  EXPECT_EQ(working.maximum().value(), c.working_days);
  EXPECT_EQ(working.unit(), "working days");
  EXPECT_EQ(value("decided-median-working-days").quantile().value_times_two(),
            2 * c.working_days);
}

// Monday 25 August 2025 was a bank holiday; so was 1 January 2019.
INSTANTIATE_TEST_SUITE_P(
    Edges, DecidedDaysTest,
    testing::ValuesIn(std::vector<DaysCase>{
        {"SameDay", CivilDay(2025, 8, 22), CivilDay(2025, 8, 22), 0, 0},
        {"ToSaturday", CivilDay(2025, 8, 22), CivilDay(2025, 8, 23), 1, 0},
        {"ToABankHoliday", CivilDay(2025, 8, 22), CivilDay(2025, 8, 25), 3, 0},
        {"OverABankHoliday", CivilDay(2025, 8, 22), CivilDay(2025, 8, 26), 4,
         1},
        {"ADayMore", CivilDay(2025, 8, 22), CivilDay(2025, 8, 27), 5, 2},
        {"FromTheFirstDayHeld", CivilDay(2019, 1, 1), CivilDay(2019, 1, 2), 1,
         1},
    }),
    [](const auto& test) { return test.param.name; });

TEST_F(MeasuresTest, AYearWithNoBankHolidaysHeldIsMissingByName) {
  const CivilDay decided(2019, 1, 2);
  Add(kHome, {CivilDay(2018, 12, 31), {}, decided, {}});
  Add(kHome, {CivilDay(2019, 1, 1), {}, decided, {}});
  for (const char* id :
       {"decided-median-working-days", "decided-maximum-working-days"}) {
    const MeasureValue value = ValueOf(In(id, decided, decided));
    EXPECT_EQ(value.state(), MeasureValue::MISSING) << id;
    EXPECT_THAT(value.note(), HasSubstr("2018")) << id;
    EXPECT_EQ(value.coverage().covered(), 1) << id;
    EXPECT_EQ(value.coverage().total(), 2) << id;
    EXPECT_EQ(value.origin(), MeasureValue::ORIGIN_UNSPECIFIED) << id;
  }
  EXPECT_EQ(ValueOf(In("decided-median-days", decided, decided))
                .quantile()
                .value_times_two(),
            3);
  EXPECT_EQ(ValueOf(In("decided-count", decided, decided)).count().n(), 2);
}

TEST_F(MeasuresTest, AKindIsAskedAboutAloneOrBesideTheOther) {
  AddWaiting(kHome, kToday - 10);
  AddWaiting(kCareHome, kToday - 20);
  AddWaiting(kCareHome, kToday - 30);
  auto request = On("awaiting-decision-maximum", kToday);
  request.set_group_by("kind");
  const auto grouped = Compute(request);
  ASSERT_THAT(grouped.status(), IsOk());
  EXPECT_EQ(grouped->value().maximum().value(), 30);
  ASSERT_EQ(grouped->groups_size(), 2);
  EXPECT_EQ(grouped->groups(0).group(), "non_residential");
  EXPECT_EQ(grouped->groups(0).value().maximum().value(), 10);
  EXPECT_EQ(grouped->groups(1).group(), "residential");
  EXPECT_EQ(grouped->groups(1).value().maximum().n(), 2);

  (*request.mutable_filters())["kind"] = "non_residential";
  const auto filtered = Compute(request);
  ASSERT_THAT(filtered.status(), IsOk());
  EXPECT_EQ(filtered->value().maximum().value(), 10);
  ASSERT_EQ(filtered->groups_size(), 1);
  EXPECT_EQ(filtered->groups(0).group(), "non_residential");
}

TEST_F(MeasuresTest, AKindThatNobodyIsOfIsNoGroup) {
  AddWaiting(kCareHome, kToday - 20);
  auto request = On("awaiting-decision-count", kToday);
  request.set_group_by("kind");
  const auto grouped = Compute(request);
  ASSERT_THAT(grouped.status(), IsOk());
  ASSERT_EQ(grouped->groups_size(), 1);
  EXPECT_EQ(grouped->groups(0).group(), "residential");
}

TEST_F(MeasuresTest, BandsAreOfCalendarDaysInOrderAndAreTheWhole) {
  for (const int days : {0, 7, 8, 28, 29, 400}) {
    AddWaiting(days == 8 ? kHome : kCareHome, kToday - days);
  }
  auto request = On("awaiting-decision-count", kToday);
  request.set_group_by("waiting_band");
  const auto grouped = Compute(request);
  ASSERT_THAT(grouped.status(), IsOk());
  std::vector<std::string> groups;
  int64_t sum = 0;
  for (const auto& group : grouped->groups()) {
    groups.push_back(group.group());
    sum += group.value().count().n();
  }
  EXPECT_THAT(groups,
              ElementsAre("0_to_7_days", "8_to_14_days", "15_to_28_days",
                          "29_to_56_days", "57_days_and_more"));
  EXPECT_EQ(sum, 6);
  EXPECT_EQ(grouped->value().count().n(), 6);

  request.clear_group_by();
  (*request.mutable_filters())["waiting_band"] = "8_to_14_days";
  (*request.mutable_filters())["kind"] = "non_residential";
  EXPECT_EQ(ValueOf(request).count().n(), 1);
  (*request.mutable_filters())["waiting_band"] = "8_to_15_days";
  EXPECT_THAT(RefusedFields(Compute(request).status()),
              ElementsAre("filters.waiting_band"));
}

TEST_F(MeasuresTest, OtherKindsAreRefused) {
  for (const char* word : {"", "kind_unspecified", "Residential", "nursing"}) {
    auto request = On("awaiting-decision-count", kToday);
    (*request.mutable_filters())["kind"] = word;
    const absl::Status refused = Compute(request).status();
    EXPECT_THAT(refused,
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << word;
    EXPECT_THAT(RefusedFields(refused), ElementsAre("filters.kind")) << word;
    EXPECT_THAT(Explain(measures_, request).status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  }
}

TEST_F(MeasuresTest, OneCaseMovedByADayChangesTheValueAndTheRevision) {
  AddWaiting(kHome, kToday - 10);
  const std::string name = AddWaiting(kHome, kToday - 20);
  const auto request = On("awaiting-decision-maximum", kToday);
  const MeasureValue before = ValueOf(request);
  EXPECT_EQ(before.maximum().value(), 20);
  ASSERT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                const auto& table = records_.financial_assessments();
                CR_ASSIGN_OR_RETURN(auto corrected, table.Get(txn, name));
                *corrected.mutable_referred_date() = rpc::ToDate(kToday - 21);
                return table.Update(txn, corrected);
              }),
              IsOk());
  const MeasureValue after = ValueOf(request);
  EXPECT_EQ(after.maximum().value(), 21);
  EXPECT_EQ(after.revision(), before.revision() + 1);
  auto as_known = request;
  as_known.set_read_revision(before.revision());
  EXPECT_EQ(ValueOf(as_known).SerializeAsString(), before.SerializeAsString());
}

TEST_F(MeasuresTest, WhatWasKnownEarlierCanBeAskedAgain) {
  const std::string name = AddWaiting(kHome, kReferred);
  const auto referred_at = static_cast<int64_t>(Head());
  v1::RecordFinancialDecisionRequest decision;
  decision.set_name(name);
  *decision.mutable_decided_date() = rpc::ToDate(kEnd);
  ASSERT_THAT(Call(&Stub::RecordFinancialDecision, decision).status(), IsOk());
  auto awaiting = On("awaiting-decision-count", kToday);
  auto decided = In("decided-count", kEnd, kEnd);
  EXPECT_EQ(ValueOf(awaiting).count().n(), 0);
  EXPECT_EQ(ValueOf(decided).count().n(), 1);
  awaiting.set_read_revision(referred_at);
  decided.set_read_revision(referred_at);
  EXPECT_EQ(ValueOf(awaiting).count().n(), 1);
  EXPECT_EQ(ValueOf(decided).count().n(), 0);
  awaiting.set_read_revision(referred_at - 1);
  EXPECT_EQ(ValueOf(awaiting).count().n(), 0);
}

TEST_F(MeasuresTest, CouncilsAreCountedApart) {
  AddCouncil("y");
  AddWaiting(kHome, kReferred, "y");
  EXPECT_EQ(ValueOf(On("awaiting-decision-count", kToday)).count().n(), 0);
}

// The fact of the first case is kept last from its allocation on, and read
// first after a restart; an explanation has room for 20 of the 21 all the same.
TEST_F(MeasuresTest, WhatIsLoadedIsMeasuredTheSame) {
  const std::string name = AddWaiting(kHome, kReferred);
  for (int i = 0; i < 20; ++i) AddWaiting(kHome, kReferred);
  Add(kCareHome, {kReferred, {}, kEnd, {}});
  v1::AllocateFinancialAssessmentRequest allocation;
  allocation.set_name(name);
  *allocation.mutable_allocated_date() = rpc::ToDate(kEnd);
  ASSERT_THAT(Call(&Stub::AllocateFinancialAssessment, allocation).status(),
              IsOk());
  Records loaded;
  ASSERT_THAT(loaded.Load(store_), IsOk());
  const FinancialAssessmentMeasures again(loaded, BankHolidays::England());
  for (const auto& request :
       {On("awaiting-decision-maximum", kToday),
        In("decided-maximum-working-days", kReferred, kToday)}) {
    const auto first = Explain(measures_, request);
    const auto second = Explain(again, request);
    ASSERT_THAT(first.status(), IsOk());
    ASSERT_THAT(second.status(), IsOk());
    EXPECT_EQ(first->SerializeAsString(), second->SerializeAsString());
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
