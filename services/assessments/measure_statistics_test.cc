// Every statistic, chosen parameters, coverage and the measures that plans
// name.

#include "services/assessments/measures_fixture.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::HasReason;
using v1::Referral;

using Words = std::map<std::string, std::string>;

class StatisticsTest : public MeasuresTest {
 protected:
  MeasureValue AskWith(Question question, const Words& parameters) {
    question.parameters = parameters;
    return Ask(question);
  }

  // One to ten days of waiting.
  void AddTen() {
    for (int days = 1; days <= 10; ++days) Add({.received = kDay - days});
  }
};

TEST_F(StatisticsTest, TheMeanIsASumOverANumber) {
  AddTen();
  const MeasureValue value = Ask(OnDay("awaiting-allocation-mean", kDay));
  EXPECT_EQ(value.mean().sum(), 55);
  EXPECT_EQ(value.mean().n(), 10);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-mean", kDay - 30)).state(),
            MeasureValue::NOT_APPLICABLE);
}

TEST_F(StatisticsTest, APercentileIsByTheMethodThatIsNamed) {
  AddTen();
  const Question question = OnDay("awaiting-allocation-percentile", kDay);
  const MeasureValue usual = Ask(question);
  EXPECT_EQ(usual.quantile().numerator(), 910);
  EXPECT_EQ(usual.quantile().denominator(), 100);
  EXPECT_EQ(usual.quantile().value_times_two(), 18) << "9.1 twice, rounded";
  EXPECT_THAT(usual.quantile().method(),
              HasSubstr("percentile 90, interpolated"));
  const MeasureValue ranked = AskWith(
      question, {{"percentile", "85"}, {"percentile_method", "nearest_rank"}});
  EXPECT_EQ(ranked.quantile().numerator(), 9);
  EXPECT_EQ(ranked.quantile().denominator(), 1);
  EXPECT_THAT(ranked.quantile().method(),
              HasSubstr("percentile 85, by nearest rank"));
  // The median is the same by either name.
  EXPECT_EQ(
      AskWith(question, {{"percentile", "50"}}).quantile().value_times_two(),
      Ask(OnDay("awaiting-allocation-median", kDay))
          .quantile()
          .value_times_two());
}

TEST_F(StatisticsTest, AShareIsOverTheDaysThatAreChosen) {
  for (const int days : {28, 29, 83, 84, 85}) Add({.received = kDay - days});
  const Question question = OnDay("awaiting-allocation-share-over", kDay);
  EXPECT_EQ(Ask(question).ratio().numerator(), 4);
  EXPECT_EQ(Ask(question).note(), "over 28 days");
  const MeasureValue twelve_weeks = AskWith(question, {{"days", "84"}});
  EXPECT_EQ(twelve_weeks.ratio().numerator(), 1);
  EXPECT_EQ(twelve_weeks.ratio().denominator(), 5);
  EXPECT_EQ(twelve_weeks.note(), "over 84 days");
}

TEST_F(StatisticsTest, WaitsCanBeCountedInWorkingDays) {
  const absl::CivilDay monday(2025, 9, 15);
  Add({.received = monday - 3});
  Add({.received = monday - 7});
  Question question = OnDay("awaiting-allocation-maximum", monday);
  EXPECT_EQ(Ask(question).maximum().value(), 7);
  EXPECT_EQ(Ask(question).unit(), "") << "the measure's own";
  question.parameters = {{"days_kind", "working"}};
  EXPECT_EQ(Ask(question).maximum().value(), 5);
  EXPECT_EQ(Ask(question).unit(), "working days");
  const MeasureValue share =
      AskWith(OnDay("awaiting-allocation-share-over", monday),
              {{"days", "1"}, {"days_kind", "working"}});
  EXPECT_EQ(share.ratio().numerator(), 1);
  EXPECT_EQ(share.note(), "over 1 working days");
}

TEST_F(StatisticsTest, AWaitThatBankHolidaysAreNotKnownForIsNotCovered) {
  Add({.received = absl::CivilDay(2018, 12, 31)});
  Add({.received = kDay - 7});
  const MeasureValue value = AskWith(OnDay("awaiting-allocation-maximum", kDay),
                                     {{"days_kind", "working"}});
  EXPECT_EQ(value.maximum().value(), 5);
  EXPECT_EQ(value.coverage().covered(), 1);
  EXPECT_EQ(value.coverage().total(), 2);
}

TEST_F(StatisticsTest, AParameterOfAnotherMeasureIsRefused) {
  Question question = OnDay("awaiting-allocation-count", kDay);
  question.parameters = {{"percentile", "90"}};
  const auto refused = Put(question, &measures::MeasureSource::Compute);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("parameters.percentile"));
}

// A missing stage is coverage, never a guess.
TEST_F(StatisticsTest, ACaseWithoutADayIsInTheTotalAndNotCovered) {
  for (const int days : {4, 6}) {
    Add({.received = kDay - 20, .triaged = kDay - days, .allocated = kDay});
  }
  Add({.received = kDay - 20, .allocated = kDay});
  const MeasureValue value =
      Ask(InPeriod("triage-to-allocation-median", kDay, kDay));
  EXPECT_EQ(value.quantile().value_times_two(), 10);
  EXPECT_EQ(value.coverage().covered(), 2);
  EXPECT_EQ(value.coverage().total(), 3);
  EXPECT_EQ(value.note(), "over 66% of cases: 1 of 3 lack a day that it needs");
  EXPECT_EQ(Ask(InPeriod("referral-to-allocation-maximum", kDay, kDay))
                .maximum()
                .value(),
            20);
}

Referral OfType(Referral::Type type, const Days& days) {
  Referral referral = ReferralWith(days);
  referral.set_type(type);
  return referral;
}

TEST_F(StatisticsTest, WhoAskedWasToldTheOutcome) {
  for (const int informed : {0, 1, 1}) {
    Referral enquiry = OfType(Referral::SAFEGUARDING_ENQUIRY,
                              {.received = kDay - 9, .closed = kDay});
    enquiry.set_source(v1::POLICE);
    if (informed == 1) {
      *enquiry.mutable_referrer_informed_date() = rpc::ToDate(kDay);
    }
    Keep(enquiry);
  }
  // Of another type, so that it is no enquiry.
  Referral other = OfType(Referral::CARER, {.closed = kDay});
  other.set_source(v1::POLICE);
  Keep(other);
  const MeasureValue value =
      Ask(InPeriod("enquiry-outcome-told-share", kDay, kDay));
  EXPECT_EQ(value.ratio().numerator(), 2);
  EXPECT_EQ(value.ratio().denominator(), 3);
}

TEST_F(StatisticsTest, AdulthoodBeginsOnTheSeventeenthBirthday) {
  for (const int started : {-1, 0, 1}) {
    Referral referral =
        OfType(Referral::PREPARING_FOR_ADULTHOOD,
               {.received = kDay - 30, .started = kDay + started});
    *referral.mutable_start_by_date() = rpc::ToDate(kDay);
    Keep(referral);
  }
  const MeasureValue value =
      Ask(InPeriod("adulthood-started-by-17th-birthday-share", kDay, kDay));
  EXPECT_EQ(value.ratio().numerator(), 2);
  EXPECT_EQ(value.ratio().denominator(), 3);
}

TEST_F(StatisticsTest, ACaseloadIsOfEachWorker) {
  for (const char* worker : {"w-1", "w-1", "w-1", "w-2", ""}) {
    Referral referral =
        ReferralWith({.received = kDay - 9, .allocated = kDay - 5});
    referral.set_worker(worker);
    Keep(referral);
  }
  const MeasureValue maximum = Ask(OnDay("caseload-maximum", kDay));
  EXPECT_EQ(maximum.maximum().value(), 3);
  EXPECT_EQ(maximum.maximum().n(), 2) << "workers";
  EXPECT_EQ(maximum.coverage().covered(), 4);
  EXPECT_EQ(maximum.coverage().total(), 5);
  const MeasureValue mean = Ask(OnDay("caseload-mean", kDay));
  EXPECT_EQ(mean.mean().sum(), 4);
  EXPECT_EQ(mean.mean().n(), 2);
}

// Three standards for one decision, side by side.
class ThresholdTest : public StatisticsTest {
 protected:
  ThresholdTest() {
    for (const int days : {0, 1, 2, 3, 4, 5, 6}) {
      Referral concern =
          OfType(Referral::SAFEGUARDING_CONCERN, {.received = kDay - days});
      *concern.mutable_decided_date() = rpc::ToDate(kDay);
      Keep(concern);
    }
  }

  MeasureValue Within(const Words& parameters) {
    Question question =
        InPeriod("threshold-decision-within-standard", kDay, kDay);
    question.parameters = parameters;
    const std::vector<Standard> standards = {
        Of("threshold_decision_24_hours", 24, StandardUnit::kHours),
        Of("threshold_decision_72_hours", 72, StandardUnit::kHours),
        Of("threshold_decision_5_days", 5, StandardUnit::kDays)};
    return AskBy(standards, question);
  }

 private:
  static Standard Of(const char* name, int64_t amount, StandardUnit unit) {
    Standard standard =
        AllocationWithin("safeguarding_concern", static_cast<int>(amount),
                         kDay - 99, "in force");
    standard.standard = name;
    standard.to_stage = Stage::kDecision;
    standard.unit = unit;
    return standard;
  }
};

TEST_F(ThresholdTest, IsJudgedByTheStandardThatIsNamed) {
  const MeasureValue five = Within({});
  EXPECT_EQ(five.ratio().numerator(), 6);
  EXPECT_EQ(five.ratio().denominator(), 7);
  EXPECT_EQ(five.note(), "standard of 5 days, in force");
  const MeasureValue day =
      Within({{"standard", "threshold_decision_24_hours"}});
  EXPECT_EQ(day.ratio().numerator(), 2);
  EXPECT_EQ(day.note(),
            "standard of 24 hours, judged by civil days as 1 day, in force");
  EXPECT_EQ(
      Within({{"standard", "threshold_decision_72_hours"}}).ratio().numerator(),
      4);
}

TEST_F(StatisticsTest, BreachesAreCountedNowAndSoon) {
  for (const int days : {10, 15, 27, 28, 29, 30}) {
    Add({.received = kDay - days});
  }
  EXPECT_EQ(Ask(OnDay("breaching-count", kDay)).count().n(), 2);
  EXPECT_EQ(Ask(OnDay("breaching-within-7-days-count", kDay)).count().n(), 2);
  EXPECT_EQ(Ask(OnDay("breaching-within-28-days-count", kDay)).count().n(), 4);
  Question by_team = OnDay("breaching-count", kDay);
  by_team.group_by = "team";
  const auto response = Put(by_team, &measures::MeasureSource::Compute);
  ASSERT_EQ(response->groups_size(), 1);
  EXPECT_EQ(response->groups(0).group(), "north");
}

TEST_F(StatisticsTest, WhatIsNotRecordedIsAGroup) {
  Add({.received = kDay - 5});
  Referral rated = ReferralWith({.received = kDay - 3});
  rated.mutable_risk()->set_rating(v1::RED);
  rated.set_channel(v1::TELEPHONE);
  rated.set_district("north");
  rated.mutable_hold()->set_reason(Referral::IN_HOSPITAL);
  Keep(rated);
  const std::map<std::string, std::vector<std::string>> expected = {
      {"risk_rating", {"red", "unknown"}},
      {"channel", {"telephone", "unknown"}},
      {"district", {"north", "unknown"}},
      {"age_band", {"unknown"}},
      {"hold_reason", {"in_hospital", "not_on_hold"}}};
  for (const auto& [dimension, words] : expected) {
    Question question = OnDay("awaiting-allocation-count", kDay);
    question.group_by = dimension;
    const auto response = Put(question, &measures::MeasureSource::Compute);
    ASSERT_THAT(response.status(), tests::IsOk());
    std::vector<std::string> groups;
    for (const auto& group : response->groups()) {
      groups.push_back(group.group());
      EXPECT_EQ(Count(OnDay("awaiting-allocation-count", kDay,
                            {{dimension, group.group()}})),
                group.value().count().n())
          << dimension;
    }
    EXPECT_EQ(groups, words) << dimension;
  }
}

}  // namespace
}  // namespace carereform::assessments
