// The register of recommendations, through its service and its import.

#include <string>

#include "carereform/improvement/v1/recommendations.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/improvement.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::data {
extern const absl::string_view kLeicestershireRecommendations;
}

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::Recommendation;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr char kAsked[] = "name: 'councils/x/recommendations/r' reason: 'Why' ";

class RecommendationsTest
    : public tests::ServiceTest<v1::RecommendationService> {
 protected:
  RecommendationsTest() : ServiceTest(ImprovementSource()) {}

  absl::StatusOr<Recommendation> Add(const std::string& fields) {
    return Call(&Stub::CreateRecommendation,
                "parent: 'councils/x' recommendation_id: 'r' recommendation { "
                "source: AUDIT text: 'T' made_date { year: 2025 month: 9 day: "
                "10 } " +
                    fields + " }");
  }
  absl::Status Accept(const std::string& rest = "") {
    return Call(&Stub::AcceptRecommendation, kAsked + rest).status();
  }
  absl::Status Close(const std::string& rest) {
    return Call(&Stub::CloseRecommendation, kAsked + rest).status();
  }
  Recommendation Stored() {
    return *Call(&Stub::GetRecommendation,
                 "name: 'councils/x/recommendations/r'");
  }
};

TEST_F(RecommendationsTest, IsOpenUntilSomebodySays) {
  const auto created = Add("state: CLOSED reference: 'Minute 12'");
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->state(), Recommendation::OPEN);
  EXPECT_EQ(Stored().reference(), "Minute 12");
}

TEST_F(RecommendationsTest, IsClosedWithEvidenceOnly) {
  ASSERT_THAT(Add("").status(), IsOk());
  EXPECT_THAT(Close("closed_by: 'Report' evidence: 'Line 3'"),
              HasReason(kPrecondition, "RECOMMENDATION_STATE"));
  ASSERT_THAT(Accept("date { year: 2025 month: 9 day: 10 }"), IsOk());
  EXPECT_EQ(Stored().state(), Recommendation::ACCEPTED);
  EXPECT_EQ(Stored().decided_date().day(), 10);
  EXPECT_EQ(Stored().state_reason(), "Why");
  EXPECT_THAT(FieldsOf(Close("")), ElementsAre("closed_by", "evidence"));
  ASSERT_THAT(Close("closed_by: 'Report' evidence: 'Line 3'"), IsOk());
  EXPECT_EQ(Stored().state(), Recommendation::CLOSED);
  EXPECT_EQ(Stored().closed_date().month(), 11);  // Today.
  EXPECT_THAT(Accept(), HasReason(kPrecondition, "RECOMMENDATION_STATE"));
  ASSERT_THAT(Call(&Stub::ReopenRecommendation, kAsked).status(), IsOk());
  EXPECT_EQ(Stored().state(), Recommendation::ACCEPTED);
  EXPECT_EQ(Stored().evidence(), "");
  EXPECT_FALSE(Stored().has_closed_date());
}

TEST_F(RecommendationsTest, IsRejectedWithAReason) {
  ASSERT_THAT(Add("").status(), IsOk());
  EXPECT_THAT(FieldsOf(Call(&Stub::RejectRecommendation,
                            "name: 'councils/x/recommendations/r'")
                           .status()),
              ElementsAre("reason"));
  ASSERT_THAT(Call(&Stub::RejectRecommendation, kAsked).status(), IsOk());
  EXPECT_EQ(Stored().state(), Recommendation::REJECTED);
  EXPECT_THAT(Close("closed_by: 'R' evidence: 'E'"),
              HasReason(kPrecondition, "RECOMMENDATION_STATE"));
  EXPECT_THAT(Accept(), IsOk());
}

TEST_F(RecommendationsTest, ItsDaysAreInOrder) {
  ASSERT_THAT(Add("").status(), IsOk());
  EXPECT_THAT(FieldsOf(Accept("date { year: 2025 month: 9 day: 9 }")),
              ElementsAre("date"));
  EXPECT_THAT(FieldsOf(Accept("date { year: 2025 month: 11 day: 4 }")),
              ElementsAre("date"));
  EXPECT_EQ(Stored().state(), Recommendation::OPEN);
}

TEST_F(RecommendationsTest, IsCheckedWhole) {
  EXPECT_THAT(
      FieldsOf(Call(&Stub::CreateRecommendation,
                    "parent: 'councils/x' recommendation_id: 'r' "
                    "recommendation { evidence: 'E' owner: 'o' actions: 'a' }")
                   .status()),
      ElementsAre("recommendation.owner", "recommendation.actions[0]",
                  "recommendation.source", "recommendation.text",
                  "recommendation.made_date", "recommendation.closed_date"));
  EXPECT_THAT(FieldsOf(Add("due_date { year: 2025 month: 8 }").status()),
              ElementsAre("recommendation.due_date"));
  EXPECT_THAT(
      FieldsOf(Add("closed_date { year: 2025 month: 10 }").status()),
      ElementsAre("recommendation.closed_by", "recommendation.evidence"));
  EXPECT_THAT(FieldsOf(Add("decided_date { year: 2025 month: 12 }").status()),
              ElementsAre("recommendation.decided_date"));
  EXPECT_THAT(Add("owner: 'councils/x/owners/o'").status(),
              HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
}

TEST_F(RecommendationsTest, AnUpdateLeavesWhatHasAMethod) {
  ASSERT_THAT(Add("").status(), IsOk());
  const std::string start =
      "recommendation { name: 'councils/x/recommendations/r' ";
  EXPECT_THAT(FieldsOf(Call(&Stub::UpdateRecommendation,
                            start + "decided_date { year: 2025 month: 10 } }")
                           .status()),
              ElementsAre("recommendation.decided_date"));
  ASSERT_THAT(Call(&Stub::UpdateRecommendation,
                   start + "due_date { year: 2026 month: 1 } }")
                  .status(),
              IsOk());
  EXPECT_EQ(Stored().due_date().year(), 2026);
  EXPECT_THAT(Call(&Stub::UpdateRecommendation,
                   start + "text: 'U' etag: '\"0000000000000000\"' }")
                  .status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(RecommendationsTest, WhatMembersAskedForIsInTheRegister) {
  const auto import = host_.Import(
      "recommendations", std::string(data::kLeicestershireRecommendations));
  EXPECT_THAT(tests::IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), common::v1::Import::APPLIED);
  EXPECT_EQ(import.applied_count(), 23);
  const auto list = [&](const std::string& filter) {
    return Call(&Stub::ListRecommendations, "parent: 'councils/x' " + filter)
        ->recommendations_size();
  };
  EXPECT_EQ(list(""), 23);
  EXPECT_EQ(list("states: CLOSED"), 5);
  EXPECT_EQ(list("states: OPEN states: ACCEPTED"), 18);
  EXPECT_EQ(list("overdue_on { year: 2026 month: 11 day: 24 }"), 1);
  EXPECT_EQ(list("overdue_on { year: 2023 month: 9 day: 30 }"), 0);
  EXPECT_THAT(FieldsOf(Call(&Stub::ListRecommendations,
                            "parent: 'councils/x' states: 9 overdue_on { "
                            "year: 2026 month: 11 }")
                           .status()),
              ElementsAre("states[0]", "overdue_on"));
}

TEST_F(RecommendationsTest, AFileIsRefusedWhole) {
  const auto import = host_.Import("recommendations", R"({"recommendations": [
    {"id": "a", "recommendation": {"source": "AUDIT", "text": "T",
     "made_date": {"year": 2025, "month": 1}}},
    {"id": "b", "recommendation": {"source": "AUDIT", "text": "T",
     "made_date": {"year": 2026, "month": 1}}}]})");
  EXPECT_EQ(import.state(), common::v1::Import::REFUSED);
  EXPECT_THAT(tests::IssuesOf(import),
              ElementsAre(HasSubstr("recommendation.made_date")));
  EXPECT_EQ(Call(&Stub::ListRecommendations, "parent: 'councils/x'")
                ->recommendations_size(),
            0);
}

}  // namespace
}  // namespace carereform::improvement
