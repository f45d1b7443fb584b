// A rise of a charge that time alone brings: nothing is recorded on its day, so
// that nobody is told unless somebody looks ahead.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_UNTOLD_RISE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_UNTOLD_RISE_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge_timeline.h"

namespace carereform::financial_assessments {

// How far a charge is looked ahead for rises: two years, in each of which new
// rates begin.
inline constexpr int kLookAheadDays = 732;

// Of which days' charges a person knows.
struct KnownDays {
  absl::CivilDay on;       // Until then, of what is paid on it.
  absl::CivilDay from;     // From here on, of every day that is paid;
  absl::CivilDay through;  // up to here, included.
};

// More is charged from a day on than the person knows of.
struct UntoldRise {
  absl::CivilDay first;
  Pence weekly;
  Outcome outcome = Outcome::kNothing;

  friend bool operator==(const UntoldRise&, const UntoldRise&) = default;
};

// Returns the first day on which more is charged than the person knows of:
// between `on` and `from` more than on `on`, and after `through` more than on
// that day. A charge that falls is none, nor is one that rises again to what it
// was. Returns nothing where there is no such day among `runs`, or where they
// say nothing of the day to compare with.
std::optional<UntoldRise> FirstUntoldRise(absl::Span<const ChargeRun> runs,
                                          const KnownDays& known);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_UNTOLD_RISE_H_
