#include "common/store/blob.h"

#include <algorithm>
#include <vector>

#include "common/status/status_macros.h"

namespace carereform::store {
namespace {

std::string BlobPrefix(uint32_t table, absl::string_view name) {
  return KeyIn(Space::kBlobs, table).String(name).key();
}

}  // namespace

void PutBlobPart(Txn& txn, uint32_t table, absl::string_view name,
                 uint32_t part, absl::string_view bytes) {
  txn.Put(KeyWriter(BlobPrefix(table, name)).Uint32(part).key(),
          std::string(bytes));
}

void PutBlob(Txn& txn, uint32_t table, absl::string_view name,
             absl::string_view bytes) {
  for (uint32_t part = 0; !bytes.empty(); ++part) {
    PutBlobPart(txn, table, name, part, bytes.substr(0, kBlobPartBytes));
    bytes.remove_prefix(std::min(bytes.size(), kBlobPartBytes));
  }
}

absl::StatusOr<std::string> GetBlob(const Reader& reader, uint32_t table,
                                    absl::string_view name) {
  std::string bytes;
  const std::string prefix = BlobPrefix(table, name);
  CR_RETURN_IF_ERROR(
      reader.view().Scan(prefix, PrefixEnd(prefix),
                         [&](absl::string_view, absl::string_view part) {
                           bytes.append(part.data(), part.size());
                           return true;
                         }));
  return bytes;
}

absl::Status DeleteBlob(Txn& txn, uint32_t table, absl::string_view name) {
  std::vector<std::string> keys;
  const std::string prefix = BlobPrefix(table, name);
  CR_RETURN_IF_ERROR(txn.view().Scan(
      prefix, PrefixEnd(prefix), [&](absl::string_view key, absl::string_view) {
        keys.emplace_back(key);
        return true;
      }));
  for (std::string& key : keys) txn.Delete(std::move(key));
  return absl::OkStatus();
}

}  // namespace carereform::store
