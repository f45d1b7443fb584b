#include "common/imports/import_runner.h"

#include <utility>

#include "common/rpc/source_name.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/types/limits.h"

namespace carereform::imports {
namespace {

using common::v1::Import;

constexpr char kMethod[] = "carereform.common.v1.ApplyImport";

// A record may leave a few entries in the change record; the import itself is
// one.
constexpr int kEntriesPerItem = 2;
constexpr int kMaxItemsPerBatch =
    (kMaxTransactionEntries - 1) / kEntriesPerItem;

// How long a batch may keep the writer from others.
constexpr absl::Duration kBatchTime = absl::Milliseconds(5);

// Before an import tries again what the store did not admit.
constexpr absl::Duration kBetweenTries = absl::Milliseconds(50);

absl::StatusOr<Import> ReadImport(const ImportingSource& source,
                                  const std::string& name, std::string& file) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      source.store->Read(rpc::CouncilOfName(name)));
  CR_ASSIGN_OR_RETURN(file, store::GetBlob(*reader, kImportFileTable, name));
  return Imports().Get(*reader, name);
}

}  // namespace

ImportRunner::ImportRunner(const rpc::ServerParts& parts,
                           const ImportingSources& sources)
    : parts_(parts), sources_(sources), thread_([this] { Run(); }) {}

ImportRunner::~ImportRunner() {
  queue_.Stop();
  thread_.join();
}

absl::Status ImportRunner::Resume() {
  for (const auto& [id, source] : sources_) {
    CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                        source.store->Councils());
    for (const std::string& council : councils) {
      CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                          source.store->Read(council));
      CR_ASSIGN_OR_RETURN(
          const auto page,
          Imports().ListBy(*reader, kImportByState,
                           ImportStateKey(Import::APPLYING),
                           {.after = "", .size = kMaxPageSize}));
      for (const Import& import : page.items) Enqueue(import.name());
    }
  }
  return absl::OkStatus();
}

void ImportRunner::Run() {
  std::string name;
  while (queue_.Take(name)) {
    rpc::Call call = CallFor(name, "");
    const absl::Status status = ApplyAll(name, call.caller);
    parts_.calls.Log(call, status, parts_.clock() - call.now);
  }
}

rpc::Call ImportRunner::CallFor(const std::string& name,
                                const std::string& actor) const {
  return rpc::WorkCall(parts_, actor, kMethod, name);
}

// Sets `actor` to whoever asked for the import to be applied.
absl::Status ImportRunner::ApplyAll(const std::string& name,
                                    std::string& actor) {
  const ImportingSource& source = sources_.at(rpc::SourceOfName(name));
  // Enqueue is called as the change commits, a moment before readers see it:
  // once another change has been through the writer, they do.
  store::WriteRequest fence = rpc::WriteRequestFor(CallFor(name, actor));
  fence.body = [](store::Txn&) { return absl::OkStatus(); };
  CR_RETURN_IF_ERROR(WriteWhenAdmitted(source, fence));
  std::string content;
  CR_ASSIGN_OR_RETURN(Import import, ReadImport(source, name, content));
  actor = import.applied_by();
  const ImportKind* kind = FindKind(source, import.kind());
  if (kind == nullptr || import.state() != Import::APPLYING) {
    return absl::OkStatus();
  }
  const ParsedFile file =
      kind->Parse(CallFor(name, actor), rpc::CouncilOfName(name), content);
  int max_items = kMaxItemsPerBatch;
  while (import.state() == Import::APPLYING && !queue_.stopped()) {
    const absl::Status applied =
        ApplyBatch(source, *kind, name, file, max_items, import);
    if (applied.ok()) continue;
    if (applied.code() == absl::StatusCode::kResourceExhausted) {
      absl::SleepFor(kBetweenTries);
    } else if (applied.code() == absl::StatusCode::kUnavailable) {
      return applied;  // The store failed: the rest goes on at the next start.
    } else if (max_items > 1) {
      max_items = 1;  // Find the record at fault; those before it are applied.
    } else {
      return MarkStopped(source, import, file.items[import.applied_count()],
                         applied);
    }
  }
  return absl::OkStatus();
}

// While the store admits no changes, an import waits.
absl::Status ImportRunner::WriteWhenAdmitted(
    const ImportingSource& source, const store::WriteRequest& request) {
  for (;;) {
    absl::Status written = source.store->Write(request);
    if (!absl::IsResourceExhausted(written) || queue_.stopped()) {
      return written;
    }
    absl::SleepFor(kBetweenTries);
  }
}

absl::Status ImportRunner::ApplyBatch(const ImportingSource& source,
                                      const ImportKind& kind,
                                      const std::string& name,
                                      const ParsedFile& file, int max_items,
                                      Import& import) {
  store::WriteRequest request =
      rpc::WriteRequestFor(CallFor(name, import.applied_by()));
  Import changed;
  request.body = [&](store::Txn& txn) -> absl::Status {
    CR_ASSIGN_OR_RETURN(changed, Imports().Get(txn, name));
    const rpc::Call call = CallFor(name, changed.applied_by());
    const absl::Time start = absl::Now();
    const auto end = static_cast<int>(file.items.size());
    int at = changed.applied_count();
    for (int n = 0; at < end && n < max_items; ++n, ++at) {
      if (n > 0 && absl::Now() - start > kBatchTime) break;
      CR_RETURN_IF_ERROR(kind.Apply(txn, call, file.items[at]));
    }
    changed.set_applied_count(at);
    if (at == end) {
      changed.set_state(Import::APPLIED);
      CR_RETURN_IF_ERROR(store::DeleteBlob(txn, kImportFileTable, name));
    }
    return Imports().Update(txn, changed);
  };
  CR_RETURN_IF_ERROR(source.store->Write(std::move(request)));
  import = std::move(changed);
  return absl::OkStatus();
}

absl::Status ImportRunner::MarkStopped(const ImportingSource& source,
                                       const Import& applying,
                                       const ImportItem& item,
                                       const absl::Status& reason) {
  store::WriteRequest request =
      rpc::WriteRequestFor(CallFor(applying.name(), applying.applied_by()));
  request.body = [&](store::Txn& txn) -> absl::Status {
    CR_ASSIGN_OR_RETURN(Import import, Imports().Get(txn, applying.name()));
    Issues issues;
    issues.AddStatus(item.line, reason);
    SetIssues(issues, import);
    import.set_state(Import::STOPPED);
    return Imports().Update(txn, import);
  };
  return source.store->Write(std::move(request));
}

}  // namespace carereform::imports
