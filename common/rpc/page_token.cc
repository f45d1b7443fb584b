#include "common/rpc/page_token.h"

#include <algorithm>
#include <optional>

#include "common/rpc/bound_token.h"
#include "common/status/error.h"
#include "common/types/limits.h"

namespace carereform::rpc {

std::string MakePageToken(absl::string_view position,
                          absl::string_view arguments) {
  return position.empty() ? "" : MakeBoundToken(position, arguments);
}

absl::StatusOr<store::PageRequest> ParsePage(int32_t page_size,
                                             absl::string_view page_token,
                                             absl::string_view arguments) {
  store::PageRequest page;
  page.size = page_size == 0 ? kDefaultPageSize
                             : std::min<int32_t>(page_size, kMaxPageSize);
  if (page_token.empty()) return page;
  const std::optional<std::string> position =
      OpenBoundToken(page_token, arguments);
  if (!position.has_value()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID",
                     "page_token is not one that this listing returned: begin "
                     "again with an empty one, and keep the other arguments",
                     {{"field", "page_token"}});
  }
  page.after = *position;
  return page;
}

}  // namespace carereform::rpc
