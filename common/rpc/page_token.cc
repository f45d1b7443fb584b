#include "common/rpc/page_token.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "common/status/error.h"
#include "common/store/digest.h"
#include "common/types/limits.h"

namespace carereform::rpc {
namespace {

constexpr char kVersion = '\x01';
constexpr size_t kCheckBytes = 8;

// Binds a position to the arguments, and shows a token that was cut or changed.
std::string CheckOf(absl::string_view position, absl::string_view arguments) {
  return store::Sha256(absl::StrCat(position.size(), "|", position, arguments))
      .substr(0, kCheckBytes);
}

}  // namespace

std::string MakePageToken(absl::string_view position,
                          absl::string_view arguments) {
  if (position.empty()) return "";
  return absl::WebSafeBase64Escape(absl::StrCat(
      std::string(1, kVersion), CheckOf(position, arguments), position));
}

absl::StatusOr<store::PageRequest> ParsePage(int32_t page_size,
                                             absl::string_view page_token,
                                             absl::string_view arguments) {
  store::PageRequest page;
  page.size = page_size == 0 ? kDefaultPageSize
                             : std::min<int32_t>(page_size, kMaxPageSize);
  if (page_token.empty()) return page;
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(page_token, &bytes) ||
      bytes.size() <= 1 + kCheckBytes || bytes[0] != kVersion ||
      bytes.substr(1, kCheckBytes) !=
          CheckOf(bytes.substr(1 + kCheckBytes), arguments)) {
    return MakeError(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID",
                     "page_token is not one that this listing returned: begin "
                     "again with an empty one, and keep the other arguments",
                     {{"field", "page_token"}});
  }
  page.after = bytes.substr(1 + kCheckBytes);
  return page;
}

}  // namespace carereform::rpc
