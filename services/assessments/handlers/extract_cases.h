// Writes what a case extract tells of one case, by the rules of referrals.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_EXTRACT_CASES_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_EXTRACT_CASES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/assessments/domain/extract_rows.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// The word that a referral has for its latest change where an extract corrected
// it.
inline constexpr char kExtractReason[] = "case_extract";

// What an extract would do to one case.
struct CaseDecision {
  std::optional<v1::Referral> stored;  // Nothing for a case that is new.
  std::vector<FieldChange> changes;    // None where all is as it is told.
  v1::Referral after;
};

// Decides on the case that an extract of `day` tells of. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, where a referral cannot be so on that
// day, with fields as ExtractFields has them; those of the store.
absl::StatusOr<CaseDecision> DecideCase(const Records& records,
                                        const store::Reader& reader,
                                        const CaseFields& told,
                                        absl::CivilDay day);

// Makes what was decided. Does nothing where nothing changes.
absl::Status ApplyCase(const Records& records, store::Txn& txn,
                       const rpc::Call& call, CaseDecision decision);

// Says whether an extract should have the case: it is open, and has an id in
// the council's own system.
bool ExpectedInExtract(const v1::Referral& referral);

// Keeps that the last extract lacked a case, if it is still expected.
absl::Status MarkMissing(const Records& records, store::Txn& txn,
                         const std::string& name);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_EXTRACT_CASES_H_
