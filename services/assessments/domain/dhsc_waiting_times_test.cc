#include "services/assessments/domain/dhsc_waiting_times.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/assessments/domain/dhsc_explanations.h"
#include "services/assessments/domain/dhsc_test_events.h"

namespace carereform::assessments {

void PrintTo(Standing standing, std::ostream* out) {
  *out << StandingWord(standing);
}

namespace {

using dhsc_tests::AssessmentOn;
using dhsc_tests::Day;
using dhsc_tests::RequestOn;
using dhsc_tests::ServiceOn;
using dhsc_tests::Version11;

const int32_t kPeriodEnd = Day(2026, 3, 31);

// A day on which nothing but what a test says is special.
const int32_t kAsked = Day(2025, 9, 1);

std::vector<RequestWait> WaitsOf(const std::vector<CareEvent>& events) {
  std::vector<RequestWait> waits =
      FindDhscWaits(events, kPeriodEnd, Version11()).requests;
  std::sort(waits.begin(), waits.end(),
            [](const RequestWait& a, const RequestWait& b) {
              return a.event < b.event;
            });
  return waits;
}

// The wait of the first event, which is a request.
RequestWait WaitOf(const std::vector<CareEvent>& events) {
  return WaitsOf(events).at(0);
}

Standing StandingOf(const std::vector<CareEvent>& events) {
  return WaitOf(events).standing;
}

CareEvent With(CareEvent event, void (*change)(CareEvent&)) {
  change(event);
  return event;
}

TEST(DhscRequests, AreOfServiceUsers) {
  const CareEvent carers = With(RequestOn(kAsked), [](CareEvent& event) {
    event.client = ClientType::kUnpaidCarer;
  });
  EXPECT_EQ(StandingOf({carers, AssessmentOn(kAsked + 1)}),
            Standing::kNotServiceUser);
  const CareEvent unknown = With(RequestOn(kAsked), [](CareEvent& event) {
    event.client = ClientType::kUnknown;
  });
  EXPECT_EQ(StandingOf({unknown}), Standing::kNotServiceUser);
}

TEST(DhscRequests, CountFromTheMethodsFirstDay) {
  const int32_t first = Day(2023, 4, 1);
  EXPECT_EQ(StandingOf({RequestOn(first - 1)}), Standing::kBeforeMethod);
  EXPECT_EQ(StandingOf({RequestOn(first)}), Standing::kStillWaiting);
}

TEST(DhscRequests, AreOfPeopleOfTheAge) {
  CareEvent request = RequestOn(kAsked);
  request.age_at_start = 24;
  EXPECT_EQ(StandingOf({request}), Standing::kTooYoung);
  request.age_at_start = 25;
  EXPECT_EQ(StandingOf({request}), Standing::kStillWaiting);
  request.age_at_start = kNoAge;
  EXPECT_EQ(StandingOf({request}), Standing::kAgeUnknown);
}

TEST(DhscRequests, OfEachOutcomeStandOrFall) {
  for (int number = 0; number <= 18; ++number) {
    CareEvent request = RequestOn(kAsked);
    request.outcome = static_cast<EventOutcome>(number);
    Standing expected = Standing::kStillWaiting;
    if (number == 0) expected = Standing::kNoOutcome;
    if (number == 6) expected = Standing::kAdmittedToHospital;
    if (number >= 7 && number <= 17) expected = Standing::kNoFurtherAction;
    EXPECT_EQ(StandingOf({request}), expected) << number;
  }
}

struct ClientCase {
  const char* name;
  ServiceType type;
  int32_t asked;
  int32_t started;
  int32_t ended;
  Standing standing;
};

std::ostream& operator<<(std::ostream& out, const ClientCase& c) {
  return out << c.name;
}

class DhscExistingClientTest : public testing::TestWithParam<ClientCase> {};

TEST_P(DhscExistingClientTest, IsLeftOut) {
  const ClientCase& c = GetParam();
  CareEvent service = ServiceOn(c.started, c.ended, c.type);
  // Support at an age that the history does not take counts all the same.
  service.age_at_start = kNoAge;
  EXPECT_EQ(StandingOf({RequestOn(c.asked), service}), c.standing);
}

constexpr auto kCommunity = ServiceType::kCommunity;
constexpr auto kStMax = ServiceType::kShortTermToMaximise;
constexpr auto kOtherShort = ServiceType::kOtherShortTerm;
constexpr auto kStands = Standing::kStillWaiting;

INSTANTIATE_TEST_SUITE_P(
    Edges, DhscExistingClientTest,
    testing::Values(
        ClientCase{"long-term, open", kCommunity, kAsked, kAsked - 1,
                   kNoEventDay, Standing::kLongTermSupportOpen},
        ClientCase{"long-term, ended 12 months before", kCommunity, kAsked,
                   Day(2024, 1, 1), Day(2024, 9, 1),
                   Standing::kLongTermSupportEnded},
        ClientCase{"long-term, ended 12 months and a day before", kCommunity,
                   kAsked, Day(2024, 1, 1), Day(2024, 8, 31), kStands},
        ClientCase{"long-term, to end later", kCommunity, kAsked, kAsked - 1,
                   kAsked + 300, Standing::kLongTermSupportEnded},
        ClientCase{"long-term, started the same day", kCommunity, kAsked,
                   kAsked, kAsked, Standing::kStillWaiting},
        ClientCase{"29 February less 12 months is 28 February", kCommunity,
                   Day(2024, 2, 29), Day(2023, 1, 1), Day(2023, 2, 28),
                   Standing::kLongTermSupportEnded},
        ClientCase{"and not 27 February", kCommunity, Day(2024, 2, 29),
                   Day(2023, 1, 1), Day(2023, 2, 27), kStands},
        ClientCase{"nursing", ServiceType::kNursing, kAsked, kAsked - 1,
                   kNoEventDay, Standing::kLongTermSupportOpen},
        ClientCase{"residential", ServiceType::kResidential, kAsked, kAsked - 1,
                   kNoEventDay, Standing::kLongTermSupportOpen},
        ClientCase{"prison", ServiceType::kPrison, kAsked, kAsked - 1,
                   kNoEventDay, Standing::kLongTermSupportOpen},
        ClientCase{"to maximise independence, open", kStMax, kAsked, kAsked - 1,
                   kNoEventDay, Standing::kShortTermSupportOpen},
        ClientCase{"other short-term, open", kOtherShort, kAsked, kAsked - 1,
                   kNoEventDay, Standing::kShortTermSupportOpen},
        ClientCase{"short-term, ended 3 months before", kStMax, kAsked,
                   Day(2025, 5, 1), Day(2025, 6, 1),
                   Standing::kShortTermSupportEnded},
        ClientCase{"short-term, ended 3 months and a day before", kStMax,
                   kAsked, Day(2025, 5, 1), Day(2025, 5, 31), kStands},
        ClientCase{"31 May less 3 months is 28 February", kOtherShort,
                   Day(2025, 5, 31), Day(2025, 1, 1), Day(2025, 2, 28),
                   Standing::kShortTermSupportEnded},
        ClientCase{"and not 27 February", kOtherShort, Day(2025, 5, 31),
                   Day(2025, 1, 1), Day(2025, 2, 27), kStands},
        ClientCase{"31 May less 3 months is 29 February", kOtherShort,
                   Day(2024, 5, 31), Day(2024, 1, 1), Day(2024, 2, 29),
                   Standing::kShortTermSupportEnded},
        ClientCase{"and not 28 February in a leap year", kOtherShort,
                   Day(2024, 5, 31), Day(2024, 1, 1), Day(2024, 2, 28),
                   kStands},
        ClientCase{"ongoing low level never", ServiceType::kOngoingLowLevel,
                   kAsked, kAsked - 1, kNoEventDay, kStands},
        ClientCase{"support of a carer never", ServiceType::kDirectToCarer,
                   kAsked, kAsked - 1, kNoEventDay, kStands}));

// Long-term support is reported even where short-term support is open too.
TEST(DhscExistingClient, IsLeftOutForLongTermSupportFirst) {
  EXPECT_EQ(
      StandingOf({RequestOn(kAsked), ServiceOn(kAsked - 2, kNoEventDay, kStMax),
                  ServiceOn(kAsked - 9, kAsked - 5)}),
      Standing::kLongTermSupportEnded);
}

TEST(DhscOrder, IsRequestAssessmentServiceOnOneDay) {
  const RequestWait wait =
      WaitOf({RequestOn(kAsked), ServiceOn(kAsked), AssessmentOn(kAsked)});
  EXPECT_EQ(wait.response->event, 2);
  EXPECT_EQ(wait.response->days, 0);
  EXPECT_EQ(wait.service->event, 1);
  EXPECT_EQ(wait.standing, Standing::kResponseAndService);
}

TEST(DhscOrder, IsNewestImportThenHighestRecord) {
  CareEvent older = AssessmentOn(kAsked + 1);
  CareEvent newer = AssessmentOn(kAsked + 1);
  older.import_order = 1;
  newer.import_order = 2;
  older.record = 9;
  newer.record = 8;
  EXPECT_EQ(WaitOf({RequestOn(kAsked), older, newer}).response->event, 2);
  newer.import_order = 1;
  EXPECT_EQ(WaitOf({RequestOn(kAsked), older, newer}).response->event, 1);
}

TEST(DhscOrder, KeepsPeopleApart) {
  CareEvent others = AssessmentOn(kAsked + 1);
  others.person = 2;
  EXPECT_EQ(StandingOf({RequestOn(kAsked), others}), Standing::kStillWaiting);
}

TEST(DhscHistory, TakesNoReviewsNorCarersAssessments) {
  CareEvent review = dhsc_tests::EventOn(EventKind::kReview, kAsked + 1);
  CareEvent carers = AssessmentOn(kAsked + 2);
  carers.assessment = AssessmentType::kCarer;
  CareEvent unknown = AssessmentOn(kAsked + 3);
  unknown.assessment = AssessmentType::kUnknown;
  CareEvent for_carer =
      ServiceOn(kAsked + 4, kNoEventDay, ServiceType::kDirectToCarer);
  EXPECT_EQ(StandingOf({RequestOn(kAsked), review, carers, unknown, for_carer}),
            Standing::kStillWaiting);
}

TEST(DhscHistory, TakesNoFollowUpBelowTheAgeOrOfUnknownAge) {
  CareEvent young = AssessmentOn(kAsked + 1);
  young.age_at_start = 24;
  CareEvent unknown = ServiceOn(kAsked + 2);
  unknown.age_at_start = kNoAge;
  EXPECT_EQ(StandingOf({RequestOn(kAsked), young, unknown}),
            Standing::kStillWaiting);
  young.age_at_start = 25;
  EXPECT_EQ(StandingOf({RequestOn(kAsked), young, unknown}),
            Standing::kResponseOnly);
}

TEST(DhscLinks, AreToTheFirstThatFollowsHoweverLate) {
  const RequestWait wait =
      WaitOf({RequestOn(Day(2023, 4, 1)), AssessmentOn(Day(2026, 1, 1)),
              ServiceOn(Day(2026, 3, 31))});
  EXPECT_EQ(wait.response->days, 1006);
  EXPECT_EQ(wait.service->days, 1095);
}

TEST(DhscLinks, MakeTheServiceTheResponseWhereItIsFirst) {
  const RequestWait wait =
      WaitOf({RequestOn(kAsked), ServiceOn(kAsked + 5),
              AssessmentOn(kAsked + 6, EventOutcome::kSupportDeclined)});
  EXPECT_EQ(wait.response->event, 1);
  EXPECT_EQ(wait.service->event, 1);
  EXPECT_EQ(wait.standing, Standing::kResponseAndService);
}

CareEvent ConversationOn(int32_t day) {
  CareEvent request = RequestOn(day);
  request.conversation = true;
  return request;
}

TEST(DhscConversation, IsItsOwnResponseBeforeTheDay) {
  const int32_t last = Day(2025, 6, 30);
  const RequestWait wait =
      WaitOf({ConversationOn(last),
              AssessmentOn(last + 3, EventOutcome::kSupportDeclined),
              ServiceOn(last + 7)});
  EXPECT_EQ(wait.response->event, 0);
  EXPECT_EQ(wait.response->days, 0);
  EXPECT_EQ(wait.service->days, 7);
  EXPECT_EQ(wait.standing, Standing::kConversationAndService);
  EXPECT_EQ(StandingOf({ConversationOn(last)}), Standing::kConversationOnly);
}

TEST(DhscConversation, IsNoneFromTheDayOn) {
  const int32_t first = Day(2025, 7, 1);
  EXPECT_EQ(StandingOf({ConversationOn(first)}), Standing::kStillWaiting);
}

TEST(DhscConversation, IsNoneWithAnAssessmentTheSameDay) {
  const int32_t day = Day(2025, 1, 10);
  const RequestWait wait = WaitOf({ConversationOn(day), AssessmentOn(day)});
  EXPECT_EQ(wait.response->event, 1);
  EXPECT_EQ(wait.standing, Standing::kResponseOnly);
  EXPECT_EQ(StandingOf({ConversationOn(day), AssessmentOn(day + 1)}),
            Standing::kConversationOnly);
  EXPECT_EQ(StandingOf({ConversationOn(day), ServiceOn(day)}),
            Standing::kConversationAndService);
}

TEST(DhscConversation, NeedsAnOutcomeThatGoesFurther) {
  for (int number : {1, 2, 3, 4, 5, 18}) {
    CareEvent request = ConversationOn(Day(2025, 1, 10));
    request.outcome = static_cast<EventOutcome>(number);
    EXPECT_EQ(StandingOf({request}), number == 18 ? Standing::kStillWaiting
                                                  : Standing::kConversationOnly)
        << number;
  }
}

TEST(DhscBlocks, LeadOnIfAnyOfTheirAssessmentsDoes) {
  const CareEvent ends = AssessmentOn(kAsked + 1, EventOutcome::kDeceased);
  const CareEvent leads = AssessmentOn(kAsked + 400);
  const CareEvent service = ServiceOn(kAsked + 500);
  EXPECT_EQ(WaitOf({RequestOn(kAsked), ends, leads, service}).service->days,
            500);
  const RequestWait stopped = WaitOf({RequestOn(kAsked), ends, service});
  EXPECT_EQ(stopped.standing, Standing::kResponseDidNotLeadToService);
  EXPECT_EQ(stopped.response->days, 1);
  EXPECT_FALSE(stopped.service.has_value());
}

// An outcome "progress to assessment" leads a request on, not an assessment.
TEST(DhscBlocks, LeadOnByThreeOutcomes) {
  for (int number = 0; number <= 18; ++number) {
    const CareEvent assessment =
        AssessmentOn(kAsked + 1, static_cast<EventOutcome>(number));
    EXPECT_EQ(WaitOf({RequestOn(kAsked), assessment, ServiceOn(kAsked + 2)})
                  .service.has_value(),
              number == 1 || number == 4 || number == 5)
        << number;
  }
}

// A request or a service between two assessments parts them; no later service
// is tried.
TEST(DhscBlocks, EndAtAnyOtherEvent) {
  const CareEvent ends = AssessmentOn(kAsked + 1, EventOutcome::kDeceased);
  EXPECT_FALSE(WaitOf({RequestOn(kAsked), ends, ServiceOn(kAsked + 2),
                       AssessmentOn(kAsked + 3), ServiceOn(kAsked + 4)})
                   .service.has_value());
  // A request that is left out parts nothing: it is not in the history.
  CareEvent dropped = RequestOn(kAsked + 2);
  dropped.outcome = EventOutcome::kSupportDeclined;
  EXPECT_TRUE(WaitOf({RequestOn(kAsked), ends, dropped,
                      AssessmentOn(kAsked + 3), ServiceOn(kAsked + 4)})
                  .service.has_value());
  EXPECT_FALSE(WaitOf({RequestOn(kAsked), ends, RequestOn(kAsked + 2),
                       AssessmentOn(kAsked + 3), ServiceOn(kAsked + 4)})
                   .service.has_value());
}

std::vector<Standing> StandingsOf(const std::vector<CareEvent>& events) {
  std::vector<Standing> standings;
  for (const RequestWait& wait : WaitsOf(events)) {
    standings.push_back(wait.standing);
  }
  return standings;
}

TEST(DhscOverlap, MarksTheRequestWithinAFollowUp) {
  EXPECT_EQ(StandingsOf({RequestOn(kAsked), RequestOn(kAsked + 1),
                         AssessmentOn(kAsked + 2)}),
            (std::vector<Standing>{Standing::kResponseOnly,
                                   Standing::kFollowUpUnderWay}));
  EXPECT_EQ(StandingsOf({RequestOn(kAsked), AssessmentOn(kAsked + 1),
                         RequestOn(kAsked + 2), AssessmentOn(kAsked + 3)}),
            (std::vector<Standing>{Standing::kResponseOnly,
                                   Standing::kResponseOnly}));
}

// The second is marked; the third is held against it all the same.
TEST(DhscOverlap, GoesOnFromARequestThatIsItselfMarked) {
  EXPECT_EQ(StandingsOf({RequestOn(kAsked), RequestOn(kAsked + 1),
                         RequestOn(kAsked + 2), AssessmentOn(kAsked + 3)}),
            (std::vector<Standing>{Standing::kResponseOnly,
                                   Standing::kFollowUpUnderWay,
                                   Standing::kFollowUpUnderWay}));
}

// The second request's follow-up, a conversation without service, ends at once,
// so that the third is not within it; but its response is the first one's.
TEST(DhscOverlap, MarksAResponseThatAnEarlierRequestHas) {
  const int32_t day = Day(2025, 1, 10);
  EXPECT_EQ(
      StandingsOf({RequestOn(day), ConversationOn(day + 1), RequestOn(day + 2),
                   AssessmentOn(day + 3, EventOutcome::kDeceased)}),
      (std::vector<Standing>{Standing::kResponseDidNotLeadToService,
                             Standing::kFollowUpUnderWay,
                             Standing::kResponseIsOfEarlierRequest}));
}

// The first is a conversation with a far service; the second's block does not
// lead on, so that its follow-up ends before the third, whose service is the
// first one's.
TEST(DhscOverlap, MarksAServiceThatAnEarlierRequestHas) {
  const int32_t day = Day(2025, 1, 10);
  EXPECT_EQ(StandingsOf({ConversationOn(day), RequestOn(day + 1),
                         AssessmentOn(day + 2, EventOutcome::kDeceased),
                         RequestOn(day + 3), AssessmentOn(day + 4),
                         ServiceOn(day + 5)}),
            (std::vector<Standing>{Standing::kConversationAndService,
                                   Standing::kFollowUpUnderWay,
                                   Standing::kServiceIsOfEarlierRequest}));
}

TEST(DhscOverlap, LosesBothWaits) {
  const RequestWait wait =
      WaitsOf({RequestOn(kAsked), RequestOn(kAsked + 1),
               AssessmentOn(kAsked + 2), ServiceOn(kAsked + 3)})[1];
  EXPECT_FALSE(wait.response.has_value());
  EXPECT_FALSE(wait.service.has_value());
}

struct BandCase {
  const char* name;
  int32_t birth_month;
  CareAgeBand band;
};

std::ostream& operator<<(std::ostream& out, const BandCase& c) {
  return out << c.name;
}

class DhscBandTest : public testing::TestWithParam<BandCase> {};

TEST_P(DhscBandTest, IsThatOfTheAgeAtTheEnd) {
  CareEvent assessment = AssessmentOn(Day(2025, 9, 10));
  assessment.end = Day(2025, 10, 1);
  assessment.birth_month = GetParam().birth_month;
  EXPECT_EQ(WaitOf({RequestOn(kAsked), assessment}).response->band,
            GetParam().band);
}

// 1 October 2025 less 65 years of 365.25 days is 30 September 1960 and a
// quarter, so that one born in October 1960 is not quite 65.
INSTANTIATE_TEST_SUITE_P(
    Edges, DhscBandTest,
    testing::Values(BandCase{"65", Day(1960, 9, 1), CareAgeBand::kOlder},
                    BandCase{"64", Day(1960, 10, 1), CareAgeBand::kYounger},
                    BandCase{"18", Day(2007, 9, 1), CareAgeBand::kYounger},
                    BandCase{"17", Day(2007, 11, 1), CareAgeBand::kNone},
                    BandCase{"unknown", kNoEventDay, CareAgeBand::kNone}));

TEST(DhscBand, OfAnOpenServiceIsThatAtThePeriodsEnd) {
  CareEvent service = ServiceOn(kAsked + 1);
  service.birth_month = Day(1961, 3, 1);  // 65 on the period's last day.
  EXPECT_EQ(WaitOf({RequestOn(kAsked), service}).service->band,
            CareAgeBand::kOlder);
  service.end = kAsked + 1;
  EXPECT_EQ(WaitOf({RequestOn(kAsked), service}).service->band,
            CareAgeBand::kYounger);
}

TEST(DhscBand, OfTheTwoPartsCanDiffer) {
  CareEvent assessment = AssessmentOn(kAsked + 1);
  CareEvent service = ServiceOn(kAsked + 2, Day(2026, 3, 20));
  assessment.birth_month = service.birth_month = Day(1961, 1, 1);
  const RequestWait wait = WaitOf({RequestOn(kAsked), assessment, service});
  EXPECT_EQ(wait.response->band, CareAgeBand::kYounger);
  EXPECT_EQ(wait.service->band, CareAgeBand::kOlder);
}

TEST(DhscBand, LeavesAWaitOutOfTheTableWhereUnknown) {
  CareEvent assessment = AssessmentOn(kAsked + 1);
  assessment.birth_month = kNoEventDay;
  EXPECT_EQ(StandingOf({RequestOn(kAsked), assessment}),
            Standing::kBandUnknown);
}

TEST(DhscWaits, OfNothingAreNone) {
  EXPECT_TRUE(FindDhscWaits({}, kPeriodEnd, Version11()).requests.empty());
}

TEST(DhscExplanations, AreASentenceEachWithTheMethodsNumbers) {
  for (size_t number = 0; number < kStandings; ++number) {
    const std::string sentence =
        ExplainStanding(static_cast<Standing>(number), Version11());
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
    EXPECT_EQ(std::count(sentence.begin(), sentence.end(), '.'), 1) << sentence;
    EXPECT_EQ(sentence.back(), '.') << sentence;
  }
  EXPECT_EQ(ExplainStanding(Standing::kLongTermSupportEnded, Version11()),
            "Left out: the person already had long-term support, which ended "
            "within 12 months before the request, or later.");
  EXPECT_EQ(ExplainStanding(Standing::kBeforeMethod, Version11()),
            "Left out: the request was made before 1 April 2023, from which "
            "the method counts.");
}

}  // namespace
}  // namespace carereform::assessments
