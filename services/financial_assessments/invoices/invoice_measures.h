// What invoices can be measured by: arrears as at any day, how old they are,
// and what was let go.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_MEASURES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_MEASURES_H_

#include <string>
#include <vector>

#include "services/financial_assessments/amounts/amount_measures.h"
#include "services/financial_assessments/domain/invoice_balance.h"
#include "services/financial_assessments/invoices/invoice_records.h"

namespace carereform::financial_assessments {

// An invoice issued by a day, with what came of it by the end of that day.
struct InvoiceOnDay {
  AmountFact invoice;
  uint32_t number = 0;
  InvoiceBalance balance;
  int32_t days_late = 0;
};

// Returns the invoices issued by `day`, as known at `revision`, by number.
std::vector<InvoiceOnDay> InvoicesOn(const InvoiceFacts& facts, int32_t day,
                                     uint64_t revision);

// Returns the measures. `records` outlives them.
std::vector<AmountMeasure> InvoiceMeasures(const InvoiceRecords& records);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_MEASURES_H_
