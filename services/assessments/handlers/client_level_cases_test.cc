#include "services/assessments/handlers/client_level_cases.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/cld/cld_mapping_file.h"
#include "tests/support/proto_text.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using v1::Referral;

// A day of September 2025 as protobuf text.
std::string On(int day) {
  return absl::StrCat("{ year: 2025 month: 9 day: ", day, " } ");
}

// The events of a referral received on the 1st, of which the text
// tells the rest: "kind start end outcome", with days of September.
std::vector<std::string> EventsOf(const std::string& text,
                                  Referral::Type type = Referral::CARE_ACT) {
  auto referral =
      tests::FromText<Referral>(absl::StrCat("received_date ", On(1), text));
  referral.set_type(type);
  const auto mapped = MappedCaseOf(referral, BuiltInCldMapping());
  if (!mapped.has_value()) return {"none"};
  std::vector<std::string> words;
  for (const CareEvent& event : EventsOfCase(*mapped, BuiltInCldMapping())) {
    words.push_back(absl::StrCat(
        static_cast<int>(event.kind), " ", DayOfNumber(event.start).day(), " ",
        DayOfNumber(event.end).day(), " ", static_cast<int>(event.outcome)));
  }
  return words;
}

TEST(MappedCaseOf, EachStageAddsItsEvent) {
  const std::string triaged = "triaged_date " + On(3);
  const std::string allocated = triaged + "allocated_date " + On(5);
  const std::string started = allocated + "started_date " + On(10);
  const std::string completed = started + "completed_date " + On(20);
  const std::string decided = completed + "decided_date " + On(22) +
                              "decision { outcomes: REABLEMENT }";
  EXPECT_THAT(EventsOf(""), IsEmpty());
  EXPECT_THAT(EventsOf("contacted_date " + On(1)), IsEmpty());
  EXPECT_THAT(EventsOf(triaged), ElementsAre("1 1 3 2"));
  EXPECT_THAT(EventsOf(allocated), ElementsAre("1 1 3 2"));
  EXPECT_THAT(EventsOf(started), ElementsAre("1 1 3 2"));
  EXPECT_THAT(EventsOf(completed), ElementsAre("1 1 3 2", "2 10 20 0"));
  EXPECT_THAT(EventsOf(decided), ElementsAre("1 1 3 2", "2 10 20 1"));
  EXPECT_THAT(EventsOf(decided + "service_started_date " + On(25)),
              ElementsAre("1 1 3 2", "2 10 20 1"));
}

TEST(MappedCaseOf, TheFirstLookEndsTheRequest) {
  EXPECT_THAT(EventsOf("allocated_date " + On(5) + "started_date " + On(6)),
              ElementsAre("1 1 5 2"));
  EXPECT_THAT(EventsOf("started_date " + On(6)), ElementsAre("1 1 6 2"));
}

TEST(MappedCaseOf, ClosedBeforeItWasLookedAtHasTheReasonAsItsOutcome) {
  EXPECT_THAT(EventsOf("closed_date " + On(4) + "closure_reason: ADVICE_GIVEN"),
              ElementsAre("1 1 4 10"));
  EXPECT_THAT(EventsOf("closed_date " + On(4)), ElementsAre("1 1 4 0"));
  EXPECT_THAT(EventsOf("triaged_date " + On(3) + "closed_date " + On(4) +
                       "closure_reason: DIED"),
              ElementsAre("1 1 3 2"));
}

// When it was looked at is not known, and the day of closing is not that.
TEST(MappedCaseOf, ARequestThatWentOnOnAnUnknownDayIsLeftOut) {
  EXPECT_THAT(EventsOf("completed_date " + On(4) + "closed_date " + On(8)),
              IsEmpty());
  EXPECT_THAT(EventsOf("decided_date " + On(4) + "closed_date " + On(8)),
              IsEmpty());
  EXPECT_THAT(
      EventsOf("service_started_date " + On(4) + "closed_date " + On(8)),
      IsEmpty());
}

TEST(MappedCaseOf, WhatIsNoCaseOfItsOwnIsLeftOut) {
  const std::string days = "triaged_date " + On(3);
  EXPECT_THAT(EventsOf(days + "state: MERGED"), ElementsAre("none"));
  EXPECT_THAT(EventsOf(days + "exclusion: ENTERED_TWICE"), ElementsAre("none"));
  EXPECT_THAT(EventsOf(days + "exclusion: TEST_RECORD"), ElementsAre("none"));
  EXPECT_THAT(EventsOf(days + "exclusion: RECORDING_ERROR"),
              ElementsAre("1 1 3 2"));
}

TEST(MappedCaseOf, OfSeveralOutcomesTheFirstInTheHierarchyCounts) {
  const std::string days = "triaged_date " + On(3) + "started_date " + On(4) +
                           "completed_date " + On(5) + "decided_date " + On(6);
  EXPECT_THAT(EventsOf(days + "decision { outcomes: UNIVERSAL_SERVICES "
                              "outcomes: CARE_HOME }"),
              ElementsAre("1 1 3 2", "2 4 5 4"));
}

TEST(MappedCaseOf, SafeguardingAndDeprivationOfLibertyHaveNoEvents) {
  for (const auto type :
       {Referral::DOLS_NEW, Referral::DOLS_RENEWAL, Referral::DOLS_REVIEW,
        Referral::SAFEGUARDING_CONCERN, Referral::SAFEGUARDING_ENQUIRY}) {
    EXPECT_THAT(EventsOf("triaged_date " + On(3), type), IsEmpty());
  }
}

TEST(EventOfReviewRecord, OneThatWasNotDoneIsLeftOut) {
  const MappedSupport support = MappedSupportOf(tests::FromText<v1::Support>(
      absl::StrCat("kind: LONG_TERM_COMMUNITY started_date ", On(1))));
  const auto event = [&](const std::string& text) {
    return EventOf(tests::FromText<v1::Review>("kind: PLANNED " + text),
                   support, BuiltInCldMapping());
  };
  EXPECT_FALSE(event("not_done_reason: DECLINED not_done_date " + On(9)));
  const auto done = event("completed_date " + On(9));
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(DayOfNumber(done->start), absl::CivilDay(2025, 9, 9));
}

TEST(EventOfContact, OnlyAdviceAloneIsARequest) {
  const auto event = [&](const std::string& text) {
    return EventOf(tests::FromText<v1::Contact>(
                       absl::StrCat("received_date ", On(1), text)),
                   BuiltInCldMapping());
  };
  EXPECT_FALSE(event(""));
  EXPECT_FALSE(event("sequel: MEET concluded_date " + On(3)));
  const auto advice =
      event("sequel: PREVENT advice_only: true concluded_date " + On(3));
  ASSERT_TRUE(advice.has_value());
  EXPECT_EQ(DayOfNumber(advice->end), absl::CivilDay(2025, 9, 3));
}

}  // namespace
}  // namespace carereform::assessments
