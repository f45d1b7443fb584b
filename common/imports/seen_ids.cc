#include "common/imports/seen_ids.h"

#include <cstring>

#include "common/store/digest.h"

namespace carereform::imports {

std::optional<int> SeenIds::Add(absl::string_view id, int line) {
  const auto [first, added] = lines_.emplace(DigestOf(id), line);
  if (added) return std::nullopt;
  return first->second;
}

bool SeenIds::Has(absl::string_view id) const {
  return lines_.contains(DigestOf(id));
}

SeenIds::Digest SeenIds::DigestOf(absl::string_view id) {
  const std::string whole = store::Sha256(id);
  Digest digest;
  std::memcpy(digest.data(), whole.data(), sizeof digest);
  return digest;
}

}  // namespace carereform::imports
