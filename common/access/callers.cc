#include "common/access/callers.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "common/store/digest.h"

namespace carereform::access {
namespace {

constexpr size_t kTokenBytes = 32;

}  // namespace

std::string NewToken() {
  return absl::BytesToHexString(store::RandomBytes(kTokenBytes));
}

bool Callers::Add(std::string token_sha256, Caller caller) {
  const bool taken =
      std::any_of(known_.begin(), known_.end(), [&](const Known& known) {
        return known.caller.id == caller.id ||
               known.token_sha256 == token_sha256;
      });
  if (!taken) known_.push_back({std::move(token_sha256), std::move(caller)});
  return !taken;
}

void Callers::AddOwn(std::string token_sha256, Caller caller) {
  known_.push_back({std::move(token_sha256), std::move(caller)});
}

const Caller* Callers::Find(absl::string_view token) const {
  const std::string digest = store::Sha256(token);
  const Caller* found = nullptr;
  for (const Known& known : known_) {
    if (CRYPTO_memcmp(known.token_sha256.data(), digest.data(),
                      digest.size()) == 0) {
      found = &known.caller;
    }
  }
  return found;
}

}  // namespace carereform::access
