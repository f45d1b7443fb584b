// What the methods of financial assessments do. Check functions look at the
// shape of a request alone; the others read check, decide, store.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENTS_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Checks the shape of every field that a caller gives, its person aside.
void CheckFieldShapes(const v1::FinancialAssessment& assessment,
                      rpc::Validation& validation);

absl::Status CheckCreate(const v1::CreateFinancialAssessmentRequest& request);
absl::StatusOr<v1::FinancialAssessment> CreateFinancialAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateFinancialAssessmentRequest& request);

// Checks what CreateFinancialAssessment checks of the dates, which needs
// today's. Returns INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckDates(const v1::FinancialAssessment& assessment,
                        absl::CivilDay today);

absl::Status CheckGet(const v1::GetFinancialAssessmentRequest& request);
absl::StatusOr<v1::FinancialAssessment> GetFinancialAssessment(
    const Records& records, const store::Reader& reader,
    const v1::GetFinancialAssessmentRequest& request);

absl::Status CheckList(const v1::ListFinancialAssessmentsRequest& request);
absl::StatusOr<v1::ListFinancialAssessmentsResponse> ListFinancialAssessments(
    const Records& records, const store::Reader& reader,
    const v1::ListFinancialAssessmentsRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENTS_H_
