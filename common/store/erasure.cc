#include "common/store/erasure.h"

#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/store/idempotency.h"

namespace carereform::store {
namespace {

// Reads versions from `next` on; sets `next` to the one after them, or to
// nothing.
absl::StatusOr<std::vector<HistoryRow>> VersionsFrom(const Txn& txn,
                                                     const std::string& prefix,
                                                     size_t max_versions,
                                                     std::string& next) {
  std::vector<HistoryRow> rows;
  absl::Status problem;
  const std::string begin = next.empty() ? prefix : next;
  next.clear();
  CR_RETURN_IF_ERROR(
      txn.view().Scan(begin, PrefixEnd(prefix),
                      [&](absl::string_view key, absl::string_view value) {
                        if (rows.size() == max_versions) {
                          next = std::string(key);
                          return false;
                        }
                        auto row = DecodeHistory(key, value);
                        problem = row.status();
                        if (row.ok()) rows.push_back(*std::move(row));
                        return problem.ok();
                      }));
  CR_RETURN_IF_ERROR(problem);
  return rows;
}

// Forgets what the request held that made `revision`.
absl::Status ForgetRequestOf(Txn& txn, uint64_t revision) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                      txn.view().Get(HeaderKey(revision)));
  if (!bytes.has_value()) return errors::Corrupt("a change record");
  CR_ASSIGN_OR_RETURN(const ChangeHeader header, DecodeChangeHeader(*bytes));
  if (header.request_id.empty()) return absl::OkStatus();
  return ForgetContent(txn, {header.actor, header.method, header.request_id},
                       revision);
}

// Erases one version; returns whether it had a body still.
absl::StatusOr<bool> EraseVersion(Txn& txn, const HistoryRow& version) {
  std::string key = BodyKey(version.revision, version.entry);
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> body,
                      txn.view().Get(key));
  if (!body.has_value()) return false;
  txn.Delete(std::move(key));
  CR_RETURN_IF_ERROR(ForgetRequestOf(txn, version.revision));
  return true;
}

}  // namespace

absl::StatusOr<ErasureStep> EraseStep(Txn& txn, absl::string_view prefix,
                                      const std::string& next,
                                      size_t max_versions,
                                      RemoveRow remove_row) {
  ErasureStep step;
  step.next = next;
  CR_ASSIGN_OR_RETURN(
      const std::vector<HistoryRow> versions,
      VersionsFrom(txn, absl::StrCat(KeyIn(Space::kHistory).key(), prefix),
                   max_versions, step.next));
  absl::string_view resource;
  for (const HistoryRow& version : versions) {
    if (version.resource != resource) {
      resource = version.resource;
      CR_RETURN_IF_ERROR(remove_row(txn, resource));
      CR_ASSIGN_OR_RETURN(const bool erased, ErasedSince(txn, resource, 0));
      if (!erased) {
        CR_RETURN_IF_ERROR(
            txn.Record(ChangeKind::kErased, resource, "").status());
      }
    }
    // The body of an ERASED entry is empty: its salt tells nothing.
    if (version.kind == ChangeKind::kErased) continue;
    CR_ASSIGN_OR_RETURN(const bool had_body, EraseVersion(txn, version));
    step.erased_bodies += had_body ? 1 : 0;
  }
  return step;
}

}  // namespace carereform::store
