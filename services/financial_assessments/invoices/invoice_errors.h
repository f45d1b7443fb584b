// The errors of invoices, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_ERRORS_H_

#include "absl/status/status.h"

namespace carereform::financial_assessments::errors {

// FAILED_PRECONDITION, INVOICE_REVERSAL_TOO_LARGE: less was held on that day or
// one after it. Errors are logged by callers, so they tell no amount.
absl::Status InvoiceReversalTooLarge();

// FAILED_PRECONDITION, INVOICE_WRITE_OFF_TOO_LARGE: less was outstanding on
// that day or one after it.
absl::Status InvoiceWriteOffTooLarge();

// FAILED_PRECONDITION, INVOICE_ENTRIES_TOO_MANY: the invoice has `most`.
absl::Status InvoiceEntriesTooMany(int most);

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_INVOICE_ERRORS_H_
