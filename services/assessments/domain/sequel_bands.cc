#include "services/assessments/domain/sequel_bands.h"

#include <cstdlib>

namespace carereform::assessments {

const SequelBand* BandOn(absl::Span<const SequelBand> bands,
                         absl::string_view sequel, absl::CivilDay day) {
  for (const SequelBand& band : bands) {
    if (band.sequel == sequel && band.from <= day &&
        (!band.to.has_value() || day < *band.to) &&
        band.status != "withdrawn") {
      return &band;
    }
  }
  return nullptr;
}

BandPlace PlaceIn(const SequelBand& band, int64_t numerator,
                  int64_t denominator) {
  if (100 * numerator < band.low * denominator) return BandPlace::kBelow;
  if (100 * numerator > band.high * denominator) return BandPlace::kAbove;
  return BandPlace::kWithin;
}

absl::string_view PlaceWord(BandPlace place) {
  switch (place) {
    case BandPlace::kBelow:
      return "below";
    case BandPlace::kWithin:
      return "within";
    case BandPlace::kAbove:
      return "above";
  }
  std::abort();
}

}  // namespace carereform::assessments
