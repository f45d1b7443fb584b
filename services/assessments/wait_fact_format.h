// The facts of referrals as they are stored.

#ifndef CR_SERVICES_ASSESSMENTS_WAIT_FACT_FORMAT_H_
#define CR_SERVICES_ASSESSMENTS_WAIT_FACT_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// Sixteen big-endian uint16, then ten bytes, in the order of WaitFact. Facts
// of before there were eight stages are read too: seven big-endian uint32, for
// received, allocated, started, left, type, team and locality; what they lack
// is not recorded. Stored on disk: neither ever changes, and their lengths tell
// them apart.
struct WaitFactFormat {
  static std::string Encode(const WaitFact& fact);
  static absl::StatusOr<WaitFact> Decode(absl::string_view bytes);
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_WAIT_FACT_FORMAT_H_
