// Raw and adjusted: what an approved flag leaves out, and that it says so.

#include "services/assessments/measures_fixture.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::IsEmpty;
using v1::Referral;

class AdjustedTest : public MeasuresTest {
 protected:
  std::string Waiting(absl::CivilDay day, int days) {
    return Keep(ReferralWith({.received = day - days}));
  }

  void Flag(const std::string& name, Referral::Exclusion exclusion) {
    const auto reader = Read();
    auto referral = records_.referrals().Get(*reader, name);
    ASSERT_THAT(referral.status(), tests::IsOk());
    referral->set_exclusion(exclusion);
    Keep(*referral);
  }

  static std::vector<std::string> ExclusionsOf(const MeasureValue& value) {
    std::vector<std::string> exclusions;
    for (const auto& exclusion : value.exclusions()) {
      exclusions.push_back(
          absl::StrCat(exclusion.reason(), "=", exclusion.n()));
    }
    return exclusions;
  }
};

// The longest wait published for February 2025 was 498 days; four cases whose
// dates were recording errors had inflated it (002:809). What the longest wait
// was without them is not published: 402 is made up.
TEST_F(AdjustedTest, FourRecordingErrorsInflateTheLongestWait) {
  const absl::CivilDay february(2025, 2, 28);
  std::vector<std::string> errors;
  for (const int days : {498, 487, 460, 441}) {
    errors.push_back(Waiting(february, days));
  }
  for (const int days : {402, 130, 45, 12, 3}) Waiting(february, days);
  const int64_t published = Revision();
  const auto maximum = [&](const char* measure, int64_t revision) {
    Question question = OnDay(measure, february);
    question.revision = revision;
    return Ask(question);
  };
  EXPECT_EQ(maximum("awaiting-allocation-maximum", published).maximum().value(),
            498);
  EXPECT_EQ(maximum("awaiting-allocation-maximum-adjusted", published)
                .maximum()
                .value(),
            498)
      << "nothing is left out before it is flagged";

  for (const std::string& name : errors) {
    Flag(name, Referral::RECORDING_ERROR);
  }
  const MeasureValue raw = maximum("awaiting-allocation-maximum", 0);
  EXPECT_EQ(raw.maximum().value(), 498);
  EXPECT_EQ(raw.maximum().n(), 9);
  EXPECT_EQ(raw.note(), "");
  const MeasureValue adjusted =
      maximum("awaiting-allocation-maximum-adjusted", 0);
  EXPECT_EQ(adjusted.maximum().value(), 402);
  EXPECT_EQ(adjusted.maximum().n(), 5);
  EXPECT_EQ(adjusted.note(), "4 left out: recording error");
  EXPECT_THAT(ExclusionsOf(adjusted), ElementsAre("recording error=4"));
  EXPECT_EQ(adjusted.coverage().total(), 5);

  // What was published can be told again, as it was known then.
  const MeasureValue then =
      maximum("awaiting-allocation-maximum-adjusted", published);
  EXPECT_EQ(then.maximum().value(), 498);
  EXPECT_THAT(ExclusionsOf(then), IsEmpty());
}

TEST_F(AdjustedTest, EachReasonHasItsNumber) {
  Waiting(kDay, 5);
  Flag(Waiting(kDay, 9), Referral::RECORDING_ERROR);
  Flag(Waiting(kDay, 10), Referral::WAIT_FOR_COURT_OF_PROTECTION);
  Flag(Waiting(kDay, 11), Referral::WAIT_FOR_COURT_OF_PROTECTION);
  const MeasureValue value = Ask(OnDay("awaiting-start-count-adjusted", kDay));
  EXPECT_EQ(value.count().n(), 1);
  EXPECT_THAT(
      ExclusionsOf(value),
      ElementsAre("recording error=1", "wait for court of protection=2"));
  EXPECT_EQ(Ask(OnDay("awaiting-start-count", kDay)).count().n(), 4);
}

TEST_F(AdjustedTest, WhoeverDoesNotCountAnywayIsNotLeftOut) {
  Waiting(kDay, 5);
  Flag(Waiting(kDay, -1), Referral::TEST_RECORD);
  const MeasureValue value = Ask(OnDay("awaiting-start-median-adjusted", kDay));
  EXPECT_EQ(value.quantile().value_times_two(), 10);
  EXPECT_THAT(ExclusionsOf(value), IsEmpty());
}

// An excluded case that lacks a day is left out as well: it may not lower the
// coverage of a figure that it is no part of.
TEST_F(AdjustedTest, WhoIsLeftOutDoesNotLowerTheCoverage) {
  const auto lacks_its_day = [&](Referral::Exclusion exclusion) {
    Referral referral =
        ReferralWith({.received = kDay - 20, .started = kDay - 3});
    referral.set_exclusion(exclusion);
    Keep(referral);
  };
  Keep(ReferralWith({.received = kDay - 20, .allocated = kDay - 4}));
  lacks_its_day(Referral::EXCLUSION_UNSPECIFIED);
  lacks_its_day(Referral::RECORDING_ERROR);
  const MeasureValue raw =
      Ask(InPeriod("allocated-median", kDay - 30, kDay - 1));
  EXPECT_EQ(raw.coverage().covered(), 1);
  EXPECT_EQ(raw.coverage().total(), 3);

  const MeasureValue adjusted =
      Ask(InPeriod("allocated-median-adjusted", kDay - 30, kDay - 1));
  EXPECT_EQ(adjusted.quantile().value_times_two(), 32);
  EXPECT_EQ(adjusted.coverage().covered(), 1);
  EXPECT_EQ(adjusted.coverage().total(), 2);
  EXPECT_THAT(ExclusionsOf(adjusted), ElementsAre("recording error=1"));
  EXPECT_EQ(adjusted.note(),
            "1 left out: recording error; over 50% of cases: 1 of 2 lack a day "
            "that it needs");
}

TEST_F(AdjustedTest, LeavingAllOutIsNobodyAndNotNothing) {
  Flag(Waiting(kDay, 5), Referral::ENTERED_TWICE);
  EXPECT_EQ(Ask(OnDay("awaiting-start-count-adjusted", kDay)).state(),
            MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(Ask(OnDay("awaiting-start-median-adjusted", kDay)).state(),
            MeasureValue::NOT_APPLICABLE);
}

TEST_F(AdjustedTest, AMergedCaseIsInNeither) {
  Waiting(kDay, 5);
  Referral merged = ReferralWith({.received = kDay - 100});
  merged.set_merged_into("councils/x/referrals/case-1");
  Keep(merged);
  EXPECT_EQ(Ask(OnDay("awaiting-start-maximum", kDay)).maximum().value(), 5);
  EXPECT_EQ(Ask(OnDay("awaiting-start-count", kDay)).count().n(), 1);
}

}  // namespace
}  // namespace carereform::assessments
