#include "services/assessments/domain/standards.h"

namespace carereform::assessments {

std::optional<Standard> StandardOn(absl::Span<const Standard> standards,
                                   absl::string_view standard,
                                   absl::string_view type, absl::CivilDay day) {
  for (const Standard& held : standards) {
    if (held.standard != standard || held.type != type) continue;
    if (held.status == "withdrawn") continue;
    if (day < held.from || (held.to.has_value() && day >= *held.to)) continue;
    return held;
  }
  return std::nullopt;
}

}  // namespace carereform::assessments
