// Ids that callers bring from systems of their own, and that identify nobody.

#ifndef CR_COMMON_PEOPLE_OPAQUE_ID_H_
#define CR_COMMON_PEOPLE_OPAQUE_ID_H_

#include <string>

#include "absl/strings/string_view.h"
#include "common/rpc/validation.h"

namespace carereform::people {

// Says whether `text` has the shape of a National Insurance number: two
// letters, six digits and a letter from A to D, in any case, without spaces.
// (HMRC, National Insurance Manual, NIM39110.)
bool IsNationalInsuranceNumber(absl::string_view text);

// Refuses `value` where it is no id, and where it could be a person's NHS or
// National Insurance number, with hyphens or without: such a number would lead
// from a record that identifies nobody to somebody.
void CheckOpaqueId(absl::string_view field, const std::string& value,
                   rpc::Validation& validation,
                   rpc::Presence presence = rpc::Presence::kOptional);

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_OPAQUE_ID_H_
