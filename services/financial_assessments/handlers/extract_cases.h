// Writes what a nightly extract tells of one case, by the rules of financial
// assessments.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_EXTRACT_CASES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_EXTRACT_CASES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// What an extract would do to one case.
struct CaseDecision {
  std::optional<v1::FinancialAssessment> stored;  // Nothing for a new case.
  std::vector<std::string> changes;  // Fields; none where all is as told.
  v1::FinancialAssessment after;
};

// Decides on the case that an extract of `day` tells of in `fields`: of others
// it says nothing. Errors: INVALID_ARGUMENT, reason FIELD_INVALID, where a
// financial assessment cannot be so on that day; those of the store.
absl::StatusOr<CaseDecision> DecideCase(const Records& records,
                                        const store::Reader& reader,
                                        const v1::FinancialAssessment& told,
                                        const std::vector<std::string>& fields,
                                        absl::CivilDay day);

// Makes what was decided. Does nothing where nothing changes.
absl::Status ApplyCase(const Records& records, store::Txn& txn,
                       const rpc::Call& call, CaseDecision decision);

// Says whether an extract should have the case: its person waits, and it has an
// id in the council's own system.
bool ExpectedInExtract(const v1::FinancialAssessment& assessment);

// Keeps that the last extract lacked a case, if it is still expected.
absl::Status MarkMissing(const Records& records, store::Txn& txn,
                         const std::string& name);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_EXTRACT_CASES_H_
