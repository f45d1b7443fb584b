#include "services/financial_assessments/invoices/invoice_import.h"

#include <utility>

#include "services/financial_assessments/invoices/invoice_fixture.h"

namespace carereform::financial_assessments {
namespace {

using imports::Comparison;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::IsOk;
using v1::Invoice;

constexpr char kHeader[] =
    "external_id,account,kind,issued_date,due_date,period_first_date,"
    "period_last_date,amount_pence,paid_pence,paid_to_date\n";

std::string Row(const std::string& id, const std::string& amount,
                const std::string& paid, const std::string& paid_to) {
  return absl::StrCat(id,
                      ",a-1,client_contribution,2025-09-01,2025-09-29,"
                      "2025-08-01,2025-08-31,",
                      amount, ",", paid, ",", paid_to, "\n");
}

class InvoiceImportTest : public InvoiceFixture {
 protected:
  struct Passed {
    std::vector<std::string> issues;  // As "line column".
    std::vector<Comparison> compared;
  };

  // Reads a file, and applies it if it is good.
  Passed Import(const std::string& content) {
    Passed passed;
    imports::Issues issues;
    std::string rest = content;
    auto pass = import_.OpenBytes(
        *Read(), call_, [&] { return std::exchange(rest, ""); }, issues);
    EXPECT_THAT(pass.status(), IsOk());
    std::vector<imports::ImportItem> items;
    imports::ImportItem item;
    while (issues.empty() && *(*pass)->Next(item, issues)) {
      if (!issues.empty()) break;
      const auto compared = (*pass)->Compare(*Read(), item);
      if (!compared.ok()) {
        for (const std::string& field : FieldsOf(compared.status())) {
          passed.issues.push_back(absl::StrCat(item.line, " ", field));
        }
        continue;
      }
      passed.compared.push_back(*compared);
      items.push_back(item);
    }
    for (const auto& issue : issues.kept()) {
      passed.issues.push_back(absl::StrCat(issue.line(), " ", issue.column()));
      EXPECT_NE(issue.remedy(), "") << issue.rule();
    }
    if (!passed.issues.empty()) return passed;
    for (const imports::ImportItem& good : items) {
      EXPECT_THAT(Write([&](store::Txn& txn) {
                    return (*pass)->Apply(txn, call_, good);
                  }),
                  IsOk());
    }
    return passed;
  }

  Invoice Only() {
    const auto listed = List();
    EXPECT_EQ(listed->invoices_size(), 1);
    return listed->invoices_size() == 1 ? listed->invoices(0) : Invoice();
  }

  const InvoiceImport import_{records_};
};

TEST_F(InvoiceImportTest, TheSameFileAgainChangesNothing) {
  const std::string file =
      absl::StrCat(kHeader, Row("i-1", "10000", "2500", "2025-10-01"));
  const Passed first = Import(file);
  EXPECT_THAT(first.issues, IsEmpty());
  ASSERT_EQ(first.compared.size(), 1);
  EXPECT_EQ(first.compared[0].effect, Comparison::Effect::kCreates);
  const Invoice created = Only();
  EXPECT_EQ(created.paid_pence(), 2500);
  EXPECT_EQ(created.account(), "a-1");
  EXPECT_EQ(created.entry_count(), 1);

  const int64_t before = Revision();
  const Passed again = Import(file);
  ASSERT_EQ(again.compared.size(), 1);
  EXPECT_EQ(again.compared[0].effect, Comparison::Effect::kNothing);
  EXPECT_EQ(Revision(), before);
  EXPECT_EQ(FindingsOfVerify(InvoiceSchema()), 0);
}

TEST_F(InvoiceImportTest, ALaterFileBringsWhatWasPaidSince) {
  Import(absl::StrCat(kHeader, Row("i-1", "10000", "2500", "2025-10-01")));
  const Passed later =
      Import(absl::StrCat(kHeader, Row("i-1", "10000", "10001", "2025-10-15")));
  ASSERT_EQ(later.compared.size(), 1);
  EXPECT_EQ(later.compared[0].effect, Comparison::Effect::kChanges);
  EXPECT_THAT(later.compared[0].fields, ElementsAre("paid_pence"));
  EXPECT_EQ(Only().paid_pence(), 10000);
  EXPECT_EQ(Only().credit_pence(), 1);

  // The bank took a payment back.
  Import(absl::StrCat(kHeader, Row("i-1", "10000", "0", "2025-10-20")));
  EXPECT_EQ(Only().outstanding_pence(), 10000);
  EXPECT_EQ(Only().entry_count(), 3);
}

TEST_F(InvoiceImportTest, AnOlderFileThatSaysSomethingElseIsRefused) {
  Import(absl::StrCat(kHeader, Row("i-1", "10000", "2500", "2025-10-15")));
  EXPECT_THAT(
      Import(absl::StrCat(kHeader, Row("i-1", "10000", "50", "2025-10-01")))
          .issues,
      ElementsAre("2 paid_pence"));
  EXPECT_THAT(
      Import(absl::StrCat(kHeader, Row("i-1", "10000", "0", "2025-10-01")))
          .issues,
      IsEmpty());
  EXPECT_EQ(Only().paid_pence(), 2500);
}

TEST_F(InvoiceImportTest, AnInvoiceDoesNotChangeWhatItBills) {
  Import(absl::StrCat(kHeader, Row("i-1", "10000", "", "")));
  EXPECT_THAT(Import(absl::StrCat(kHeader, Row("i-1", "10001", "", ""))).issues,
              ElementsAre("2 amount_pence"));
  EXPECT_THAT(
      Import(absl::StrCat(
                 "external_id,kind,issued_date,due_date,period_first_date,"
                 "period_last_date,amount_pence\n",
                 "i-1,top_up,2025-09-01,2025-09-30,2025-08-01,2025-08-31,"
                 "10000\n"))
          .issues,
      ElementsAre("2 kind", "2 due_date"));
  EXPECT_EQ(Only().amount_pence(), 10000);
}

TEST_F(InvoiceImportTest, WhatARowCannotMeanIsToldByLineAndColumn) {
  const auto issues = [&](const std::string& row) {
    return Import(absl::StrCat(kHeader, row)).issues;
  };
  EXPECT_THAT(issues(Row("i-1", "12.50", "", "")),
              ElementsAre("2 amount_pence"));
  EXPECT_THAT(issues(Row("i-1", "0", "", "")), ElementsAre("2 amount_pence"));
  EXPECT_THAT(issues(Row("i-1", "100", "-1", "2025-10-01")),
              ElementsAre("2 paid_pence"));
  EXPECT_THAT(issues(Row("i-1", "100", "5", "")),
              ElementsAre("2 paid_to_date"));
  EXPECT_THAT(issues(Row("i-1", "100", "", "2025-10-01")),
              ElementsAre("2 paid_pence"));
  EXPECT_THAT(issues(Row("i-1", "100", "5", "2025-10-21")),
              ElementsAre("2 paid_to_date"));
  EXPECT_THAT(issues(Row("i-1", "100", "5", "2025-08-31")),
              ElementsAre("2 paid_to_date"));
  EXPECT_THAT(issues(Row("", "100", "", "")), ElementsAre("2 external_id"));
  EXPECT_THAT(issues(absl::StrCat(Row("i-1", "100", "", ""),
                                  Row("i-1", "100", "", ""))),
              ElementsAre("3 external_id"));
  EXPECT_THAT(Import("external_id,colour\n").issues,
              testing::Contains("1 colour"));
  EXPECT_EQ(List()->invoices_size(), 0);
}

TEST_F(InvoiceImportTest, BackdatedInvoicesSayByHowManyMonths) {
  const std::string header =
      "external_id,kind,issued_date,due_date,period_first_date,"
      "period_last_date,amount_pence,backdated,backdated_months\n";
  const std::string row =
      "i-1,full_cost_arranged,2025-09-01,2025-09-29,2025-06-01,2025-08-31,"
      "10000,";
  EXPECT_THAT(Import(absl::StrCat(header, row, "perhaps,3\n")).issues,
              ElementsAre("2 backdated"));
  EXPECT_THAT(Import(absl::StrCat(header, row, "no,3\n")).issues,
              ElementsAre("2 backdated_months"));
  EXPECT_THAT(Import(absl::StrCat(header, row, "yes,3\n")).issues, IsEmpty());
  EXPECT_TRUE(Only().backdated());
  EXPECT_EQ(Only().backdated_months(), 3);
}

}  // namespace
}  // namespace carereform::financial_assessments
