// The resources as they are now: each against its last body, with its index
// entries and its facts, and nothing besides.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/store/resource_rows.h"
#include "common/verify/council_records.h"
#include "common/verify/observed.h"
#include "common/verify/versions.h"

namespace carereform::verify {
namespace {

using store::AnyTable;
using store::KeyReader;
using store::Space;

// The table and the name in a key of a row.
struct RowName {
  uint32_t table = 0;
  std::string name;
};

std::optional<RowName> ReadRowKey(absl::string_view rest) {
  KeyReader parts(rest);
  RowName row;
  if (!parts.Uint32(row.table).ok() || !parts.String(row.name).ok() ||
      !parts.rest().empty()) {
    return std::nullopt;
  }
  return row;
}

class ResourcesCheck {
 public:
  explicit ResourcesCheck(CouncilRecords& records) : records_(records) {}

  absl::Status Run();

 private:
  absl::Status CheckLatest(const Version& latest);
  absl::Status CheckRow(const AnyTable& table, const Version& latest,
                        absl::string_view salted);
  absl::Status CheckEntries(const AnyTable& table, const Version& latest,
                            const std::string& body);
  absl::Status CheckObserved(const AnyTable& table, const Version& latest,
                             const std::string& body);
  absl::Status CheckRows();
  absl::StatusOr<bool> HasRow(const RowName& row) const;
  absl::Status CheckIndexes();
  absl::StatusOr<bool> HasEntry(const AnyTable* table,
                                absl::string_view resource,
                                absl::string_view key) const;

  CouncilRecords& records_;
  uint64_t rows_found_ = 0;
  uint64_t index_entries_found_ = 0;
};

absl::Status ResourcesCheck::Run() {
  std::string last;
  absl::Status problem;
  const std::string prefix = store::KeyIn(Space::kHistory).key();
  CR_RETURN_IF_ERROR(records_.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        const auto version = ReadVersion(key.substr(prefix.size()), value);
        // The newest comes first; one that cannot be read was found bad.
        if (!version.has_value() || version->resource == last) return true;
        last = version->resource;
        problem = CheckLatest(*version);
        return problem.ok();
      }));
  CR_RETURN_IF_ERROR(problem);
  CR_RETURN_IF_ERROR(CheckRows());
  return CheckIndexes();
}

absl::Status ResourcesCheck::CheckLatest(const Version& latest) {
  if (latest.gone()) return absl::OkStatus();  // CheckRows finds what is left.
  const AnyTable* table = TableOf(records_.schema(), latest.resource);
  if (table == nullptr) {
    records_.Add(reasons::kKeyUnknown, Space::kHistory, latest.revision,
                 latest.resource, "no table keeps resources of that name");
    return absl::OkStatus();
  }
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> salted,
                      SaltedBodyOf(records_.view(), latest));
  // One that is missing or too short was found already.
  if (!salted.has_value() || salted->size() < store::kSaltBytes) {
    return absl::OkStatus();
  }
  CR_RETURN_IF_ERROR(CheckRow(*table, latest, *salted));
  if (!records_.log_is_sound) return absl::OkStatus();
  const std::string body = salted->substr(store::kSaltBytes);
  CR_RETURN_IF_ERROR(CheckEntries(*table, latest, body));
  return CheckObserved(*table, latest, body);
}

absl::Status ResourcesCheck::CheckRow(const AnyTable& table,
                                      const Version& latest,
                                      absl::string_view salted) {
  const absl::string_view salt = salted.substr(0, store::kSaltBytes);
  const absl::string_view body = salted.substr(store::kSaltBytes);
  CR_ASSIGN_OR_RETURN(
      const bool there,
      records_.Expect(
          reasons::kRowDiffers, Space::kRows, latest.revision, latest.resource,
          store::RowKey(table.id(), latest.resource),
          store::EncodeRow({latest.revision, store::BodyHash(salt, body),
                            std::string(body)})));
  if (there) ++rows_found_;
  return absl::OkStatus();
}

// Each index entry of this resource has to be there.
absl::Status ResourcesCheck::CheckEntries(const AnyTable& table,
                                          const Version& latest,
                                          const std::string& body) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> keys,
                      table.IndexKeys(body));
  for (const std::string& key : keys) {
    CR_ASSIGN_OR_RETURN(const bool there,
                        records_.Expect(reasons::kIndexMissing, Space::kIndexes,
                                        latest.revision, latest.resource, key,
                                        latest.resource));
    if (there) ++index_entries_found_;
  }
  return absl::OkStatus();
}

// The observer has nothing to add to what it keeps of this resource.
absl::Status ResourcesCheck::CheckObserved(const AnyTable& table,
                                           const Version& latest,
                                           const std::string& body) {
  CR_ASSIGN_OR_RETURN(
      const std::optional<store::Changes> changes,
      ObservedChanges(table, records_, records_.view(), latest.revision, body));
  if (!changes.has_value()) {
    records_.Add(reasons::kFactDiffers, Space::kFacts, latest.revision,
                 latest.resource, "its facts cannot be read");
    return absl::OkStatus();
  }
  for (const auto& [key, value] : *changes) {
    CR_RETURN_IF_ERROR(records_
                           .Expect(reasons::kFactDiffers, SpaceOf(key),
                                   latest.revision, latest.resource, key,
                                   value.value_or(""))
                           .status());
  }
  return absl::OkStatus();
}

// Counts the rows, and names those that no change record tells of.
absl::Status ResourcesCheck::CheckRows() {
  const std::string prefix = store::KeyIn(Space::kRows).key();
  CR_RETURN_IF_ERROR(records_.EachKey(
      prefix, Space::kRows, [&](absl::string_view rest, absl::string_view) {
        ++records_.counts().resources;
        return ReadRowKey(rest).has_value();
      }));
  if (records_.counts().resources == rows_found_) return absl::OkStatus();
  absl::Status problem;
  CR_RETURN_IF_ERROR(records_.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view) {
        const auto row = ReadRowKey(key.substr(prefix.size()));
        if (!row.has_value()) return true;
        const auto has = HasRow(*row);
        problem = has.status();
        if (has.ok() && !*has) {
          records_.Add(reasons::kRowExtra, Space::kRows, 0, row->name,
                       "no change record tells of it in this table");
        }
        return problem.ok();
      }));
  return problem;
}

// Whether the log says that there is such a row.
absl::StatusOr<bool> ResourcesCheck::HasRow(const RowName& row) const {
  const AnyTable* home = TableOf(records_.schema(), row.name);
  if (home == nullptr || home->id() != row.table) return false;
  CR_ASSIGN_OR_RETURN(const std::vector<Version> latest,
                      VersionsOf(records_.view(), row.name, 1));
  return !latest.empty() && !latest.front().gone();
}

// Counts the index entries, and names those that follow from no resource.
absl::Status ResourcesCheck::CheckIndexes() {
  const std::string prefix = store::KeyIn(Space::kIndexes).key();
  CR_RETURN_IF_ERROR(records_.EachKey(
      prefix, Space::kIndexes, [&](absl::string_view rest, absl::string_view) {
        ++records_.counts().index_entries;
        return rest.size() > 2 * sizeof(uint32_t);
      }));
  if (!records_.log_is_sound ||
      records_.counts().index_entries == index_entries_found_) {
    return absl::OkStatus();
  }
  absl::Status problem;
  CR_RETURN_IF_ERROR(records_.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view resource) {
        const AnyTable* table = TableOf(records_.schema(), resource);
        const auto has = HasEntry(table, resource, key);
        problem = has.status();
        if (has.ok() && !*has) {
          records_.Add(reasons::kIndexExtra, Space::kIndexes, 0,
                       table == nullptr ? "" : resource,
                       "it follows from no resource");
        }
        return problem.ok();
      }));
  return problem;
}

// Whether `key` is one of the resource's index entries.
absl::StatusOr<bool> ResourcesCheck::HasEntry(const AnyTable* table,
                                              absl::string_view resource,
                                              absl::string_view key) const {
  if (table == nullptr) return false;
  CR_ASSIGN_OR_RETURN(const std::vector<Version> latest,
                      VersionsOf(records_.view(), resource, 1));
  if (latest.empty() || latest.front().gone()) return false;
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> salted,
                      SaltedBodyOf(records_.view(), latest.front()));
  if (!salted.has_value()) return false;
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> keys,
                      table->IndexKeys(salted->substr(store::kSaltBytes)));
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

absl::Status CheckResources(CouncilRecords& records) {
  return ResourcesCheck(records).Run();
}

}  // namespace carereform::verify
