#include "services/financial_assessments/invoices/invoice_errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::financial_assessments::errors {

absl::Status InvoiceReversalTooLarge() {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "INVOICE_REVERSAL_TOO_LARGE",
      "amount_pence is more than was held on that day or on one after it: read "
      "the entries of the invoice and give what was taken back");
}

absl::Status InvoiceWriteOffTooLarge() {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "INVOICE_WRITE_OFF_TOO_LARGE",
      "amount_pence is more than was outstanding on that day or on one after "
      "it: read the entries of the invoice and write off what is left");
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
