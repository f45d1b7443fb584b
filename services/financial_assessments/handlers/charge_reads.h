// What the methods that look into a charge do.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_READS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_READS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/charges.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Days of one period, in 20 years.
inline constexpr int kMaxPeriodDays = 7305;

absl::Status CheckListCircumstances(
    const v1::ListCircumstancesRequest& request);
absl::StatusOr<v1::ListCircumstancesResponse> ListCircumstances(
    const Records& records, const store::Reader& reader,
    const v1::ListCircumstancesRequest& request);

absl::Status CheckGetCalculation(const v1::GetCalculationRequest& request);
absl::StatusOr<v1::ChargeCalculation> GetCalculation(
    const Records& records, const store::Reader& reader,
    const v1::GetCalculationRequest& request);

absl::Status CheckListCalculations(const v1::ListCalculationsRequest& request);
absl::StatusOr<v1::ListCalculationsResponse> ListCalculations(
    const Records& records, const store::Reader& reader,
    const v1::ListCalculationsRequest& request);

absl::Status CheckCalculateOn(const v1::CalculateOnRequest& request);
absl::StatusOr<v1::Calculation> CalculateOn(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::CalculateOnRequest& request);

absl::Status CheckListChargeRevisions(
    const v1::ListChargeRevisionsRequest& request);
absl::StatusOr<v1::ListChargeRevisionsResponse> ListChargeRevisions(
    const Records& records, const store::Reader& reader,
    const v1::ListChargeRevisionsRequest& request);

absl::Status CheckGetChargePeriods(const v1::GetChargePeriodsRequest& request);
absl::StatusOr<v1::GetChargePeriodsResponse> GetChargePeriods(
    const Records& records, const store::Reader& reader,
    const v1::GetChargePeriodsRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_READS_H_
