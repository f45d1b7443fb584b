#include "services/financial_assessments/invoices/invoice_errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::financial_assessments::errors {

absl::Status InvoiceReversalTooLarge(Pence most) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "INVOICE_REVERSAL_TOO_LARGE",
      absl::StrCat("no more than ", FormatPounds(most),
                   " was held on that day and on each after it: read the "
                   "entries of the invoice and give what was taken back"),
      {{"most_pence", absl::StrCat(most.value())}});
}

absl::Status InvoiceWriteOffTooLarge(Pence outstanding) {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "INVOICE_WRITE_OFF_TOO_LARGE",
                   absl::StrCat("no more than ", FormatPounds(outstanding),
                                " is outstanding: write off that or less"),
                   {{"outstanding_pence", absl::StrCat(outstanding.value())}});
}

absl::Status InvoiceEntriesTooMany(int most) {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "INVOICE_ENTRIES_TOO_MANY",
                   absl::StrCat("an invoice has at most ", most,
                                " entries: record what is still to come on "
                                "another invoice"),
                   {{"most", absl::StrCat(most)}});
}

}  // namespace carereform::financial_assessments::errors
