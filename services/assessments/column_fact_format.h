// The facts of what surrounds a referral as they are stored.

#ifndef CR_SERVICES_ASSESSMENTS_COLUMN_FACT_FORMAT_H_
#define CR_SERVICES_ASSESSMENTS_COLUMN_FACT_FORMAT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/column_facts.h"

namespace carereform::assessments {

// Big-endian uint32: the five days, the owner, and the twelve codes two at a
// time. Stored on disk: never changes.
struct ColumnFactFormat {
  static std::string Encode(const ColumnFact& fact);
  static absl::StatusOr<ColumnFact> Decode(absl::string_view bytes);
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_COLUMN_FACT_FORMAT_H_
