#include "common/imports/import_runner.h"

#include <utility>

#include "common/imports/import_application.h"
#include "common/imports/import_work.h"
#include "common/rpc/source_name.h"
#include "common/status/status_macros.h"

namespace carereform::imports {

using common::v1::Import;

ImportRunner::ImportRunner(const rpc::ServerParts& parts,
                           const ImportingSources& sources)
    : parts_(parts), sources_(sources), thread_([this] { Run(); }) {}

ImportRunner::~ImportRunner() {
  queue_.Stop();
  thread_.join();
}

absl::Status ImportRunner::Resume() {
  return EnqueueInState(sources_, Import::APPLYING, queue_);
}

void ImportRunner::Run() {
  std::string name;
  while (queue_.Take(name)) {
    rpc::Call call = rpc::WorkCall(parts_, "", kApplyImportMethod, name);
    const absl::Status status = ApplyOne(name, call.caller);
    parts_.calls.Log(call, status, parts_.clock() - call.now);
  }
}

// Sets `actor` to whoever asked for the import to be applied.
absl::Status ImportRunner::ApplyOne(const std::string& name,
                                    std::string& actor) {
  const ImportingSource& source = sources_.at(rpc::SourceOfName(name));
  CR_ASSIGN_OR_RETURN(
      Import import,
      ImportWork(*source.store, queue_)
          .ReadCommitted(rpc::WorkCall(parts_, actor, kApplyImportMethod, name),
                         name));
  actor = import.applied_by();
  if (import.state() != Import::APPLYING ||
      FindKind(source, import.kind()) == nullptr) {
    return absl::OkStatus();
  }
  return ImportApplication(parts_, source, queue_, std::move(import)).Run();
}

}  // namespace carereform::imports
