// SHA-256, and bytes that nobody can guess.

#ifndef CR_COMMON_STORE_DIGEST_H_
#define CR_COMMON_STORE_DIGEST_H_

#include <string>

#include "absl/strings/string_view.h"

namespace carereform::store {

inline constexpr size_t kDigestBytes = 32;

// Returns the SHA-256 of `bytes`: 32 bytes.
std::string Sha256(absl::string_view bytes);

// Returns the SHA-256 of `bytes` in lower-case hexadecimal.
std::string Sha256Hex(absl::string_view bytes);

// Returns `count` random bytes fit for salts and opaque ids. Ends the process
// if the system has none to give.
std::string RandomBytes(size_t count);

// Returns a random UUID (version 4) in lower case.
std::string RandomUuid();

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_DIGEST_H_
