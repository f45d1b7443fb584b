// Facts about money in memory, and the reading of them as known at a revision.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_TABLE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_TABLE_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "common/store/fact_table.h"
#include "google/type/date.pb.h"
#include "services/financial_assessments/amounts/amount_fact_format.h"

namespace carereform::financial_assessments {

// The facts of one kind of record of one council.
using AmountTable = store::FactTable<AmountFact, AmountFactFormat>;

// A fact, and the number of the case that it is of.
struct NumberedAmount {
  AmountFact fact;
  uint32_t number = 0;
};

// Returns what was known at `revision`, by the numbers of the cases.
std::vector<NumberedAmount> AmountsKnownAt(const AmountTable& table,
                                           uint64_t revision);

// The facts of the records under others, by the number of their owner.
using OwnedAmounts = std::unordered_map<uint32_t, std::vector<AmountFact>>;

// Returns those known at `revision`.
OwnedAmounts OwnedAmountsAt(const AmountTable& table, uint64_t revision);

// Returns the number of a day, kNoDay where it is not `present`. Requires a day
// whose shape was checked.
int32_t AmountDay(bool present, const google::type::Date& date);

// Returns a number for `account` that only it has, 0 for none. What it returns
// is stored in facts: it never changes.
uint64_t PayerOf(absl::string_view account);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_TABLE_H_
