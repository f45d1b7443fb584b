// What charges were on one day, by everything that was known of them up to a
// revision: what came after the day, such as a later letter or a later rate,
// makes no difference to it.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_DAYS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_DAYS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "services/financial_assessments/domain/charge_facts.h"

namespace carereform::financial_assessments {

// A charge that is in force on the day asked about.
struct ChargeDay {
  uint32_t number = 0;  // Of its case.
  int32_t started = 0;
  // What is paid a week by the end of the day, and how it came about: of the
  // recorded changes, that which counts from the latest day that is not after
  // it; of the first one where nothing was recorded by then. Where time alone
  // made it rise since, and that was not told, what it rose to.
  int64_t weekly_pence = 0;
  uint32_t outcome = 0;
  // Since when the person has not been told in writing, of what was recorded or
  // of a rise that time alone brought; kNoDay if told.
  int32_t untold_since = kNoDay;

  // Whether the person pays something that was not told in writing.
  bool is_untold() const { return weekly_pence > 0 && untold_since != kNoDay; }
};

// Returns the charges in force on `day` as known at `revision`, by number.
// `rows` are all the versions of the facts, those of each charge in the order
// in which they became known, and `numbers` says which charge each is of.
std::vector<ChargeDay> ChargesOn(absl::Span<const ChargeFact> rows,
                                 absl::Span<const uint32_t> numbers,
                                 uint64_t revision, int32_t day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_DAYS_H_
