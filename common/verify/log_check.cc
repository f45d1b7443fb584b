// The log of a council: its chain of change records, and everything that each
// record says is there.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/verify/chain_check.h"
#include "common/verify/council_records.h"
#include "common/verify/history_check.h"
#include "common/verify/request_check.h"
#include "common/verify/versions.h"

namespace carereform::verify {
namespace {

using store::ChangeHeader;
using store::ChangeKind;
using store::KeyReader;
using store::Space;

// Headers read at a time, so that their bodies are read in one go.
constexpr size_t kBatch = 256;

// A change with the bodies that were found of it.
struct Change {
  ChangeHeader header;
  std::vector<bool> found;  // By entry.
};

class LogCheck {
 public:
  explicit LogCheck(CouncilRecords& records)
      : records_(records),
        chain_(records),
        history_(records),
        requests_(records) {}

  absl::Status Run();

 private:
  absl::Status CheckBatch(
      const std::vector<std::pair<uint64_t, std::string>>& headers,
      bool is_last);
  absl::Status CheckBodies(uint64_t first, uint64_t end,
                           std::vector<Change>& changes);
  bool CheckBody(absl::string_view rest, absl::string_view value,
                 std::vector<Change>& changes);
  absl::Status CheckEntries(const Change& change);
  absl::Status CheckErased(absl::string_view resource, uint64_t revision);
  void ReportMissing();

  CouncilRecords& records_;
  ChainCheck chain_;
  HistoryCheck history_;
  RequestCheck requests_;
  std::vector<uint64_t> unreadable_;  // Revisions, whose bodies say nothing.
  uint64_t next_body_ = 0;  // The revision from which bodies were not read.
  // Revisions whose bodies are gone, by resource, until an erasure explains it.
  std::map<std::string, std::vector<uint64_t>, std::less<>> missing_;
};

absl::Status LogCheck::Run() {
  const std::string prefix = store::KeyIn(Space::kHeaders).key();
  std::vector<std::pair<uint64_t, std::string>> batch;
  absl::Status problem;
  CR_RETURN_IF_ERROR(
      records_.EachKey(prefix, Space::kHeaders,
                       [&](absl::string_view rest, absl::string_view bytes) {
                         uint64_t revision = 0;
                         if (rest.size() != sizeof(revision) ||
                             !KeyReader(rest).Uint64(revision).ok()) {
                           return false;
                         }
                         if (!problem.ok()) return true;
                         batch.emplace_back(revision, std::string(bytes));
                         if (batch.size() == kBatch) {
                           problem = CheckBatch(batch, false);
                           batch.clear();
                         }
                         return true;
                       }));
  CR_RETURN_IF_ERROR(problem);
  CR_RETURN_IF_ERROR(CheckBatch(batch, true));
  chain_.Finish();
  ReportMissing();
  CR_RETURN_IF_ERROR(history_.Finish());
  return requests_.Finish();
}

absl::Status LogCheck::CheckBatch(
    const std::vector<std::pair<uint64_t, std::string>>& headers,
    bool is_last) {
  std::vector<Change> changes;
  for (const auto& [revision, bytes] : headers) {
    std::optional<ChangeHeader> header = chain_.Take(revision, bytes);
    if (!header.has_value()) {
      unreadable_.push_back(revision);
      continue;
    }
    const size_t entries = header->entries.size();
    changes.push_back({*std::move(header), std::vector<bool>(entries)});
  }
  const uint64_t end =
      changes.empty() ? next_body_ : changes.back().header.revision + 1;
  CR_RETURN_IF_ERROR(CheckBodies(next_body_, is_last ? 0 : end, changes));
  next_body_ = end;
  for (const Change& change : changes) {
    CR_RETURN_IF_ERROR(CheckEntries(change));
    CR_RETURN_IF_ERROR(history_.Take(change.header));
    CR_RETURN_IF_ERROR(requests_.Take(change.header));
  }
  return absl::OkStatus();
}

// Checks the bodies of the revisions from `first` to before `end`; 0 means that
// there is no end.
absl::Status LogCheck::CheckBodies(uint64_t first, uint64_t end,
                                   std::vector<Change>& changes) {
  const std::string prefix = store::KeyIn(Space::kBodies).key();
  return records_.EachKeyFrom(
      first == 0 ? prefix : store::BodyKey(first, 0),
      end == 0 ? store::PrefixEnd(prefix) : store::BodyKey(end, 0), prefix,
      Space::kBodies, [&](absl::string_view rest, absl::string_view value) {
        return CheckBody(rest, value, changes);
      });
}

// Checks one body against the entry that it belongs to; returns whether its key
// is one of a body.
bool LogCheck::CheckBody(absl::string_view rest, absl::string_view value,
                         std::vector<Change>& changes) {
  KeyReader parts(rest);
  uint64_t revision = 0;
  uint32_t entry = 0;
  if (!parts.Uint64(revision).ok() || !parts.Uint32(entry).ok() ||
      !parts.rest().empty()) {
    return false;
  }
  ++records_.counts().bodies;
  const auto change = std::lower_bound(
      changes.begin(), changes.end(), revision,
      [](const Change& a, uint64_t b) { return a.header.revision < b; });
  if (change == changes.end() || change->header.revision != revision ||
      entry >= change->found.size()) {
    if (std::find(unreadable_.begin(), unreadable_.end(), revision) ==
        unreadable_.end()) {
      records_.Add(reasons::kBodyExtra, Space::kBodies, revision, "",
                   "no change record tells of it");
    }
    return true;
  }
  change->found[entry] = true;
  const store::ChangeEntry& told = change->header.entries[entry];
  if (value.size() < store::kSaltBytes ||
      store::BodyHash(value.substr(0, store::kSaltBytes),
                      value.substr(store::kSaltBytes)) != told.body_hash) {
    records_.Add(reasons::kBodyDiffers, Space::kBodies, revision, told.resource,
                 "it is not the one that was recorded");
  }
  return true;
}

absl::Status LogCheck::CheckEntries(const Change& change) {
  const uint64_t revision = change.header.revision;
  for (size_t i = 0; i < change.header.entries.size(); ++i) {
    const store::ChangeEntry& entry = change.header.entries[i];
    if (entry.kind == ChangeKind::kErased) {
      CR_RETURN_IF_ERROR(CheckErased(entry.resource, revision));
    }
    if (!change.found[i]) missing_[entry.resource].push_back(revision);
  }
  return absl::OkStatus();
}

// The bodies that `resource` had before `revision` were erased: that explains
// the missing ones, and no other may be left.
absl::Status LogCheck::CheckErased(absl::string_view resource,
                                   uint64_t revision) {
  records_.erased[std::string(resource)] = revision;
  if (const auto gone = missing_.find(resource); gone != missing_.end()) {
    records_.counts().erased_bodies += gone->second.size();
    missing_.erase(gone);
  }
  CR_ASSIGN_OR_RETURN(const std::vector<Version> versions,
                      VersionsOf(records_.view(), resource));
  for (const Version& version : versions) {
    if (version.revision >= revision) continue;
    CR_ASSIGN_OR_RETURN(const std::optional<std::string> body,
                        SaltedBodyOf(records_.view(), version));
    if (!body.has_value()) continue;
    records_.Add(reasons::kBodyNotErased, Space::kBodies, version.revision,
                 resource,
                 absl::StrCat("it was to be erased at revision ", revision));
  }
  return absl::OkStatus();
}

void LogCheck::ReportMissing() {
  for (const auto& [resource, revisions] : missing_) {
    for (const uint64_t revision : revisions) {
      records_.Add(reasons::kBodyMissing, Space::kBodies, revision, resource,
                   "it is missing and was not erased");
    }
  }
}

}  // namespace

absl::Status CheckLog(CouncilRecords& records) {
  return LogCheck(records).Run();
}

}  // namespace carereform::verify
