#include "common/imports/import_work.h"

#include <memory>
#include <utility>

#include "common/rpc/serve.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"

namespace carereform::imports {
namespace {

using common::v1::Import;

// Before work tries again what the store did not admit.
constexpr absl::Duration kBetweenTries = absl::Milliseconds(50);

}  // namespace

absl::Status EnqueueInState(const ImportingSources& sources,
                            Import::State state, rpc::WorkQueue& queue) {
  for (const auto& [id, source] : sources) {
    CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                        source.store->Councils());
    for (const std::string& council : councils) {
      CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                          source.store->Read(council));
      CR_ASSIGN_OR_RETURN(
          const auto page,
          Imports().ListBy(*reader, kImportByState, ImportStateKey(state),
                           {.after = "", .size = kMaxPageSize}));
      for (const Import& import : page.items) queue.Add(import.name());
    }
  }
  return absl::OkStatus();
}

bool StoreFailed(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsDataLoss(status);
}

absl::Status ImportWork::Write(
    const rpc::Call& call,
    std::function<absl::Status(store::Txn&)> body) const {
  store::WriteRequest request = rpc::WriteRequestFor(call);
  request.body = std::move(body);
  for (;;) {
    absl::Status written = store_.Write(request);
    if (!absl::IsResourceExhausted(written) || queue_.stopped()) {
      return written;
    }
    queue_.Wait(kBetweenTries);
  }
}

absl::StatusOr<Import> ImportWork::ReadCommitted(
    const rpc::Call& call, const std::string& name) const {
  // It is queued as the change commits, a moment before readers see it: once
  // another change has been through the writer, they do.
  CR_RETURN_IF_ERROR(Write(call, [](store::Txn&) { return absl::OkStatus(); }));
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      store_.Read(rpc::CouncilOfName(name)));
  return Imports().Get(*reader, name);
}

}  // namespace carereform::imports
