// The errors of invoices, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_ERRORS_H_

#include "absl/status/status.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments::errors {

// FAILED_PRECONDITION, INVOICE_REVERSAL_TOO_LARGE: no more than `most` was held
// on that day and ever after.
absl::Status InvoiceReversalTooLarge(Pence most);

// FAILED_PRECONDITION, INVOICE_WRITE_OFF_TOO_LARGE: no more than `outstanding`
// is owed.
absl::Status InvoiceWriteOffTooLarge(Pence outstanding);

// FAILED_PRECONDITION, INVOICE_ENTRIES_TOO_MANY: the invoice has `most`.
absl::Status InvoiceEntriesTooMany(int most);

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_ERRORS_H_
