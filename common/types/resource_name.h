// Names of resources: "councils/leicestershire/referrals/r-000123". A pattern
// shows a name's shape, with {words} where ids stand. Names and ids are opaque
// and identify no person.
#ifndef CR_COMMON_TYPES_RESOURCE_NAME_H_
#define CR_COMMON_TYPES_RESOURCE_NAME_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace carereform {

// The most characters that an id may have.
inline constexpr size_t kMaxIdCharacters = 63;

// Returns OK if `id` is 1 to 63 lower-case letters, digits and hyphens, begins
// with a letter or digit and does not end in a hyphen. Otherwise
// INVALID_ARGUMENT.
absl::Status ValidateId(absl::string_view id);

// Returns the ids in `name`, in order, if it has the shape of `pattern`, such
// as "councils/{council}/referrals/{referral}". Otherwise INVALID_ARGUMENT,
// with the pattern in the words.
absl::StatusOr<std::vector<std::string>> MatchName(absl::string_view pattern,
                                                   absl::string_view name);

// Returns the name of shape `pattern` with `ids` in place of its {words}.
//
// Returns INVALID_ARGUMENT if an id is not valid or there are not as many as
// the pattern has places.
absl::StatusOr<std::string> MakeName(absl::string_view pattern,
                                     absl::Span<const absl::string_view> ids);

// Returns the id of the council to which `name` belongs: the second part of
// any name that begins with "councils/". Otherwise INVALID_ARGUMENT.
absl::StatusOr<std::string> CouncilOf(absl::string_view name);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_RESOURCE_NAME_H_
