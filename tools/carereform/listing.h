// Lists of which at most so many lines are shown, from methods that give them
// in pages.
#ifndef CR_TOOLS_CAREREFORM_LISTING_H_
#define CR_TOOLS_CAREREFORM_LISTING_H_

#include <algorithm>
#include <string>

#include "absl/status/statusor.h"
#include "common/status/status_macros.h"
#include "tools/carereform/command.h"

namespace carereform::command_line {

// How many lines a page has at most.
inline constexpr int kLargestPage = 1000;

// Calls a list method until it has `limit` lines or there are no more; `lines`
// returns where the lines of a response are.
template <typename Response, typename Method, typename Request, typename Lines>
absl::StatusOr<Response> ListUpTo(int limit, Method method, Request request,
                                  Lines lines, Session& session) {
  Response all;
  do {
    request.set_page_size(std::min(limit - lines(all)->size(), kLargestPage));
    CR_ASSIGN_OR_RETURN(Response page,
                        session.connection.Call(method, request));
    lines(all)->MergeFrom(*lines(page));
    all.set_next_page_token(page.next_page_token());
    request.set_page_token(page.next_page_token());
  } while (!all.next_page_token().empty() && lines(all)->size() < limit);
  return all;
}

// Says on the error output that a list goes on.
void TellOfMore(const std::string& next_page_token, int limit,
                Console& console);

// Adds --limit to `command`.
void AddLimitOption(CLI::App& command, int& limit);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_LISTING_H_
