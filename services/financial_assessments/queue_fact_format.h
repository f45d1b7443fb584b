// The facts of the queue and of appeals as they are stored.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_QUEUE_FACT_FORMAT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_QUEUE_FACT_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/appeal_facts.h"
#include "services/financial_assessments/domain/queue_facts.h"

namespace carereform::financial_assessments {

// Eight big-endian uint32: completed, charge_from, needs_due, needs_completed,
// owner, trigger, documentation, expenditure. Stored on disk: never changes.
struct QueueFactFormat {
  static std::string Encode(const QueueFact& fact);

  // Returns DATA_LOSS for bytes that are no fact.
  static absl::StatusOr<QueueFact> Decode(absl::string_view bytes);
};

// Four big-endian uint32: raised, decided, route, outcome. Stored on disk:
// never changes.
struct AppealFactFormat {
  static std::string Encode(const AppealFact& fact);

  // Returns DATA_LOSS for bytes that are no fact.
  static absl::StatusOr<AppealFact> Decode(absl::string_view bytes);
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_QUEUE_FACT_FORMAT_H_
