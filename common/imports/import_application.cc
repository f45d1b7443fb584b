#include "common/imports/import_application.h"

#include <algorithm>
#include <utility>

#include "common/imports/received_file.h"
#include "common/rpc/serve.h"
#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/types/limits.h"

namespace carereform::imports {
namespace {

using common::v1::Import;

// An item leaves an entry or more in the change record, and the import itself
// is one. A batch that comes to too many is halved.
constexpr int kMaxItemsPerBatch = (kMaxTransactionEntries - 1) / 2;

// How long a batch may keep the writer from others.
constexpr absl::Duration kBatchTime = absl::Milliseconds(5);

}  // namespace

ImportApplication::ImportApplication(const rpc::ServerParts& parts,
                                     const ImportingSource& source,
                                     rpc::WorkQueue& queue, Import import)
    : parts_(parts),
      source_(source),
      queue_(queue),
      work_(*source.store, queue),
      import_(std::move(import)) {}

rpc::Call ImportApplication::CallNow() const {
  rpc::Call call = rpc::WorkCall(parts_, import_.applied_by(),
                                 kApplyImportMethod, import_.name());
  call.record = import_.name();
  return call;
}

absl::Status ImportApplication::Run() {
  const rpc::Call call = CallNow();
  ReceivedFile file(*source_.store, import_);
  Issues issues;
  {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        source_.store->Read(call.council));
    CR_ASSIGN_OR_RETURN(
        pass_,
        FindKind(source_, import_.kind())->Open(*reader, call, file, issues));
  }
  // What was good when it was checked may have been overtaken.
  if (!issues.empty()) return Stop(issues);
  CR_RETURN_IF_ERROR(SkipApplied());
  CR_RETURN_IF_ERROR(ApplyItems());
  if (import_.state() == Import::APPLYING) CR_RETURN_IF_ERROR(ApplySteps());
  if (import_.state() == Import::APPLYING && !queue_.stopped()) {
    CR_RETURN_IF_ERROR(Finish());
  }
  return absl::OkStatus();
}

absl::Status ImportApplication::SkipApplied() {
  const int done = import_.applied_count() + import_.left_out_count();
  ImportItem item;
  for (int i = 0; i < done && !queue_.stopped(); ++i) {
    Issues issues;
    CR_RETURN_IF_ERROR(pass_->Next(item, issues).status());
  }
  return absl::OkStatus();
}

// Reads the items of the next batch, outside the writer. Where failed ones are
// left out, finds them here: one that fails in a batch has it done again.
absl::Status ImportApplication::ReadAhead() {
  std::unique_ptr<store::Reader> reader;
  if (import_.leave_out_failed_rows()) {
    CR_ASSIGN_OR_RETURN(reader, source_.store->Read(CallNow().council));
  }
  while (!at_end_ && pending_.size() < kMaxItemsPerBatch) {
    Pending next;
    CR_ASSIGN_OR_RETURN(const bool found, pass_->Next(next.item, next.issues));
    at_end_ = !found;
    if (!found) break;
    if (reader != nullptr && next.issues.empty()) {
      const absl::Status fits = pass_->Compare(*reader, next.item).status();
      if (StoreFailed(fits)) return fits;
      if (!fits.ok()) next.issues.AddStatus(next.item.line, fits);
    }
    pending_.push_back(std::move(next));
  }
  return absl::OkStatus();
}

absl::Status ImportApplication::ApplyItems() {
  int max_items = kMaxItemsPerBatch;
  while (import_.state() == Import::APPLYING && !queue_.stopped()) {
    CR_RETURN_IF_ERROR(ReadAhead());
    if (pending_.empty()) return absl::OkStatus();
    Pending& first = pending_.front();
    if (!first.issues.empty() && !import_.leave_out_failed_rows()) {
      return Stop(first.issues);
    }
    const int tried = std::min(max_items, static_cast<int>(pending_.size()));
    const absl::Status applied = ApplyBatch(tried);
    if (applied.ok()) {
      max_items = std::min(kMaxItemsPerBatch, 2 * tried);
      continue;
    }
    if (StoreFailed(applied) || absl::IsResourceExhausted(applied)) {
      return applied;  // The store failed, or the queue is stopped.
    }
    if (tried > 1) {
      // Too many, or one of them is at fault: those before it are applied.
      max_items = tried / 2;
      continue;
    }
    first.issues.AddStatus(first.item.line, applied);
  }
  return absl::OkStatus();
}

absl::Status ImportApplication::ApplyBatch(int max_items) {
  int applied = 0;
  int left_out = 0;
  CR_RETURN_IF_ERROR(
      Change([&](store::Txn& txn, const rpc::Call& call, Import& import) {
        applied = left_out = 0;
        const absl::Time start = absl::Now();
        for (const Pending& next : pending_) {
          const int done = applied + left_out;
          if (done == max_items) break;
          if (done > 0 && absl::Now() - start > kBatchTime) break;
          if (next.issues.empty()) {
            CR_RETURN_IF_ERROR(pass_->Apply(txn, call, next.item));
            ++applied;
          } else if (import.leave_out_failed_rows()) {
            ++left_out;
          } else {
            break;  // It is the next to be looked at.
          }
        }
        import.set_applied_count(import.applied_count() + applied);
        import.set_left_out_count(import.left_out_count() + left_out);
        return absl::OkStatus();
      }));
  pending_.erase(pending_.begin(), pending_.begin() + applied + left_out);
  return absl::OkStatus();
}

// Makes the changes that follow from the whole file.
absl::Status ImportApplication::ApplySteps() {
  while (!queue_.stopped()) {
    Step step;
    {
      CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                          source_.store->Read(CallNow().council));
      CR_ASSIGN_OR_RETURN(step, pass_->NextStep(*reader));
    }
    if (step == nullptr) return absl::OkStatus();
    const absl::Status made = work_.Write(
        CallNow(),
        [&](store::Txn& txn) -> absl::Status { return step(txn, CallNow()); });
    if (absl::IsUnavailable(made) || absl::IsResourceExhausted(made)) {
      return made;
    }
    if (!made.ok()) return StopFor(made);
  }
  return absl::OkStatus();
}

absl::Status ImportApplication::Finish() {
  return Change([](store::Txn& txn, const rpc::Call&, Import& import) {
    import.set_state(Import::APPLIED);
    store::DeleteBlob(txn, kImportFileTable, import.name(),
                      import.size_bytes());
    return absl::OkStatus();
  });
}

absl::Status ImportApplication::Stop(const Issues& issues) {
  return Change([&](store::Txn&, const rpc::Call&, Import& import) {
    SetIssues(issues, import);
    import.set_state(Import::STOPPED);
    return absl::OkStatus();
  });
}

absl::Status ImportApplication::StopFor(const absl::Status& reason) {
  Issues issues;
  issues.AddStatus(0, reason);
  return Stop(issues);
}

// Changes the import, and with it whatever `change` does.
absl::Status ImportApplication::Change(
    std::function<absl::Status(store::Txn&, const rpc::Call&, Import&)>
        change) {
  Import changed;
  CR_RETURN_IF_ERROR(
      work_.Write(CallNow(), [&](store::Txn& txn) -> absl::Status {
        CR_ASSIGN_OR_RETURN(changed, Imports().Get(txn, import_.name()));
        CR_RETURN_IF_ERROR(change(txn, CallNow(), changed));
        return Imports().Update(txn, changed);
      }));
  import_ = std::move(changed);
  return absl::OkStatus();
}

}  // namespace carereform::imports
