// Page tokens: opaque, bound to the other arguments of the listing, and never a
// right to anything.

#ifndef CR_COMMON_RPC_PAGE_TOKEN_H_
#define CR_COMMON_RPC_PAGE_TOKEN_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/store/resource_rows.h"

namespace carereform::rpc {

// Returns the token of the page that begins after `position`, for a listing
// with these arguments; empty where `position` is.
std::string MakePageToken(absl::string_view position,
                          absl::string_view arguments);

// Returns the page that a request asks for: 0 means 50, more than 1,000 means
// 1,000. Errors: INVALID_ARGUMENT, reason PAGE_TOKEN_INVALID, for a token that
// was not made for these arguments.
absl::StatusOr<store::PageRequest> ParsePage(int32_t page_size,
                                             absl::string_view page_token,
                                             absl::string_view arguments);

// Returns what a token of this request is bound to: everything but the page.
template <typename Request>
std::string PageArguments(const Request& request) {
  Request arguments = request;
  arguments.clear_page_size();
  arguments.clear_page_token();
  return absl::StrCat(Request::descriptor()->full_name(), "|",
                      arguments.SerializeAsString());
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_PAGE_TOKEN_H_
