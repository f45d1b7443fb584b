// How a target stands, for the methods of this service and for what reports it.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_STATUS_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_STATUS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/target_rag_records.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

// Returns how the target of the name `outcome_target` stands on `day`, by what
// was known on that day as it was stored at `revision`; 0 means the latest. A
// target that is not rated has a status that says so. Errors: NOT_FOUND, reason
// RESOURCE_NOT_FOUND; OUT_OF_RANGE, reason REVISION_IN_FUTURE.
absl::StatusOr<v1::RagStatus> RagStatusOn(const TargetRagRecords& records,
                                          const store::Reader& reader,
                                          absl::string_view outcome_target,
                                          absl::CivilDay day,
                                          int64_t revision = 0);

// Returns how the ratings of a target came about up to `day`. Errors as for
// RagStatusOn.
absl::StatusOr<v1::RagHistory> RagHistoryUpTo(const TargetRagRecords& records,
                                              const store::Reader& reader,
                                              absl::string_view outcome_target,
                                              absl::CivilDay day,
                                              int64_t revision = 0);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_STATUS_H_
