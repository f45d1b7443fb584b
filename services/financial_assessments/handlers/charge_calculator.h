// Handlers that work out charges of people who need not be stored. They read
// the council's rules and nothing else, and store nothing.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_CALCULATOR_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_CALCULATOR_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/charge_calculator.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Characters of how to reach a team: a telephone number, an address of mail,
// and hours.
inline constexpr int kMaxContactCharacters = 300;

absl::Status CheckCalculateCharge(const v1::CalculateChargeRequest& request);
absl::StatusOr<v1::Calculation> CalculateCharge(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::CalculateChargeRequest& request);

absl::Status CheckCompareCharges(const v1::CompareChargesRequest& request);
absl::StatusOr<v1::CompareChargesResponse> CompareCharges(
    const Records& records, const store::Reader& reader,
    const v1::CompareChargesRequest& request);

absl::Status CheckWriteChargeLetter(
    const v1::WriteChargeLetterRequest& request);
absl::StatusOr<v1::ChargeLetter> WriteChargeLetter(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::WriteChargeLetterRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_CALCULATOR_H_
