// Opaque tokens that are bound to what they were given for, such as the
// arguments of a listing. Never a right to anything.

#ifndef CR_COMMON_RPC_BOUND_TOKEN_H_
#define CR_COMMON_RPC_BOUND_TOKEN_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace carereform::rpc {

// Returns a token of letters, digits, hyphens and underscores that holds
// `content` and is good for `purpose` only.
std::string MakeBoundToken(absl::string_view content,
                           absl::string_view purpose);

// Returns what a token holds, or nothing for one that was not made for
// `purpose`, or was cut or changed.
std::optional<std::string> OpenBoundToken(absl::string_view token,
                                          absl::string_view purpose);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_BOUND_TOKEN_H_
