// FindingService, over the whole plan of the published programme and by itself.

#include <string>
#include <vector>

#include "carereform/improvement/v1/finding_service.grpc.pb.h"
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
using v1::Finding;

class FindingsTest : public tests::ServiceTest<v1::FindingService> {
 protected:
  FindingsTest() : ServiceTest(ImprovementSource()) {
    host_.Import("plan", std::string(data::kLeicestershirePlan));
  }

  static std::string Request(const std::string& id, const std::string& fields) {
    return "parent: 'councils/x' finding_id: '" + id +
           "' finding { cqc_assessment: 'councils/x/cqcAssessments/2025'"
           " kind: AREA_FOR_IMPROVEMENT text: 'Something is short' " +
           fields + " } ";
  }
  absl::StatusOr<Finding> Create(const std::string& id,
                                 const std::string& fields,
                                 const std::string& rest = "") {
    return Call(&Stub::CreateFinding, Request(id, fields) + rest);
  }
  absl::StatusOr<Finding> Stored(const std::string& id) {
    return Call(&Stub::GetFinding, "name: 'councils/x/findings/" + id + "'");
  }
  absl::StatusOr<Finding> Update(const std::string& fields,
                                 const std::string& rest = "") {
    return Call(&Stub::UpdateFinding,
                "finding { name: 'councils/x/findings/risk-register-stale' " +
                    fields + " } " + rest);
  }
  std::vector<std::string> List(const std::string& filter, int page_size) {
    std::vector<std::string> names;
    std::string token;
    do {
      const auto page =
          Call(&Stub::ListFindings,
               "parent: 'councils/x' page_size: " + std::to_string(page_size) +
                   " page_token: '" + token + "' " + filter);
      EXPECT_THAT(page.status(), IsOk());
      for (const Finding& finding : page->findings()) {
        names.push_back(finding.name().substr(20));
      }
      EXPECT_LE(page->findings_size(), page_size);
      token = page->next_page_token();
    } while (!token.empty());
    return names;
  }
};

TEST_F(FindingsTest, HeadingsBecomeThoseOfTheFramework) {
  const auto created =
      Create("a",
             "quality_statement: 'supporting people to LEAD healthier lives'"
             " evidence_category: 'partners'");
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->quality_statement(),
            "Supporting people to live healthier lives");
  EXPECT_EQ(created->evidence_category(), "Feedback from partners");
  EXPECT_EQ(Stored("a")->SerializeAsString(), created->SerializeAsString());
}

TEST_F(FindingsTest, WhatTheFrameworkDoesNotHaveIsRefused) {
  const absl::Status status =
      Create("a", "quality_statement: 'Cooking' evidence_category: 'Outcomes'")
          .status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("finding.quality_statement",
                                            "finding.evidence_category"));
  EXPECT_THAT(Stored("a").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_F(FindingsTest, AnAssessmentThatIsNotThereIsRefused) {
  EXPECT_THAT(
      Call(&Stub::CreateFinding,
           "parent: 'councils/x' finding_id: 'a' finding { kind: STRENGTH"
           " cqc_assessment: 'councils/x/cqcAssessments/2031' text: 'T'"
           " quality_statement: 'Safeguarding' }")
          .status(),
      HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
}

TEST_F(FindingsTest, ValidateOnlyChangesNothing) {
  ASSERT_THAT(
      Create("a", "quality_statement: 'Safeguarding'", "validate_only: true")
          .status(),
      IsOk());
  EXPECT_THAT(Stored("a").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  ASSERT_THAT(Update("text: 'Other'", "validate_only: true").status(), IsOk());
  EXPECT_NE(Stored("risk-register-stale")->text(), "Other");
}

TEST_F(FindingsTest, AnUpdateChangesWhatTheMaskNamesAndPutsHeadingsRight) {
  const auto updated = Update(
      "quality_statement: 'safe pathways, systems and transitions'"
      " text: 'Ignored'",
      "update_mask { paths: 'quality_statement' }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_EQ(updated->quality_statement(),
            "Safe systems, pathways and transitions");
  EXPECT_NE(updated->text(), "Ignored");
  EXPECT_EQ(Stored("risk-register-stale")->SerializeAsString(),
            updated->SerializeAsString());
}

TEST_F(FindingsTest, AnUpdateIsCheckedAsANewOneIs) {
  const std::string before = Stored("risk-register-stale")->SerializeAsString();
  EXPECT_THAT(FieldsOf(Update("evidence_category: 'Hearsay'").status()),
              ElementsAre("finding.evidence_category"));
  EXPECT_THAT(
      FieldsOf(
          Update("", "update_mask { paths: 'text' paths: 'kind' }").status()),
      ElementsAre("finding.kind", "finding.text"));
  EXPECT_THAT(
      Update("cqc_assessment: 'councils/x/cqcAssessments/2031'").status(),
      HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
  EXPECT_EQ(Stored("risk-register-stale")->SerializeAsString(), before);
}

TEST_F(FindingsTest, AStaleEtagIsRefused) {
  const std::string etag = Stored("risk-register-stale")->etag();
  ASSERT_THAT(Update("text: 'B' etag: '" + etag + "'").status(), IsOk());
  EXPECT_THAT(Update("text: 'C' etag: '" + etag + "'").status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(Stored("risk-register-stale")->text(), "B");
}

TEST_F(FindingsTest, FiltersHoldTogetherWhateverThePages) {
  EXPECT_EQ(List("", 1000).size(), 167);
  const std::vector<std::string> strengths = List("kind: STRENGTH", 1000);
  EXPECT_EQ(strengths.size(), 36);
  EXPECT_EQ(List("kind: STRENGTH", 7), strengths);
  const std::string both =
      "kind: AREA_FOR_IMPROVEMENT area_for_improvement: 'b.iii'"
      " quality_statement: 'Equity in experience and outcomes'";
  EXPECT_THAT(List(both, 1), ElementsAre("homelessness-not-linked"));
  EXPECT_THAT(List("quality_statement: 'Cooking'", 10), testing::IsEmpty());
}

TEST_F(FindingsTest, AListRefusesAKindThatIsNotKnown) {
  v1::ListFindingsRequest request;
  request.set_parent("councils/x");
  request.set_kind(static_cast<Finding::Kind>(99));
  EXPECT_THAT(FieldsOf(Call(&Stub::ListFindings, request).status()),
              ElementsAre("kind"));
}

// The shortfalls that the plan is known to leave without an action.
TEST_F(FindingsTest, ThePublishedFindingsKeepTheirFigures) {
  const auto backlog = Stored("deprivation-of-liberty-backlog");
  ASSERT_THAT(backlog.status(), IsOk());
  ASSERT_EQ(backlog->data_points_size(), 3);
  EXPECT_EQ(backlog->data_points(0).value(), "7259");
  EXPECT_EQ(backlog->data_points(2).value(), "1214");
  EXPECT_EQ(backlog->quality_statement(), "Safeguarding");
}

}  // namespace
}  // namespace carereform::improvement
