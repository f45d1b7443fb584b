// SHA-256, and bytes that nobody can guess.

#ifndef CR_COMMON_STORE_DIGEST_H_
#define CR_COMMON_STORE_DIGEST_H_

#include <string>

#include "absl/strings/string_view.h"

struct evp_md_ctx_st;

namespace carereform::store {

inline constexpr size_t kDigestBytes = 32;

// Returns the SHA-256 of `bytes`: 32 bytes.
std::string Sha256(absl::string_view bytes);

// Returns the SHA-256 of `bytes` in lower-case hexadecimal.
std::string Sha256Hex(absl::string_view bytes);

// The SHA-256 of bytes that come in parts.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;

  void Update(absl::string_view bytes);

  // Returns the digest in lower-case hexadecimal; the last call.
  std::string FinishHex();

 private:
  evp_md_ctx_st* const context_;
};

// Returns `count` random bytes fit for salts and opaque ids. Ends the process
// if the system has none to give.
std::string RandomBytes(size_t count);

// Returns a random UUID (version 4) in lower case.
std::string RandomUuid();

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_DIGEST_H_
