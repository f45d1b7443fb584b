#include "services/financial_assessments/invoices/invoice_measures.h"

#include "services/financial_assessments/invoices/arrears_bands.h"
#include "services/financial_assessments/invoices/invoice_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::Pair;
using v1::Invoice;
using v1::InvoiceEntry;

const CivilDay kIssued(2025, 5, 1);
const CivilDay kDue = kIssued + 28;

class InvoiceMeasuresTest : public InvoiceFixture {
 protected:
  static AmountQuestion On(const std::string& measure, CivilDay day) {
    return {.measure = measure, .day = day};
  }
};

TEST_F(InvoiceMeasuresTest, WhereNoInvoiceIsHeldNobodyCanSay) {
  EXPECT_EQ(Ask(On("arrears-total", kToday)).state(), MeasureValue::MISSING);
}

TEST_F(InvoiceMeasuresTest, IsInArrearsFromTheDayAfterItWasDue) {
  Add(InvoiceOf(kIssued));
  EXPECT_EQ(Count(On("arrears-total", kDue)), 0);
  EXPECT_EQ(Count(On("arrears-total", kDue + 1)), 10000);
  EXPECT_EQ(Count(On("arrears-invoices-count", kDue + 1)), 1);
  EXPECT_EQ(Count(On("invoices-outstanding-total", kDue)), 10000);
  EXPECT_EQ(Count(On("invoices-outstanding-total", kIssued - 1)), 0);
}

TEST_F(InvoiceMeasuresTest, AsAtADayIsWhatHadHappenedByThen) {
  const std::string name = Add(InvoiceOf(kIssued));
  const int64_t before = Revision();
  ASSERT_TRUE(Pay(name, kDue + 10, 4000).ok());
  ASSERT_TRUE(WriteOff(name, kDue + 20, 1000).ok());
  EXPECT_EQ(Count(On("arrears-total", kDue + 9)), 10000);
  EXPECT_EQ(Count(On("arrears-total", kDue + 10)), 6000);
  EXPECT_EQ(Count(On("arrears-total", kDue + 20)), 5000);
  // And as it was known.
  AmountQuestion known = On("arrears-total", kDue + 20);
  known.revision = before;
  EXPECT_EQ(Count(known), 10000);
}

TEST_F(InvoiceMeasuresTest, BandsAddUpToTheWhole) {
  Add(InvoiceOf(kToday - 28 - 30));
  Add(InvoiceOf(kToday - 28 - 31));
  Add(InvoiceOf(kToday - 28 - 400, Invoice::TOP_UP));
  EXPECT_THAT(
      Groups(On("arrears-total", kToday), "ageing_band"),
      ElementsAre(Pair("0_to_30_days", 10000), Pair("31_to_60_days", 10000),
                  Pair("61_to_90_days", 0), Pair("91_to_180_days", 0),
                  Pair("181_to_365_days", 0),
                  Pair("366_days_and_more", 10000)));
  EXPECT_THAT(Groups(On("arrears-invoices-count", kToday), "kind"),
              ElementsAre(Pair("client_contribution", 2), Pair("top_up", 1)));
  AmountQuestion old = On("arrears-total", kToday);
  old.filters = {{"ageing_band", "31_to_60_days"}};
  EXPECT_EQ(Count(old), 10000);
}

// The bands begin on 1 January 2000: nothing is older, and a question about an
// older day, on which an import may have left something, has an answer.
TEST_F(InvoiceMeasuresTest, BeforeTheFirstBandsNothingIsTakenOrCounted) {
  const CivilDay first = ArrearsBands().first_day();
  EXPECT_EQ(first, CivilDay(2000, 1, 1));
  EXPECT_EQ(ReasonOf(Create(InvoiceOf(first - 1)).status()), "FIELD_INVALID");
  Add(InvoiceOf(first));
  EXPECT_EQ(Count(On("invoices-outstanding-total", first)), 10000);
  EXPECT_EQ(Count(On("invoices-outstanding-total", first - 1)), 0);
  for (const char* measure :
       {"arrears-total", "section-18-3-exposure-total",
        "invoices-outstanding-total", "invoices-credit-total"}) {
    EXPECT_EQ(Count(On(measure, first - 1)), 0) << measure;
  }
}

// What was kept before its day was refused has a group too.
TEST_F(InvoiceMeasuresTest, AnInvoiceOlderThanTheBandsIsInAnUnknownOne) {
  v1::Invoice old = InvoiceOf(CivilDay(1999, 1, 1));
  old.set_name("councils/x/invoices/old");
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return records_.invoices().Create(txn, old);
              }),
              tests::IsOk());
  EXPECT_THAT(Groups(On("arrears-total", CivilDay(1999, 6, 1)), "ageing_band"),
              ElementsAre(Pair("unknown", 10000)));
}

TEST_F(InvoiceMeasuresTest, APayerCountsOnceAndOneWhoIsNotKnownIsLeftOut) {
  for (const char* account : {"a-1", "a-1", "a-2", ""}) {
    Add(InvoiceOf(kIssued, Invoice::CLIENT_CONTRIBUTION, account));
  }
  const MeasureValue payers = Ask(On("arrears-payers-count", kToday));
  EXPECT_EQ(payers.count().n(), 2);
  EXPECT_EQ(payers.coverage().covered(), 3);
  EXPECT_EQ(payers.coverage().total(), 4);
  ASSERT_EQ(payers.exclusions_size(), 1);
  EXPECT_EQ(payers.exclusions(0).n(), 1);
}

TEST_F(InvoiceMeasuresTest, ArrangedCareIsExposureDueOrNot) {
  const std::string name = Add(InvoiceOf(kToday, Invoice::FULL_COST_ARRANGED));
  Add(InvoiceOf(kIssued, Invoice::FULL_COST_ARRANGED));
  Add(InvoiceOf(kIssued, Invoice::TOP_UP));
  EXPECT_EQ(Count(On("section-18-3-exposure-total", kToday)), 20000);
  ASSERT_TRUE(Pay(name, kToday, 10005).ok());
  EXPECT_EQ(Count(On("section-18-3-exposure-total", kToday)), 10000);
  EXPECT_EQ(Count(On("invoices-credit-total", kToday)), 5);
}

TEST_F(InvoiceMeasuresTest, WhatWasLetGoInAPeriodIsToldByReason) {
  const std::string name = Add(InvoiceOf(kIssued));
  ASSERT_TRUE(WriteOff(name, CivilDay(2025, 6, 30), 100).ok());
  ASSERT_TRUE(WriteOff(name, CivilDay(2025, 7, 1), 20).ok());
  ASSERT_TRUE(
      WriteOff(name, CivilDay(2025, 9, 30), 3, InvoiceEntry::HARDSHIP).ok());
  ASSERT_TRUE(WriteOff(name, CivilDay(2025, 10, 1), 4000).ok());
  const AmountQuestion quarter{
      .measure = "written-off-total",
      .period = std::make_pair(CivilDay(2025, 7, 1), CivilDay(2025, 9, 30))};
  EXPECT_EQ(Count(quarter), 23);
  EXPECT_THAT(Groups(quarter, "reason"),
              ElementsAre(Pair("uncollectable", 20), Pair("hardship", 3)));
}

TEST_F(InvoiceMeasuresTest, AnExplanationNamesThoseWhoOweMost) {
  const std::string small = Add(InvoiceOf(kIssued));
  ASSERT_TRUE(Pay(small, kIssued, 1).ok());
  const std::string great = Add(InvoiceOf(kIssued));
  const auto explained = Explain(On("arrears-total", kToday));
  EXPECT_EQ(explained.lines(0).n(), 2);
  EXPECT_EQ(explained.lines(1).n(), 19999);
  EXPECT_THAT(explained.records(), ElementsAre(great, small));
}

TEST_F(InvoiceMeasuresTest, EveryMeasureIsListedWithItsMethod) {
  const auto all = measures_.List(*Read());
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), 7);
  for (const auto& measure : *all) {
    EXPECT_TRUE(measure.question().ends_with("?")) << measure.name();
    EXPECT_FALSE(measure.method().empty()) << measure.name();
    EXPECT_EQ(measure.method_version(), "invoices-1");
  }
}

TEST(ArrearsBandsTest, TheFileIsRead) {
  EXPECT_EQ(ArrearsBands().On(kToday).size(), 6);
}

}  // namespace
}  // namespace carereform::financial_assessments
