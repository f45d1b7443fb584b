#include "common/store/resource_rows.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/store/planted_fault.h"
#include "common/store/seen_version.h"

namespace carereform::store {
namespace {

// Enough of the hash that no two versions of a resource share it.
constexpr size_t kEtagBytes = 8;

// The value comes encoded already, so that its parts keep their order.
std::string IndexPrefix(uint32_t table, uint32_t index,
                        absl::string_view value) {
  return absl::StrCat(KeyIn(Space::kIndexes, table).Uint32(index).key(), value);
}

absl::StatusOr<ResourceRow> DecodeRow(absl::string_view bytes) {
  KeyReader parts(bytes);
  ResourceRow row;
  if (!parts.Uint64(row.revision).ok() || parts.rest().size() < kDigestBytes) {
    return errors::Corrupt("a record");
  }
  row.hash = std::string(parts.rest().substr(0, kDigestBytes));
  row.body = std::string(parts.rest().substr(kDigestBytes));
  return row;
}

// Visits keys after `page.after` under `prefix`; `take` gets each key's rest
// and value. Sets `next_after` to where the next page begins.
template <typename Take>
absl::Status VisitPage(const Reader& reader, const std::string& prefix,
                       const PageRequest& page, std::string& next_after,
                       Take take) {
  // The least key after a given one is that key and a zero byte.
  const std::string begin =
      page.after.empty()
          ? prefix
          : absl::StrCat(prefix, page.after, absl::string_view("\0", 1));
  int taken = 0;
  std::string last;
  absl::Status problem;
  CR_RETURN_IF_ERROR(reader.view().Scan(
      begin, PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        if (taken == page.size) {
          next_after = last;
          return false;
        }
        const absl::string_view rest = key.substr(prefix.size());
        problem = take(rest, value);
        last = std::string(rest);
        ++taken;
        return problem.ok();
      }));
  return problem;
}

}  // namespace

std::string RowKey(uint32_t table, absl::string_view name) {
  return KeyIn(Space::kRows, table).String(name).key();
}

std::string EncodeRow(const ResourceRow& row) {
  return absl::StrCat(KeyWriter().Uint64(row.revision).key(), row.hash,
                      row.body);
}

std::string EtagOf(absl::string_view hash) {
  return absl::StrCat("\"", absl::BytesToHexString(hash.substr(0, kEtagBytes)),
                      "\"");
}

absl::Status CheckEtag(absl::string_view given, absl::string_view stored) {
  if (given.empty() || given == stored) return absl::OkStatus();
  return EtagMismatch({{"etag", std::string(stored)}});
}

absl::StatusOr<std::optional<ResourceRow>> FindRow(const Reader& reader,
                                                   uint32_t table,
                                                   absl::string_view name) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                      reader.view().Get(RowKey(table, name)));
  if (!bytes.has_value()) return std::nullopt;
  CR_ASSIGN_OR_RETURN(ResourceRow row, DecodeRow(*bytes));
  return row;
}

absl::StatusOr<std::string> PutRow(Txn& txn, uint32_t table, ChangeKind kind,
                                   absl::string_view name,
                                   absl::string_view body) {
  CR_ASSIGN_OR_RETURN(std::string hash, txn.Record(kind, name, body));
  txn.Put(RowKey(table, name),
          EncodeRow({txn.revision(), hash, std::string(body)}));
  return hash;
}

void DeleteRow(Txn& txn, uint32_t table, absl::string_view name) {
  if (PlantedFault("erased_body_left_in_index")) return;
  txn.Delete(RowKey(table, name));
}

absl::StatusOr<RowPage> ListRows(const Reader& reader, uint32_t table,
                                 const PageRequest& page) {
  RowPage result;
  CR_RETURN_IF_ERROR(VisitPage(
      reader, KeyIn(Space::kRows, table).key(), page, result.next_after,
      [&](absl::string_view rest, absl::string_view value) -> absl::Status {
        NamedRow& named = result.rows.emplace_back();
        CR_RETURN_IF_ERROR(KeyReader(rest).String(named.name));
        CR_ASSIGN_OR_RETURN(named.row, DecodeRow(value));
        return absl::OkStatus();
      }));
  return result;
}

std::string IndexKey(uint32_t table, uint32_t index, absl::string_view value,
                     absl::string_view name) {
  return KeyWriter(IndexPrefix(table, index, value)).String(name).key();
}

void PutIndex(Txn& txn, uint32_t table, uint32_t index, absl::string_view value,
              absl::string_view name) {
  if (PlantedFault("index_skipped") && Sha256(name)[0] == 0) return;
  txn.Put(IndexKey(table, index, value, name), std::string(name));
}

void DeleteIndex(Txn& txn, uint32_t table, uint32_t index,
                 absl::string_view value, absl::string_view name) {
  txn.Delete(IndexKey(table, index, value, name));
}

absl::StatusOr<NamePage> ListIndex(const Reader& reader, uint32_t table,
                                   uint32_t index, absl::string_view value,
                                   const PageRequest& page) {
  NamePage result;
  CR_RETURN_IF_ERROR(VisitPage(reader, IndexPrefix(table, index, value), page,
                               result.next_after,
                               [&](absl::string_view, absl::string_view name) {
                                 result.names.emplace_back(name);
                                 return absl::OkStatus();
                               }));
  return result;
}

}  // namespace carereform::store
