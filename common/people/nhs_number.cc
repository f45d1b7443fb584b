#include "common/people/nhs_number.h"

#include "common/types/text_shape.h"

namespace carereform::people {

bool IsNhsNumber(absl::string_view text) {
  if (!HasShape(text, "0000000000")) return false;
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (10 - i) * (text[i] - '0');
  // A remainder of 0 gives 11, which stands for 0; one of 1 gives 10, which no
  // digit is.
  const int check = (11 - sum % 11) % 11;
  return text[9] - '0' == check;
}

}  // namespace carereform::people
