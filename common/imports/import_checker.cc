#include "common/imports/import_checker.h"

#include <memory>
#include <utility>

#include "common/imports/import_check.h"
#include "common/imports/import_work.h"
#include "common/rpc/source_name.h"
#include "common/status/status_macros.h"

namespace carereform::imports {
namespace {

using common::v1::Import;

constexpr char kMethod[] = "carereform.common.v1.CheckImport";

// How often it is stored how far a check is: each time is a change.
constexpr absl::Duration kBetweenTellings = absl::Seconds(2);

}  // namespace

ImportChecker::ImportChecker(const rpc::ServerParts& parts,
                             const ImportingSources& sources)
    : parts_(parts), sources_(sources), thread_([this] { Run(); }) {}

ImportChecker::~ImportChecker() {
  queue_.Stop();
  thread_.join();
}

absl::Status ImportChecker::Resume() {
  return EnqueueInState(sources_, Import::CHECKING, queue_);
}

void ImportChecker::Run() {
  std::string name;
  while (queue_.Take(name)) {
    rpc::Call call = rpc::WorkCall(parts_, "", kMethod, name);
    const absl::Status status = CheckOne(name, call.caller);
    parts_.calls.Log(call, status, parts_.clock() - call.now);
  }
}

// Sets `actor` to whoever asked for the file to be checked.
absl::Status ImportChecker::CheckOne(const std::string& name,
                                     std::string& actor) {
  const ImportingSource& source = sources_.at(rpc::SourceOfName(name));
  const ImportWork work(*source.store, queue_);
  CR_ASSIGN_OR_RETURN(
      Import import,
      work.ReadCommitted(rpc::WorkCall(parts_, actor, kMethod, name), name));
  actor = import.checked_by();
  if (import.state() != Import::CHECKING ||
      FindKind(source, import.kind()) == nullptr) {
    return absl::OkStatus();
  }
  const rpc::Call call = rpc::WorkCall(parts_, actor, kMethod, name);
  absl::Time told = absl::Now();
  auto checked = CheckFile(source, call, std::move(import), [&](int count) {
    if (absl::Now() - told > kBetweenTellings) {
      TellProgress(call, name, count);
      told = absl::Now();
    }
    return !queue_.stopped();
  });
  // What a stop interrupts begins again at the next start.
  if (absl::IsCancelled(checked.status())) return absl::OkStatus();
  CR_RETURN_IF_ERROR(checked.status());
  return work.Write(
      call, [&](store::Txn& txn) { return StoreChecked(txn, *checked); });
}

// Nothing depends on it: where the store does not take it, it is not told.
void ImportChecker::TellProgress(const rpc::Call& call, const std::string& name,
                                 int checked) {
  store::WriteRequest request = rpc::WriteRequestFor(call);
  request.body = [&](store::Txn& txn) -> absl::Status {
    CR_ASSIGN_OR_RETURN(Import import, Imports().Get(txn, name));
    import.set_checked_count(checked);
    return Imports().Update(txn, import);
  };
  sources_.at(rpc::SourceOfName(name))
      .store->Write(std::move(request))
      .IgnoreError();
}

}  // namespace carereform::imports
