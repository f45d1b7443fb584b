// Everything that invoices keep is what the verifier expects, and every total
// is that of a sum of its own, whatever was done in whichever order.

#include <random>

#include "services/financial_assessments/invoices/invoice_fixture.h"
#include "tests/support/seed.h"

namespace carereform::financial_assessments {
namespace {

using v1::Invoice;

class InvoiceSchemaTest : public InvoiceFixture {
 protected:
  // Returns a number from 0 to `most`.
  int Any(int most) {
    return std::uniform_int_distribution<int>(0, most)(random_);
  }

  void DoSomething() {
    if (names_.empty() || Any(4) == 0) {
      names_.push_back(Add(InvoiceOf(
          kToday - Any(300), static_cast<Invoice::Kind>(1 + Any(3)), "a-1")));
      return;
    }
    const std::string& name =
        names_[static_cast<size_t>(Any(static_cast<int>(names_.size()) - 1))];
    const absl::CivilDay day = kToday - Any(100);
    switch (Any(2)) {
      case 0:
        Pay(name, day, 1 + Any(8000)).IgnoreError();
        return;
      case 1:
        Reverse(name, day, 1 + Any(4000)).IgnoreError();
        return;
      default:
        WriteOff(name, day, 1 + Any(4000)).IgnoreError();
    }
  }

  std::mt19937 random_{tests::Seed()};
  std::vector<std::string> names_;
};

TEST_F(InvoiceSchemaTest, AStoreOfRandomInvoicesIsSoundAndAddsUp) {
  for (int i = 0; i < 300; ++i) DoSomething();
  EXPECT_EQ(FindingsOfVerify(InvoiceSchema()), 0);

  int64_t outstanding = 0;
  for (const std::string& name : names_) {
    const auto invoice = Get(name);
    ASSERT_TRUE(invoice.ok());
    outstanding += invoice->outstanding_pence();
    EXPECT_EQ(invoice->amount_pence(), invoice->paid_pence() +
                                           invoice->written_off_pence() +
                                           invoice->outstanding_pence());
  }
  EXPECT_EQ(Count({.measure = "invoices-outstanding-total", .day = kToday}),
            outstanding);

  // What was kept in memory as it went is what a start reads.
  InvoiceRecords again;
  ASSERT_TRUE(again.Load(store_).ok());
  const auto revision = static_cast<uint64_t>(Revision());
  const auto kept = InvoicesOn(records_.FactsOf("x"), 20000, revision);
  const auto read = InvoicesOn(again.FactsOf("x"), 20000, revision);
  ASSERT_EQ(kept.size(), read.size());
  for (size_t i = 0; i < kept.size(); ++i) {
    EXPECT_EQ(kept[i].number, read[i].number);
    EXPECT_EQ(kept[i].balance, read[i].balance);
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
