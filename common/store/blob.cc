#include "common/store/blob.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "common/status/status_macros.h"

namespace carereform::store {
namespace {

std::string BlobPrefix(uint32_t table, absl::string_view name) {
  return KeyIn(Space::kBlobs, table).String(name).key();
}

std::string PartKey(uint32_t table, absl::string_view name, uint32_t part) {
  return KeyWriter(BlobPrefix(table, name)).Uint32(part).key();
}

}  // namespace

void PutBlobPart(Txn& txn, uint32_t table, absl::string_view name,
                 uint32_t part, absl::string_view bytes) {
  txn.Put(PartKey(table, name, part), std::string(bytes));
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

absl::StatusOr<std::string> GetBlobPart(const Reader& reader, uint32_t table,
                                        absl::string_view name, uint32_t part) {
  CR_ASSIGN_OR_RETURN(std::optional<std::string> bytes,
                      reader.view().Get(PartKey(table, name, part)));
  return std::move(bytes).value_or("");
}

void DeleteBlobOf(Txn& txn, uint32_t table, absl::string_view name,
                  int64_t size_bytes) {
  constexpr auto kBytes = static_cast<int64_t>(kBlobPartBytes);
  for (int64_t part = 0; part * kBytes < size_bytes; ++part) {
    txn.Delete(PartKey(table, name, static_cast<uint32_t>(part)));
  }
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
