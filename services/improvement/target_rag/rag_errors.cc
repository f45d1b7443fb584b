#include "services/improvement/target_rag/rag_errors.h"

#include "common/status/error.h"

namespace carereform::improvement::errors {

absl::Status AgreedReasonMissing() {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "AGREED_REASON_MISSING",
      "the agreed rating is not the computed one of that day: read the status, "
      "and say in `agreed_rag.reason` why another was agreed");
}

}  // namespace carereform::improvement::errors
