// Files in protobuf JSON that hold resources of several collections, each with
// the last segment of its name:
//
//   {"note": "…",
//    "areas": [{"id": "a", "area": {…}}],
//    "action_groups": [{"id": "b", "action_group": {"area": "a", …}}]}
//
// A file is whole: what its resources refer to, by id, is in it. Where they
// refer to others of their own collection, they may stand in any order, and a
// cycle is refused.

#ifndef CR_COMMON_IMPORTS_RESOURCE_FILE_H_
#define CR_COMMON_IMPORTS_RESOURCE_FILE_H_

#include <map>
#include <memory>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/imports/import_kind.h"
#include "common/imports/json_file.h"
#include "common/imports/rehearsal.h"
#include "common/rpc/collection.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/dependency_order.h"

namespace carereform::imports {

// A resource of a file on its way into its collection.
struct ResourceItem {
  uint32_t table = 0;  // Its collection's.
  std::string path;    // Where it stands, such as "areas[3]".
  std::string body;    // The resource, with its name and whole references.

  std::string Encode() const {
    return absl::StrCat(store::KeyWriter().Uint32(table).String(path).key(),
                        body);
  }
  static absl::StatusOr<ResourceItem> Decode(absl::string_view content) {
    ResourceItem item;
    store::KeyReader parts(content);
    CR_RETURN_IF_ERROR(parts.Uint32(item.table));
    CR_RETURN_IF_ERROR(parts.String(item.path));
    item.body = std::string(parts.rest());
    return item;
  }
};

// Returns `status` as violations at `path` of a file: each of its own below it,
// or else one of the whole.
inline absl::Status AtPath(absl::string_view path, const absl::Status& status) {
  std::vector<FieldViolation> violations = ViolationsOf(status);
  for (FieldViolation& violation : violations) {
    violation.field = absl::StrCat(path, ".", violation.field);
  }
  if (violations.empty()) {
    violations.push_back({std::string(path), std::string(status.message())});
  }
  return InvalidFields(violations);
}

// Reads one file: takes every resource into a rehearsal, as the methods would
// take them into the store, and gathers what they would be refused for.
class ResourceFileReader {
 public:
  ResourceFileReader(const rpc::Call& call, absl::string_view council,
                     ParsedFile& parsed)
      : call_(call),
        council_(council),
        parsed_(parsed),
        rehearsal_(council_, call.now) {}

  // Reads the resources of one collection. What they refer to comes before.
  void Read(const google::protobuf::Message& file,
            const rpc::AnyCollection& collection) {
    const auto* type = file.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      const auto* list = type->field(i);
      if (list->message_type() == nullptr) continue;
      const auto* field =
          rpc::FindFieldFor(*list->message_type(), collection.resource());
      if (field == nullptr) continue;
      std::vector<const Message*> entries;
      for (int k = 0; k < file.GetReflection()->FieldSize(file, list); ++k) {
        entries.push_back(
            &file.GetReflection()->GetRepeatedMessage(file, list, k));
      }
      for (const size_t k : Order(entries, *field, list->name(), collection)) {
        ReadOne(*entries[k], *field, absl::StrCat(list->name(), "[", k, "]"),
                collection);
      }
    }
  }

 private:
  using Message = google::protobuf::Message;

  // Returns the places of the entries in the order in which they can be taken.
  // Adds an issue for each that refers to itself, be it by way of others.
  std::vector<size_t> Order(const std::vector<const Message*>& entries,
                            const google::protobuf::FieldDescriptor& field,
                            const std::string& list,
                            const rpc::AnyCollection& collection) {
    std::vector<size_t> order(entries.size());
    std::iota(order.begin(), order.end(), size_t{0});
    for (const rpc::Reference& reference : collection.references()) {
      if (reference.table != collection.table_id()) continue;
      order = DependencyOrder(PlacesIn(entries, field, reference));
      const std::set<size_t> taken(order.begin(), order.end());
      for (size_t k = 0; k < entries.size(); ++k) {
        if (taken.count(k) > 0) continue;
        refused_.insert(
            NameOf(collection.pattern(), TextIn(*entries[k], "id")));
        parsed_.issues.Add(
            0,
            absl::StrCat(list, "[", k, "].", field.name(), ".",
                         reference.field),
            "is in a cycle, or depends on what is in one: nothing in it could "
            "come first",
            "take one of the references of the cycle out");
      }
    }
    return order;
  }

  // Returns, for each entry, the places of those that its reference names.
  static std::vector<std::vector<size_t>> PlacesIn(
      const std::vector<const Message*>& entries,
      const google::protobuf::FieldDescriptor& field,
      const rpc::Reference& reference) {
    std::map<std::string, size_t> place_of;
    for (size_t k = 0; k < entries.size(); ++k) {
      place_of.emplace(TextIn(*entries[k], "id"), k);
    }
    std::vector<std::vector<size_t>> places(entries.size());
    for (size_t k = 0; k < entries.size(); ++k) {
      const Message& resource =
          entries[k]->GetReflection()->GetMessage(*entries[k], &field);
      for (const std::string& id : rpc::NamesIn(resource, reference)) {
        const auto found = place_of.find(id);
        if (found != place_of.end()) places[k].push_back(found->second);
      }
    }
    return places;
  }

  void ReadOne(const Message& named,
               const google::protobuf::FieldDescriptor& field,
               const std::string& path, const rpc::AnyCollection& collection) {
    const Message& given = named.GetReflection()->GetMessage(named, &field);
    const std::unique_ptr<Message> resource(given.New());
    resource->CopyFrom(given);
    const std::string holder = absl::StrCat(path, ".", field.name());
    const std::string name = NameOf(collection.pattern(), TextIn(named, "id"));
    const int before = parsed_.issues.count();

    rpc::Validation validation;
    validation.Id("id", TextIn(named, "id"));
    for (const rpc::Reference& reference : collection.references()) {
      ExpandIds(reference, field.name(), *resource, validation);
    }
    collection.Check(*resource, validation);
    AddIssues(path, validation.Finish());
    // What was refused itself refuses nothing that refers to it.
    bool whole = parsed_.issues.count() == before;
    if (whole) {
      for (const rpc::Reference& reference : collection.references()) {
        whole = CheckInFile(reference, holder, *resource) && whole;
      }
    }
    if (whole) {
      SetText("name", name, *resource);
      whole = Rehearse(path, name, collection, *resource);
    }
    if (!whole) refused_.insert(name);
    parsed_.items.push_back({0, ResourceItem{collection.table_id(), path,
                                             resource->SerializeAsString()}
                                    .Encode()});
  }

  // Turns the ids of a reference into names; refuses what is not an id.
  void ExpandIds(const rpc::Reference& reference, absl::string_view holder,
                 Message& resource, rpc::Validation& validation) const {
    std::vector<std::string> names = rpc::NamesIn(resource, reference);
    for (size_t i = 0; i < names.size(); ++i) {
      validation.Id(rpc::PathOf(resource, holder, reference, i), names[i]);
      names[i] = NameOf(reference.pattern, names[i]);
    }
    rpc::SetNames(reference, names, resource);
  }

  // Adds an issue for each name that the file lacks. Returns whether all were
  // taken.
  bool CheckInFile(const rpc::Reference& reference, absl::string_view holder,
                   const Message& resource) {
    bool taken = true;
    const std::vector<std::string> names = rpc::NamesIn(resource, reference);
    for (size_t i = 0; i < names.size(); ++i) {
      if (rehearsal_.Has(reference.table, names[i])) continue;
      taken = false;
      if (refused_.count(names[i]) > 0) continue;
      parsed_.issues.Add(
          0, rpc::PathOf(resource, holder, reference, i),
          absl::StrCat("names ", names[i], ", which the file does not have"),
          "correct the id, or add what it names to the file");
    }
    return taken;
  }

  bool Rehearse(const std::string& path, const std::string& name,
                const rpc::AnyCollection& collection, const Message& resource) {
    if (rehearsal_.Has(collection.table_id(), name)) {
      parsed_.issues.Add(0, absl::StrCat(path, ".id"),
                         "stands in the file already: each has its own",
                         "choose another id, or take one of the two out");
      return false;
    }
    const absl::Status added = rehearsal_.Add(collection, call_, resource);
    AddIssues(path, added);
    return added.ok();
  }

  void AddIssues(const std::string& path, const absl::Status& status) {
    if (!status.ok()) parsed_.issues.AddStatus(0, AtPath(path, status));
  }

  std::string NameOf(absl::string_view pattern, absl::string_view id) const {
    const auto name = MakeName(pattern, {council_, id});
    return name.ok() ? *name : std::string(id);
  }

  static std::string TextIn(const Message& message, const char* field) {
    return message.GetReflection()->GetString(
        message, message.GetDescriptor()->FindFieldByName(field));
  }
  static void SetText(const char* field, const std::string& text,
                      Message& message) {
    message.GetReflection()->SetString(
        &message, message.GetDescriptor()->FindFieldByName(field), text);
  }

  const rpc::Call& call_;
  const std::string council_;
  ParsedFile& parsed_;
  Rehearsal rehearsal_;
  std::set<std::string> refused_;  // Names of resources that have issues.
};

// Files whose contract is `File`.
template <typename File>
class ResourceFile final : public WholeFileKind {
 public:
  // `collections`, in the order in which they are created, outlive it.
  ResourceFile(std::string name,
               std::vector<const rpc::AnyCollection*> collections)
      : name_(std::move(name)), collections_(std::move(collections)) {}

  absl::string_view name() const override { return name_; }

  ParsedFile Parse(const rpc::Call& call, absl::string_view council,
                   absl::string_view content) const override {
    ParsedFile parsed;
    File file;
    if (!ParseJsonFile(content, file, parsed.issues)) return parsed;
    parsed.note = file.note();
    ResourceFileReader reader(call, council, parsed);
    for (const rpc::AnyCollection* collection : collections_) {
      reader.Read(file, *collection);
    }
    return parsed;
  }

  absl::Status CheckStored(const store::Reader& reader,
                           const ImportItem& item) const override {
    CR_ASSIGN_OR_RETURN(const Decoded decoded, Decode(item));
    const absl::Status free =
        decoded.collection->CheckFree(reader, *decoded.resource);
    return free.code() == absl::StatusCode::kAlreadyExists
               ? AtPath(decoded.path, free)
               : free;
  }

  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const ImportItem& item) const override {
    CR_ASSIGN_OR_RETURN(const Decoded decoded, Decode(item));
    return decoded.collection->Add(txn, call, *decoded.resource);
  }

 private:
  struct Decoded {
    const rpc::AnyCollection* collection = nullptr;
    std::string path;
    std::unique_ptr<google::protobuf::Message> resource;
  };

  absl::StatusOr<Decoded> Decode(const ImportItem& item) const {
    CR_ASSIGN_OR_RETURN(ResourceItem kept, ResourceItem::Decode(item.content));
    for (const rpc::AnyCollection* collection : collections_) {
      if (collection->table_id() != kept.table) continue;
      Decoded decoded{collection, std::move(kept.path),
                      collection->NewResource()};
      if (decoded.resource->ParseFromString(kept.body)) return decoded;
    }
    return absl::InternalError("an item is of no collection of its file");
  }

  const std::string name_;
  const std::vector<const rpc::AnyCollection*> collections_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_RESOURCE_FILE_H_
