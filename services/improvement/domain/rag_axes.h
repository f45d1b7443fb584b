// What stands beside a rating and is never part of it: the trend, a comparator
// and last year. Each may point another way than the colour.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_AXES_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_AXES_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/improvement/domain/rag.h"

namespace carereform::improvement {

// A figure from elsewhere.
struct ComparedFigure {
  std::string name;
  absl::CivilDay known;
  std::string display_name;  // Such as "national average".
  std::string geography;
  std::string year;
  Thousandths value = 0;
};

enum class Side { kNotKnown, kBetter, kSimilar, kWorse };

// Which side of another figure the latest is on, with the reason in a sentence.
struct Axis {
  Side side = Side::kNotKnown;
  std::string reason;
};

// Returns which side of `other` `figure` is on: for a band, the nearer to it is
// the better. Figures at most `similar_margin` apart are similar. Not known
// where the target does not say which way is better.
Side SideOf(const RatedTarget& target, Thousandths figure, Thousandths other,
            Thousandths similar_margin);

// Returns how the latest reading stands beside the one before, of whatever
// difference. Never across a break in the series.
Axis TrendOn(const RagInputs& inputs, absl::CivilDay day);

// Returns how the latest reading stands beside the reading of the same day of
// the year before: of 31 March 2021 beside 31 March 2020. Never across a break.
Axis YearOnYearOn(const RagInputs& inputs, absl::CivilDay day);

// Returns how the latest reading stands beside the comparator known last.
Axis ComparatorOn(const RagInputs& inputs,
                  const std::vector<ComparedFigure>& comparators,
                  absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_RAG_AXES_H_
