// EvidenceService: the self-assessment, the index, and what they cover.

#include <string>
#include <vector>

#include "carereform/improvement/v1/evidence.grpc.pb.h"
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
using v1::EvidenceCoverage;

// Today is 3 November 2025.
class EvidenceTest : public tests::ServiceTest<v1::EvidenceService> {
 protected:
  EvidenceTest() : ServiceTest(ImprovementSource()) {}

  // `fields` overrule those of a good statement.
  absl::StatusOr<v1::SelfAssessmentStatement> Say(const std::string& id,
                                                  const std::string& fields,
                                                  bool validate_only = false) {
    auto request = tests::FromText<v1::CreateSelfAssessmentStatementRequest>(
        "parent: 'councils/x' self_assessment_statement {"
        " framework: 'local-authority-2023'"
        " quality_statement: 'safeguarding'"
        " text: 'Concerns are looked at in time' }");
    request.set_self_assessment_statement_id(id);
    request.set_validate_only(validate_only);
    request.mutable_self_assessment_statement()->MergeFrom(
        tests::FromText<v1::SelfAssessmentStatement>(fields));
    return Call(&Stub::CreateSelfAssessmentStatement, request);
  }
  static std::string Evidence(const std::string& date,
                              const std::string& rest = "") {
    return "evidence { text: 'Audit' evidence_category: 'process' date { " +
           date + " } " + rest + " } ";
  }
  absl::StatusOr<v1::SelfAssessmentStatement> Said(const std::string& id) {
    return Call(&Stub::GetSelfAssessmentStatement,
                "name: 'councils/x/selfAssessmentStatements/" + id + "'");
  }
  // `fields` overrule those of a document that lacks what they have to have.
  absl::StatusOr<v1::InformationReturnDocument> File(
      const std::string& id, const std::string& fields) {
    auto request = tests::FromText<v1::CreateInformationReturnDocumentRequest>(
        "parent: 'councils/x' information_return_document {"
        " framework: 'local-authority-2023' title: 'Policy'"
        " evidence_category: 'Processes' }");
    request.set_information_return_document_id(id);
    auto& document = *request.mutable_information_return_document();
    document.set_sha256(std::string(64, 'a'));
    document.MergeFrom(tests::FromText<v1::InformationReturnDocument>(fields));
    return Call(&Stub::CreateInformationReturnDocument, request);
  }
  absl::StatusOr<v1::InformationReturnDocument> Filed(const std::string& id) {
    return Call(&Stub::GetInformationReturnDocument,
                "name: 'councils/x/informationReturnDocuments/" + id + "'");
  }
  EvidenceCoverage Coverage(const std::string& rest = "") {
    const auto coverage =
        Call(&Stub::GetEvidenceCoverage,
             "parent: 'councils/x' framework: 'local-authority-2023' " + rest);
    EXPECT_THAT(coverage.status(), IsOk());
    return *coverage;
  }
};

TEST_F(EvidenceTest, HeadingsBecomeThoseOfTheFramework) {
  const auto said = Say("s", Evidence("year: 2025 month: 6"));
  ASSERT_THAT(said.status(), IsOk());
  EXPECT_EQ(said->quality_statement(), "Safeguarding");
  EXPECT_EQ(said->evidence(0).evidence_category(), "Processes");
  EXPECT_EQ(Said("s")->SerializeAsString(), said->SerializeAsString());
  const auto filed =
      File("d", "anonymisation: DONE quality_statements: 'safeguarding'");
  ASSERT_THAT(filed.status(), IsOk());
  EXPECT_EQ(filed->quality_statements(0), "Safeguarding");
  EXPECT_EQ(Filed("d")->SerializeAsString(), filed->SerializeAsString());
}

TEST_F(EvidenceTest, BadStatementsAreRefused) {
  EXPECT_THAT(FieldsOf(Say("s", "quality_statement: 'Cooking' " +
                                    Evidence("year: 2025 month: 11 day: 4"))
                           .status()),
              ElementsAre("self_assessment_statement.quality_statement",
                          "self_assessment_statement.evidence[0].date"));
  EXPECT_THAT(
      FieldsOf(Say("s", "evidence { evidence_category: 'Outcomes' }").status()),
      ElementsAre("self_assessment_statement.evidence[0].text",
                  "self_assessment_statement.evidence[0].date"));
  EXPECT_THAT(FieldsOf(Say("s", "framework: 'other'").status()),
              ElementsAre("self_assessment_statement.framework"));
  std::string many;
  for (int i = 0; i < 51; ++i) many += Evidence("year: 2025 month: 6");
  EXPECT_THAT(FieldsOf(Say("s", many).status()),
              ElementsAre("self_assessment_statement.evidence"));
  EXPECT_THAT(Say("s", "actions: 'councils/x/actions/none'").status(),
              HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
  EXPECT_THAT(Said("s").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_F(EvidenceTest, BadDocumentsAreRefused) {
  EXPECT_THAT(FieldsOf(File("d", "title: '" + std::string(201, 't') +
                                     "' sha256: '" + std::string(63, 'a') + "'")
                           .status()),
              ElementsAre("information_return_document.title",
                          "information_return_document.sha256",
                          "information_return_document.anonymisation",
                          "information_return_document.quality_statements"));
  EXPECT_THAT(
      FieldsOf(File("d",
                    "anonymisation: NEEDED quality_statements: 'safeguarding'"
                    " quality_statements: 'Safeguarding'"
                    " quality_statements: 'Cooking'"
                    " evidence_category: 'Observation'")
                   .status()),
      ElementsAre("information_return_document.quality_statements[1]",
                  "information_return_document.quality_statements[2]",
                  "information_return_document.evidence_category"));
  EXPECT_THAT(FieldsOf(File("d",
                            "anonymisation: DONE"
                            " quality_statements: 'Safeguarding' sha256: '" +
                                std::string(64, 'A') + "'")
                           .status()),
              ElementsAre("information_return_document.sha256"));
  EXPECT_THAT(File("d",
                   "anonymisation: DONE quality_statements: 'Safeguarding'"
                   " owner: 'councils/x/owners/none'")
                  .status(),
              HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
  EXPECT_THAT(Filed("d").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_F(EvidenceTest, ValidateOnlyChangesNothing) {
  ASSERT_THAT(Say("s", "", true).status(), IsOk());
  EXPECT_THAT(Said("s").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_F(EvidenceTest, UpdatesAreCheckedAndStaleOnesRefused) {
  const std::string name =
      "self_assessment_statement { name: "
      "'councils/x/selfAssessmentStatements/s' ";
  const auto said = Say("s", Evidence("year: 2025 month: 6"));
  const std::string etag = "etag: '" + said->etag() + "' ";
  const auto updated = Call(&Stub::UpdateSelfAssessmentStatement,
                            name + etag +
                                "quality_statement: 'assessing needs'"
                                " }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_EQ(updated->quality_statement(), "Assessing needs");
  EXPECT_EQ(updated->evidence_size(), 1);
  EXPECT_THAT(
      Call(&Stub::UpdateSelfAssessmentStatement, name + etag + "text: 'B' }")
          .status(),
      HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(FieldsOf(Call(&Stub::UpdateSelfAssessmentStatement,
                            name + "quality_statement: 'Cooking' }")
                           .status()),
              ElementsAre("self_assessment_statement.quality_statement"));
  EXPECT_EQ(Said("s")->SerializeAsString(), updated->SerializeAsString());
}

TEST_F(EvidenceTest, ADocumentIsUpdated) {
  ASSERT_THAT(
      File("d", "anonymisation: NEEDED quality_statements: 'Safeguarding'")
          .status(),
      IsOk());
  const auto updated =
      Call(&Stub::UpdateInformationReturnDocument,
           "information_return_document { name:"
           " 'councils/x/informationReturnDocuments/d' anonymisation: DONE }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_EQ(Filed("d")->anonymisation(), v1::InformationReturnDocument::DONE);
  EXPECT_THAT(FieldsOf(Call(&Stub::UpdateInformationReturnDocument,
                            "information_return_document { name: 'd' }")
                           .status()),
              ElementsAre("information_return_document.name"));
}

TEST_F(EvidenceTest, EvidenceAges) {
  ASSERT_THAT(Say("s", Evidence("year: 2024 month: 11 day: 3") +
                           Evidence("year: 2024 month: 11"))
                  .status(),
              IsOk());
  const std::string name = "name: 'councils/x/selfAssessmentStatements/s' ";
  auto age = *Call(&Stub::GetEvidenceAge, name);
  EXPECT_EQ(age.limit_months(), 12);
  EXPECT_EQ(age.as_of_date().day(), 3);
  ASSERT_EQ(age.entries_size(), 2);
  EXPECT_EQ(age.entries(0).months(), 12);
  EXPECT_FALSE(age.entries(0).old());
  EXPECT_EQ(age.entries(1).months(), 11);
  EXPECT_FALSE(age.flagged());
  age = *Call(&Stub::GetEvidenceAge,
              name + "as_of_date { year: 2025 month: 11 day: 4 }");
  EXPECT_TRUE(age.entries(0).old());
  EXPECT_FALSE(age.flagged());
  age = *Call(&Stub::GetEvidenceAge,
              name + "as_of_date { year: 2025 month: 12 day: 1 }");
  EXPECT_TRUE(age.entries(1).old());
  EXPECT_TRUE(age.flagged());
}

TEST_F(EvidenceTest, AStatementWithoutEvidenceIsFlagged) {
  ASSERT_THAT(Say("s", "").status(), IsOk());
  const auto age = Call(&Stub::GetEvidenceAge,
                        "name: 'councils/x/selfAssessmentStatements/s'");
  ASSERT_THAT(age.status(), IsOk());
  EXPECT_TRUE(age->flagged());
  EXPECT_EQ(age->entries_size(), 0);
}

TEST_F(EvidenceTest, WithNothingEverythingIsAGap) {
  const EvidenceCoverage coverage = Coverage();
  ASSERT_EQ(coverage.rows_size(), 9);
  EXPECT_EQ(coverage.rows(6).quality_statement(), "Safeguarding");
  EXPECT_EQ(coverage.rows(6).cells_size(), 4);
  EXPECT_EQ(coverage.gaps(), 36);
}

TEST_F(EvidenceTest, TheMatrixCountsWhatHoldsAndWhatDoesNot) {
  ASSERT_THAT(File("d",
                   "anonymisation: NEEDED quality_statements: 'Safeguarding'"
                   " quality_statements: 'Assessing needs'"
                   " expiry_date { year: 2025 month: 11 day: 3 }")
                  .status(),
              IsOk());
  ASSERT_THAT(Say("s", Evidence("year: 2023 month: 1")).status(), IsOk());
  EvidenceCoverage coverage = Coverage();
  EXPECT_EQ(coverage.gaps(), 34);
  const EvidenceCoverage::Cell cell = coverage.rows(6).cells(3);
  EXPECT_EQ(cell.evidence_category(), "Processes");
  EXPECT_EQ(cell.documents(), 1);
  EXPECT_EQ(cell.expired_documents(), 0);
  EXPECT_EQ(cell.documents_to_anonymise(), 1);
  EXPECT_EQ(cell.evidence_entries(), 1);
  EXPECT_EQ(cell.old_evidence_entries(), 1);
  EXPECT_FALSE(cell.gap());
  // The day after, the document has expired.
  coverage = Coverage("as_of_date { year: 2025 month: 11 day: 4 }");
  EXPECT_EQ(coverage.rows(6).cells(3).expired_documents(), 1);
  EXPECT_TRUE(coverage.rows(6).cells(3).gap());
  EXPECT_EQ(coverage.gaps(), 36);
}

TEST_F(EvidenceTest, AMatrixNeedsAFrameworkThatIsKnown) {
  EXPECT_THAT(FieldsOf(Call(&Stub::GetEvidenceCoverage,
                            "parent: 'councils/x' framework: 'other'")
                           .status()),
              ElementsAre("framework"));
}

TEST_F(EvidenceTest, AStatementNamesActionsOfThePlan) {
  host_.Import("plan", std::string(data::kLeicestershirePlan));
  EXPECT_THAT(Say("s", "actions: 'councils/x/actions/action-6-2-1'").status(),
              IsOk());
}

}  // namespace
}  // namespace carereform::improvement
