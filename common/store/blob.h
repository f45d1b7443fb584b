// Bytes too long for one value, such as a file or a document, kept in parts.
//
// A blob is not an entry of the change record: the resource that it belongs to
// carries its digest.

#ifndef CR_COMMON_STORE_BLOB_H_
#define CR_COMMON_STORE_BLOB_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"

namespace carereform::store {

// The size of every part but the last.
inline constexpr size_t kBlobPartBytes = 65'536;

// Puts one part of the blob `name` of `table`. Requires at most kBlobPartBytes.
void PutBlobPart(Txn& txn, uint32_t table, absl::string_view name,
                 uint32_t part, absl::string_view bytes);

// Puts the whole blob.
void PutBlob(Txn& txn, uint32_t table, absl::string_view name,
             absl::string_view bytes);

// Returns the whole blob; empty where there is none.
absl::StatusOr<std::string> GetBlob(const Reader& reader, uint32_t table,
                                    absl::string_view name);

// Returns one part of the blob; empty where there is none.
absl::StatusOr<std::string> GetBlobPart(const Reader& reader, uint32_t table,
                                        absl::string_view name, uint32_t part);

// Deletes the whole blob, of which it reads nothing. Requires its size.
void DeleteBlobOf(Txn& txn, uint32_t table, absl::string_view name,
                  int64_t size_bytes);

// Deletes the whole blob, which it reads to find its parts.
absl::Status DeleteBlob(Txn& txn, uint32_t table, absl::string_view name);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_BLOB_H_
