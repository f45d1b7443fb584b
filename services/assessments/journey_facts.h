// Reads the facts of what surrounds a referral: whole records put together from
// their own facts and those of the records under them.

#ifndef CR_SERVICES_ASSESSMENTS_JOURNEY_FACTS_H_
#define CR_SERVICES_ASSESSMENTS_JOURNEY_FACTS_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "services/assessments/domain/due_cycles.h"
#include "services/assessments/journey_records.h"

namespace carereform::assessments {

// A fact, and the number of the case that it is of.
struct NumberedFact {
  ColumnFact fact;
  uint32_t number = 0;
};

// Returns what was known at `revision`, by the numbers of the cases.
std::vector<NumberedFact> KnownAt(const ColumnTable& table, uint64_t revision);

// The facts of the records under others, by the number of their owner.
using OwnedFacts = std::unordered_map<uint32_t, std::vector<ColumnFact>>;

// Returns those known at `revision`.
OwnedFacts OwnedAt(const ColumnTable& table, uint64_t revision);

// Returns the cycles of contacts with whoever waits, or of reviews of a
// support.
std::vector<DueCycle> CyclesOfWaiter(const JourneyRules& rules,
                                     const NumberedFact& waiter,
                                     const OwnedFacts& contacts);
std::vector<DueCycle> CyclesOfSupport(const JourneyRules& rules,
                                      const NumberedFact& support,
                                      const OwnedFacts& reviews);

// Returns whether nobody can say on `day` when the support was last reviewed:
// its history is not known, and no review was done here by then.
bool IsHistoryUnknown(const NumberedFact& support, const DueCycle& cycle);

// Returns whether a case is red on a day of `cycle`, and nobody had been told
// by then.
bool IsRedNotEscalated(const NumberedFact& waiter, const DueCycle& cycle,
                       int32_t day);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_JOURNEY_FACTS_H_
