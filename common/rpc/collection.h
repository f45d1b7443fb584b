// Collections of resources whose ids their callers choose, with their standard
// methods (AIP-131 to AIP-134), once for all of them. What a collection adds is
// data: the shape of its names, its table, the fields that refer to others, and
// its own checks.
//
// Requests follow one shape, and are read by it:
//   Create<Resource>Request   parent, <resource>_id, <resource>, request_id
//   Get<Resource>Request      name, read_revision
//   Update<Resource>Request   <resource>, update_mask, request_id
//   List<Resource>sRequest    parent, page_size, page_token, read_revision
//   List<Resource>sResponse   <resource>s, next_page_token

#ifndef CR_COMMON_RPC_COLLECTION_H_
#define CR_COMMON_RPC_COLLECTION_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/call.h"
#include "common/rpc/convert.h"
#include "common/rpc/field_mask.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/resource_table.h"
#include "common/store/seen_version.h"
#include "common/types/limits.h"
#include "common/types/resource_name.h"
#include "google/protobuf/message.h"

namespace carereform::rpc {

// Begins the reasons of the errors of every collection.
inline constexpr char kResourceNoun[] = "RESOURCE";

// What a collection is, whatever its resources hold.
class AnyCollection {
 public:
  AnyCollection(std::string pattern, uint32_t table,
                std::vector<Reference> references)
      : pattern_(std::move(pattern)),
        table_id_(table),
        references_(std::move(references)) {}
  virtual ~AnyCollection() = default;
  AnyCollection(const AnyCollection&) = delete;
  AnyCollection& operator=(const AnyCollection&) = delete;

  // The shape of the names, such as "councils/{council}/areas/{area}".
  const std::string& pattern() const { return pattern_; }

  // The number of the table that keeps the resources.
  uint32_t table_id() const { return table_id_; }

  // The fields that hold names of other resources.
  const std::vector<Reference>& references() const { return references_; }

  // The message type of the resources, and an empty one.
  virtual const google::protobuf::Descriptor& resource() const = 0;
  virtual std::unique_ptr<google::protobuf::Message> NewResource() const = 0;

  // The table that keeps the resources.
  virtual const store::AnyTable& any_table() const = 0;

  // Checks a resource by itself, its references aside. Requires a message of
  // that type. Paths begin with the resource's field, as in "area.number".
  virtual void Check(const google::protobuf::Message& resource,
                     Validation& validation) const = 0;

  // Stores a new resource by its `name`, as the Create method does, and returns
  // the same errors.
  virtual absl::Status Add(store::Txn& txn, const Call& call,
                           const google::protobuf::Message& resource) const = 0;

  // Returns ALREADY_EXISTS, reason RESOURCE_EXISTS, where the name of
  // `resource` or a value that only one may have is taken by a stored one.
  virtual absl::Status CheckFree(
      const store::Reader& reader,
      const google::protobuf::Message& resource) const = 0;

 private:
  const std::string pattern_;
  const uint32_t table_id_;
  const std::vector<Reference> references_;
};

// What makes a collection.
template <typename Resource>
struct CollectionOptions {
  std::string pattern;
  uint32_t table;  // Its number, never reused.
  std::vector<store::Index<Resource>> indexes = {};
  // The index whose order List follows; without one it follows the names. Every
  // resource has a value in it.
  std::optional<uint32_t> listed_by = std::nullopt;
  std::vector<Reference> references = {};
  // Checks a resource by itself; see AnyCollection::Check.
  std::function<void(const Resource& resource, Validation& validation)> check;
  // Sets what is OUTPUT_ONLY in a new resource, and refuses one that does not
  // fit today or the records. Its references are there.
  std::function<absl::Status(const store::Reader& reader, const Call& call,
                             Resource& resource)>
      complete = nullptr;
  // Sets what is OUTPUT_ONLY in a resource that Update changes, and refuses
  // what does not fit today or the records. Its references are there.
  std::function<absl::Status(const store::Reader& reader, const Call& call,
                             const Resource& before, Resource& after)>
      revise = nullptr;
};

// A collection of `Resource`. Immutable after construction; thread-safe.
template <typename Resource>
class Collection final : public AnyCollection {
 public:
  explicit Collection(CollectionOptions<Resource> options)
      : AnyCollection(std::move(options.pattern), options.table,
                      std::move(options.references)),
        listed_by_(options.listed_by),
        check_(std::move(options.check)),
        complete_(std::move(options.complete)),
        revise_(std::move(options.revise)),
        table_(options.table, kResourceNoun, std::move(options.indexes)) {}

  const store::ResourceTable<Resource>& table() const { return table_; }

  const google::protobuf::Descriptor& resource() const override {
    return *Resource::descriptor();
  }

  std::unique_ptr<google::protobuf::Message> NewResource() const override {
    return std::make_unique<Resource>();
  }

  const store::AnyTable& any_table() const override { return table_; }

  void Check(const google::protobuf::Message& resource,
             Validation& validation) const override {
    check_(static_cast<const Resource&>(resource), validation);
  }

  absl::Status Add(store::Txn& txn, const Call& call,
                   const google::protobuf::Message& resource) const override {
    Resource added = static_cast<const Resource&>(resource);
    return Put(txn, call, added);
  }

  absl::Status CheckFree(
      const store::Reader& reader,
      const google::protobuf::Message& resource) const override {
    // What a transaction that nobody commits would be told.
    store::Txn txn(reader.council(), reader.head(), reader.view(),
                   absl::UnixEpoch());
    Resource added = static_cast<const Resource&>(resource);
    return table_.Create(txn, added);
  }

  // The shape of a Create request.
  template <typename Request>
  absl::Status CheckCreate(const Request& request) const {
    const Resource& resource = ResourceIn<Resource>(request);
    const std::string field = FieldFor<Resource>(request).name();
    Validation validation;
    validation.Name("parent", request.parent(), "councils/{council}");
    validation.Id(absl::StrCat(field, "_id"), IdIn<Resource>(request));
    for (const Reference& reference : references()) {
      CheckNames(resource, reference, field, validation);
    }
    check_(resource, validation);
    validation.RequestId(request.request_id());
    return validation.Finish();
  }

  template <typename Request>
  absl::StatusOr<Resource> Create(store::Txn& txn, const Call& call,
                                  const Request& request) const {
    Resource resource = ResourceIn<Resource>(request);
    CR_ASSIGN_OR_RETURN(
        const std::string name,
        MakeName(pattern(), {txn.council(), IdIn<Resource>(request)}));
    resource.set_name(name);
    CR_RETURN_IF_ERROR(Put(txn, call, resource));
    return resource;
  }

  // The shape of a Get request.
  template <typename Request>
  absl::Status CheckGet(const Request& request) const {
    Validation validation;
    validation.Name("name", request.name(), pattern());
    return validation.Finish();
  }

  template <typename Request>
  absl::StatusOr<Resource> Get(const store::Reader& reader,
                               const Request& request) const {
    return table_.GetAt(reader, request.name(), request.read_revision());
  }

  // The shape of an Update request.
  template <typename Request>
  absl::Status CheckUpdate(const Request& request) const {
    Validation validation;
    validation.Name(absl::StrCat(FieldFor<Resource>(request).name(), ".name"),
                    ResourceIn<Resource>(request).name(), pattern());
    validation.RequestId(request.request_id());
    return validation.Finish();
  }

  // Changes the fields that the mask names. What comes of it is checked as a
  // new resource is. Errors: ABORTED, reason ETAG_MISMATCH, which says what
  // changed; see CheckSeen.
  template <typename Request>
  absl::StatusOr<Resource> Update(store::Txn& txn, const Call& call,
                                  const Request& request) const {
    const Resource& changes = ResourceIn<Resource>(request);
    const std::string field = FieldFor<Resource>(request).name();
    CR_ASSIGN_OR_RETURN(const Resource before, table_.Get(txn, changes.name()));
    CR_RETURN_IF_ERROR(store::CheckSeen(txn, changes.etag(), before));
    Resource after = before;
    CR_RETURN_IF_ERROR(ApplyUpdateMask(request.update_mask(), changes, after));
    Validation validation;
    for (const Reference& reference : references()) {
      CheckNames(after, reference, field, validation);
    }
    check_(after, validation);
    CR_RETURN_IF_ERROR(validation.Finish());
    for (const Reference& reference : references()) {
      CR_RETURN_IF_ERROR(CheckThere(txn, after, reference));
    }
    if (revise_) CR_RETURN_IF_ERROR(revise_(txn, call, before, after));
    CR_RETURN_IF_ERROR(table_.Update(txn, after));
    return after;
  }

  // The shape of a List request.
  template <typename Request>
  absl::Status CheckList(const Request& request) const {
    Validation validation;
    validation.Name("parent", request.parent(), "councils/{council}");
    validation.PageSize(request.page_size());
    return validation.Finish();
  }

  template <typename Response, typename Request>
  absl::StatusOr<Response> List(const store::Reader& reader,
                                const Request& request) const {
    const std::string arguments = PageArguments(request);
    CR_ASSIGN_OR_RETURN(
        const store::PageRequest wanted,
        ParsePage(request.page_size(), request.page_token(), arguments));
    CR_ASSIGN_OR_RETURN(
        store::Page<Resource> page,
        listed_by_.has_value()
            ? table_.ListByAt(reader, request.parent(), *listed_by_, "",
                              request.read_revision(), wanted)
            : table_.ListAt(reader, request.parent(), request.read_revision(),
                            wanted));
    Response response;
    for (Resource& resource : page.items) {
      AddTo(response, std::move(resource));
    }
    response.set_next_page_token(MakePageToken(page.next_after, arguments));
    return response;
  }

 private:
  absl::Status Put(store::Txn& txn, const Call& call,
                   Resource& resource) const {
    ClearOutputOnly(resource);
    for (const Reference& reference : references()) {
      CR_RETURN_IF_ERROR(CheckThere(txn, resource, reference));
    }
    if (complete_) CR_RETURN_IF_ERROR(complete_(txn, call, resource));
    *resource.mutable_create_time() = ToTimestamp(txn.commit_time());
    return table_.Create(txn, resource);
  }

  const std::optional<uint32_t> listed_by_;
  const std::function<void(const Resource&, Validation&)> check_;
  const std::function<absl::Status(const store::Reader&, const Call&,
                                   Resource&)>
      complete_;
  const std::function<absl::Status(const store::Reader&, const Call&,
                                   const Resource&, Resource&)>
      revise_;
  const store::ResourceTable<Resource> table_;
};

// Returns all the resources whose value in `index` begins with `value`, by
// value and name: for those of which there are few.
template <typename Resource>
absl::StatusOr<std::vector<Resource>> AllBy(
    const Collection<Resource>& collection, const store::Reader& reader,
    uint32_t index, absl::string_view value) {
  std::vector<Resource> all;
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(
        store::Page<Resource> page,
        collection.table().ListBy(reader, index, value, request));
    for (Resource& resource : page.items) all.push_back(std::move(resource));
    request.after = page.next_after;
  } while (!request.after.empty());
  return all;
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_COLLECTION_H_
