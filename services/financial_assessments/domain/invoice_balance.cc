#include "services/financial_assessments/domain/invoice_balance.h"

#include <algorithm>
#include <limits>

namespace carereform::financial_assessments {
namespace {

constexpr int32_t kEver = std::numeric_limits<int32_t>::max();

// What was received by the end of `day`, less what was taken back.
Pence ReceivedBy(const std::vector<InvoiceEntryFact>& entries, int32_t day) {
  Pence received;
  for (const InvoiceEntryFact& entry : entries) {
    if (entry.day > day) continue;
    if (entry.kind == InvoiceEntryKind::kPayment) {
      received = received + entry.amount;
    }
    if (entry.kind == InvoiceEntryKind::kReversal) {
      received = received - entry.amount;
    }
  }
  return received;
}

}  // namespace

InvoiceBalance BalanceOn(Pence amount,
                         const std::vector<InvoiceEntryFact>& entries,
                         int32_t day) {
  InvoiceBalance balance;
  for (const InvoiceEntryFact& entry : entries) {
    if (entry.day <= day && entry.kind == InvoiceEntryKind::kWriteOff) {
      balance.written_off = balance.written_off + entry.amount;
    }
  }
  const Pence received = ReceivedBy(entries, day);
  const Pence owed = amount - balance.written_off;
  balance.paid = std::min(received, owed);
  balance.credit = received - balance.paid;
  balance.outstanding = owed - balance.paid;
  return balance;
}

InvoiceBalance BalanceOf(Pence amount,
                         const std::vector<InvoiceEntryFact>& entries) {
  return BalanceOn(amount, entries, kEver);
}

Pence MostToReverse(const std::vector<InvoiceEntryFact>& entries, int32_t day) {
  Pence least = ReceivedBy(entries, day);
  for (const InvoiceEntryFact& entry : entries) {
    if (entry.day > day) {
      least = std::min(least, ReceivedBy(entries, entry.day));
    }
  }
  return least;
}

Pence MostToWriteOff(Pence amount, const std::vector<InvoiceEntryFact>& entries,
                     int32_t day) {
  Pence least = BalanceOn(amount, entries, day).outstanding;
  for (const InvoiceEntryFact& entry : entries) {
    if (entry.day > day) {
      least =
          std::min(least, BalanceOn(amount, entries, entry.day).outstanding);
    }
  }
  return least;
}

std::optional<Pence> ReceivedSince(const std::vector<InvoiceEntryFact>& entries,
                                   Pence received, int32_t day) {
  const Pence difference = received - ReceivedBy(entries, day);
  const bool later = std::any_of(
      entries.begin(), entries.end(), [&](const InvoiceEntryFact& entry) {
        return entry.day > day && entry.kind != InvoiceEntryKind::kWriteOff;
      });
  if (later && difference != Pence()) return std::nullopt;
  return difference;
}

int32_t DaysLate(int32_t due, int32_t day) { return std::max(0, day - due); }

std::vector<InvoiceDayViolation> CheckInvoiceDays(const InvoiceDays& days,
                                                  absl::CivilDay today) {
  std::vector<InvoiceDayViolation> violations;
  if (days.issued > today) {
    violations.push_back({"issued_date",
                          "is in the future: give a day up to "
                          "today"});
  }
  if (days.due < days.issued) {
    violations.push_back({"due_date",
                          "is before issued_date: give that day or "
                          "a later one"});
  }
  if (days.period_last < days.period_first) {
    violations.push_back({"period_last_date",
                          "is before period_first_date: give that day or a "
                          "later one"});
  }
  return violations;
}

}  // namespace carereform::financial_assessments
