#include "services/reporting/sign_off/source_changes.h"

#include <algorithm>
#include <map>

#include "common/status/error.h"

namespace carereform::reporting {
namespace {

using v1::SourceRevision;
using SourceChanges = v1::ReturnComparison::SourceChanges;

// The newest records are listed; how many there are in all is told.
constexpr int64_t kChangesListed = 100;

void AddChange(const changes::v1::ChangeRecord& record,
               SourceChanges& changes) {
  SourceChanges::Change& change = *changes.add_changes();
  change.set_revision(record.revision());
  *change.mutable_commit_time() = record.commit_time();
  change.set_actor(record.actor());
  change.set_method(record.method());
  change.set_resources(record.entries_size());
}

// Of a return that was reverted to, the later return can be of the earlier
// revision: the records between are the same.
void List(const SourceClient& client, const std::string& council,
          SourceChanges& changes) {
  const int64_t low = std::min(changes.after_revision(), changes.to_revision());
  const int64_t high =
      std::max(changes.after_revision(), changes.to_revision());
  changes.set_change_count(high - low);
  const int64_t after = std::max<int64_t>(low, high - kChangesListed);
  const auto records = client.Changes(changes.source(), council, after,
                                      static_cast<int32_t>(high - after));
  changes.set_answered(records.ok());
  if (!records.ok()) {
    changes.set_reason(ReasonOf(records.status()));
    return;
  }
  for (const changes::v1::ChangeRecord& record : *records) {
    if (record.revision() <= high) AddChange(record, changes);
  }
}

}  // namespace

std::vector<SourceChanges> ChangesBetween(const SourceClient& client,
                                          const std::string& council,
                                          const v1::Cover& earlier,
                                          const v1::Cover& later) {
  std::map<std::string, const SourceRevision*> before;
  for (const SourceRevision& source : earlier.source_revisions()) {
    before[source.source()] = &source;
  }
  std::vector<SourceChanges> all;
  for (const SourceRevision& after : later.source_revisions()) {
    const auto found = before.find(after.source());
    const bool known =
        found != before.end() && found->second->answered() && after.answered();
    if (known && found->second->revision() == after.revision()) continue;
    SourceChanges& changes = all.emplace_back();
    changes.set_source(after.source());
    changes.set_to_revision(after.revision());
    if (found != before.end()) {
      changes.set_after_revision(found->second->revision());
    }
    if (known) {
      List(client, council, changes);
    } else {
      changes.set_reason("REVISION_UNKNOWN");
    }
  }
  return all;
}

}  // namespace carereform::reporting
