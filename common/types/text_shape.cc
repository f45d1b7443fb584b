#include "common/types/text_shape.h"

#include <cstddef>

#include "absl/strings/ascii.h"

namespace carereform {

bool HasShape(absl::string_view text, absl::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool fits =
        shape[i] == '0'
            ? absl::ascii_isdigit(static_cast<unsigned char>(text[i]))
            : text[i] == shape[i];
    if (!fits) return false;
  }
  return true;
}

int NumberIn(absl::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

bool IsFieldName(absl::string_view text) {
  constexpr size_t kLongest = 40;
  if (text.empty() || text.size() > kLongest || !absl::ascii_isalpha(text[0])) {
    return false;
  }
  bool lower = false;
  bool upper = false;
  for (const char c : text) {
    lower |= absl::ascii_islower(c);
    upper |= absl::ascii_isupper(c);
    if (!absl::ascii_isalnum(c) && c != '_') return false;
  }
  return lower != upper;
}

}  // namespace carereform
