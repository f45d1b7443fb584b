#include "services/assessments/cld/pseudonym.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "openssl/evp.h"
#include "openssl/hmac.h"

namespace carereform::assessments {

uint64_t PseudonymOf(absl::string_view person_id, absl::string_view key) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const auto* done =
      HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(person_id.data()),
           person_id.size(), digest.data(), &size);
  if (done == nullptr) {
    std::fprintf(stderr, "carereform: HMAC-SHA-256 cannot be computed\n");
    std::abort();
  }
  uint64_t pseudonym = 0;
  for (size_t i = 0; i < sizeof(pseudonym); ++i) {
    pseudonym = pseudonym << 8 | digest[i];
  }
  return pseudonym;
}

}  // namespace carereform::assessments
