// Typed tables of resources: found by name, listed by name or by a declared
// index, with etags, history, and one entry in the change record for each
// change.
//
// A resource message has `string name` and `string etag`. It is stored without
// its etag, which is a part of the stored body's hash.

#ifndef CR_COMMON_STORE_RESOURCE_TABLE_H_
#define CR_COMMON_STORE_RESOURCE_TABLE_H_

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/any_table.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/store/past_collection.h"
#include "common/store/resource_rows.h"
#include "common/store/transaction.h"

namespace carereform::store {

// A way to find the resources of a table other than by name. Kept by the table.
template <typename Message>
struct Index {
  // Within the table; never reused.
  uint32_t id;

  // The value of a resource, as parts written by a KeyWriter; nothing for one
  // that the index leaves out.
  std::function<std::optional<std::string>(const Message&)> value;

  // For an index whose values belong to one resource each: the reason with
  // which a second one is refused. Empty for an index whose values may be
  // shared.
  std::string taken_reason = "";
  std::string taken_message = "";
};

// A page of a listing; `next_after` is empty on the last one.
template <typename Message>
struct Page {
  std::vector<Message> items;
  std::string next_after;
};

// A table of `Message`. Immutable after construction; thread-safe.
template <typename Message>
class ResourceTable : public AnyTable {
 public:
  // Called for each change within its transaction; `before` or `after` is null
  // for one that is created or deleted.
  using Observer = std::function<absl::Status(Txn& txn, const Message* before,
                                              const Message* after)>;

  // `id` is never reused within a store. `noun` begins the reasons of errors:
  // REFERRAL gives REFERRAL_NOT_FOUND and REFERRAL_EXISTS.
  ResourceTable(uint32_t id, std::string noun,
                std::vector<Index<Message>> indexes = {},
                Observer observer = nullptr)
      : id_(id),
        noun_(std::move(noun)),
        indexes_(std::move(indexes)),
        observer_(std::move(observer)) {}

  uint32_t id() const override { return id_; }

  std::string name_pattern() const override {
    return NamePatternOf(*Message::descriptor());
  }

  absl::StatusOr<std::vector<std::string>> IndexKeys(
      const std::string& body) const override {
    CR_ASSIGN_OR_RETURN(const Message message, Parse(body, ""));
    std::vector<std::string> keys;
    for (const Index<Message>& index : indexes_) {
      const std::optional<std::string> value = index.value(message);
      if (!value.has_value()) continue;
      keys.push_back(IndexKey(id_, index.id, *value, message.name()));
    }
    return keys;
  }

  absl::Status Observe(Txn& txn, const std::string& body) const override {
    CR_ASSIGN_OR_RETURN(Message message, Parse(body, ""));
    message.clear_etag();
    return observer_ ? observer_(txn, nullptr, &message) : absl::OkStatus();
  }

  // Returns the resource, or nothing.
  absl::StatusOr<std::optional<Message>> Find(const Reader& reader,
                                              absl::string_view name) const {
    CR_ASSIGN_OR_RETURN(const std::optional<ResourceRow> row,
                        FindRow(reader, id_, name));
    if (!row.has_value()) return std::nullopt;
    CR_ASSIGN_OR_RETURN(Message message, Parse(row->body, row->hash));
    return message;
  }

  // Returns the resource. Errors: NOT_FOUND, reason <noun>_NOT_FOUND, or
  // RESOURCE_ERASED where it was erased.
  absl::StatusOr<Message> Get(const Reader& reader,
                              absl::string_view name) const {
    CR_ASSIGN_OR_RETURN(std::optional<Message> found, Find(reader, name));
    if (!found.has_value()) return NotFound(reader, name);
    return *std::move(found);
  }

  // Returns the resource as it was known at `revision`; 0 means the latest.
  // Errors: NOT_FOUND, reason <noun>_NOT_FOUND or RESOURCE_ERASED;
  // OUT_OF_RANGE, reason REVISION_IN_FUTURE.
  absl::StatusOr<Message> GetAt(const Reader& reader, absl::string_view name,
                                int64_t revision) const {
    CR_RETURN_IF_ERROR(CheckReadRevision(reader, revision));
    if (revision == 0) return Get(reader, name);
    CR_ASSIGN_OR_RETURN(const std::optional<StoredBody> body,
                        BodyAt(reader, name, static_cast<uint64_t>(revision)));
    if (!body.has_value()) return NotFound(reader, name);
    return Parse(body->body, body->hash);
  }

  // Stores a new resource and sets its etag. Errors: ALREADY_EXISTS, reason
  // <noun>_EXISTS or that of the index whose value is taken.
  absl::Status Create(Txn& txn, Message& message) const {
    CR_ASSIGN_OR_RETURN(const std::optional<ResourceRow> earlier,
                        FindRow(txn, id_, message.name()));
    if (earlier.has_value()) {
      return MakeError(absl::StatusCode::kAlreadyExists,
                       absl::StrCat(noun_, "_EXISTS"),
                       absl::StrCat("there is a ", message.name(),
                                    " already: choose another id"),
                       {{"name", message.name()}});
    }
    return Put(txn, ChangeKind::kCreated, nullptr, message);
  }

  // Stores a resource that is there already and sets its etag. Errors:
  // NOT_FOUND, reason <noun>_NOT_FOUND; ALREADY_EXISTS as for Create.
  absl::Status Update(Txn& txn, Message& message) const {
    CR_ASSIGN_OR_RETURN(const Message before, Get(txn, message.name()));
    return Put(txn, ChangeKind::kUpdated, &before, message);
  }

  // Takes away the resource and its index entries, with no entry in the change
  // record and no word to the observer: a part of erasing; see erasure.h. Does
  // nothing where it is not there.
  absl::Status Remove(Txn& txn, absl::string_view name) const {
    CR_ASSIGN_OR_RETURN(const std::optional<Message> before, Find(txn, name));
    if (!before.has_value()) return absl::OkStatus();
    DeleteRow(txn, id_, name);
    for (const Index<Message>& index : indexes_) {
      const std::optional<std::string> value = index.value(*before);
      if (value.has_value()) DeleteIndex(txn, id_, index.id, *value, name);
    }
    return absl::OkStatus();
  }

  // Lists by name.
  absl::StatusOr<Page<Message>> List(const Reader& reader,
                                     const PageRequest& request) const {
    CR_ASSIGN_OR_RETURN(const RowPage rows, ListRows(reader, id_, request));
    Page<Message> page;
    page.next_after = rows.next_after;
    for (const NamedRow& named : rows.rows) {
      CR_ASSIGN_OR_RETURN(Message message,
                          Parse(named.row.body, named.row.hash));
      page.items.push_back(std::move(message));
    }
    return page;
  }

  // Lists those whose value in `index` begins with `value`, by value and name.
  absl::StatusOr<Page<Message>> ListBy(const Reader& reader, uint32_t index,
                                       absl::string_view value,
                                       const PageRequest& request) const {
    CR_ASSIGN_OR_RETURN(const NamePage names,
                        ListIndex(reader, id_, index, value, request));
    Page<Message> page;
    page.next_after = names.next_after;
    for (const std::string& name : names.names) {
      CR_ASSIGN_OR_RETURN(Message message, Get(reader, name));
      page.items.push_back(std::move(message));
    }
    return page;
  }

  // Lists as they were known at `revision`, by name; 0 means the latest.
  // `parent` is what all the resources of the table belong to. A page costs
  // what VisitPast says, for the part of the collection that it covers. Errors:
  // OUT_OF_RANGE, reason REVISION_IN_FUTURE.
  absl::StatusOr<Page<Message>> ListAt(const Reader& reader,
                                       absl::string_view parent,
                                       int64_t revision,
                                       const PageRequest& request) const {
    CR_RETURN_IF_ERROR(CheckReadRevision(reader, revision));
    if (revision == 0) return List(reader, request);
    Page<Message> page;
    std::string last;
    const auto take = [&](const std::string& name,
                          const StoredBody& body) -> absl::StatusOr<bool> {
      if (page.items.size() == static_cast<size_t>(request.size)) {
        page.next_after = last;
        return false;
      }
      CR_ASSIGN_OR_RETURN(Message message, Parse(body.body, body.hash));
      page.items.push_back(std::move(message));
      last = KeyWriter().String(name).key();
      return true;
    };
    CR_RETURN_IF_ERROR(
        VisitPast(reader, NamePrefixIn(*Message::descriptor(), parent),
                  static_cast<uint64_t>(revision), request.after, take));
    return page;
  }

  // Lists as ListBy does, as they were known at `revision`; 0 means the latest.
  // `parent` is what all the resources of the table belong to. Every page goes
  // through the whole collection, because the index is of the latest only.
  // Errors: OUT_OF_RANGE, reason REVISION_IN_FUTURE.
  absl::StatusOr<Page<Message>> ListByAt(const Reader& reader,
                                         absl::string_view parent,
                                         uint32_t index,
                                         absl::string_view value,
                                         int64_t revision,
                                         const PageRequest& request) const {
    CR_RETURN_IF_ERROR(CheckReadRevision(reader, revision));
    if (revision == 0) return ListBy(reader, index, value, request);
    const Index<Message>& order = IndexOf(index);
    // By place in the index: the page, and one more where there is more.
    std::map<std::string, Message> found;
    const auto take = [&](const std::string& name,
                          const StoredBody& body) -> absl::StatusOr<bool> {
      CR_ASSIGN_OR_RETURN(Message message, Parse(body.body, body.hash));
      const std::optional<std::string> own = order.value(message);
      if (!own.has_value() || !absl::StartsWith(*own, value)) return true;
      std::string place =
          KeyWriter(own->substr(value.size())).String(name).key();
      if (!request.after.empty() && place <= request.after) return true;
      found.emplace(std::move(place), std::move(message));
      if (found.size() > static_cast<size_t>(request.size) + 1) {
        found.erase(std::prev(found.end()));
      }
      return true;
    };
    CR_RETURN_IF_ERROR(VisitPast(reader,
                                 NamePrefixIn(*Message::descriptor(), parent),
                                 static_cast<uint64_t>(revision), "", take));
    Page<Message> page;
    if (found.size() > static_cast<size_t>(request.size)) {
      found.erase(std::prev(found.end()));
      page.next_after = found.rbegin()->first;
    }
    for (auto& [place, message] : found) {
      page.items.push_back(std::move(message));
    }
    return page;
  }

  // Returns all of the reader's council as they were known at `revision`, by
  // name; 0 means the latest: for tables that stay small. Errors as for ListAt.
  absl::StatusOr<std::vector<Message>> All(const Reader& reader,
                                           int64_t revision = 0) const {
    const std::string council = absl::StrCat("councils/", reader.council());
    std::vector<Message> all;
    PageRequest request{.after = "", .size = 500};
    do {
      CR_ASSIGN_OR_RETURN(Page<Message> page,
                          ListAt(reader, council, revision, request));
      for (Message& message : page.items) all.push_back(std::move(message));
      request.after = page.next_after;
    } while (!request.after.empty());
    return all;
  }

  // Returns the resource that a body with `hash` holds. Errors: DATA_LOSS,
  // reason STORE_CORRUPT.
  static absl::StatusOr<Message> Parse(const std::string& body,
                                       absl::string_view hash) {
    Message message;
    if (!message.ParseFromString(body)) {
      return errors::Corrupt("a record");
    }
    message.set_etag(EtagOf(hash));
    return message;
  }

 private:
  // Requires that the table has it.
  const Index<Message>& IndexOf(uint32_t id) const {
    return *std::find_if(
        indexes_.begin(), indexes_.end(),
        [id](const Index<Message>& index) { return index.id == id; });
  }

  // Does not repeat the name where there is none: anything may have been sent
  // for one.
  absl::Status NotFound(const Reader& reader, absl::string_view name) const {
    CR_ASSIGN_OR_RETURN(const bool erased, ErasedSince(reader, name, 0));
    if (erased) return errors::Erased(name);
    return MakeError(
        absl::StatusCode::kNotFound, absl::StrCat(noun_, "_NOT_FOUND"),
        absl::StrCat(
            "there is no such ",
            absl::StrReplaceAll(absl::AsciiStrToLower(noun_), {{"_", " "}})));
  }

  absl::Status Put(Txn& txn, ChangeKind kind, const Message* before,
                   Message& message) const {
    for (const Index<Message>& index : indexes_) {
      CR_RETURN_IF_ERROR(CheckFree(txn, index, before, message));
    }
    message.clear_etag();
    CR_ASSIGN_OR_RETURN(
        const std::string hash,
        PutRow(txn, id_, kind, message.name(), message.SerializeAsString()));
    message.set_etag(EtagOf(hash));
    for (const Index<Message>& index : indexes_) {
      UpdateIndex(txn, index, before, message);
    }
    return observer_ ? observer_(txn, before, &message) : absl::OkStatus();
  }

  // Refuses a value that belongs to another resource.
  absl::Status CheckFree(Txn& txn, const Index<Message>& index,
                         const Message* before, const Message& after) const {
    if (index.taken_reason.empty()) return absl::OkStatus();
    const std::optional<std::string> value = index.value(after);
    if (!value.has_value()) return absl::OkStatus();
    if (before != nullptr && index.value(*before) == value) {
      return absl::OkStatus();
    }
    CR_ASSIGN_OR_RETURN(
        const NamePage taken,
        ListIndex(txn, id_, index.id, *value, {.after = "", .size = 1}));
    if (taken.names.empty()) return absl::OkStatus();
    return MakeError(absl::StatusCode::kAlreadyExists, index.taken_reason,
                     index.taken_message, {{"name", taken.names.front()}});
  }

  void UpdateIndex(Txn& txn, const Index<Message>& index, const Message* before,
                   const Message& after) const {
    const std::optional<std::string> old_value =
        before != nullptr ? index.value(*before) : std::nullopt;
    const std::optional<std::string> new_value = index.value(after);
    if (old_value == new_value) return;
    if (old_value.has_value()) {
      DeleteIndex(txn, id_, index.id, *old_value, after.name());
    }
    if (new_value.has_value()) {
      PutIndex(txn, id_, index.id, *new_value, after.name());
    }
  }

  uint32_t id_;
  std::string noun_;
  std::vector<Index<Message>> indexes_;
  Observer observer_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_RESOURCE_TABLE_H_
