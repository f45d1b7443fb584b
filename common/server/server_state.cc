#include "common/server/server_state.h"

#include <utility>

#include "common/rpc/convert.h"
#include "common/status/error.h"

namespace carereform::server {
namespace {

common::v1::ServerStatus::Store LookAt(const std::string& source,
                                       store::Store& store) {
  const store::StoreStatus status = store.Status();
  const absl::Status read = store.Councils().status();
  const absl::Status& first = read.ok() ? status.writable : read;
  common::v1::ServerStatus::Store told;
  told.set_source(source);
  told.set_readable(read.ok());
  told.set_writable(first.ok());
  told.set_reason(ReasonOf(first));
  told.set_councils(static_cast<int32_t>(status.councils));
  told.set_changes(static_cast<int64_t>(status.revisions));
  told.set_queued(static_cast<int32_t>(status.queued_changes));
  told.set_free_bytes(static_cast<int64_t>(status.free_bytes));
  told.set_watermark_sequence(static_cast<int64_t>(status.watermark_sequence));
  return told;
}

}  // namespace

std::string Version() { return CR_VERSION; }

std::string BuildType() { return CR_BUILD_TYPE; }

ServerState::ServerState(const rpc::ServerParts& parts,
                         std::map<std::string, store::Store*> stores)
    : parts_(parts), stores_(std::move(stores)), start_(parts.clock()) {}

common::v1::ServerStatus ServerState::Look() const {
  common::v1::ServerStatus status;
  status.set_version(Version());
  *status.mutable_start_time() = rpc::ToTimestamp(start_);
  status.set_ready(true);
  status.set_log_level(parts_.calls.log_level());
  for (const auto& [source, store] : stores_) {
    *status.add_stores() = LookAt(source, *store);
    // Whoever cannot be read from is not writable either.
    if (!status.stores().rbegin()->writable()) status.set_ready(false);
  }
  status.set_calls_under_way(parts_.calls.under_way());
  status.set_queued_calls(static_cast<int32_t>(parts_.executor.queued()));
  return status;
}

}  // namespace carereform::server
