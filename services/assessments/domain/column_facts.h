// The coarse facts about one record of what surrounds a referral: contacts,
// Waiting Well, tray reviews, supports and reviews. All have one shape, fixed
// in size, no name, no text; which day stands in which column is said beside
// each kind of record (journey_records.cc).
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_COLUMN_FACTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_COLUMN_FACTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// The columns of codes. The numbers are stored on disk: they never change.
enum class Code : size_t {
  kTeam = 0,
  kLocality = 1,
  kDistrict = 2,
  kSpecialism = 3,
  kAgeBand = 4,
  kEthnicGroup = 5,
  kKind = 6,     // The type of a referral, or the kind of a record.
  kChannel = 7,  // The way by which it came.
  kSource = 8,   // Who asked.
  kOutcome = 9,  // The sequel, the rating, or why a review was not done.
  kFirstMark = 10,
  kSecondMark = 11,
};
inline constexpr size_t kCodeColumns = 12;
inline constexpr size_t kDayColumns = 5;

// In place of the case that a record belongs to: it belongs to none.
inline constexpr uint32_t kNoOwner = std::numeric_limits<uint32_t>::max();

// What was known of one record over a run of revisions. Days are counted from 1
// January 1970; kNoDay for one that has not come or is not known.
struct ColumnFact {
  uint64_t known_from = 0;          // First revision at which this was known.
  uint64_t known_to = kStillKnown;  // Revision that replaced it.
  std::array<int32_t, kDayColumns> days = {kNoDay, kNoDay, kNoDay, kNoDay,
                                           kNoDay};
  uint32_t owner = kNoOwner;  // The case that it belongs to, by its number.
  std::array<uint16_t, kCodeColumns> codes = {};

  uint16_t code(Code column) const {
    return codes[static_cast<size_t>(column)];
  }
  uint16_t& code(Code column) { return codes[static_cast<size_t>(column)]; }
};

static_assert(sizeof(ColumnFact) == 64);
static_assert(std::is_trivially_copyable_v<ColumnFact>);

// Returns whether `fact` was what was known at `revision`.
inline bool IsKnownAt(const ColumnFact& fact, uint64_t revision) {
  return fact.known_from <= revision && revision < fact.known_to;
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_COLUMN_FACTS_H_
