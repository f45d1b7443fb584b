#include "common/changes/change_feed_service.h"

#include "common/rpc/errors.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/store/history.h"
#include "common/types/resource_name.h"

namespace carereform::changes {
namespace {

constexpr char kSource[] = "councils/{council}/sources/{source}";

std::string SourceOf(absl::string_view name) {
  const auto ids = MatchName(kSource, name);
  return ids.ok() ? (*ids)[1] : "";
}

v1::ChangeRecord ToRecord(const store::StoredHeader& stored) {
  v1::ChangeRecord record;
  record.set_revision(static_cast<int64_t>(stored.header.revision));
  *record.mutable_commit_time() = rpc::ToTimestamp(stored.header.commit_time);
  record.set_actor(stored.header.actor);
  record.set_method(stored.header.method);
  record.set_request_id(stored.header.request_id);
  for (const store::ChangeEntry& entry : stored.header.entries) {
    auto* added = record.add_entries();
    added->set_resource(entry.resource);
    added->set_kind(static_cast<v1::ChangeRecord::Entry::Kind>(entry.kind));
    added->set_body_hash(entry.body_hash);
  }
  record.set_previous_hash(stored.header.previous_hash);
  record.set_hash(stored.hash);
  return record;
}

absl::StatusOr<v1::ListChangesResponse> ListAfter(
    const store::Reader& reader, const rpc::Call&,
    const v1::ListChangesRequest& request) {
  CR_ASSIGN_OR_RETURN(const store::PageRequest page,
                      rpc::ParsePage(request.page_size(), "", ""));
  CR_ASSIGN_OR_RETURN(
      const std::vector<store::StoredHeader> headers,
      store::HeadersAfter(reader,
                          static_cast<uint64_t>(request.after_revision()),
                          static_cast<size_t>(page.size)));
  v1::ListChangesResponse response;
  for (const store::StoredHeader& header : headers) {
    *response.add_changes() = ToRecord(header);
  }
  response.set_head_revision(static_cast<int64_t>(reader.head().revision));
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* ChangeFeedService::ListChanges(
    grpc::CallbackServerContext* context, const v1::ListChangesRequest* request,
    v1::ListChangesResponse* response) {
  const auto source = stores_.find(SourceOf(request->parent()));
  const bool known = source != stores_.end();
  const store::Store& store =
      known ? *source->second : *stores_.begin()->second;
  return rpc::ServeRead(
      parts_, store, context, request, response,
      [known](const v1::ListChangesRequest& asked) -> absl::Status {
        rpc::Validation validation;
        validation.Name("parent", asked.parent(), kSource);
        validation.PageSize(asked.page_size());
        validation.Require(asked.after_revision() >= 0, "after_revision",
                           "is negative: give a revision, or 0 for all");
        CR_RETURN_IF_ERROR(validation.Finish());
        if (known) return absl::OkStatus();
        return rpc::errors::SourceNotFound();
      },
      &ListAfter);
}

}  // namespace carereform::changes
