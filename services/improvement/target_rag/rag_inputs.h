// Between the records of a target and the rules that rate it.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_INPUTS_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_INPUTS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "carereform/improvement/v1/target_rag_records.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/domain/rag.h"
#include "services/improvement/domain/rag_axes.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

// Returns all that is known of a target as it was stored at `revision`; 0 means
// the latest. Errors: NOT_FOUND, reason RESOURCE_NOT_FOUND; OUT_OF_RANGE,
// reason REVISION_IN_FUTURE.
absl::StatusOr<RagInputs> InputsOf(const TargetRagRecords& records,
                                   const store::Reader& reader,
                                   absl::string_view outcome_target,
                                   int64_t revision);

// Returns what a target is set beside, in the order recorded. Errors as above.
absl::StatusOr<std::vector<ComparedFigure>> ComparatorsOf(
    const TargetRagRecords& records, const store::Reader& reader,
    absl::string_view outcome_target, int64_t revision);

// Returns the ratings agreed of a target, in the order of the days on which
// they were. Errors as above.
absl::StatusOr<std::vector<v1::AgreedRag>> AgreedOf(
    const TargetRagRecords& records, const store::Reader& reader,
    absl::string_view outcome_target, int64_t revision);

// Returns `rag`, RagOn(inputs, day), with its reason.
v1::Rag ToProto(const RagInputs& inputs, const ComputedRag& rag,
                absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_INPUTS_H_
