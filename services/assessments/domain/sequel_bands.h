// Whether the share of a sequel of contacts lies in the band that the council
// aims at. Too much is as far from the aim as too little. Source: the papers'
// "target band width"; see services/assessments/data/sequel_bands.csv.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_SEQUEL_BANDS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_SEQUEL_BANDS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace carereform::assessments {

// The band of one sequel over a run of days.
struct SequelBand {
  std::string sequel;                // Such as `prevent`.
  int64_t low = 0;                   // Percent, included.
  int64_t high = 0;                  // Percent, included.
  absl::CivilDay from;               // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;
  std::string source;
};

// Returns the band of `sequel` on `day`, or null where none is held.
const SequelBand* BandOn(absl::Span<const SequelBand> bands,
                         absl::string_view sequel, absl::CivilDay day);

// Where a share lies.
enum class BandPlace { kBelow, kWithin, kAbove };

// Returns where `numerator` of `denominator` lies, exactly: a share on either
// end is within. Requires a denominator above 0.
BandPlace PlaceIn(const SequelBand& band, int64_t numerator,
                  int64_t denominator);

// Returns "below", "within" or "above".
absl::string_view PlaceWord(BandPlace place);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_SEQUEL_BANDS_H_
