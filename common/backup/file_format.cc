#include "common/backup/file_format.h"

#include "absl/strings/str_cat.h"
#include "common/store/key_codec.h"

namespace carereform::backup {
namespace {

using store::KeyReader;
using store::KeyWriter;

constexpr absl::string_view kMagic = "CRBK";
constexpr uint8_t kVersion = 1;

void AppendText(absl::string_view text, std::string& out) {
  out.append(KeyWriter().Uint32(static_cast<uint32_t>(text.size())).key());
  out.append(text.data(), text.size());
}

bool TakeText(absl::string_view& bytes, absl::string_view& text) {
  KeyReader reader(bytes);
  uint32_t size = 0;
  if (!reader.Uint32(size).ok() || reader.rest().size() < size) return false;
  text = reader.rest().substr(0, size);
  bytes = reader.rest().substr(size);
  return true;
}

}  // namespace

std::string FileHeader(absl::string_view source) {
  std::string header = absl::StrCat(kMagic, KeyWriter().Byte(kVersion).key());
  AppendText(source, header);
  return header;
}

void AppendRow(absl::string_view key, absl::string_view value,
               std::string& rows) {
  AppendText(key, rows);
  AppendText(value, rows);
}

std::string BlockHeader(absl::string_view rows) {
  return KeyWriter().Uint32(static_cast<uint32_t>(rows.size())).key() +
         store::Sha256(rows);
}

std::string Trailer(uint64_t rows) {
  return KeyWriter().Uint32(0).Uint64(rows).key();
}

bool ReadRows(absl::string_view bytes, Rows& rows) {
  rows.clear();
  while (!bytes.empty()) {
    absl::string_view key;
    absl::string_view value;
    if (!TakeText(bytes, key) || !TakeText(bytes, value)) return false;
    if (!rows.empty() && rows.back().first >= key) return false;
    rows.emplace_back(key, value);
  }
  return true;
}

}  // namespace carereform::backup
