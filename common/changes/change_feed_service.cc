#include "common/changes/change_feed_service.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/changes/bookmark.h"
#include "common/changes/change_batch.h"
#include "common/changes/change_watch.h"
#include "common/rpc/errors.h"
#include "common/rpc/page_token.h"
#include "common/rpc/source_name.h"
#include "common/rpc/validation.h"

namespace carereform::changes {
namespace {

template <typename Request>
absl::Status CheckRequest(const Request& request, const ResourceTypes& types,
                          const store::Store* store) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kSourcePattern);
  validation.PageSize(request.page_size());
  validation.Require(request.after_revision() >= 0, "after_revision",
                     "is negative: give a revision, or 0 for all");
  validation.Require(
      request.bookmark().empty() || request.after_revision() == 0, "bookmark",
      "comes with after_revision: give one of them");
  for (const std::string& type : request.resource_types()) {
    validation.Require(types.Has(type), "resource_types",
                       "names what is no type of a resource of this server: "
                       "give types such as carereform.local/Referral");
  }
  CR_RETURN_IF_ERROR(validation.Finish());
  return store != nullptr ? absl::OkStatus() : rpc::errors::SourceNotFound();
}

absl::StatusOr<v1::ListChangesResponse> List(
    const store::Reader& reader, const ResourceTypes& types,
    const rpc::Call& call, const v1::ListChangesRequest& request) {
  CR_ASSIGN_OR_RETURN(const store::PageRequest page,
                      rpc::ParsePage(request.page_size(), "", ""));
  CR_ASSIGN_OR_RETURN(Position position, StartOf(reader, request));
  CR_ASSIGN_OR_RETURN(
      v1::WatchChangesResponse batch,
      ReadBatch(reader, types,
                {.source = request.parent(),
                 .include_bodies = request.include_bodies(),
                 .data_classes = call.data_classes,
                 .resource_types = {request.resource_types().begin(),
                                    request.resource_types().end()}},
                {.records = static_cast<size_t>(page.size),
                 .bytes = kMaxChangesPageBytes},
                position));
  v1::ListChangesResponse response;
  response.mutable_changes()->Swap(batch.mutable_changes());
  response.set_head_revision(batch.head_revision());
  response.set_bookmark(batch.bookmark());
  response.set_through_revision(batch.through_revision());
  return response;
}

}  // namespace

ChangeFeedService::ChangeFeedService(
    const rpc::ServerParts& parts, std::map<std::string, store::Store*> stores,
    const WatchOptions& options)
    : parts_(parts),
      stores_(std::move(stores)),
      options_(options),
      watchers_(options.max_watchers) {
  for (const auto& [id, store] : stores_) {
    news_.push_back(
        store->OnPublished([this, id = id](const std::string& council) {
          watchers_.Tell(absl::StrCat("councils/", council, "/sources/", id));
        }));
  }
}

void ChangeFeedService::SetTypes(ResourceTypes types) {
  types_ = std::move(types);
}

const store::Store* ChangeFeedService::StoreOf(
    const std::string& parent) const {
  const auto found = stores_.find(rpc::SourceOfName(parent));
  return found == stores_.end() ? nullptr : found->second;
}

grpc::ServerUnaryReactor* ChangeFeedService::ListChanges(
    grpc::CallbackServerContext* context, const v1::ListChangesRequest* request,
    v1::ListChangesResponse* response) {
  const store::Store* store = StoreOf(request->parent());
  return rpc::ServeRead(
      parts_, store != nullptr ? *store : *stores_.begin()->second, context,
      request, response,
      [this, store](const v1::ListChangesRequest& asked) {
        return CheckRequest(asked, types_, store);
      },
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::ListChangesRequest& asked) {
        return List(reader, types_, call, asked);
      });
}

grpc::ServerWriteReactor<v1::WatchChangesResponse>*
ChangeFeedService::WatchChanges(grpc::CallbackServerContext* context,
                                const v1::WatchChangesRequest* request) {
  rpc::Call call;
  absl::Status admitted = rpc::Authorize(parts_, *context, *request, call);
  const store::Store* store = StoreOf(request->parent());
  if (admitted.ok()) admitted = CheckRequest(*request, types_, store);
  const auto watch = std::make_shared<ChangeWatch>(
      WatchParts{parts_, types_, options_, watchers_},
      store != nullptr ? *store : *stores_.begin()->second, context,
      std::move(call), *request);
  watch->Begin(admitted);
  return watch.get();
}

}  // namespace carereform::changes
