#include "services/financial_assessments/domain/appeal_facts.h"

#include <algorithm>

#include "common/types/civil_date.h"

namespace carereform::financial_assessments {
namespace {

bool IsAskedAbout(const AppealFact& fact, uint64_t revision,
                  const AppealFilter& filter) {
  return fact.known_from <= revision &&
         (revision < fact.known_to || fact.known_to == kStillKnown) &&
         (!filter.route.has_value() || *filter.route == fact.route);
}

bool HasOutcome(const AppealFact& fact, const AppealFilter& filter) {
  return !filter.outcome.has_value() || *filter.outcome == fact.outcome;
}

bool IsIn(int32_t day, const Period& period) {
  return DayNumber(period.start) <= day && day < DayNumber(period.end);
}

}  // namespace

int64_t CountOpenOn(absl::Span<const AppealFact> facts, absl::CivilDay day,
                    uint64_t known_at, const AppealFilter& filter) {
  const int32_t today = DayNumber(day);
  return std::count_if(facts.begin(), facts.end(), [&](const AppealFact& fact) {
    return IsAskedAbout(fact, known_at, filter) && fact.raised <= today &&
           today < fact.decided;
  });
}

int64_t CountRaisedIn(absl::Span<const AppealFact> facts, const Period& period,
                      uint64_t known_at, const AppealFilter& filter) {
  return std::count_if(facts.begin(), facts.end(), [&](const AppealFact& fact) {
    return IsAskedAbout(fact, known_at, filter) && HasOutcome(fact, filter) &&
           IsIn(fact.raised, period);
  });
}

int64_t CountDecidedIn(absl::Span<const AppealFact> facts, const Period& period,
                       uint64_t known_at, const AppealFilter& filter) {
  return std::count_if(facts.begin(), facts.end(), [&](const AppealFact& fact) {
    return IsAskedAbout(fact, known_at, filter) && HasOutcome(fact, filter) &&
           IsIn(fact.decided, period);
  });
}

}  // namespace carereform::financial_assessments
