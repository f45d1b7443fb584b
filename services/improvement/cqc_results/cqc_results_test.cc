// CqcResultService over the assessment of 2025.

#include <string>

#include "carereform/improvement/v1/cqc_results.grpc.pb.h"
#include "carereform/improvement/v1/improvement.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/improvement.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::data {
extern const absl::string_view kLeicestershirePlan;
}

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::CqcComparison;

constexpr char kOwn[] = "name: 'councils/x/cqcAssessments/2025' ";
constexpr char kBands[] =
    " bands { rating: 'Low' lowest_percent: 0 }"
    " bands { rating: 'High' lowest_percent: 52 }";

class CqcResultsTest : public tests::ServiceTest<v1::CqcResultService> {
 protected:
  CqcResultsTest() : ServiceTest(ImprovementSource()) {
    host_.Import("plan", std::string(data::kLeicestershirePlan));
  }

  // Adds an earlier assessment of the council with its every score at 1.
  void AddEarlier(const std::string& id, const std::string& published) {
    const auto stub = host_.StubOf<v1::ImprovementService>();
    v1::GetCqcAssessmentRequest get;
    get.set_name("councils/x/cqcAssessments/2025");
    v1::CreateCqcAssessmentRequest create;
    create.set_parent("councils/x");
    create.set_cqc_assessment_id(id);
    *create.mutable_cqc_assessment() = *tests::Call(
        *stub, &v1::ImprovementService::Stub::GetCqcAssessment, get);
    *create.mutable_cqc_assessment()->mutable_published_date() =
        tests::FromText<google::type::Date>(published);
    create.mutable_cqc_assessment()->clear_published_percent();
    create.mutable_cqc_assessment()->clear_published_rating();
    for (auto& score : *create.mutable_cqc_assessment()->mutable_scores()) {
      score.set_score(1);
    }
    ASSERT_THAT(
        tests::Call(*stub, &v1::ImprovementService::Stub::CreateCqcAssessment,
                    create)
            .status(),
        IsOk());
  }

  void AddPeer(const std::string& id, const std::string& fields) {
    ASSERT_THAT(
        Call(&Stub::CreatePeerAssessment,
             "parent: 'councils/x' peer_assessment_id: '" + id +
                 "' peer_assessment { council_name: '" + id +
                 "' framework: 'local-authority-2023'"
                 " provenance { source: 'Report' standing: PUBLISHED } " +
                 fields + " }")
            .status(),
        IsOk());
  }

  absl::StatusOr<v1::CqcFrameworkTrial> Try(const std::string& tried) {
    return Call(&Stub::TryCqcFramework, kOwn + tried);
  }
};

TEST_F(CqcResultsTest, TheFrameworkIsShownWithWhatIsSureOfIt) {
  const auto listed = Call(&Stub::ListCqcFrameworks, "parent: 'councils/x'");
  ASSERT_THAT(listed.status(), IsOk());
  ASSERT_EQ(listed->cqc_frameworks_size(), 1);
  const v1::CqcFramework& framework = listed->cqc_frameworks(0);
  EXPECT_EQ(framework.statements_size(), 9);
  EXPECT_EQ(framework.score_words(0).words(), "significant shortfalls");
  EXPECT_EQ(framework.rounding_status(), "inferred");
  EXPECT_EQ(framework.methods_size(), 2);
  EXPECT_EQ(framework.evidence_sources_size(), 8);
  EXPECT_EQ(framework.evidence_months_status(), "assumed");
}

TEST_F(CqcResultsTest, TheTimelineHasItsDurations) {
  const auto timeline = Call(&Stub::GetCqcTimeline, kOwn);
  ASSERT_THAT(timeline.status(), IsOk());
  ASSERT_EQ(timeline->steps_size(), 7);
  EXPECT_FALSE(timeline->steps(0).has_calendar_days());
  EXPECT_EQ(timeline->steps(1).calendar_days(), 18);
  EXPECT_EQ(timeline->steps(1).working_days(), 14);
  EXPECT_FALSE(timeline->steps(2).has_calendar_days());
  EXPECT_EQ(timeline->steps(5).calendar_days(), 14);
  EXPECT_EQ(timeline->steps(5).working_days(), 10);
  EXPECT_EQ(timeline->steps(6).calendar_days_in_all(), 373);
}

TEST_F(CqcResultsTest, TheNextRatingIsFourPointsAway) {
  const auto next = Call(&Stub::GetNextRating, kOwn);
  ASSERT_THAT(next.status(), IsOk());
  EXPECT_EQ(next->score_sum(), 19);
  EXPECT_EQ(next->next_rating(), "Good");
  EXPECT_EQ(next->sum_needed(), 23);
  EXPECT_EQ(next->percent_needed(), 64);
  EXPECT_EQ(next->points_needed(), 4);
  EXPECT_EQ(next->fewest_statements(), 2);
  ASSERT_EQ(next->raises_size(), 9);
  EXPECT_EQ(next->raises(0).score_words(), "some shortfalls");
  EXPECT_EQ(next->raises(0).most_points(), 2);
  EXPECT_EQ(next->raises(8).statement(),
            "Supporting people to live healthier lives");
  EXPECT_EQ(next->raises(8).most_points(), 1);
}

TEST_F(CqcResultsTest, ComparesWithTheLatestBeforeAndWithPeers) {
  AddEarlier("2021", "year: 2024 month: 1 day: 1");
  AddEarlier("2022", "year: 2025 month: 9 day: 16");
  AddEarlier("2024", "year: 2025 month: 10 day: 1");
  AddPeer("a", "published_sum: 23 published_rating: 'Good'");
  AddPeer("b", "published_sum: 22 published_rating: 'Good'");
  AddPeer("c", "published_rating: 'Outstanding'");
  const auto compared = Call(&Stub::CompareCqcAssessments, kOwn);
  ASSERT_THAT(compared.status(), IsOk());
  ASSERT_EQ(compared->assessments_size(), 5);
  EXPECT_EQ(compared->assessments(0).sum_difference(), 0);
  EXPECT_EQ(compared->assessments(1).kind(), CqcComparison::Compared::PREVIOUS);
  EXPECT_EQ(compared->assessments(1).name(), "councils/x/cqcAssessments/2022");
  EXPECT_EQ(compared->assessments(1).sum_difference(), 10);
  EXPECT_FALSE(compared->assessments(1).contradicts());
  EXPECT_EQ(compared->assessments(2).sum_difference(), -4);
  EXPECT_EQ(compared->assessments(2).percent_difference(), -11);
  EXPECT_FALSE(compared->assessments(2).contradicts());
  EXPECT_TRUE(compared->assessments(3).contradicts());
  EXPECT_FALSE(compared->assessments(4).has_score_sum());
  EXPECT_FALSE(compared->assessments(4).has_percent_difference());
  EXPECT_EQ(compared->assessments(4).rating(), "Outstanding");
  ASSERT_EQ(compared->rows_size(), 9);
  EXPECT_EQ(compared->rows(1).cells(0).score(), 3);
  EXPECT_EQ(compared->rows(1).cells(1).difference(), 2);
  EXPECT_FALSE(compared->rows(1).cells(2).has_score());
}

TEST_F(CqcResultsTest, ComparesWithThePeersThatAreNamed) {
  AddPeer("a", "published_sum: 23");
  AddPeer("b", "published_sum: 22");
  const std::string b = "peer_assessments: 'councils/x/peerAssessments/b' ";
  const auto compared = Call(&Stub::CompareCqcAssessments, kOwn + b);
  ASSERT_THAT(compared.status(), IsOk());
  ASSERT_EQ(compared->assessments_size(), 2);
  EXPECT_EQ(compared->assessments(1).council_name(), "b");
  EXPECT_THAT(Call(&Stub::CompareCqcAssessments,
                   kOwn + std::string("peer_assessments: "
                                      "'councils/x/peerAssessments/z'"))
                  .status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  std::string many = kOwn;
  for (int i = 0; i < 21; ++i) many += b;
  EXPECT_THAT(FieldsOf(Call(&Stub::CompareCqcAssessments, many).status()),
              ElementsAre("peer_assessments"));
}

TEST_F(CqcResultsTest, AStoredFrameworkIsTried) {
  const auto trial = Try("framework: 'local-authority-2023'");
  ASSERT_THAT(trial.status(), IsOk());
  EXPECT_EQ(trial->own().SerializeAsString(),
            trial->tried().SerializeAsString());
  EXPECT_EQ(trial->effect(),
            "The percentage stays 53% and the rating stays Requires "
            "improvement.");
}

TEST_F(CqcResultsTest, AProposalIsTriedAndBothAreShown) {
  const auto trial =
      Try("proposal { min_score: 1 max_score: 4" + std::string(kBands) + " }");
  ASSERT_THAT(trial.status(), IsOk());
  EXPECT_EQ(trial->own().score_percent(), 53);
  EXPECT_EQ(trial->tried().score_percent(), 52);
  EXPECT_EQ(trial->tried().rating(), "High");
  EXPECT_EQ(trial->effect(),
            "The percentage goes from 53% to 52% and the rating from Requires "
            "improvement to High.");
}

TEST_F(CqcResultsTest, AProposalCanLeaveStatementsOut) {
  const auto trial =
      Try("proposal { min_score: 1 max_score: 4 statements_left_out:"
          " 'supporting people to lead healthier lives'" +
          std::string(kBands) + " }");
  ASSERT_THAT(trial.status(), IsOk());
  EXPECT_EQ(trial->tried().statement_count(), 8);
  EXPECT_EQ(trial->tried().score_sum(), 16);
  EXPECT_EQ(trial->tried().greatest_sum(), 32);
  EXPECT_EQ(trial->tried().rating(), "Low");
}

TEST_F(CqcResultsTest, WhatCannotBeTriedIsRefused) {
  EXPECT_THAT(FieldsOf(Try("").status()), ElementsAre("framework"));
  EXPECT_THAT(FieldsOf(Try("framework: 'other'").status()),
              ElementsAre("framework"));
  EXPECT_THAT(FieldsOf(Try("proposal { min_score: 1 max_score: 4 }").status()),
              ElementsAre("proposal"));
  EXPECT_THAT(FieldsOf(Try("proposal { min_score: 1 max_score: 2" +
                           std::string(kBands) + " }")
                           .status()),
              ElementsAre("proposal"));
  EXPECT_THAT(FieldsOf(Try("proposal { min_score: 1 max_score: 4"
                           " statements_left_out: 'Cooking'" +
                           std::string(kBands) + " }")
                           .status()),
              ElementsAre("proposal.statements_left_out[0]"));
}

TEST_F(CqcResultsTest, AnAssessmentThatIsNotThere) {
  const std::string none = "name: 'councils/x/cqcAssessments/2031'";
  const auto not_found =
      HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND");
  EXPECT_THAT(Call(&Stub::GetCqcTimeline, none).status(), not_found);
  EXPECT_THAT(Call(&Stub::GetNextRating, none).status(), not_found);
  EXPECT_THAT(Call(&Stub::CompareCqcAssessments, none).status(), not_found);
}

}  // namespace
}  // namespace carereform::improvement
