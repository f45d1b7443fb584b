#include "services/assessments/domain/cld_mapping.h"

#include <random>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "services/assessments/domain/dhsc_test_events.h"
#include "tests/support/seed.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using dhsc_tests::Day;

CldMapping Mapping() {
  return {.types = {{"care_act", EventKind::kAssessment, 2},
                    {"occupational_therapy", EventKind::kAssessment, 1},
                    {"carer", EventKind::kAssessment, 3},
                    {"planned_review", EventKind::kReview, 1}},
          .closures = {{"advice_given", EventOutcome::kInformationAndAdvice},
                       {"finished", EventOutcome::kOtherNoFurtherAction}},
          .decisions = {{"reablement", EventOutcome::kReablement},
                        {"care_home", EventOutcome::kSupportPlanning}},
          .routes = {{"self", 4}, {"prison", 5}},
          .services = {{"long_term_nursing", 1}, {"carer_support", 8}},
          .components = {{"long_term_nursing", 4}},
          .reviews = {{"planned", 1}, {"early", 3}}};
}

MappedCase Journey() {
  MappedCase mapped;
  mapped.type = "care_act";
  mapped.received = CivilDay(2025, 9, 1);
  mapped.looked_at = CivilDay(2025, 9, 3);
  mapped.started = CivilDay(2025, 9, 10);
  mapped.completed = CivilDay(2025, 9, 20);
  mapped.decision = "care_home";
  return mapped;
}

TEST(EventsOfCase, AreARequestAndAnAssessment) {
  const auto events = EventsOfCase(Journey(), Mapping());
  ASSERT_EQ(events.size(), 2);
  EXPECT_EQ(events[0].kind, EventKind::kRequest);
  EXPECT_EQ(events[0].client, ClientType::kServiceUser);
  EXPECT_EQ(events[0].start, Day(2025, 9, 1));
  EXPECT_EQ(events[0].end, Day(2025, 9, 3));
  EXPECT_EQ(events[0].outcome, EventOutcome::kAssessment);
  EXPECT_EQ(events[1].kind, EventKind::kAssessment);
  EXPECT_EQ(events[1].assessment, AssessmentType::kLongTerm);
  EXPECT_EQ(events[1].start, Day(2025, 9, 10));
  EXPECT_EQ(events[1].end, Day(2025, 9, 20));
  EXPECT_EQ(events[1].outcome, EventOutcome::kSupportPlanning);
}

TEST(EventsOfCase, AreOnlyWhatIsComplete) {
  MappedCase mapped = Journey();
  mapped.completed.reset();
  EXPECT_EQ(EventsOfCase(mapped, Mapping()).size(), 1);
  mapped.started.reset();
  mapped.looked_at.reset();
  EXPECT_TRUE(EventsOfCase(mapped, Mapping()).empty());
  mapped.closed = CivilDay(2025, 9, 4);
  mapped.closure = "advice_given";
  const auto events = EventsOfCase(mapped, Mapping());
  ASSERT_EQ(events.size(), 1);
  EXPECT_EQ(events[0].end, Day(2025, 9, 4));
  EXPECT_EQ(events[0].outcome, EventOutcome::kInformationAndAdvice);
}

TEST(EventsOfCase, HaveNoOutcomeWithoutADecision) {
  MappedCase mapped = Journey();
  mapped.decision.clear();
  EXPECT_EQ(EventsOfCase(mapped, Mapping())[1].outcome, EventOutcome::kNone);
}

TEST(EventsOfCase, OfACarerAreOfAnUnpaidCarer) {
  MappedCase mapped = Journey();
  mapped.type = "carer";
  const auto events = EventsOfCase(mapped, Mapping());
  EXPECT_EQ(events[0].client, ClientType::kUnpaidCarer);
  EXPECT_EQ(events[1].assessment, AssessmentType::kCarer);
}

TEST(EventsOfCase, OfARequestHaveTheRouteOfWhoAsked) {
  MappedCase mapped = Journey();
  for (const auto& [source, route] :
       {std::pair{"self", 4}, {"prison", 5}, {"police", 0}, {"", 0}}) {
    mapped.source = source;
    const auto events = EventsOfCase(mapped, Mapping());
    EXPECT_EQ(events[0].route, route) << source;
    EXPECT_EQ(events[1].route, 0);
  }
}

MappedSupport Nursing() {
  return {.kind = "long_term_nursing",
          .started = CivilDay(2025, 9, 1),
          .ended = std::nullopt};
}

TEST(EventOfSupport, IsAServiceThatMayBeOpen) {
  const auto event =
      EventOfSupport(Nursing(), CivilDay(2025, 12, 31), Mapping());
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->kind, EventKind::kService);
  EXPECT_EQ(event->client, ClientType::kServiceUser);
  EXPECT_EQ(event->service, ServiceType::kNursing);
  EXPECT_EQ(event->component, 4);
  EXPECT_EQ(event->start, Day(2025, 9, 1));
  EXPECT_EQ(event->end, kNoEventDay);
}

TEST(EventOfSupport, EndsOnItsLastDay) {
  MappedSupport support = Nursing();
  for (const auto& [ended, end] :
       {std::pair{CivilDay(2025, 9, 2), Day(2025, 9, 1)},
        {CivilDay(2026, 1, 1), Day(2025, 12, 31)},
        {CivilDay(2026, 1, 2), kNoEventDay}}) {
    support.ended = ended;
    const auto event =
        EventOfSupport(support, CivilDay(2025, 12, 31), Mapping());
    ASSERT_TRUE(event.has_value());
    EXPECT_EQ(event->end, end) << ended;
  }
  support.ended = support.started;
  EXPECT_FALSE(EventOfSupport(support, CivilDay(2025, 12, 31), Mapping()));
}

TEST(EventOfSupport, OfACarerIsOfAnUnpaidCarer) {
  MappedSupport support = Nursing();
  support.kind = "carer_support";
  const auto event = EventOfSupport(support, CivilDay(2025, 12, 31), Mapping());
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->client, ClientType::kUnpaidCarer);
  EXPECT_EQ(event->component, 0);
  support.kind = "unheard";
  EXPECT_FALSE(EventOfSupport(support, CivilDay(2025, 12, 31), Mapping()));
}

TEST(EventOfReview, HasItsReasonAndOneDay) {
  const auto event =
      EventOfReview(Nursing(), "early", CivilDay(2025, 9, 15), Mapping());
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->kind, EventKind::kReview);
  EXPECT_EQ(event->client, ClientType::kServiceUser);
  EXPECT_EQ(event->component, 3);
  EXPECT_EQ(event->start, Day(2025, 9, 15));
  EXPECT_EQ(event->end, Day(2025, 9, 15));
  EXPECT_EQ(event->outcome, EventOutcome::kNone);
  EXPECT_FALSE(
      EventOfReview(Nursing(), "unheard", CivilDay(2025, 9, 15), Mapping()));
}

TEST(EventOfAdvice, IsARequestOfNoTypeOfClient) {
  const CareEvent event = EventOfAdvice(
      CivilDay(2025, 9, 1), CivilDay(2025, 9, 3), "prison", Mapping());
  EXPECT_EQ(event.kind, EventKind::kRequest);
  EXPECT_EQ(event.client, ClientType::kUnknown);
  EXPECT_EQ(event.start, Day(2025, 9, 1));
  EXPECT_EQ(event.end, Day(2025, 9, 3));
  EXPECT_EQ(event.outcome, EventOutcome::kInformationAndAdvice);
  EXPECT_EQ(event.route, 5);
}

TEST(LeadingDecision, IsTheFirstInTheHierarchy) {
  EXPECT_EQ(LeadingDecision({"care_home", "reablement"}, Mapping()),
            "reablement");
  EXPECT_EQ(LeadingDecision({"unheard", "care_home"}, Mapping()), "care_home");
  EXPECT_EQ(LeadingDecision({"unheard"}, Mapping()), "");
  EXPECT_EQ(LeadingDecision({}, Mapping()), "");
}

TEST(EventsOfCase, OfAReviewHaveItsReason) {
  MappedCase mapped = Journey();
  mapped.type = "planned_review";
  const auto events = EventsOfCase(mapped, Mapping());
  EXPECT_EQ(events[1].kind, EventKind::kReview);
  EXPECT_EQ(events[1].component, 1);
}

TEST(EventsOfCase, AreNoneOfATypeThatIsNotMapped) {
  MappedCase mapped = Journey();
  mapped.type = "dols_new";
  EXPECT_TRUE(EventsOfCase(mapped, Mapping()).empty());
}

TEST(CaseOfEvents, GivesTheCaseBack) {
  EXPECT_EQ(CaseOfEvents(EventsOfCase(Journey(), Mapping()), Mapping()),
            Journey());
  MappedCase closed;
  closed.type = "care_act";
  closed.received = CivilDay(2025, 9, 1);
  closed.closed = CivilDay(2025, 9, 4);
  closed.closure = "finished";
  EXPECT_EQ(CaseOfEvents(EventsOfCase(closed, Mapping()), Mapping()), closed);
}

TEST(CaseOfEvents, IsNothingForServicesAlone) {
  EXPECT_EQ(CaseOfEvents({dhsc_tests::ServiceOn(Day(2025, 9, 1))}, Mapping()),
            std::nullopt);
  EXPECT_EQ(CaseOfEvents({}, Mapping()), std::nullopt);
}

// What has events once has the same again, whatever else the case had.
TEST(CaseOfEvents, LosesNothingThatEventsCarry) {
  const unsigned seed = tests::Seed();
  std::mt19937 random(seed);
  const auto one_in = [&](int n) {
    return std::uniform_int_distribution<int>(1, n)(random) == 1;
  };
  for (int i = 0; i < 2'000; ++i) {
    MappedCase mapped = Journey();
    const CldMapping mapping = Mapping();
    mapped.type = mapping.types[random() % mapping.types.size()].word;
    if (one_in(3)) mapped.received.reset();
    if (one_in(3)) mapped.looked_at.reset();
    if (one_in(3)) mapped.completed.reset();
    if (one_in(3)) mapped.decision.clear();
    if (one_in(2)) mapped.closed = CivilDay(2025, 10, 1);
    if (one_in(2)) mapped.closure = "finished";
    const auto events = EventsOfCase(mapped, mapping);
    const auto back = CaseOfEvents(events, mapping);
    ASSERT_EQ(back.has_value(), !events.empty()) << "Shown: CR_SEED=" << seed;
    if (!back.has_value()) continue;
    const auto again = EventsOfCase(*back, mapping);
    ASSERT_EQ(again.size(), events.size()) << "Shown: CR_SEED=" << seed;
    for (size_t at = 0; at < events.size(); ++at) {
      EXPECT_EQ(again[at].start, events[at].start);
      EXPECT_EQ(again[at].end, events[at].end);
      EXPECT_EQ(again[at].outcome, events[at].outcome);
      EXPECT_EQ(again[at].kind, events[at].kind);
      EXPECT_EQ(again[at].client, events[at].client);
      EXPECT_EQ(again[at].assessment, events[at].assessment);
    }
  }
}

}  // namespace
}  // namespace carereform::assessments
