// Facts about money as they are stored.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FACT_FORMAT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FACT_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/amount_facts.h"

namespace carereform::financial_assessments {

// Big-endian: uint64 for the four amounts and the payer, uint32 for the six
// days, the owner and the six codes. Stored on disk: never changes.
struct AmountFactFormat {
  static std::string Encode(const AmountFact& fact);
  static absl::StatusOr<AmountFact> Decode(absl::string_view bytes);
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FACT_FORMAT_H_
