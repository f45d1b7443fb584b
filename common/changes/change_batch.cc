#include "common/changes/change_batch.h"

#include <algorithm>
#include <utility>

#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/history.h"

namespace carereform::changes {
namespace {

using Entry = v1::ChangeRecord::Entry;

bool MaySee(const FeedQuestion& question, const ResourceType* type) {
  return type != nullptr &&
         std::find(question.data_classes.begin(), question.data_classes.end(),
                   type->data_class) != question.data_classes.end();
}

bool IsAskedFor(const FeedQuestion& question, const ResourceType* type) {
  return question.resource_types.empty() ||
         (type != nullptr && question.resource_types.count(type->type) == 1);
}

absl::Status AddBody(const store::Reader& reader, uint64_t revision,
                     uint32_t index, const ResourceType& type, Entry& entry) {
  if (entry.kind() == Entry::ERASED) {
    entry.set_body_state(Entry::BODY_ERASED);
    return absl::OkStatus();
  }
  entry.set_body_state(Entry::INCLUDED);
  if (entry.kind() == Entry::DELETED) return absl::OkStatus();
  absl::StatusOr<store::StoredBody> body =
      store::ReadBody(reader, revision, index);
  if (ReasonOf(body.status()) == "RESOURCE_ERASED") {
    entry.set_body_state(Entry::BODY_ERASED);
    return absl::OkStatus();
  }
  CR_RETURN_IF_ERROR(body.status());
  entry.set_body(std::move(body->body));
  entry.set_body_type(type.message);
  return absl::OkStatus();
}

absl::StatusOr<v1::ChangeRecord> ToRecord(const store::Reader& reader,
                                          const ResourceTypes& types,
                                          const FeedQuestion& question,
                                          const store::StoredHeader& stored) {
  const store::ChangeHeader& header = stored.header;
  v1::ChangeRecord record;
  record.set_revision(static_cast<int64_t>(header.revision));
  *record.mutable_commit_time() = rpc::ToTimestamp(header.commit_time);
  record.set_actor(header.actor);
  record.set_method(header.method);
  record.set_request_id(header.request_id);
  for (uint32_t i = 0; i < header.entries.size(); ++i) {
    const ResourceType* type = types.Find(header.entries[i].resource);
    if (!IsAskedFor(question, type)) continue;
    Entry& entry = *record.add_entries();
    entry.set_resource(header.entries[i].resource);
    entry.set_kind(static_cast<Entry::Kind>(header.entries[i].kind));
    entry.set_body_hash(header.entries[i].body_hash);
    if (type != nullptr) entry.set_data_class(type->data_class);
    if (!question.include_bodies) continue;
    if (MaySee(question, type)) {
      CR_RETURN_IF_ERROR(AddBody(reader, header.revision, i, *type, entry));
    } else {
      entry.set_body_state(Entry::WITHHELD);
    }
  }
  record.set_previous_hash(header.previous_hash);
  record.set_hash(stored.hash);
  return record;
}

}  // namespace

absl::StatusOr<v1::WatchChangesResponse> ReadBatch(const store::Reader& reader,
                                                   const ResourceTypes& types,
                                                   const FeedQuestion& question,
                                                   const BatchLimits& limits,
                                                   Position& position) {
  CR_ASSIGN_OR_RETURN(const std::vector<store::StoredHeader> headers,
                      store::HeadersAfter(reader, position.revision,
                                          limits.records, limits.bytes));
  v1::WatchChangesResponse batch;
  size_t bytes = 0;
  for (const store::StoredHeader& header : headers) {
    // What a reader was sent must be all that there is.
    if (header.header.revision != position.revision + 1 ||
        header.header.previous_hash != position.hash) {
      return store::errors::Corrupt("the chain of change records");
    }
    CR_ASSIGN_OR_RETURN(v1::ChangeRecord record,
                        ToRecord(reader, types, question, header));
    bytes += record.ByteSizeLong();
    if (bytes > limits.bytes && batch.changes_size() > 0) break;
    position = {.revision = header.header.revision, .hash = header.hash};
    const bool left_out =
        record.entries().empty() && !header.header.entries.empty();
    if (!left_out) *batch.add_changes() = std::move(record);
  }
  batch.set_through_revision(static_cast<int64_t>(position.revision));
  batch.set_head_revision(static_cast<int64_t>(reader.head().revision));
  batch.set_bookmark(MakeBookmark(reader, question.source, position));
  return batch;
}

}  // namespace carereform::changes
