#include "services/improvement/cqc_assessments.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::CqcAssessment;
using v1::CreateCqcAssessmentRequest;

// The assessment of Leicestershire: 19 of 36, printed as 53%.
CreateCqcAssessmentRequest Published() {
  auto request = tests::FromText<CreateCqcAssessmentRequest>(
      "parent: 'councils/x' cqc_assessment_id: '2025' cqc_assessment {"
      " framework: 'local-authority-2023'"
      " published_date { year: 2025 month: 9 day: 17 }"
      " published_percent: 53 published_rating: 'Requires Improvement' }");
  const std::vector<std::pair<const char*, int>> scores = {
      {"Assessing needs", 2},
      {"Supporting people to live healthier lives", 3},
      {"Equity in experience and outcomes", 2},
      {"Care provision, integration and continuity", 2},
      {"Partnerships and communities", 2},
      {"Safe systems, pathways and transitions", 2},
      {"Safeguarding", 2},
      {"Governance, management and sustainability", 2},
      {"Learning, improvement and innovation", 2}};
  for (const auto& [statement, score] : scores) {
    auto* added = request.mutable_cqc_assessment()->add_scores();
    added->set_statement(statement);
    added->set_score(score);
  }
  return request;
}

class CqcAssessmentsTest : public ImprovementTest {
 protected:
  absl::StatusOr<CqcAssessment> Create(
      const CreateCqcAssessmentRequest& request) {
    return Call(&Stub::CreateCqcAssessment, request);
  }

  // Expects that nothing is stored, and returns what the request is refused
  // for.
  std::vector<std::string> Refused(const CreateCqcAssessmentRequest& request) {
    const absl::Status status = Create(request).status();
    EXPECT_THAT(status,
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
    EXPECT_THAT(
        Call(&Stub::GetCqcAssessment, "name: 'councils/x/cqcAssessments/2025'")
            .status(),
        HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
    return FieldsOf(status);
  }
};

TEST_F(CqcAssessmentsTest, TheSumPercentageAndRatingAreWorkedOut) {
  CreateCqcAssessmentRequest request = Published();
  request.mutable_cqc_assessment()->set_score_sum(1);
  request.mutable_cqc_assessment()->set_rating("Outstanding");
  const auto created = Create(request);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->name(), "councils/x/cqcAssessments/2025");
  EXPECT_EQ(created->score_sum(), 19);
  EXPECT_EQ(created->score_percent(), 53);
  EXPECT_EQ(created->rating(), "Requires improvement");
  EXPECT_TRUE(created->printed_agrees());
  const auto stored =
      Call(&Stub::GetCqcAssessment, "name: 'councils/x/cqcAssessments/2025'");
  EXPECT_EQ(stored->SerializeAsString(), created->SerializeAsString());
}

TEST_F(CqcAssessmentsTest, HeadingsBecomeThoseOfTheFramework) {
  CreateCqcAssessmentRequest request = Published();
  auto& score = *request.mutable_cqc_assessment()->mutable_scores(5);
  score.set_theme("theme 3");
  score.set_statement("Safe pathways, systems and transitions");
  const auto created = Create(request);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->scores(5).theme(), "Ensuring safety");
  EXPECT_EQ(created->scores(5).statement(),
            "Safe systems, pathways and transitions");
  EXPECT_EQ(created->scores(0).theme(), "Working with people");
}

TEST_F(CqcAssessmentsTest, WhatIsPrintedMayDiffer) {
  CreateCqcAssessmentRequest request = Published();
  CqcAssessment& assessment = *request.mutable_cqc_assessment();
  assessment.set_published_percent(52);
  EXPECT_FALSE(Create(request)->printed_agrees());
  request.set_cqc_assessment_id("b");
  assessment.set_published_percent(0);
  EXPECT_TRUE(Create(request)->printed_agrees());
  request.set_cqc_assessment_id("c");
  assessment.set_published_rating("Good");
  EXPECT_FALSE(Create(request)->printed_agrees());
  request.set_cqc_assessment_id("d");
  assessment.clear_published_rating();
  EXPECT_FALSE(Create(request)->printed_agrees());
}

TEST_F(CqcAssessmentsTest, ScoresOutOfRangeAreRefused) {
  CreateCqcAssessmentRequest request = Published();
  auto& scores = *request.mutable_cqc_assessment()->mutable_scores();
  scores[0].set_score(0);
  scores[1].set_score(5);
  scores[2].set_score(-2);
  scores[3].set_score(1);
  scores[4].set_score(4);
  EXPECT_THAT(Refused(request), ElementsAre("cqc_assessment.scores[0].score",
                                            "cqc_assessment.scores[1].score",
                                            "cqc_assessment.scores[2].score"));
}

TEST_F(CqcAssessmentsTest, AMissingStatementIsRefused) {
  CreateCqcAssessmentRequest request = Published();
  request.mutable_cqc_assessment()->mutable_scores()->RemoveLast();
  EXPECT_THAT(Refused(request), ElementsAre("cqc_assessment.scores"));
}

TEST_F(CqcAssessmentsTest, ADoubledStatementIsRefused) {
  CreateCqcAssessmentRequest request = Published();
  request.mutable_cqc_assessment()->mutable_scores(8)->set_statement(
      "SAFEGUARDING");
  EXPECT_THAT(Refused(request),
              ElementsAre("cqc_assessment.scores[8].statement",
                          "cqc_assessment.scores"));
}

TEST_F(CqcAssessmentsTest, AnUnknownStatementOrThemeIsRefused) {
  CreateCqcAssessmentRequest request = Published();
  request.mutable_cqc_assessment()->mutable_scores(8)->set_statement("Hope");
  request.mutable_cqc_assessment()->mutable_scores(6)->set_theme("Leadership");
  EXPECT_THAT(Refused(request),
              ElementsAre("cqc_assessment.scores[6].theme",
                          "cqc_assessment.scores[8].statement",
                          "cqc_assessment.scores"));
}

TEST_F(CqcAssessmentsTest, AnUnknownFrameworkIsRefused) {
  CreateCqcAssessmentRequest request = Published();
  request.mutable_cqc_assessment()->set_framework("local-authority-2031");
  EXPECT_THAT(Refused(request), ElementsAre("cqc_assessment.framework"));
}

TEST_F(CqcAssessmentsTest, AFrameworkHasAFirstDay) {
  CreateCqcAssessmentRequest request = Published();
  auto* date = request.mutable_cqc_assessment()->mutable_published_date();
  *date = tests::FromText<google::type::Date>("year: 2023 month: 3 day: 31");
  EXPECT_THAT(Refused(request), ElementsAre("cqc_assessment.framework"));
  *date = tests::FromText<google::type::Date>("year: 2023 month: 4 day: 1");
  EXPECT_THAT(Create(request).status(), IsOk());
}

TEST_F(CqcAssessmentsTest, AReportIsNotOfTheFuture) {
  CreateCqcAssessmentRequest request = Published();
  auto* date = request.mutable_cqc_assessment()->mutable_published_date();
  *date = tests::FromText<google::type::Date>("year: 2025 month: 11 day: 4");
  EXPECT_THAT(Refused(request), ElementsAre("cqc_assessment.published_date"));
  date->set_day(3);
  EXPECT_THAT(Create(request).status(), IsOk());
}

TEST_F(CqcAssessmentsTest, EverythingWrongIsToldAtOnce) {
  CreateCqcAssessmentRequest request = Published();
  CqcAssessment& assessment = *request.mutable_cqc_assessment();
  request.set_request_id("not-a-uuid");
  assessment.mutable_published_date()->set_day(31);
  assessment.set_published_percent(101);
  assessment.add_areas_for_improvement()->set_text("no code");
  assessment.add_steps()->set_text("no date");
  assessment.add_reporting_stages()->set_stage(4);
  assessment.add_not_covered_by_plan("");
  assessment.mutable_provenance()->set_source("a report");
  EXPECT_THAT(Refused(request),
              ElementsAre("cqc_assessment.published_date",
                          "cqc_assessment.published_percent",
                          "cqc_assessment.areas_for_improvement[0].code",
                          "cqc_assessment.not_covered_by_plan[0]",
                          "cqc_assessment.steps[0].date",
                          "cqc_assessment.reporting_stages[0].stage",
                          "cqc_assessment.reporting_stages[0].what",
                          "cqc_assessment.reporting_stages[0].due",
                          "cqc_assessment.provenance.standing", "request_id"));
}

TEST_F(CqcAssessmentsTest, AnUnknownStandingIsRefused) {
  CreateCqcAssessmentRequest request = Published();
  auto* provenance = request.mutable_cqc_assessment()->mutable_provenance();
  provenance->set_source("a report");
  provenance->set_standing(static_cast<common::v1::Provenance::Standing>(99));
  EXPECT_THAT(Refused(request),
              ElementsAre("cqc_assessment.provenance.standing"));
}

TEST_F(CqcAssessmentsTest, ARetryReturnsTheFirstResult) {
  CreateCqcAssessmentRequest request = Published();
  request.set_request_id("6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d");
  const auto first = Create(request);
  const auto again = Create(request);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  request.clear_request_id();
  EXPECT_THAT(Create(request).status(),
              HasReason(absl::StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
  request.set_request_id("6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d");
  request.set_cqc_assessment_id("other");
  EXPECT_THAT(
      Create(request).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

}  // namespace
}  // namespace carereform::improvement
