// One line of JSON for each call: what was asked, how it went, how long it
// took. Nothing of what a request or a response holds.

#ifndef CR_COMMON_RPC_CALL_LOG_H_
#define CR_COMMON_RPC_CALL_LOG_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/rpc/call.h"

namespace carereform::rpc {

// Takes one finished line, without its newline. Thread-safe.
using LogSink = std::function<void(const std::string& line)>;

// Writes lines to standard error.
void LogToStandardError(const std::string& line);

// Returns the line of one call. The words of an error with no reason appear
// here and nowhere else. Of a call that failed the council is told only where
// it is one that the caller is known to act for: anything may stand there.
std::string CallLogLine(const Call& call, const absl::Status& status,
                        absl::Duration duration);

// Returns the line of something that happened outside a call, such as the start
// of the server; `fields` are pairs of a name and a value.
std::string EventLogLine(
    absl::Time now, absl::string_view event,
    std::initializer_list<std::pair<const char*, std::string>> fields);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_CALL_LOG_H_
