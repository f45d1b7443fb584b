// The facts of charges as they are stored.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_FACT_FORMAT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_FACT_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/charge_facts.h"

namespace carereform::financial_assessments {

// Big-endian: weekly pence as uint64; started, ended, untold since, told,
// weekly from and outcome as uint32. Then, where somebody looked ahead, rise
// pence as uint64; rise, looked ahead and rise outcome as uint32. Stored on
// disk: never changes.
struct ChargeFactFormat {
  static std::string Encode(const ChargeFact& fact);
  static absl::StatusOr<ChargeFact> Decode(absl::string_view bytes);
};

// Big-endian: backdated pence as uint64, two's complement; recorded, first
// affected, months and cause as uint32. Stored on disk: never changes.
struct ChargeRevisionFactFormat {
  static std::string Encode(const ChargeRevisionFact& fact);
  static absl::StatusOr<ChargeRevisionFact> Decode(absl::string_view bytes);
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_FACT_FORMAT_H_
