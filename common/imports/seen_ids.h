// The ids that stand in a file, so far as it was read.

#ifndef CR_COMMON_IMPORTS_SEEN_IDS_H_
#define CR_COMMON_IMPORTS_SEEN_IDS_H_

#include <array>
#include <cstdint>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace carereform::imports {

// Keeps a digest of 12 bytes and a line of each id, not the id: 36 MiB for a
// million of any length, 72 MiB for the two million that a file may have. That
// two ids of a million have one digest has a chance of 1 in 10^17.
class SeenIds {
 public:
  // Takes note of an id; returns the line on which it stood before, if it did.
  std::optional<int> Add(absl::string_view id, int line);

  // Says whether the id was taken note of.
  bool Has(absl::string_view id) const;

  int64_t count() const { return static_cast<int64_t>(lines_.size()); }

 private:
  using Digest = std::array<uint32_t, 3>;

  static Digest DigestOf(absl::string_view id);

  absl::flat_hash_map<Digest, int32_t> lines_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_SEEN_IDS_H_
