// The coarse facts about one referral from which waits are measured: fixed in
// size, no name, no text, so that millions of them are scanned in a moment.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_WAIT_FACTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_WAIT_FACTS_H_

#include <array>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "services/assessments/domain/stages.h"

namespace carereform::assessments {

// In place of a day: it has not happened, or is not known. Later than every
// day that is kept.
inline constexpr uint16_t kNoDay = std::numeric_limits<uint16_t>::max();

// In place of the code of a word: there is none.
inline constexpr uint16_t kNoWord = std::numeric_limits<uint16_t>::max();

// In place of a revision: the fact has not been replaced.
inline constexpr uint64_t kStillKnown = std::numeric_limits<uint64_t>::max();

// What was known of one referral over a run of revisions. Days are counted from
// 1 January 1970 (DayNumber in common/types/civil_date.h).
struct WaitFact {
  uint64_t known_from = 0;          // First revision at which this was known.
  uint64_t known_to = kStillKnown;  // Revision that replaced it.
  uint16_t contacted = kNoDay;
  uint16_t received = kNoDay;
  uint16_t triaged = kNoDay;
  uint16_t allocated = kNoDay;
  uint16_t started = kNoDay;
  uint16_t completed = kNoDay;
  uint16_t decided = kNoDay;
  uint16_t service_started = kNoDay;
  uint16_t left = kNoDay;      // The day the referral was closed.
  uint16_t start_by = kNoDay;  // The last day on which it may start.
  uint16_t informed = kNoDay;  // The day whoever asked was told the outcome.
  uint16_t team = kNoWord;     // Codes that the owner of the facts gives.
  uint16_t locality = kNoWord;
  uint16_t district = kNoWord;
  uint16_t specialism = kNoWord;
  uint16_t worker = kNoWord;
  uint8_t type = 0;  // Numbers of the contract from here on; 0: not recorded.
  uint8_t risk_rating = 0;
  uint8_t channel = 0;
  uint8_t age_band = 0;
  uint8_t ethnic_group = 0;
  uint8_t complexity = 0;
  uint8_t hold_reason = 0;
  uint8_t exclusion = 0;  // Why adjusted figures leave it out.
  uint8_t request_source = 0;
  uint8_t merged = 0;  // 1 where it is another case: counted nowhere.
};

static_assert(sizeof(WaitFact) == 64);  // One line of a processor's cache.
static_assert(std::is_trivially_copyable_v<WaitFact>);

// The days of the stages, in their order.
inline constexpr std::array<uint16_t WaitFact::*, kStages.size()> kStageDays = {
    &WaitFact::contacted, &WaitFact::received,        &WaitFact::triaged,
    &WaitFact::allocated, &WaitFact::started,         &WaitFact::completed,
    &WaitFact::decided,   &WaitFact::service_started,
};

// Returns a day as facts keep it, from its DayNumber: kNoDay for one before
// 1970 or after 5 June 2149, which can only be an error and is never guessed.
constexpr uint16_t FactDay(int32_t number) {
  return number < 0 || number >= kNoDay ? kNoDay
                                        : static_cast<uint16_t>(number);
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_WAIT_FACTS_H_
