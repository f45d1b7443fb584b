// When somebody who waits is to be contacted next: by the risk rating, from
// dated configuration, counted from the last contact, the last rating or the
// receipt, whichever is latest. Source: 002:823 of the papers, which publish no
// frequency.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_CONTACTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_CONTACTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/assessments/domain/due_cycles.h"

namespace carereform::assessments {

// How often people of one rating are contacted over a run of days.
struct ContactFrequency {
  uint16_t rating = 0;      // The number of the rating; 0 for unrated.
  int64_t every_days = 0;   // Calendar days from one contact to the next.
  std::string escalate_to;  // The role that has to be told; empty for none.
  absl::CivilDay from;      // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;                // `in force`, `assumed`, `withdrawn`...
  std::string source;
};

// Returns the frequency for `rating` on `day`, or null where none is held.
const ContactFrequency* FrequencyOn(absl::Span<const ContactFrequency> all,
                                    uint16_t rating, absl::CivilDay day);

// Returns the day by which somebody with `rating` since `day`, the last on
// which they were contacted, rated or received, is to be contacted; kNoDay
// where no frequency is held.
int32_t NextContactDue(absl::Span<const ContactFrequency> all, uint16_t rating,
                       int32_t day);

// A contact with somebody who waits, and the rating after it.
struct ContactMade {
  int32_t day = 0;
  uint16_t rating = 0;
};

// What is known of somebody who waits. Days are counted from 1 January 1970.
struct Waiter {
  int32_t received = kNoDay;
  int32_t ended = kNoDay;  // The first day on which they wait no more.
  int32_t rated = kNoDay;  // The day of the rating in force, and the rating.
  uint16_t rating = 0;
  std::vector<ContactMade> contacts;  // In any order.
};

// Returns the cycles of contacts. Until the first rating they are unrated.
std::vector<DueCycle> ContactCycles(absl::Span<const ContactFrequency> all,
                                    const Waiter& waiter);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_CONTACTS_H_
