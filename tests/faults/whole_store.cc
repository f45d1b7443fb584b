#include "tests/faults/whole_store.h"

#include <limits>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/store/resource_rows.h"
#include "tests/conformance/things.h"

namespace carereform::faults {
namespace {

using store::Reader;

// Of these tests' tables; see things.h.
constexpr uint32_t kTable = 1;
constexpr uint32_t kIndex = 1;

// The last body of a resource.
struct Last {
  uint64_t revision = 0;
  std::string hash;
  std::string body;
};

absl::Status Fault(absl::string_view words) {
  return absl::InternalError(absl::StrCat(words));
}

// Follows the chain and returns the last bodies by name.
absl::StatusOr<std::map<std::string, Last>> FollowChain(const Reader& reader) {
  std::map<std::string, Last> last;
  CR_ASSIGN_OR_RETURN(
      const std::vector<store::StoredHeader> headers,
      store::HeadersAfter(reader, 0, std::numeric_limits<size_t>::max()));
  std::string previous(32, '\0');
  uint64_t revision = 0;
  for (const auto& [header, hash] : headers) {
    if (header.revision != ++revision) return Fault("a record is missing");
    if (header.previous_hash != previous) return Fault("the chain is broken");
    previous = hash;
    for (uint32_t i = 0; i < header.entries.size(); ++i) {
      CR_ASSIGN_OR_RETURN(const store::StoredBody body,
                          store::ReadBody(reader, revision, i));
      const store::ChangeEntry& entry = header.entries[i];
      if (body.hash != entry.body_hash) return Fault("a body has changed");
      last[entry.resource] = {revision, body.hash, body.body};
    }
  }
  if (reader.head().revision != revision || reader.head().hash != previous) {
    return Fault("the head is not the end of the chain");
  }
  return last;
}

absl::Status CheckRows(const Reader& reader,
                       const std::map<std::string, Last>& last) {
  CR_ASSIGN_OR_RETURN(
      const store::RowPage rows,
      store::ListRows(reader, kTable, {.after = "", .size = 1'000'000}));
  if (rows.rows.size() != last.size()) return Fault("a row is missing");
  for (const store::NamedRow& named : rows.rows) {
    const auto expected = last.find(named.name);
    if (expected == last.end() ||
        named.row.revision != expected->second.revision ||
        named.row.hash != expected->second.hash ||
        named.row.body != expected->second.body) {
      return Fault("a row is not the last body");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckIndex(const Reader& reader,
                        const std::map<std::string, Last>& last) {
  for (const auto& [name, body] : last) {
    CR_ASSIGN_OR_RETURN(
        const store::Council thing,
        store::ResourceTable<store::Council>::Parse(body.body, body.hash));
    CR_ASSIGN_OR_RETURN(
        const store::NamePage found,
        store::ListIndex(reader, kTable, kIndex,
                         store::KeyWriter().String(thing.display_name()).key(),
                         {.after = "", .size = 1'000}));
    const auto& names = found.names;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      return Fault("an index entry is missing");
    }
  }
  CR_ASSIGN_OR_RETURN(const store::NamePage all,
                      store::ListIndex(reader, kTable, kIndex, "",
                                       {.after = "", .size = 1'000'000}));
  return all.names.size() == last.size() ? absl::OkStatus()
                                         : Fault("the index has other entries");
}

absl::Status CheckCouncil(const store::Store& store,
                          const std::string& council) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<Reader> reader,
                      store.Read(council));
  CR_ASSIGN_OR_RETURN(const auto last, FollowChain(*reader));
  CR_RETURN_IF_ERROR(CheckRows(*reader, last));
  return CheckIndex(*reader, last);
}

}  // namespace

std::string FindFault(const store::Store& store) {
  const auto councils = store.Councils();
  if (!councils.ok()) return councils.status().ToString();
  for (const std::string& council : *councils) {
    const absl::Status status = CheckCouncil(store, council);
    if (!status.ok()) return absl::StrCat(council, ": ", status.ToString());
  }
  return "";
}

absl::StatusOr<std::string> Dump(const store::View& view) {
  // Every one of so many is read by its key too.
  constexpr int kEach = 5;
  std::string dump;
  std::map<std::string, std::string> some;
  int count = 0;
  CR_RETURN_IF_ERROR(
      view.Scan("", "", [&](absl::string_view key, absl::string_view value) {
        absl::StrAppend(&dump, key.size(), ":", key, value.size(), ":", value);
        if (++count % kEach == 0) some[std::string(key)] = std::string(value);
        return true;
      }));
  for (const auto& [key, value] : some) {
    CR_ASSIGN_OR_RETURN(const std::optional<std::string> found, view.Get(key));
    if (found != value) return Fault("a key and a scan give different values");
  }
  return dump;
}

}  // namespace carereform::faults
