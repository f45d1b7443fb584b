// What is still owed on an invoice, and since when it is late.
//
// Source: the project's own rules; no paper prints any. Care and Support
// Statutory Guidance, annex D, is about recovering what is owed. A payment
// never pays more than is owed: what was received beyond that is the payer's
// credit, shown as such.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_INVOICE_BALANCE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_INVOICE_BALANCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {

// What happened to an invoice. The numbers are those of the contract.
enum class InvoiceEntryKind : uint16_t {
  kPayment = 1,
  kReversal = 2,  // A payment that was taken back, such as by the bank.
  kWriteOff = 3,
};

// One thing that happened to an invoice. Amounts are positive.
struct InvoiceEntryFact {
  InvoiceEntryKind kind = InvoiceEntryKind::kPayment;
  int32_t day = 0;  // See DayNumber.
  Pence amount;
};

// What an invoice came to. paid + written_off + outstanding is the amount of
// the invoice, paid + credit is what was received, and there is no credit while
// anything is outstanding.
struct InvoiceBalance {
  Pence paid;
  Pence written_off;
  Pence credit;
  Pence outstanding;

  friend bool operator==(const InvoiceBalance&,
                         const InvoiceBalance&) = default;
};

// Returns the balance at the end of `day` of an invoice of `amount`. The order
// of the entries does not matter.
InvoiceBalance BalanceOn(Pence amount,
                         const std::vector<InvoiceEntryFact>& entries,
                         int32_t day);

// Returns the balance with every entry, whatever its day.
InvoiceBalance BalanceOf(Pence amount,
                         const std::vector<InvoiceEntryFact>& entries);

// Returns the most that can be taken back on `day`: the least that had been
// received, less what was taken back, at the end of that day or of any after
// it.
Pence MostToReverse(const std::vector<InvoiceEntryFact>& entries, int32_t day);

// Returns the most that can be written off on `day`: the least that was
// outstanding at the end of that day or of any after it.
Pence MostToWriteOff(Pence amount, const std::vector<InvoiceEntryFact>& entries,
                     int32_t day);

// Returns what is to be recorded on `day` so that `received` was received by
// the end of it: above 0 for a payment, below for a reversal. Returns nothing
// where that is not known, because payments of later days are recorded already.
std::optional<Pence> ReceivedSince(const std::vector<InvoiceEntryFact>& entries,
                                   Pence received, int32_t day);

// Returns for how many days an invoice was late on `day`: 0 on the day it was
// due and before.
int32_t DaysLate(int32_t due, int32_t day);

// The days that an invoice says.
struct InvoiceDays {
  absl::CivilDay issued;
  absl::CivilDay due;
  absl::CivilDay period_first;
  absl::CivilDay period_last;  // Included.
};

// A rule that the days of an invoice break.
struct InvoiceDayViolation {
  std::string field;  // Such as `due_date`.
  std::string rule;
};

// Returns what is wrong with the days: due before issue, a period that ends
// before it begins, a day of issue after `today`.
std::vector<InvoiceDayViolation> CheckInvoiceDays(const InvoiceDays& days,
                                                  absl::CivilDay today);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_INVOICE_BALANCE_H_
