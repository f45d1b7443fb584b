#include "services/financial_assessments/amounts/amount_table.h"

#include <algorithm>

#include "common/rpc/convert.h"
#include "common/store/digest.h"
#include "common/store/key_codec.h"
#include "common/types/civil_date.h"

namespace carereform::financial_assessments {

std::vector<NumberedAmount> AmountsKnownAt(const AmountTable& table,
                                           uint64_t revision) {
  std::vector<NumberedAmount> known;
  table.With([&](absl::Span<const AmountFact> rows,
                 absl::Span<const uint32_t> numbers) {
    for (size_t i = 0; i < rows.size(); ++i) {
      if (IsKnownAt(rows[i], revision)) known.push_back({rows[i], numbers[i]});
    }
  });
  std::sort(known.begin(), known.end(),
            [](const NumberedAmount& a, const NumberedAmount& b) {
              return a.number < b.number;
            });
  return known;
}

OwnedAmounts OwnedAmountsAt(const AmountTable& table, uint64_t revision) {
  OwnedAmounts owned;
  for (const NumberedAmount& known : AmountsKnownAt(table, revision)) {
    owned[known.fact.owner].push_back(known.fact);
  }
  return owned;
}

int32_t AmountDay(bool present, const google::type::Date& date) {
  return present ? DayNumber(*rpc::StoredDay(date)) : kNoDay;
}

uint64_t PayerOf(absl::string_view account) {
  if (account.empty()) return 0;
  uint64_t number = 0;
  // The first eight bytes of a digest are there.
  const std::string digest = store::Sha256(account);
  store::KeyReader(digest).Uint64(number).IgnoreError();
  return number == 0 ? 1 : number;
}

}  // namespace carereform::financial_assessments
