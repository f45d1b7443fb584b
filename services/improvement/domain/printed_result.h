// Whether what is printed of an assessment fits together.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_PRINTED_RESULT_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_PRINTED_RESULT_H_

#include <optional>
#include <string>

#include "services/improvement/domain/cqc_scoring.h"

namespace carereform::improvement {

// What is known of a result. Of many councils only a part is.
struct PrintedResult {
  std::optional<int> score_sum = std::nullopt;    // Of the nine scores.
  std::optional<int> printed_sum = std::nullopt;  // As printed.
  std::optional<int> percent = std::nullopt;      // As printed.
  std::string rating = "";  // As printed; empty where it is not known.
};

// What comes of it.
struct CheckedResult {
  std::optional<CqcScore> outcome;  // Of the sum, where one is known.
  std::string rating;  // Of the sum, or else of the percentage; or empty.
  int compared = 0;    // How often one thing was held against another.
  std::string contradiction;  // The first, in a sentence; or empty.
};

// Holds everything that is printed against what the scores or, where they are
// not known, the printed sum or percentage make. Requires a sound framework and
// sums that its scores can make.
//
// Source: the framework's bands and rounding; Liverpool, whose press list of
// scores adds up to 22 while its printed rating is Good.
CheckedResult CheckResult(const PrintedResult& printed,
                          const ScoringFramework& framework);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_PRINTED_RESULT_H_
