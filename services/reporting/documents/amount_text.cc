#include "services/reporting/documents/amount_text.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "common/types/exact_decimal.h"

namespace carereform::reporting::documents {
namespace {

constexpr int64_t kMillionPounds = 100'000'000;     // In pence.
constexpr int64_t kHundredthOfMillion = 1'000'000;  // In pence.

}  // namespace

std::string AmountInWords(Pence amount) {
  const int64_t pence = amount.value();
  if (pence < kMillionPounds || pence % kHundredthOfMillion != 0) {
    return FormatPounds(amount);
  }
  const int64_t hundredths = pence % kMillionPounds / kHundredthOfMillion;
  std::string decimals;
  if (hundredths % 10 != 0) {
    decimals = absl::StrCat(".", hundredths / 10, hundredths % 10);
  } else if (hundredths != 0) {
    decimals = absl::StrCat(".", hundredths / 10);
  }
  return absl::StrCat("£", WithThousands(absl::StrCat(pence / kMillionPounds)),
                      decimals, " million");
}

std::string RangeInWords(const common::v1::AmountRange& range) {
  const std::string low = AmountInWords(Pence::FromPence(range.low_pence()));
  if (range.low_pence() == range.high_pence()) return low;
  return absl::StrCat(low, " to ",
                      AmountInWords(Pence::FromPence(range.high_pence())));
}

}  // namespace carereform::reporting::documents
