// Figures as exact decimals. Everything is worked out in whole numbers, so that
// a document prints the same digits on every machine.
#ifndef CR_COMMON_TYPES_EXACT_DECIMAL_H_
#define CR_COMMON_TYPES_EXACT_DECIMAL_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace carereform {

// Returns half of `times_two`: "21", "21.5", "-0.5".
std::string HalfOf(int64_t times_two);

// Returns `part` * `per` / `whole` as a whole number. A half rounds away from
// nought, as papers print it: 1 of 200 per 100 is "1".
//
// Requires `whole` > 0, `per` > 0 and a result that fits in 64 bits.
std::string RoundedToWhole(int64_t part, int64_t per, int64_t whole);

// Returns `part` * `per` / `whole`: a whole number where it is one, and
// otherwise with one decimal, halves away from nought: "21", "21.1", "21.0".
//
// Requires `whole` > 0, `per` > 0 and a result that fits in 64 bits.
std::string RoundedToTenth(int64_t part, int64_t per, int64_t whole);

// Returns whether `text` is an exact decimal, such as "59.51" or "-3": digits
// without a needless nought in front, and digits after a point if there is one.
bool IsDecimal(absl::string_view text);

// Returns a thousand times `decimal`, further digits dropped: 21,500 for
// "21.5". Returns nothing where `decimal` is none, or above a million million.
std::optional<int64_t> ThousandthsOf(absl::string_view decimal);

// Returns the first number that `text` holds, without the commas between its
// thousands: "14" of "at most 14 days". Returns nothing where it holds none.
std::optional<std::string> FirstDecimalIn(absl::string_view text);

// Returns `decimal` with commas between its thousands: "1,214" for "1214".
// Requires IsDecimal(decimal).
std::string WithThousands(absl::string_view decimal);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_EXACT_DECIMAL_H_
