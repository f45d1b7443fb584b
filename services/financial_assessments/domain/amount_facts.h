// The coarse facts about one record that has to do with money: an invoice, what
// was paid of it, an account to be finalised, a direct payment. All have one
// shape, fixed in size, no name, no text; which day and which amount stand in
// which column is said beside each kind of record.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_AMOUNT_FACTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_AMOUNT_FACTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "services/financial_assessments/domain/wait_facts.h"

namespace carereform::financial_assessments {

inline constexpr size_t kAmountDays = 6;
inline constexpr size_t kAmountColumns = 4;
inline constexpr size_t kAmountCodes = 6;

// In place of the case that a record belongs to: it belongs to none.
inline constexpr uint32_t kNoOwner = std::numeric_limits<uint32_t>::max();

// What was known of one record over a run of revisions. Days are counted from 1
// January 1970; kNoDay for one that has not come.
struct AmountFact {
  uint64_t known_from = 0;          // First revision at which this was known.
  uint64_t known_to = kStillKnown;  // Revision that replaced it.
  std::array<int64_t, kAmountColumns> pence = {};
  uint64_t payer = 0;  // The same for records of one payer; 0 where not known.
  std::array<int32_t, kAmountDays> days = {kNoDay, kNoDay, kNoDay,
                                           kNoDay, kNoDay, kNoDay};
  uint32_t owner = kNoOwner;  // The case that it belongs to, by its number.
  std::array<uint16_t, kAmountCodes> codes = {};
};

static_assert(sizeof(AmountFact) == 96);
static_assert(std::is_trivially_copyable_v<AmountFact>);

// Returns whether `fact` was what was known at `revision`.
inline bool IsKnownAt(const AmountFact& fact, uint64_t revision) {
  return fact.known_from <= revision && revision < fact.known_to;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_AMOUNT_FACTS_H_
