#include "services/financial_assessments/financial_extract_import.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/financial_assessments/handlers/financial_queue.h"
#include "tests/support/financial_assessments_service.h"

namespace carereform::financial_assessments {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using tests::IsOk;
using v1::FinancialAssessment;

constexpr char kHeadings[] =
    "external_id,kind,referred_date,allocated_date,completed_date,decided_date,"
    "needs_assessment_due_date\n";

class FinancialExtractTest : public ServiceFixture {
 protected:
  FinancialExtractTest() : import_(records_) {
    call_.today = kToday;
    call_.now = Noon();
  }

  static std::string Night(const std::string& day, const std::string& rows,
                           const std::string& headings = kHeadings) {
    return absl::StrCat("# extract_date: ", day, "\n", headings, rows);
  }

  // What a check of a file finds.
  struct Checked {
    imports::Issues issues;
    common::v1::ImportReport report;
    std::vector<std::string> fields;
    std::vector<imports::ImportItem> good;
    std::unique_ptr<imports::ImportPass> pass;
    int created = 0;
    int changed = 0;
    int unchanged = 0;
  };

  Checked Check(const std::string& content) {
    Checked checked;
    Open(content, checked);
    if (!checked.issues.empty()) return checked;
    imports::ImportItem item;
    for (;;) {
      const int before = checked.issues.count();
      if (!*checked.pass->Next(item, checked.issues)) break;
      if (checked.issues.count() > before) continue;
      const auto compared = checked.pass->Compare(**store_.Read("x"), item);
      if (!compared.ok()) {
        checked.issues.AddStatus(item.line, compared.status());
        continue;
      }
      checked.good.push_back(item);
      using Effect = imports::Comparison::Effect;
      checked.created += compared->effect == Effect::kCreates ? 1 : 0;
      checked.changed += compared->effect == Effect::kChanges ? 1 : 0;
      checked.unchanged += compared->effect == Effect::kNothing ? 1 : 0;
      for (const auto& field : compared->fields)
        checked.fields.push_back(field);
    }
    EXPECT_THAT(checked.pass->FinishReport(**store_.Read("x"), checked.report),
                IsOk());
    return checked;
  }

  // Takes a night in, without the rows that fail.
  Checked Apply(const std::string& content) {
    Checked checked = Check(content);
    for (const imports::ImportItem& item : checked.good) {
      EXPECT_THAT(Write([&](store::Txn& txn) {
                    return checked.pass->Apply(txn, call_, item);
                  }),
                  IsOk());
    }
    Checked again;
    Open(content, again);
    if (!again.issues.empty()) return checked;
    imports::ImportItem item;
    while (*again.pass->Next(item, again.issues)) {
    }
    for (;;) {
      const auto step = again.pass->NextStep(**store_.Read("x"));
      EXPECT_THAT(step.status(), IsOk());
      if (!step.ok() || *step == nullptr) return checked;
      EXPECT_THAT(Write([&](store::Txn& txn) { return (*step)(txn, call_); }),
                  IsOk());
    }
  }

  FinancialAssessment Case(const std::string& external_id) {
    const auto page = records_.financial_assessments().ListBy(
        **store_.Read("x"), kFinancialAssessmentByExternalId,
        store::KeyWriter().String(external_id).key(), {.after = "", .size = 1});
    EXPECT_EQ(page->items.size(), 1u) << external_id;
    return page->items.empty() ? FinancialAssessment() : page->items[0];
  }

  rpc::Call call_;
  FinancialExtractImport import_;

 private:
  void Open(const std::string& content, Checked& checked) {
    auto pass = import_.OpenBytes(
        **store_.Read("x"), call_,
        [rest = content]() mutable { return std::exchange(rest, ""); },
        checked.issues);
    EXPECT_THAT(pass.status(), IsOk());
    checked.pass = *std::move(pass);
  }
};

TEST_F(FinancialExtractTest, CreatesAdvancesAndLeavesWhatIsAsItWas) {
  const std::string first =
      "f-1,residential,2025-09-01,,,,\n"
      "f-2,non_residential,2025-09-02,2025-09-05,,,2025-10-01\n";
  EXPECT_EQ(Apply(Night("2025-10-01", first)).created, 2);
  EXPECT_EQ(Case("f-2").state(), FinancialAssessment::ALLOCATED);
  EXPECT_TRUE(Case("f-2").has_needs_assessment_due_date());
  const uint64_t head = Head();
  const Checked same = Check(Night("2025-10-02", first));
  EXPECT_EQ(same.unchanged, 2);
  EXPECT_THAT(same.report.vanished_ids(), IsEmpty());
  EXPECT_EQ(Head(), head);
  const Checked next = Apply(
      Night("2025-10-02",
            "f-1,residential,2025-09-01,2025-10-01,2025-10-02,,\n"
            "f-2,non_residential,2025-09-02,2025-09-05,2025-10-01,2025-10-02,\n"
            "f-3,residential,2025-10-01,,,,\n"));
  EXPECT_EQ(next.created, 1);
  EXPECT_EQ(next.changed, 2);
  EXPECT_THAT(
      next.fields,
      UnorderedElementsAre("allocated_date", "completed_date", "completed_date",
                           "decided_date", "needs_assessment_due_date"));
  EXPECT_EQ(Case("f-1").state(), FinancialAssessment::COMPLETED);
  EXPECT_EQ(Case("f-2").state(), FinancialAssessment::DECIDED);
  EXPECT_FALSE(Case("f-2").has_needs_assessment_due_date());
}

TEST_F(FinancialExtractTest, AColumnThatIsNotThereSaysNothing) {
  Apply(Night("2025-10-01",
              "f-1,residential,2025-09-01,2025-09-02,,,2025-10-01\n"));
  const Checked short_of =
      Apply(Night("2025-10-02", "f-1,residential,2025-09-01\n",
                  "external_id,kind,referred_date\n"));
  EXPECT_EQ(short_of.unchanged, 1);
  EXPECT_TRUE(Case("f-1").has_allocated_date());
}

TEST_F(FinancialExtractTest, AnOpenCaseThatVanishedIsToldAndMarked) {
  Apply(Night("2025-10-01",
              "f-1,residential,2025-09-01,,,,\n"
              "f-2,residential,2025-09-01,,,2025-09-09,\n"));
  const std::string other = "f-3,residential,2025-09-01,,,,\n";
  const Checked night = Apply(Night("2025-10-02", other));
  EXPECT_THAT(night.report.vanished_ids(), ElementsAre("f-1"));
  EXPECT_EQ(night.report.vanished_count(), 1);
  EXPECT_TRUE(Case("f-1").missing_from_extract());
  EXPECT_FALSE(Case("f-2").missing_from_extract());  // It ended.
  // It is told of once, and comes back.
  EXPECT_EQ(Check(Night("2025-10-03", other)).report.vanished_count(), 0);
  const Checked back =
      Apply(Night("2025-10-03", other + "f-1,residential,2025-09-01,,,,\n"));
  EXPECT_THAT(back.fields, ElementsAre("missing_from_extract"));
  EXPECT_FALSE(Case("f-1").missing_from_extract());
}

TEST_F(FinancialExtractTest, AFileWithoutRowsEmptiesNoList) {
  Apply(Night("2025-10-01", "f-1,residential,2025-09-01,,,,\n"));
  EXPECT_EQ(Apply(Night("2025-10-02", "")).report.vanished_count(), 0);
  EXPECT_FALSE(Case("f-1").missing_from_extract());
}

TEST_F(FinancialExtractTest, ACaseThatContradictsItselfIsLeftOut) {
  Apply(Night("2025-10-01", "f-1,residential,2025-09-01,,,,\n"));
  const Checked night = Apply(Night("2025-10-02",
                                    "f-1,residential,2025-09-01,2025-08-31,,,\n"
                                    "f-2,residential,2025-09-01,,,2025-10-03,\n"
                                    "f-3,hotel,2025-09-01,,,,\n"
                                    ",residential,2025-09-01,,,,\n"
                                    "f-4,residential,2025-09-01,,,,\n"
                                    "f-4,residential,2025-09-01,,,,\n"));
  std::vector<std::string> places;
  for (const auto& issue : night.issues.kept()) {
    places.push_back(absl::StrCat(issue.line(), " ", issue.column()));
  }
  EXPECT_THAT(places,
              UnorderedElementsAre("3 allocated_date", "4 decided_date",
                                   "5 kind", "6 external_id", "8 external_id"));
  EXPECT_FALSE(Case("f-1").has_allocated_date());
  EXPECT_EQ(Case("f-4").state(), FinancialAssessment::REFERRED);
}

TEST_F(FinancialExtractTest, CorrectionsAndCasesOpenedAgainAreTaken) {
  Apply(Night("2025-10-01", "f-1,residential,2025-09-01,,,2025-09-30,\n"));
  const Checked night =
      Apply(Night("2025-10-02", "f-1,non_residential,2025-09-02,,,,\n"));
  EXPECT_THAT(night.fields,
              UnorderedElementsAre("kind", "referred_date", "decided_date"));
  EXPECT_EQ(Case("f-1").state(), FinancialAssessment::REFERRED);
}

TEST_F(FinancialExtractTest, NightsAreTakenInOrderAndKept) {
  const std::string rows = "f-1,residential,2025-09-01,,,,\n";
  Apply(Night("2025-10-02", rows));
  Apply(Night("2025-10-02", rows));
  const Checked late = Check(Night("2025-10-01", rows));
  ASSERT_EQ(late.issues.count(), 1);
  EXPECT_THAT(late.issues.kept()[0].rule(),
              HasSubstr("applied last, of 2 October 2025"));
  Apply(Night("2025-10-03", rows));
  v1::ListFinancialExtractsRequest request;
  request.set_parent("councils/x");
  ASSERT_THAT(CheckListExtracts(request), IsOk());
  const auto list =
      ListFinancialExtracts(records_, **store_.Read("x"), request);
  ASSERT_THAT(list.status(), IsOk());
  ASSERT_THAT(list->financial_extracts(), SizeIs(2));
  EXPECT_EQ(list->financial_extracts(0).name(),
            "councils/x/financialExtracts/2025-10-03");
  EXPECT_EQ(list->financial_extracts(0).case_count(), 1);
}

TEST_F(FinancialExtractTest, RefusesAFileThatIsNoExtract) {
  EXPECT_EQ(Check("external_id,kind,referred_date\n").issues.count(), 1);
  EXPECT_EQ(Check(Night("2025-10-21", "")).issues.count(), 1);
  EXPECT_GT(Check(Night("2025-10-01", "", "external_id,mood\n")).issues.count(),
            0);
}

}  // namespace
}  // namespace carereform::financial_assessments
