// The order in which dated stages of one record may follow one another. The
// caller names the stages; this module knows none of them.
#ifndef CR_COMMON_TYPES_DATE_ORDER_H_
#define CR_COMMON_TYPES_DATE_ORDER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace carereform {

// One stage of a record. The views must outlive the call.
struct DatedStage {
  absl::string_view field;            // The field that holds the day.
  absl::string_view words;            // The stage in a sentence: "allocated".
  std::optional<absl::CivilDay> day;  // Empty if it has not happened.
};

// A rule that a field breaks.
struct DateViolation {
  std::string field;
  std::string rule;  // The rule and the remedy, as a sentence without its stop.

  friend bool operator==(const DateViolation&, const DateViolation&) = default;
};

// Returns every breach of two rules by `stages`, given in their proper order:
// a stage is not before any earlier stage, and not after `today`. Stages may
// share a day, and those without one are passed over. A stage before several
// earlier ones is reported once, against the latest of them.
std::vector<DateViolation> CheckDateOrder(absl::Span<const DatedStage> stages,
                                          absl::CivilDay today);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_DATE_ORDER_H_
