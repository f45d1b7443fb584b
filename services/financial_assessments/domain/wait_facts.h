// The coarse facts about one financial assessment from which waits are
// measured: fixed in size, no name, no money, no text.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAIT_FACTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAIT_FACTS_H_

#include <cstdint>
#include <limits>
#include <type_traits>

namespace carereform::financial_assessments {

// In place of a day: it has not happened. Later than every day.
inline constexpr int32_t kNoDay = std::numeric_limits<int32_t>::max();

// In place of a revision: the fact has not been replaced.
inline constexpr uint64_t kStillKnown = std::numeric_limits<uint64_t>::max();

// What was known of one assessment over a run of revisions. Days are counted
// from 1 January 1970 (DayNumber in common/types/civil_date.h).
struct WaitFact {
  uint64_t known_from = 0;          // First revision at which this was known.
  uint64_t known_to = kStillKnown;  // Revision that replaced it.
  int32_t referred = 0;
  int32_t allocated = kNoDay;
  int32_t decided = kNoDay;
  int32_t left = kNoDay;  // The day the assessment was withdrawn.
  uint16_t kind = 0;      // A number that the owner of the facts gives.
};

static_assert(sizeof(WaitFact) == 40);
static_assert(std::is_trivially_copyable_v<WaitFact>);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_WAIT_FACTS_H_
