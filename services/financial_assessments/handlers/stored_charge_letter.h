// The letter on a calculation that was stored: what the person was told.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_STORED_CHARGE_LETTER_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_STORED_CHARGE_LETTER_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/charges.pb.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckWriteStoredChargeLetter(
    const v1::WriteStoredChargeLetterRequest& request);

// Returns the letter on the calculation as it was stored, which it holds
// unchanged.
absl::StatusOr<v1::ChargeLetter> WriteStoredChargeLetter(
    const Records& records, const store::Reader& reader,
    const v1::WriteStoredChargeLetterRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_STORED_CHARGE_LETTER_H_
