// The shape of a postcode.

#ifndef CR_COMMON_PEOPLE_POSTCODE_H_
#define CR_COMMON_PEOPLE_POSTCODE_H_

#include "absl/strings/string_view.h"

namespace carereform::people {

// Says whether `text` has the shape of a postcode, such as `LE3 8RA`: one or
// two letters, a digit and perhaps a digit or letter; one space; a digit and
// two letters other than C, I, K, M, O and V. Letters are capitals. Whether
// there is such a postcode nobody here knows. (BS 7666-2.)
bool IsPostcode(absl::string_view text);

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_POSTCODE_H_
