#include "services/assessments/domain/cld_unique_events.h"

#include <algorithm>
#include <functional>
#include <map>
#include <ostream>
#include <random>
#include <set>
#include <tuple>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "services/assessments/domain/dhsc_test_events.h"
#include "tests/support/seed.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using dhsc_tests::AssessmentOn;
using dhsc_tests::Day;
using dhsc_tests::EventOn;
using dhsc_tests::RequestOn;
using dhsc_tests::ServiceOn;

const Period kQ1{CivilDay(2025, 4, 1), CivilDay(2025, 7, 1)};
const Period kQ2{CivilDay(2025, 7, 1), CivilDay(2025, 10, 1)};
const Period kQ1And2{CivilDay(2025, 4, 1), CivilDay(2025, 10, 1)};

using Events = std::vector<CareEvent>;

Events Joined(const std::vector<std::pair<Period, Events>>& files) {
  std::vector<Submission> submissions;
  for (const auto& [period, events] : files) {
    submissions.push_back({period, CivilDay(2025, 11, 1),
                           static_cast<uint32_t>(submissions.size()), events});
  }
  return JoinSubmissions(submissions).events;
}

struct PeriodCase {
  const char* name;
  EventKind kind;
  int32_t start;
  int32_t end;
  bool in;
};

std::ostream& operator<<(std::ostream& out, const PeriodCase& c) {
  return out << c.name;
}

class IsInPeriodTest : public testing::TestWithParam<PeriodCase> {};

TEST_P(IsInPeriodTest, HasItsEdges) {
  const PeriodCase& c = GetParam();
  CareEvent event = EventOn(c.kind, c.start);
  event.end = c.end;
  EXPECT_EQ(IsInPeriod(event, kQ1), c.in);
}

constexpr auto kAsk = EventKind::kRequest;
constexpr auto kServe = EventKind::kService;

INSTANTIATE_TEST_SUITE_P(
    Edges, IsInPeriodTest,
    testing::Values(PeriodCase{"ended on the first day", kAsk, Day(2025, 3, 1),
                               Day(2025, 4, 1), true},
                    PeriodCase{"ended the day before", kAsk, Day(2025, 3, 1),
                               Day(2025, 3, 31), false},
                    PeriodCase{"ended on the last day", kAsk, Day(2025, 6, 30),
                               Day(2025, 6, 30), true},
                    PeriodCase{"ended the day after", kAsk, Day(2025, 6, 30),
                               Day(2025, 7, 1), false},
                    PeriodCase{"request that has not ended", kAsk,
                               Day(2025, 5, 1), kNoEventDay, false},
                    PeriodCase{"service to the first day", kServe,
                               Day(2025, 3, 1), Day(2025, 4, 1), true},
                    PeriodCase{"service to the day before", kServe,
                               Day(2025, 3, 1), Day(2025, 3, 31), false},
                    PeriodCase{"service from the last day", kServe,
                               Day(2025, 6, 30), kNoEventDay, true},
                    PeriodCase{"service from the day after", kServe,
                               Day(2025, 7, 1), kNoEventDay, false},
                    PeriodCase{"service that ends later", kServe,
                               Day(2025, 5, 1), Day(2026, 1, 1), true}));

// Two records of an event that differ in what `change` changes.
size_t CountOf(CareEvent event, const std::function<void(CareEvent&)>& change) {
  CareEvent other = event;
  ++other.record;
  change(other);
  return Joined({{kQ1, {event, other}}}).size();
}

TEST(UniqueEvents, AreToldApartByTheFieldsOfTheirKind) {
  const int32_t day = Day(2025, 5, 1);
  const CareEvent request = RequestOn(day);
  const CareEvent assessment = AssessmentOn(day);
  const CareEvent service = ServiceOn(day, day);
  const CareEvent review = EventOn(EventKind::kReview, day);
  for (const CareEvent& event : {request, assessment, service, review}) {
    EXPECT_EQ(CountOf(event, [](CareEvent&) {}), 1);
    EXPECT_EQ(CountOf(event, [](CareEvent& e) { e.person = 2; }), 2);
    EXPECT_EQ(CountOf(event, [](CareEvent& e) { --e.start; }), 2);
    EXPECT_EQ(
        CountOf(event, [](CareEvent& e) { e.client = ClientType::kOther; }), 2);
    const bool is_service = event.kind == EventKind::kService;
    EXPECT_EQ(CountOf(event, [](CareEvent& e) { ++e.end; }),
              is_service ? 1 : 2);
    EXPECT_EQ(CountOf(event, [](CareEvent& e) { e.route = 4; }),
              event.kind == EventKind::kRequest ? 2 : 1);
    EXPECT_EQ(CountOf(event,
                      [](CareEvent& e) {
                        e.assessment = AssessmentType::kShortTerm;
                      }),
              event.kind == EventKind::kAssessment ? 2 : 1);
    EXPECT_EQ(
        CountOf(event, [](CareEvent& e) { e.service = ServiceType::kPrison; }),
        is_service ? 2 : 1);
    EXPECT_EQ(CountOf(event, [](CareEvent& e) { e.component = 6; }),
              is_service ? 2 : 1);
  }
}

// Which of two records is kept: each is told by its record number.
uint64_t KeptOf(const CareEvent& a, const CareEvent& b) {
  const Events kept = Joined({{kQ1, {a, b}}});
  EXPECT_EQ(kept.size(), 1);
  return kept.at(0).record;
}

TEST(UniqueEvents, KeepTheOneThatIsOpenThenTheLatestEnd) {
  const int32_t day = Day(2025, 5, 1);
  CareEvent open = ServiceOn(day);
  CareEvent ended = ServiceOn(day, Day(2025, 8, 1));
  CareEvent earlier = ServiceOn(day, Day(2025, 7, 31));
  open.record = 1;
  ended.record = 2;
  earlier.record = 3;
  EXPECT_EQ(KeptOf(open, ended), 1);
  EXPECT_EQ(KeptOf(earlier, ended), 2);
}

TEST(UniqueEvents, KeepTheHighestOutcomeThenAConversationThenTheLatestRecord) {
  const auto with = [](uint64_t record, int outcome, bool conversation) {
    CareEvent event = RequestOn(Day(2025, 5, 1));
    event.record = record;
    event.outcome = static_cast<EventOutcome>(outcome);
    event.conversation = conversation;
    return event;
  };
  for (int number = 1; number < 17; ++number) {
    EXPECT_EQ(KeptOf(with(1, number, false), with(2, number + 1, true)), 1);
  }
  EXPECT_EQ(KeptOf(with(1, 17, false), with(2, 0, false)), 1);
  EXPECT_EQ(KeptOf(with(1, 17, false), with(2, 18, false)), 1);
  EXPECT_EQ(KeptOf(with(1, 18, false), with(2, 0, false)), 2);
  EXPECT_EQ(KeptOf(with(1, 2, true), with(2, 2, false)), 1);
  EXPECT_EQ(KeptOf(with(1, 2, false), with(2, 2, false)), 2);
}

TEST(JoinSubmissions, TakesEachQuarterFromTheLatestThatCoversIt) {
  CareEvent first = RequestOn(Day(2025, 5, 1));
  CareEvent second = RequestOn(Day(2025, 5, 2));
  CareEvent third = RequestOn(Day(2025, 8, 1));
  // The second file covers the first quarter only.
  const Events joined = Joined({{kQ1And2, {first, third}}, {kQ1, {second}}});
  std::set<uint64_t> records;
  for (const CareEvent& event : joined) records.insert(PlaceOf(event));
  EXPECT_EQ(records, (std::set<uint64_t>{second.record, third.record}));
  EXPECT_EQ(joined.size(), 2);
  for (const CareEvent& event : joined) {
    const bool is_second = PlaceOf(event) == second.record;
    EXPECT_EQ(event.import_order, is_second ? 1 : 0);
    EXPECT_EQ(event.record >> 32U, is_second ? 1 : 0);
  }
}

TEST(JoinSubmissions, TakesNothingFromAFileThatCoversNoWholeQuarter) {
  const Period most{kQ1.start, kQ1.end - 1};
  EXPECT_TRUE(Joined({{most, {RequestOn(Day(2025, 5, 1))}}}).empty());
}

TEST(JoinSubmissions, NamesTheQuartersThatNoFileCovers) {
  const Period q4{CivilDay(2026, 1, 1), CivilDay(2026, 4, 1)};
  const Submission submissions[] = {{kQ1, CivilDay(2025, 8, 1), 1, {}},
                                    {q4, CivilDay(2026, 5, 1), 2, {}}};
  const JoinedEvents joined = JoinSubmissions(submissions);
  EXPECT_EQ(joined.period, (Period{kQ1.start, q4.end}));
  EXPECT_EQ(joined.uncovered, (std::vector<CivilDay>{CivilDay(2025, 7, 1),
                                                     CivilDay(2025, 10, 1)}));
  EXPECT_TRUE(JoinSubmissions({}).events.empty());
}

TEST(JoinSubmissions, EndsAServiceThatTheNextQuarterDoesNotHave) {
  const CareEvent service = ServiceOn(Day(2025, 5, 1));
  const Events cropped = Joined({{kQ1, {service}}, {kQ2, {}}});
  ASSERT_EQ(cropped.size(), 1);
  EXPECT_EQ(cropped[0].end, Day(2025, 6, 30));
  const Events open = Joined({{kQ1And2, {service}}});
  ASSERT_EQ(open.size(), 1);
  EXPECT_EQ(open[0].end, kNoEventDay);
  // One that ended within the quarter stays as it is, and one that ends on its
  // last day too.
  const CareEvent ended = ServiceOn(Day(2025, 5, 1), Day(2025, 6, 30));
  EXPECT_EQ(Joined({{kQ1, {ended}}, {kQ2, {}}})[0].end, Day(2025, 6, 30));
}

// The later quarter's record is kept even where the earlier one is open.
TEST(JoinSubmissions, KeepsTheRecordOfTheLatestQuarter) {
  CareEvent open = ServiceOn(Day(2025, 5, 1));
  CareEvent ended = ServiceOn(Day(2025, 5, 1), Day(2025, 8, 1));
  open.record = 9;
  ended.record = 1;
  const Events joined = Joined({{kQ1, {open}}, {kQ2, {ended}}});
  ASSERT_EQ(joined.size(), 1);
  EXPECT_EQ(joined[0].end, Day(2025, 8, 1));
}

// A map from what makes an event one to the best record, put together one
// record at a time, for one quarter of one file.
TEST(UniqueEventsProperty, AgreeWithKeepingTheBestInAMap) {
  const unsigned seed = tests::Seed();
  std::mt19937 random(seed);
  const auto draw = [&](int last) {
    return std::uniform_int_distribution<int>(0, last)(random);
  };
  for (int file = 0; file < 2'000; ++file) {
    Events events;
    for (int i = draw(12); i >= 0; --i) {
      CareEvent event = EventOn(static_cast<EventKind>(1 + draw(3)),
                                Day(2025, 5, 1) + draw(1));
      event.end = event.kind == EventKind::kService && draw(2) == 0
                      ? kNoEventDay
                      : event.start + draw(1);
      event.record = static_cast<uint64_t>(i) + 1;
      event.person = static_cast<uint64_t>(draw(1));
      event.outcome = static_cast<EventOutcome>(draw(18));
      event.conversation = draw(1) == 0;
      event.service = static_cast<ServiceType>(1 + draw(1));
      events.push_back(event);
    }
    std::map<std::vector<int64_t>, CareEvent> best;
    for (const CareEvent& event : events) {
      const bool service = event.kind == EventKind::kService;
      const std::vector<int64_t> key = {
          static_cast<int64_t>(event.person), event.start,
          static_cast<int>(event.kind), service ? -1 : event.end,
          service ? static_cast<int>(event.service) : 0};
      const auto rank = [](const CareEvent& e) {
        const int outcome = static_cast<int>(e.outcome);
        return std::make_tuple(
            -int64_t{e.end}, outcome == 0 || outcome == 18 ? 99 : outcome,
            e.conversation ? 0 : 1, -static_cast<int64_t>(e.record));
      };
      const auto [found, added] = best.try_emplace(key, event);
      if (!added && rank(event) < rank(found->second)) found->second = event;
    }
    std::set<uint64_t> expected;
    for (const auto& [key, event] : best) expected.insert(event.record);
    std::set<uint64_t> kept;
    for (const CareEvent& event : Joined({{kQ1, events}})) {
      kept.insert(event.record);
    }
    ASSERT_EQ(kept, expected) << "Shown: CR_SEED=" << seed;
  }
}

}  // namespace
}  // namespace carereform::assessments
