#include "common/rpc/bound_token.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/store/digest.h"

namespace carereform::rpc {
namespace {

constexpr char kVersion = '\x01';
constexpr size_t kCheckBytes = 8;

// Binds the content to its purpose, and shows a token that was cut or changed.
std::string CheckOf(absl::string_view content, absl::string_view purpose) {
  return store::Sha256(absl::StrCat(content.size(), "|", content, purpose))
      .substr(0, kCheckBytes);
}

}  // namespace

std::string MakeBoundToken(absl::string_view content,
                           absl::string_view purpose) {
  return absl::WebSafeBase64Escape(absl::StrCat(
      std::string(1, kVersion), CheckOf(content, purpose), content));
}

std::optional<std::string> OpenBoundToken(absl::string_view token,
                                          absl::string_view purpose) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(token, &bytes) ||
      bytes.size() <= 1 + kCheckBytes || bytes[0] != kVersion) {
    return std::nullopt;
  }
  std::string content = bytes.substr(1 + kCheckBytes);
  if (bytes.substr(1, kCheckBytes) != CheckOf(content, purpose)) {
    return std::nullopt;
  }
  return content;
}

}  // namespace carereform::rpc
