// An oracle that pays an invoice penny by penny, in an order of its own.

#include <algorithm>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/invoice_balance.h"

namespace carereform::financial_assessments {
namespace {

constexpr int64_t kMost = 60;

// Entries as the methods let them be: nothing is taken back that was not
// received, nothing is written off that was not owed.
std::vector<InvoiceEntryFact> AnyEntries(Pence amount) {
  std::vector<InvoiceEntryFact> entries;
  const int count = *rc::gen::inRange(0, 12);
  int32_t day = 0;
  for (int i = 0; i < count; ++i) {
    day += *rc::gen::inRange(0, 3);
    const auto kind =
        static_cast<InvoiceEntryKind>(*rc::gen::inRange<uint16_t>(1, 4));
    const InvoiceBalance balance = BalanceOf(amount, entries);
    Pence most = Pence::FromPence(kMost);
    if (kind == InvoiceEntryKind::kReversal) {
      most = MostToReverse(entries, day);
    }
    if (kind == InvoiceEntryKind::kWriteOff) most = balance.outstanding;
    if (most == Pence()) continue;
    entries.push_back(
        {kind, day,
         Pence::FromPence(*rc::gen::inRange<int64_t>(1, most.value() + 1))});
  }
  return entries;
}

RC_GTEST_PROP(InvoiceBalancePropertyTest, AgreesWithPenniesCountedOneByOne,
              ()) {
  const Pence amount = Pence::FromPence(*rc::gen::inRange<int64_t>(1, kMost));
  std::vector<InvoiceEntryFact> entries = AnyEntries(amount);
  const int32_t day = *rc::gen::inRange(0, 30);
  const InvoiceBalance balance = BalanceOn(amount, entries, day);

  // The oracle: each penny of debt is owed, let go or paid.
  int64_t held = 0;
  int64_t let_go = 0;
  for (const InvoiceEntryFact& entry : entries) {
    if (entry.day > day) continue;
    for (int64_t penny = 0; penny < entry.amount.value(); ++penny) {
      if (entry.kind == InvoiceEntryKind::kPayment) ++held;
      if (entry.kind == InvoiceEntryKind::kReversal) --held;
      if (entry.kind == InvoiceEntryKind::kWriteOff) ++let_go;
    }
  }
  int64_t paid = 0;
  int64_t owed = amount.value() - let_go;
  while (owed > 0 && held > 0) {
    --owed;
    --held;
    ++paid;
  }
  RC_ASSERT(balance.paid.value() == paid);
  RC_ASSERT(balance.credit.value() == held);
  RC_ASSERT(balance.outstanding.value() == owed);
  RC_ASSERT(balance.written_off.value() == let_go);

  RC_ASSERT(balance.paid >= Pence());
  RC_ASSERT(balance.credit >= Pence());
  RC_ASSERT(balance.outstanding >= Pence());
  RC_ASSERT(balance.paid + balance.written_off + balance.outstanding == amount);
  RC_ASSERT(balance.credit == Pence() || balance.outstanding == Pence());

  std::reverse(entries.begin(), entries.end());
  RC_ASSERT(BalanceOn(amount, entries, day) == balance);
}

}  // namespace
}  // namespace carereform::financial_assessments
