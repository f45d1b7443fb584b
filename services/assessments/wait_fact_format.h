// The facts of referrals as they are stored.

#ifndef CR_SERVICES_ASSESSMENTS_WAIT_FACT_FORMAT_H_
#define CR_SERVICES_ASSESSMENTS_WAIT_FACT_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// Seven big-endian uint32: received, allocated, started, left, type, team,
// locality. Stored on disk: never changes.
struct WaitFactFormat {
  static std::string Encode(const WaitFact& fact);
  static absl::StatusOr<WaitFact> Decode(absl::string_view bytes);
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_WAIT_FACT_FORMAT_H_
