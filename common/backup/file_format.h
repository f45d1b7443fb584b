// The file of one source in a backup.
//
//   4        "CRBK"
//   uint8    1, the version
//   text     source
//   blocks, each of
//     uint32   bytes of the rows, never 0
//     32       SHA-256 of the rows
//     rows, each of
//       text     key
//       text     value
//   uint32   0: there are no more blocks
//   uint64   rows in the file
//
// where text is a uint32 length and that many bytes, and numbers are
// big-endian. Keys rise. The format must never change: file_format_test.cc
// holds golden bytes.

#ifndef CR_COMMON_BACKUP_FILE_FORMAT_H_
#define CR_COMMON_BACKUP_FILE_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/store/digest.h"

namespace carereform::backup {

// Bytes of rows after which a block is full: small enough that one key is found
// in it quickly. A row is in one block, however long it is.
inline constexpr size_t kBlockBytes = 16'384;

// Bytes before the rows of a block.
inline constexpr size_t kBlockHeaderBytes =
    sizeof(uint32_t) + store::kDigestBytes;

// Bytes after the last block.
inline constexpr size_t kTrailerBytes = sizeof(uint32_t) + sizeof(uint64_t);

// The bytes with which the file of `source` begins.
std::string FileHeader(absl::string_view source);

// Adds one row to the rows of a block.
void AppendRow(absl::string_view key, absl::string_view value,
               std::string& rows);

// The bytes before `rows`.
std::string BlockHeader(absl::string_view rows);

// The bytes after the last block of a file with `rows` rows.
std::string Trailer(uint64_t rows);

// Keys and values, as parts of the bytes that hold them.
using Rows = std::vector<std::pair<absl::string_view, absl::string_view>>;

// Reads the rows of a block; returns whether they are whole and their keys
// rise.
bool ReadRows(absl::string_view bytes, Rows& rows);

}  // namespace carereform::backup

#endif  // CR_COMMON_BACKUP_FILE_FORMAT_H_
