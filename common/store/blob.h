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

// Puts the whole blob, or what comes of it from the part `first_part` on.
void PutBlob(Txn& txn, uint32_t table, absl::string_view name,
             absl::string_view bytes, uint32_t first_part = 0);

// Returns the whole blob; empty where there is none.
absl::StatusOr<std::string> GetBlob(const Reader& reader, uint32_t table,
                                    absl::string_view name);

// Returns one part of the blob; empty where there is none.
absl::StatusOr<std::string> GetBlobPart(const Reader& reader, uint32_t table,
                                        absl::string_view name, uint32_t part);

// Deletes the whole blob, of which it reads nothing. Requires its size.
void DeleteBlob(Txn& txn, uint32_t table, absl::string_view name,
                int64_t size_bytes);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_BLOB_H_
