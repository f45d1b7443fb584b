// The coarse facts about charges, and about what changes made of them, from
// which they are measured: fixed in size, no name, no text.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_FACTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_FACTS_H_

#include <cstdint>
#include <type_traits>

#include "services/financial_assessments/domain/wait_facts.h"

namespace carereform::financial_assessments {

// What was known of one charge over a run of revisions. Days are counted from
// 1 January 1970; kNoDay for one that has not come.
struct ChargeFact {
  uint64_t known_from = 0;          // First revision at which this was known.
  uint64_t known_to = kStillKnown;  // Revision that replaced it.
  int64_t weekly_pence = 0;         // From `weekly_from` on.
  int32_t started = 0;
  int32_t ended = kNoDay;         // The first day that is not charged.
  int32_t untold_since = kNoDay;  // Recorded, and not told in writing.
  int32_t told = kNoDay;
  int32_t weekly_from = 0;
  uint32_t outcome = 0;  // As Outcome has it.
  // The first day on which time alone makes more be charged than was told, and
  // what it then is a week: by what was known on `looked_ahead`.
  int32_t rise = kNoDay;
  int32_t looked_ahead = 0;
  int64_t rise_pence = 0;
  uint32_t rise_outcome = 0;
};

// What one change made of days gone by.
struct ChargeRevisionFact {
  uint64_t known_from = 0;
  uint64_t known_to = kStillKnown;
  int64_t backdated_pence = 0;  // Negative for a refund.
  int32_t recorded = 0;
  int32_t first_affected = kNoDay;  // None if no day gone by was changed.
  int32_t months = 0;               // Whole ones, of backdating.
  uint32_t cause = 0;  // A number that the owner of the facts gives.
};

static_assert(std::is_trivially_copyable_v<ChargeFact>);
static_assert(std::is_trivially_copyable_v<ChargeRevisionFact>);

// Whether the fact is what was known at a revision.
template <typename Fact>
bool IsKnownAt(const Fact& fact, uint64_t revision) {
  return fact.known_from <= revision && revision < fact.known_to;
}

// Whether the charge was in force on `day`.
inline bool IsInForceOn(const ChargeFact& fact, int32_t day) {
  return fact.started <= day && day < fact.ended;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_FACTS_H_
