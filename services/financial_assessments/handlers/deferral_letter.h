// A statement of a deferred payment in words, as a letter has it.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_LETTER_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_LETTER_H_

#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "services/financial_assessments/domain/deferral_statement.h"

namespace carereform::financial_assessments {

// Sets the text of every line, and the letter. The amounts are those of the
// statement, which was made of `written`: nothing is worked out again.
void SetWords(const DeferralStatement& written,
              v1::DeferredPaymentStatement& statement);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_LETTER_H_
