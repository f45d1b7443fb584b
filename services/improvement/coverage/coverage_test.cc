// CoverageService over a small plan.

#include <string>
#include <vector>

#include "carereform/improvement/v1/target_rag.grpc.pb.h"
#include "services/improvement/coverage/coverage_fixture.h"

namespace carereform::improvement {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;

class CoverageServiceTest : public CoverageTest {
 protected:
  void SetUp() override { Load(kSmallPlan); }

  // The counts on a day as lines such as "FINDING_WITHOUT_ACTION 2 of 3".
  std::vector<std::string> Counts(const std::string& when) {
    const auto coverage = Get("parent: 'councils/x' " + when);
    EXPECT_THAT(coverage.status(), IsOk());
    std::vector<std::string> lines;
    for (const v1::CoverageCount& count : coverage->counts()) {
      EXPECT_EQ(count.first_gaps_size(),
                count.total_count() - count.covered_count());
      lines.push_back(v1::CoverageGapKind_Name(count.gap_kind()) + " " +
                      std::to_string(count.covered_count()) + " of " +
                      std::to_string(count.total_count()));
    }
    return lines;
  }
};

TEST_F(CoverageServiceTest, CountsWhatIsCoveredOfWhatHasToBe) {
  EXPECT_THAT(Counts(OnTheDay()), ElementsAre("FINDING_WITHOUT_ACTION 2 of 3",
                                              "ACTION_WITHOUT_FINDING 2 of 3",
                                              "TARGET_WITHOUT_MEASURE 1 of 2",
                                              "MEASURE_WITHOUT_DATA 0 of 1",
                                              "ACTION_WITHOUT_OWNER 2 of 3",
                                              "ACTION_WITHOUT_MILESTONE 1 of 3",
                                              "ACTION_WITHOUT_MONEY 2 of 3"));
}

TEST_F(CoverageServiceTest, ListsTheGapsOfEachKind) {
  EXPECT_THAT(Gaps("FINDING_WITHOUT_ACTION"), ElementsAre("nobody"));
  EXPECT_THAT(Gaps("ACTION_WITHOUT_FINDING"), ElementsAre("a3"));
  EXPECT_THAT(Gaps("TARGET_WITHOUT_MEASURE"), ElementsAre("m02"));
  EXPECT_THAT(Gaps("MEASURE_WITHOUT_DATA"), ElementsAre("m01"));
  EXPECT_THAT(Gaps("ACTION_WITHOUT_OWNER"), ElementsAre("a3"));
  EXPECT_THAT(Gaps("ACTION_WITHOUT_MILESTONE"), ElementsAre("a2", "a3"));
  EXPECT_THAT(Gaps("ACTION_WITHOUT_MONEY"), ElementsAre("a2"));
}

TEST_F(CoverageServiceTest, APostCountsUntilTheDayItWasGivenUp) {
  EXPECT_THAT(Gaps("ACTION_WITHOUT_OWNER", OnDay(2025, 12, 31)),
              ElementsAre("a3"));
  EXPECT_THAT(Gaps("ACTION_WITHOUT_OWNER", OnDay(2026, 1, 1)),
              ElementsAre("a2", "a3"));
}

TEST_F(CoverageServiceTest, FindingsAreThereFromTheDayTheyWerePublished) {
  EXPECT_EQ(Counts(OnDay(2025, 9, 16))[0], "FINDING_WITHOUT_ACTION 0 of 0");
  EXPECT_EQ(Counts(OnDay(2025, 9, 17))[0], "FINDING_WITHOUT_ACTION 2 of 3");
  EXPECT_EQ(Counts(OnDay(2025, 9, 16))[1], "ACTION_WITHOUT_FINDING 0 of 3");
}

TEST_F(CoverageServiceTest, AnEarlierRevisionKnewLess) {
  const int64_t then = Get("parent: 'councils/x' " + OnTheDay())->revision();
  ASSERT_THAT(Call(&Stub::CreateAction,
                   "parent: 'councils/x' action_id: 'a4' action { position: 2"
                   " action_group: 'councils/x/actionGroups/h' text: 'New'"
                   " findings: 'councils/x/findings/nobody' }")
                  .status(),
              IsOk());
  EXPECT_THAT(Gaps("FINDING_WITHOUT_ACTION"), IsEmpty());
  const std::string as_then =
      OnTheDay() + "read_revision: " + std::to_string(then);
  EXPECT_THAT(Gaps("FINDING_WITHOUT_ACTION", as_then), ElementsAre("nobody"));
  EXPECT_THAT(
      Get("parent: 'councils/x' read_revision: 999 " + OnTheDay()).status(),
      HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(CoverageServiceTest, TellsWhichGrantPaysForTheActionBehindATarget) {
  const auto walk =
      Walk("outcomeTargets/m01",
           "way: TO_WHAT_IT_RESTS_ON kinds: ALLOCATION " + OnTheDay());
  ASSERT_THAT(walk.status(), IsOk());
  EXPECT_EQ(walk->start().title(), "M01: Median wait");
  EXPECT_THAT(Lines(*walk),
              ElementsAre("is an aim of g, has a1, is paid for by grant-1",
                          "is an aim of g, has a1, is paid for by grant-2"));
}

TEST_F(CoverageServiceTest, TellsWhatAGrantIsFor) {
  const auto walk = Walk("allocations/grant-1",
                         "way: TO_WHAT_RESTS_ON_IT kinds: FINDING"
                         " kinds: TARGET " +
                             OnTheDay());
  ASSERT_THAT(walk.status(), IsOk());
  EXPECT_THAT(Lines(*walk), ElementsAre("pays for a1, is in g, answers waits",
                                        "pays for a1, is in g, aims at m01",
                                        "pays for a1, is in g, aims at m02",
                                        "pays for a1, answers trays",
                                        "pays for a3, is in h, aims at m03"));
}

TEST_F(CoverageServiceTest, WalksAsFarAsItIsToldTo) {
  EXPECT_THAT(
      Lines(*Walk("findings/waits",
                  "way: TO_WHAT_IT_RESTS_ON max_steps: 1 " + OnTheDay())),
      ElementsAre("is answered by g"));
  EXPECT_EQ(Walk("findings/waits",
                 "way: TO_WHAT_IT_RESTS_ON max_steps: 10 " + OnTheDay())
                ->paths_size(),
            5);
  EXPECT_THAT(Walk("findings/waits",
                   "way: TO_WHAT_IT_RESTS_ON max_steps: 11 " + OnTheDay())
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

// A group answers a finding as long as one of its actions is not cancelled.
TEST_F(CoverageServiceTest, WhatACancelledActionAnsweredIsAGapFromThatDay) {
  ASSERT_THAT(Call(&Stub::CancelAction,
                   "name: 'councils/x/actions/a1' reason: 'No money' "
                   "date { year: 2025 month: 10 day: 20 }")
                  .status(),
              IsOk());
  EXPECT_THAT(Gaps("FINDING_WITHOUT_ACTION", OnDay(2025, 10, 19)),
              ElementsAre("nobody"));
  EXPECT_THAT(Gaps("FINDING_WITHOUT_ACTION", OnDay(2025, 10, 20)),
              ElementsAre("nobody", "trays"));
  EXPECT_EQ(Counts(OnDay(2025, 10, 20))[4], "ACTION_WITHOUT_OWNER 1 of 2");
}

TEST_F(CoverageServiceTest, AReadingIsDataFromTheDayItWasKnown) {
  const auto ratings = host_.StubOf<v1::TargetRagService>();
  ASSERT_THAT(
      tests::Call(*ratings, &v1::TargetRagService::Stub::RecordTargetReading,
                  tests::FromText<v1::RecordTargetReadingRequest>(
                      "parent: 'councils/x' target_reading_id: 'r'"
                      " target_reading { value: '21'"
                      " outcome_target: 'councils/x/outcomeTargets/m01'"
                      " as_of_date { year: 2025 month: 10 day: 20 }"
                      " known_date { year: 2025 month: 10 day: 27 }"
                      " provenance { source: 's' standing: SYNTHETIC } }"))
          .status(),
      IsOk());
  EXPECT_THAT(Gaps("MEASURE_WITHOUT_DATA", OnDay(2025, 10, 26)),
              ElementsAre("m01"));
  EXPECT_THAT(Gaps("MEASURE_WITHOUT_DATA", OnDay(2025, 10, 27)), IsEmpty());
  const auto walk =
      Walk("outcomeTargets/m01",
           "way: TO_WHAT_IT_RESTS_ON kinds: READING " + OnTheDay());
  ASSERT_THAT(walk.status(), IsOk());
  EXPECT_THAT(Lines(*walk), ElementsAre("was read as r"));
  EXPECT_EQ(walk->start().computed_rag(), v1::Rag::NOT_RATED);
  EXPECT_EQ(walk->start().agreed_rag(), v1::Rag::COLOUR_UNSPECIFIED);
}

TEST_F(CoverageServiceTest, PagesHoldEveryPathOnce) {
  const std::string all = "way: TO_WHAT_RESTS_ON_IT " + OnTheDay();
  const auto whole = Walk("owners/head", all);
  std::vector<std::string> lines;
  std::string token;
  do {
    const auto page =
        Walk("owners/head", all + "page_size: 2 page_token: '" + token + "'");
    ASSERT_THAT(page.status(), IsOk());
    for (std::string& line : Lines(*page)) lines.push_back(std::move(line));
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_GT(lines.size(), 2u);
  EXPECT_EQ(lines, Lines(*whole));
}

TEST_F(CoverageServiceTest, PagesHoldEveryGapOnce) {
  const std::string all = "gap_kind: ACTION_WITHOUT_MILESTONE " + OnTheDay();
  const auto first = List(all + "page_size: 1");
  ASSERT_THAT(first.status(), IsOk());
  ASSERT_EQ(first->gaps_size(), 1);
  EXPECT_EQ(IdOf(first->gaps(0).name()), "a2");
  const auto second =
      List(all + "page_size: 1 page_token: '" + first->next_page_token() + "'");
  ASSERT_THAT(second.status(), IsOk());
  ASSERT_EQ(second->gaps_size(), 1);
  EXPECT_EQ(IdOf(second->gaps(0).name()), "a3");
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_THAT(List("gap_kind: ACTION_WITHOUT_OWNER page_token: '" +
                   first->next_page_token() + "' " + OnTheDay())
                  .status(),
              HasReason(StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
}

TEST_F(CoverageServiceTest, WhatIsNoPartOfItIsRefusedByReason) {
  const std::string way = "way: TO_WHAT_IT_RESTS_ON ";
  EXPECT_THAT(Walk("findings/none", way + OnTheDay()).status(),
              HasReason(StatusCode::kNotFound, "NOT_IN_COVERAGE"));
  EXPECT_THAT(Walk("findings/waits", way + OnDay(2025, 9, 16)).status(),
              HasReason(StatusCode::kNotFound, "NOT_IN_COVERAGE"));
  for (const std::string& fields :
       {OnTheDay(), way, way + "kinds: KIND_UNSPECIFIED " + OnTheDay(),
        way + "max_steps: -1 " + OnTheDay(),
        way + "page_size: -1 " + OnTheDay()}) {
    EXPECT_THAT(Walk("findings/waits", fields).status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << fields;
  }
  EXPECT_THAT(List(OnTheDay()).status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(List("gap_kind: ACTION_WITHOUT_OWNER").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Get("parent: 'councils/x'").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

}  // namespace
}  // namespace carereform::improvement
