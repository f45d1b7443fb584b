// The facts of financial assessments as they are stored.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_WAIT_FACT_FORMAT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_WAIT_FACT_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/wait_facts.h"

namespace carereform::financial_assessments {

// Five big-endian uint32: referred, allocated, decided, left, kind. Stored on
// disk: never changes.
struct WaitFactFormat {
  static std::string Encode(const WaitFact& fact);
  static absl::StatusOr<WaitFact> Decode(absl::string_view bytes);
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_WAIT_FACT_FORMAT_H_
