#include "services/financial_assessments/financial_assessment_import.h"

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "tests/support/financial_assessments_service.h"

namespace carereform::financial_assessments {
namespace {

using absl::StatusCode;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr char kHeader[] =
    "external_id,kind,referred_date,allocated_date,decided_date,"
    "withdrawn_date\n";

class ImportFixture : public ServiceFixture {
 protected:
  ImportFixture() : import_(records_) {
    call_.today = kToday;
    call_.now = Noon();
  }

  imports::ParsedFile Parse(const std::string& content) {
    return import_.Parse(call_, "x", content);
  }
  absl::Status CheckStored(const imports::ImportItem& item) {
    return import_.CheckStored(**store_.Read("x"), item);
  }
  absl::Status Apply(const imports::ImportItem& item) {
    return Write(
        [&](store::Txn& txn) { return import_.Apply(txn, call_, item); });
  }
  std::vector<FinancialAssessment> Stored() {
    return *records_.financial_assessments().All(**store_.Read("x"));
  }

  rpc::Call call_;
  FinancialAssessmentImport import_;
};

class FinancialAssessmentImportTest : public ImportFixture {};

TEST_F(FinancialAssessmentImportTest, AGoodFileIsAppliedRowByRow) {
  const imports::ParsedFile file =
      Parse("# Synthetic cases\n" + std::string(kHeader) +
            "f-1,non_residential,2025-09-01,,,\n"
            "f-2,residential,2025-09-01,2025-09-02,2025-09-30,\n"
            "f-3,residential,2025-09-01,2025-09-02,,2025-09-03\n");
  ASSERT_TRUE(file.issues.empty()) << file.issues.kept()[0].DebugString();
  EXPECT_EQ(file.note, "Synthetic cases");
  ASSERT_EQ(file.items.size(), 3);
  EXPECT_EQ(file.items[2].line, 5);
  EXPECT_THAT(Stored(), IsEmpty());
  for (const imports::ImportItem& item : file.items) {
    EXPECT_THAT(CheckStored(item), IsOk());
    EXPECT_THAT(Apply(item), IsOk());
  }
  std::map<std::string, FinancialAssessment> stored;
  for (const FinancialAssessment& assessment : Stored()) {
    stored[assessment.external_id()] = assessment;
  }
  ASSERT_EQ(stored.size(), 3);
  EXPECT_EQ(stored["f-1"].state(), FinancialAssessment::REFERRED);
  EXPECT_EQ(stored["f-1"].kind(), FinancialAssessment::NON_RESIDENTIAL);
  EXPECT_EQ(stored["f-2"].state(), FinancialAssessment::DECIDED);
  EXPECT_EQ(rpc::StoredDay(stored["f-2"].decided_date()),
            absl::CivilDay(2025, 9, 30));
  EXPECT_EQ(stored["f-3"].state(), FinancialAssessment::WITHDRAWN);
}

TEST_F(FinancialAssessmentImportTest,
       ColumnsComeInAnyOrderAndSomeMayBeLeftOut) {
  const imports::ParsedFile file =
      Parse("referred_date,kind,external_id\n2025-09-01,residential,f-1\n");
  ASSERT_TRUE(file.issues.empty());
  ASSERT_THAT(Apply(file.items.at(0)), IsOk());
  EXPECT_EQ(Stored().at(0).kind(), FinancialAssessment::RESIDENTIAL);
}

TEST_F(FinancialAssessmentImportTest, TakesWhatElseIsKnown) {
  const imports::ParsedFile file = Parse(
      "external_id,kind,trigger,referred_date,completed_date,charge_from_date,"
      "documentation_taken_on_visit,disability_related_expenditure,"
      "needs_assessment_id,needs_assessment_due_date,"
      "needs_assessment_completed_date\n"
      "f-1,residential,post_hospital_discharge,2025-09-01,2025-09-08,"
      "2025-08-30,yes,no,r-9,2025-09-29,2025-09-20\n"
      "f-2,residential,,2025-09-01,,,,,,,\n");
  ASSERT_TRUE(file.issues.empty()) << file.issues.kept()[0].DebugString();
  for (const auto& item : file.items) ASSERT_THAT(Apply(item), IsOk());
  std::map<std::string, FinancialAssessment> stored;
  for (const auto& one : Stored()) stored[one.external_id()] = one;
  const FinancialAssessment& full = stored["f-1"];
  EXPECT_EQ(full.state(), FinancialAssessment::COMPLETED);
  EXPECT_EQ(full.trigger(), FinancialAssessment::POST_HOSPITAL_DISCHARGE);
  EXPECT_EQ(rpc::StoredDay(full.charge_from_date()),
            absl::CivilDay(2025, 8, 30));
  EXPECT_TRUE(full.documentation_taken_on_visit());
  EXPECT_TRUE(full.has_disability_related_expenditure());
  EXPECT_FALSE(full.disability_related_expenditure());
  EXPECT_EQ(full.needs_assessment_id(), "r-9");
  EXPECT_TRUE(full.has_needs_assessment_completed_date());
  EXPECT_FALSE(stored["f-2"].has_documentation_taken_on_visit());
  EXPECT_EQ(stored["f-2"].trigger(), FinancialAssessment::TRIGGER_UNSPECIFIED);
}

TEST_F(FinancialAssessmentImportTest, NamesTheColumnsThatAreWrong) {
  const imports::ParsedFile file = Parse(
      "external_id,kind,trigger,referred_date,"
      "documentation_taken_on_visit,needs_assessment_completed_date\n"
      "f-1,residential,letter,2025-09-01,,\n"
      "f-2,residential,,2025-09-01,perhaps,\n"
      "f-3,residential,,2025-09-01,,2025-10-21\n");
  std::vector<std::string> columns;
  for (const auto& issue : file.issues.kept())
    columns.push_back(issue.column());
  EXPECT_EQ(columns,
            (std::vector<std::string>{"trigger", "documentation_taken_on_visit",
                                      "needs_assessment_completed_date"}));
}

TEST_F(FinancialAssessmentImportTest, ImportsWhatCreateWouldMake) {
  const imports::ParsedFile file =
      Parse(std::string(kHeader) + "f-1,residential,2025-09-01,,2025-09-02,\n");
  ASSERT_THAT(Apply(file.items.at(0)), IsOk());
  FinancialAssessment imported = Stored().at(0);
  const absl::CivilDay day(2025, 9, 1);
  auto created = Create(AssessmentOf(FinancialAssessment::RESIDENTIAL,
                                     {day, {}, day + 1, {}}, "f-2"));
  ASSERT_THAT(created.status(), IsOk());
  for (FinancialAssessment* assessment : {&imported, &*created}) {
    assessment->clear_name();
    assessment->clear_external_id();
    assessment->clear_etag();
  }
  EXPECT_EQ(imported.SerializeAsString(), created->SerializeAsString());
}

TEST_F(FinancialAssessmentImportTest,
       AnIdThatIsStoredIsRefusedAndChangesNothing) {
  const std::string row = ",residential,2025-09-01,,,\n";
  ASSERT_THAT(Create(AssessmentOf(FinancialAssessment::RESIDENTIAL,
                                  {kToday, {}, {}, {}}, "f-10"))
                  .status(),
              IsOk());
  const imports::ParsedFile file =
      Parse(kHeader + ("f-10" + row) + "f-1" + row + "f-100" + row);
  ASSERT_TRUE(file.issues.empty());
  const auto taken = HasReason(StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN");
  EXPECT_THAT(RefusedFields(CheckStored(file.items.at(0))),
              testing::ElementsAre("external_id"));
  EXPECT_THAT(CheckStored(file.items.at(1)), IsOk());
  EXPECT_THAT(CheckStored(file.items.at(2)), IsOk());
  const uint64_t head = Head();
  EXPECT_THAT(Apply(file.items.at(0)), taken);
  EXPECT_EQ(Head(), head);
  EXPECT_EQ(Stored().size(), 1);
}

struct IssueCase {
  std::string name;
  std::string content;
  int line;
  std::string column;
  std::string rule;  // A part of it.
};
std::ostream& operator<<(std::ostream& out, const IssueCase& c) {
  return out << c.name;
}

class ImportIssueTest : public ImportFixture,
                        public testing::WithParamInterface<IssueCase> {};

TEST_P(ImportIssueTest, NamesTheLineAndTheColumnAndChangesNothing) {
  const IssueCase& c = GetParam();
  const uint64_t head = Head();
  const imports::ParsedFile file = Parse(c.content);
  ASSERT_EQ(file.issues.count(), 1);
  const auto& issue = file.issues.kept()[0];
  EXPECT_EQ(issue.line(), c.line);
  EXPECT_EQ(issue.column(), c.column);
  EXPECT_THAT(issue.rule(), HasSubstr(c.rule));
  EXPECT_FALSE(issue.remedy().empty());
  EXPECT_EQ(Head(), head);
}

std::string Rows(const std::string& rows) {
  return kHeader + ("f-0,residential,2025-09-01,,,\n" + rows);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ImportIssueTest,
    testing::ValuesIn(std::vector<IssueCase>{
        {"UnknownKind", Rows("f-1,nursing,2025-09-01,,,\n"), 3, "kind",
         "known"},
        {"NoKind", Rows("f-1,,2025-09-01,,,\n"), 3, "kind", "missing"},
        {"KindInCapitals", Rows("f-1,RESIDENTIAL,2025-09-01,,,\n"), 3, "kind",
         "known"},
        {"NoReferredDate", Rows("f-1,residential,,,,\n"), 3, "referred_date",
         "required"},
        {"ImpossibleReferredDate", Rows("f-1,residential,2025-02-30,,,\n"), 3,
         "referred_date", ""},
        {"ImpossibleDecidedDate",
         Rows("f-1,residential,2025-02-01,,2025-02-29,\n"), 3, "decided_date",
         ""},
        {"OtherFormOfDate", Rows("f-1,residential,01/09/2025,,,\n"), 3,
         "referred_date", ""},
        {"AllocatedBeforeReferred",
         Rows("f-1,residential,2025-09-02,2025-09-01,,\n"), 3, "allocated_date",
         "referred"},
        {"DecidedBeforeAllocated",
         Rows("f-1,residential,2025-09-01,2025-09-03,2025-09-02,\n"), 3,
         "decided_date", "allocated"},
        {"ReferredTomorrow", Rows("f-1,residential,2025-10-21,,,\n"), 3,
         "referred_date", ""},
        {"DecidedAndWithdrawn",
         Rows("f-1,residential,2025-09-01,,2025-09-02,2025-09-02\n"), 3,
         "withdrawn_date", "leave one of the two"},
        {"NoId", Rows(",residential,2025-09-01,,,\n"), 3, "external_id",
         "missing"},
        {"NegativeId", Rows("-1,residential,2025-09-01,,,\n"), 3, "external_id",
         ""},
        {"IdTwice", Rows("f-0,residential,2025-09-01,,,\n"), 3, "external_id",
         "line 2"},
        {"TooFewValues", Rows("f-1,residential,2025-09-01\n"), 3, "",
         "3 values"},
        {"UnknownColumn",
         "external_id,kind,referred_date,nhs_number\nf-1,residential,"
         "2025-09-01,0\n",
         1, "nhs_number", "no such column"},
        {"NoKindColumn", "external_id,referred_date\nf-1,2025-09-01\n", 1,
         "kind", "not there"},
    }),
    [](const auto& test) { return test.param.name; });

TEST_F(FinancialAssessmentImportTest, EveryLineThatIsWrongIsTold) {
  const imports::ParsedFile file =
      Parse(Rows("f-1,nursing,2025-02-30,,,\n"
                 "f-2,residential,2025-09-01,,,\n"
                 "f-3,residential,2025-10-21,2025-10-20,,\n"));
  std::vector<std::string> issues;
  for (const auto& issue : file.issues.kept()) {
    issues.push_back(std::to_string(issue.line()) + " " + issue.column());
  }
  EXPECT_THAT(issues,
              testing::ElementsAre("3 kind", "3 referred_date",
                                   "5 referred_date", "5 allocated_date"));
}

}  // namespace
}  // namespace carereform::financial_assessments
