// Which figures a public copy may not show, because they, or what can be worked
// out from the others, count too few people.
#ifndef CR_SERVICES_REPORTING_DOMAIN_DISCLOSURE_H_
#define CR_SERVICES_REPORTING_DOMAIN_DISCLOSURE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"

namespace carereform::reporting {

// One version of the rule. Nought is shown; counts from 1 to below
// `smallest_shown` are not.
struct DisclosureRule {
  std::string id;
  std::string status;   // Such as "assumed".
  std::string source;   // Where it comes from, or why it is assumed.
  absl::CivilDay from;  // The first day on which it holds.
  int64_t smallest_shown = 5;
  std::vector<std::string> count_units;  // Units of printed figures that count.
};

// A count that others are parts of. The parts need not be all: what is left is
// a part that is not published.
struct CountSum {
  size_t total;
  std::vector<size_t> parts;
};

// Figures with the counts behind them. Counts are named by their position.
struct CountedFigures {
  std::vector<int64_t> counts;               // Never negative.
  std::vector<std::vector<size_t>> figures;  // The counts that each one shows.
  std::vector<CountSum> sums;
};

// Says whether `count` is too small to be shown.
bool IsSmall(int64_t count, const DisclosureRule& rule);

// Returns which of the figures are to be suppressed: those that show a small
// count, and of the others the fewest people at a time, until a reader who
// knows every sum and every figure shown, and takes for nought only what is,
// can neither work out what was suppressed nor tell that it is below the
// greatest count that is never shown. A sum whose parts are more than its total
// holds nothing and is passed over.
std::vector<bool> SuppressedFigures(const CountedFigures& figures,
                                    const DisclosureRule& rule);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_DOMAIN_DISCLOSURE_H_
