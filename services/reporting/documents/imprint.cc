#include "services/reporting/documents/imprint.h"

namespace carereform::reporting::documents {

absl::string_view EditionName(const Imprint& imprint) {
  return imprint.frozen_at.has_value() ? "frozen" : "draft";
}

std::string PrintState(const Imprint& imprint) {
  if (!imprint.frozen_at.has_value()) return "Draft";
  return absl::FormatTime("Frozen on %-d %B %Y at %H:%M UTC",
                          *imprint.frozen_at, absl::UTCTimeZone());
}

absl::string_view StateInWords(const Imprint& imprint) {
  return imprint.frozen_at.has_value()
             ? "Its figures and words never change. Whether it is certified is "
               "recorded beside it, not in it."
             : "Nobody has frozen or certified it, and another version can "
               "take "
               "its place.";
}

std::string IsoFreezeTime(const Imprint& imprint) {
  if (!imprint.frozen_at.has_value()) return "";
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", *imprint.frozen_at,
                          absl::UTCTimeZone());
}

}  // namespace carereform::reporting::documents
