#include "common/rpc/call_log.h"

#include <cstdio>

#include "common/status/error.h"
#include "nlohmann/json.hpp"

namespace carereform::rpc {
namespace {

std::string FormatInstant(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", time, absl::UTCTimeZone());
}

// Bytes that are no UTF-8 are replaced: a log line is always valid JSON.
std::string Dump(const nlohmann::ordered_json& line) {
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool IsKnownCouncil(const Call& call, const absl::Status& status) {
  return status.ok() || (call.councils.has_value() &&
                         access::Allows(call.councils, call.council));
}

}  // namespace

void LogToStandardError(const std::string& line) {
  const std::string whole = line + "\n";
  // One call, so that lines of several threads do not mix.
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

std::string CallLogLine(const Call& call, const absl::Status& status,
                        absl::Duration duration) {
  nlohmann::ordered_json line;
  line["time"] = FormatInstant(call.now);
  line["event"] = "call";
  line["method"] = call.method;
  line["caller"] = call.caller;
  line["council"] = IsKnownCouncil(call, status) ? call.council : "";
  line["code"] = absl::StatusCodeToString(status.code());
  line["micros"] = absl::ToInt64Microseconds(duration);
  if (status.ok() && !call.record.empty()) line["record"] = call.record;
  if (!status.ok()) {
    const std::string reason = ReasonOf(status);
    line["reason"] = reason;
    // Errors meant for callers name fields and values they sent: those stay
    // out.
    if (reason.empty()) line["internal"] = std::string(status.message());
  }
  return Dump(line);
}

std::string EventLogLine(
    absl::Time now, absl::string_view event,
    std::initializer_list<std::pair<const char*, std::string>> fields) {
  nlohmann::ordered_json line;
  line["time"] = FormatInstant(now);
  line["event"] = std::string(event);
  for (const auto& [name, value] : fields) line[name] = value;
  return Dump(line);
}

}  // namespace carereform::rpc
