// Results of other councils: how they are kept, and the published ones.

#include <string>

#include "absl/strings/str_replace.h"
#include "carereform/improvement/v1/cqc_results.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/improvement.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::data {
extern const absl::string_view kLeicestershirePeers;
}

namespace carereform::improvement {
namespace {

using common::v1::Import;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using tests::IssuesOf;
using v1::PeerAssessment;

constexpr char kNineScores[] =
    " scores { statement: 'Assessing needs' score: 3 }"
    " scores { statement: 'Supporting people to lead healthier lives' score: 3 "
    "}"
    " scores { statement: 'Equity in experience and outcomes' score: 2 }"
    " scores { statement: 'Care provision, integration and continuity'"
    " score: 3 }"
    " scores { statement: 'Partnerships and communities' score: 3 }"
    " scores { statement: 'Safe systems, pathways and transitions' score: 2 }"
    " scores { statement: 'Safeguarding' score: 3 }"
    " scores { statement: 'Governance, management and sustainability' score: 2 "
    "}"
    " scores { statement: 'Learning, improvement and innovation' score: 2 }";

class PeerAssessmentsTest : public tests::ServiceTest<v1::CqcResultService> {
 protected:
  PeerAssessmentsTest() : ServiceTest(ImprovementSource()) {}

  // `fields` overrule those of a result of which nothing is known.
  absl::StatusOr<PeerAssessment> Create(const std::string& id,
                                        const std::string& fields,
                                        bool validate_only = false) {
    auto request = tests::FromText<v1::CreatePeerAssessmentRequest>(
        "parent: 'councils/x' peer_assessment { council_name: 'Borchester'"
        " framework: 'local-authority-2023'"
        " provenance { source: 'Report' standing: PUBLISHED } }");
    request.set_peer_assessment_id(id);
    request.set_validate_only(validate_only);
    request.mutable_peer_assessment()->MergeFrom(
        tests::FromText<PeerAssessment>(fields));
    return Call(&Stub::CreatePeerAssessment, request);
  }
  absl::StatusOr<PeerAssessment> Stored(const std::string& id) {
    return Call(&Stub::GetPeerAssessment,
                "name: 'councils/x/peerAssessments/" + id + "'");
  }
  std::vector<std::string> Refused(const std::string& fields) {
    const absl::Status status = Create("p", fields).status();
    EXPECT_THAT(status,
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
    EXPECT_THAT(Stored("p").status(),
                HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
    return FieldsOf(status);
  }
};

TEST_F(PeerAssessmentsTest, NineScoresAreAddedUpAndHeldAgainstWhatIsPrinted) {
  const auto created = Create(
      "p", std::string(kNineScores) +
               " published_percent: 64 published_rating: 'good' score_sum: 1");
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->score_sum(), 23);
  EXPECT_EQ(created->score_percent(), 64);
  EXPECT_EQ(created->rating(), "Good");
  EXPECT_EQ(created->printed_check(), PeerAssessment::AGREES);
  EXPECT_EQ(created->contradiction(), "");
  EXPECT_EQ(created->scores(1).statement(),
            "Supporting people to live healthier lives");
  EXPECT_EQ(Stored("p")->SerializeAsString(), created->SerializeAsString());
}

TEST_F(PeerAssessmentsTest, AContradictionIsFlaggedAndKept) {
  const auto created =
      Create("p", "published_sum: 22 published_rating: 'Good'");
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->printed_check(), PeerAssessment::CONTRADICTS);
  EXPECT_EQ(created->contradiction(),
            "a sum of 22 makes Requires improvement and Good is printed");
  EXPECT_EQ(created->rating(), "Requires improvement");
  EXPECT_EQ(created->published_rating(), "Good");
}

TEST_F(PeerAssessmentsTest, WhatIsNotKnownStaysUnknown) {
  const auto rating = Create("r", "published_rating: 'Inadequate'");
  ASSERT_THAT(rating.status(), IsOk());
  EXPECT_EQ(rating->score_sum(), 0);
  EXPECT_EQ(rating->rating(), "");
  EXPECT_EQ(rating->printed_check(), PeerAssessment::NOT_COMPARED);
  const auto percent = Create("p", "published_percent: 62");
  EXPECT_EQ(percent->score_sum(), 0);
  EXPECT_EQ(percent->score_percent(), 0);
  EXPECT_EQ(percent->rating(), "Requires improvement");
}

TEST_F(PeerAssessmentsTest, BadResultsAreRefused) {
  EXPECT_THAT(Refused(""), ElementsAre("peer_assessment.published_rating"));
  EXPECT_THAT(Refused("published_percent: 101"),
              ElementsAre("peer_assessment.published_percent"));
  EXPECT_THAT(Refused("published_sum: 8"),
              ElementsAre("peer_assessment.published_sum"));
  EXPECT_THAT(Refused("published_sum: 37"),
              ElementsAre("peer_assessment.published_sum"));
  EXPECT_THAT(Refused("published_rating: 'Splendid'"),
              ElementsAre("peer_assessment.published_rating"));
  EXPECT_THAT(Refused("published_sum: 20 published_date { year: 2025 month: 11"
                      " day: 4 }"),
              ElementsAre("peer_assessment.published_date"));
  EXPECT_THAT(Refused("published_sum: 20 framework: 'other'"),
              ElementsAre("peer_assessment.framework"));
}

TEST_F(PeerAssessmentsTest, ScoresAreAllThereOrNone) {
  EXPECT_THAT(Refused("scores { statement: 'Safeguarding' score: 2 }"),
              ElementsAre("peer_assessment.scores"));
  EXPECT_THAT(Refused("scores { statement: 'Safeguarding' score: 5 }"
                      " scores { statement: 'safeguarding' score: 1 }"
                      " scores { statement: 'Cooking' score: 1 }"),
              ElementsAre("peer_assessment.scores[0].score",
                          "peer_assessment.scores[1].statement",
                          "peer_assessment.scores[2].statement",
                          "peer_assessment.scores"));
}

TEST_F(PeerAssessmentsTest, ValidateOnlyChangesNothing) {
  ASSERT_THAT(Create("p", "published_sum: 20", true).status(), IsOk());
  EXPECT_THAT(Stored("p").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

// Some of the reports are of 2026, which has not come in these servers.
TEST_F(PeerAssessmentsTest, ThePublishedOnesAreTakenAndOneContradictsItself) {
  const Import import = host_.Import(
      "peer-assessments",
      absl::StrReplaceAll(
          data::kLeicestershirePeers,
          {{R"("year": 2026)", R"("year": 2025)"},
           {R"("month": 11, "day": 21)", R"("month": 10, "day": 21)"}}));
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  EXPECT_EQ(import.applied_count(), 20);
  const auto all =
      Call(&Stub::ListPeerAssessments, "parent: 'councils/x' page_size: 100");
  ASSERT_THAT(all.status(), IsOk());
  std::vector<std::string> contradict;
  for (const PeerAssessment& peer : all->peer_assessments()) {
    if (peer.printed_check() == PeerAssessment::CONTRADICTS) {
      contradict.push_back(peer.council_name());
    }
  }
  EXPECT_THAT(contradict, ElementsAre("Liverpool"));
  EXPECT_EQ(Stored("kirklees")->score_percent(), 59);
  EXPECT_EQ(Stored("kirklees")->printed_check(), PeerAssessment::AGREES);
}

TEST_F(PeerAssessmentsTest, AFileWithABadResultIsRefusedWhole) {
  const Import import = host_.Import("peer-assessments", R"({"note": "n",
    "peer_assessments": [
      {"id": "a", "peer_assessment": {"council_name": "A",
       "framework": "local-authority-2023", "published_sum": 20,
       "provenance": {"source": "s", "standing": "PUBLISHED"}}},
      {"id": "b", "peer_assessment": {"council_name": "B",
       "framework": "local-authority-2023", "published_sum": 5,
       "provenance": {"source": "s", "standing": "PUBLISHED"}}}]})");
  EXPECT_THAT(IssuesOf(import), testing::SizeIs(1));
  EXPECT_THAT(Stored("a").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::improvement
