#include "common/people/opaque_id.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "common/people/nhs_number.h"
#include "common/types/text_shape.h"

namespace carereform::people {

bool IsNationalInsuranceNumber(absl::string_view text) {
  const std::string capitals = absl::AsciiStrToUpper(text);
  if (capitals.size() != 9) return false;
  return absl::ascii_isupper(static_cast<unsigned char>(capitals[0])) &&
         absl::ascii_isupper(static_cast<unsigned char>(capitals[1])) &&
         HasShape(absl::string_view(capitals).substr(2, 6), "000000") &&
         capitals[8] >= 'A' && capitals[8] <= 'D';
}

void CheckOpaqueId(absl::string_view field, const std::string& value,
                   rpc::Validation& validation, rpc::Presence presence) {
  validation.Id(field, value, presence);
  const std::string digits = absl::StrReplaceAll(value, {{"-", ""}});
  validation.Require(
      !IsNhsNumber(digits), field,
      "could be an NHS number: use a reference that identifies nobody");
  validation.Require(!IsNationalInsuranceNumber(digits), field,
                     "could be a National Insurance number: use a reference "
                     "that identifies nobody");
}

}  // namespace carereform::people
