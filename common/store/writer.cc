#include "common/store/writer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/store/idempotency.h"
#include "common/store/planted_fault.h"

namespace carereform::store {
namespace {

absl::Status QueueFull() {
  return WithRetryDelay(
      MakeError(absl::StatusCode::kResourceExhausted, "WRITE_QUEUE_FULL",
                "too many changes wait to be written: try again shortly"),
      absl::Milliseconds(200));
}

absl::Time WholeMicros(absl::Time time) {
  return absl::FromUnixMicros(absl::ToUnixMicros(time));
}

// Returns the hash that links the next record to the last one.
std::string PreviousHash(const PartitionHead& head) {
  if (PlantedFault("chain_link_skipped") && head.revision % 16 == 9) {
    return std::string(kDigestBytes, '\0');
  }
  return head.hash;
}

}  // namespace

Writer::Writer(Engine& engine, WriterOptions options)
    : engine_(engine),
      options_(std::move(options)),
      disk_(options_.space, options_.disk_limits),
      published_(engine.Snapshot()) {
  CountRecords();
  thread_ = std::thread([this] { Run(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

// Records that cannot be counted cannot be added to either.
void Writer::CountRecords() {
  const auto heads = ReadHeads(*published_);
  if (!heads.ok()) {
    failure_ = heads.status();
    return;
  }
  councils_ = heads->size();
  for (const auto& [council, head] : *heads) revisions_ += head.revision;
}

void Writer::Submit(WriteRequest request) {
  absl::Status refused = disk_.Admit();
  if (refused.ok()) {
    const std::lock_guard lock(mutex_);
    if (queued_ < options_.max_queued) {
      ++queued_;
      queues_[request.council].push_back(std::move(request));
      wake_.notify_one();
      return;
    }
    refused = QueueFull();
  }
  request.done(refused);
}

StoreStatus Writer::Status() {
  StoreStatus status;
  status.writable = disk_.Admit();
  status.free_bytes = disk_.free_bytes();
  if (options_.watermark != nullptr) {
    status.watermark_sequence = options_.watermark->sequence();
  }
  const std::lock_guard lock(mutex_);
  if (!failure_.ok()) status.writable = failure_;
  status.queued_changes = queued_;
  status.councils = councils_;
  status.revisions = revisions_;
  return status;
}

std::shared_ptr<const View> Writer::Published() const {
  const std::lock_guard lock(mutex_);
  return published_;
}

// Takes the oldest change of the council after the one served last.
std::optional<WriteRequest> Writer::TakeNext() {
  if (queues_.empty()) return std::nullopt;
  auto queue = queues_.upper_bound(last_served_);
  if (queue == queues_.end()) queue = queues_.begin();
  last_served_ = queue->first;
  WriteRequest request = std::move(queue->second.front());
  queue->second.pop_front();
  if (queue->second.empty()) queues_.erase(queue);
  --queued_;
  return request;
}

std::vector<WriteRequest> Writer::TakeGroup() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return stopping_ || queued_ > 0; });
  std::vector<WriteRequest> group;
  while (group.size() < options_.max_group) {
    std::optional<WriteRequest> next = TakeNext();
    if (!next.has_value()) break;
    group.push_back(*std::move(next));
  }
  return group;
}

void Writer::Run() {
  for (;;) {
    std::vector<WriteRequest> requests = TakeGroup();
    if (requests.empty()) return;
    Group group;
    group.below = Published();
    for (WriteRequest& request : requests) {
      Ran ran;
      ran.status = failure_.ok() ? RunOne(request, group, ran) : failure_;
      ran.request = std::move(request);
      group.ran.push_back(std::move(ran));
    }
    Finish(group);
  }
}

absl::Status Writer::RunOne(WriteRequest& request, Group& group, Ran& ran) {
  const absl::Time now = WholeMicros(options_.clock());
  if (now > request.deadline) return errors::DeadlineExceeded();
  const Overlay all(group.changes, *group.below);
  const PrefixedView records(PartitionPrefix(request.council), all);
  CR_ASSIGN_OR_RETURN(const PartitionHead head,
                      HeadFor(request, records, group));
  Txn txn(request.council, head, records, std::max(now, head.commit_time));
  if (!request.request_id.empty() && !PlantedFault("replay_after_effect")) {
    CR_ASSIGN_OR_RETURN(
        const std::optional<uint64_t> earlier,
        FindRequest(txn, {request.actor, request.method, request.request_id},
                    request.digest));
    if (earlier.has_value()) return request.replay(txn, *earlier);
  }
  CR_RETURN_IF_ERROR(request.body(txn));
  return txn.has_entries() ? Commit(request, txn, group, ran)
                           : absl::OkStatus();
}

// Returns where the council's records stand, with the group so far.
absl::StatusOr<PartitionHead> Writer::HeadFor(const WriteRequest& request,
                                              const View& records,
                                              const Group& group) const {
  const auto moved = group.heads.find(request.council);
  if (moved != group.heads.end()) return moved->second;
  CR_ASSIGN_OR_RETURN(std::optional<PartitionHead> found, ReadHead(records));
  if (found.has_value()) return *std::move(found);
  if (!request.creates_council) return errors::CouncilNotFound();
  // Read by this thread, which is the only one to write it.
  if (councils_ + group.new_councils >= kMaxCouncils) {
    return errors::TooManyCouncils();
  }
  return NewPartition();
}

// Adds the change record and merges the transaction into the group.
absl::Status Writer::Commit(WriteRequest& request, Txn& txn, Group& group,
                            Ran& ran) {
  if (!request.request_id.empty()) {
    CR_RETURN_IF_ERROR(RememberRequest(
        txn, {request.actor, request.method, request.request_id},
        request.digest));
  }
  Txn::Outcome outcome = txn.Take();
  PartitionHead head = txn.head();
  const ChangeHeader header{.revision = txn.revision(),
                            .commit_time = txn.commit_time(),
                            .actor = request.actor,
                            .method = request.method,
                            .request_id = request.request_id,
                            .entries = outcome.entries,
                            .previous_hash = PreviousHash(head)};
  const std::string bytes = EncodeChangeHeader(header);
  outcome.changes[HeaderKey(header.revision)] = bytes;
  for (uint32_t i = 0; i < header.entries.size(); ++i) {
    const ChangeEntry& entry = header.entries[i];
    outcome.changes[BodyKey(header.revision, i)] = std::move(outcome.bodies[i]);
    outcome.changes[HistoryKey(entry.resource, header.revision)] =
        HistoryValue(entry.kind, i);
  }
  if (head.revision == 0) {
    group.changes[CouncilKey(request.council)] = "";
    ++group.new_councils;
  }
  ++group.new_revisions;
  head.revision = header.revision;
  head.commit_time = header.commit_time;
  head.hash = PlantedFault("chain_not_hashed") ? head.hash : Sha256(bytes);
  outcome.changes[KeyIn(Space::kHead).key()] = EncodeHead(head);
  group.heads[request.council] = head;

  const std::string prefix = PartitionPrefix(request.council);
  for (auto& [key, value] : outcome.changes) {
    group.changes[absl::StrCat(prefix, key)] = std::move(value);
  }
  ran.on_commit = std::move(outcome.on_commit);
  return absl::OkStatus();
}

// Makes the group durable, then tells everyone. A change that failed is told so
// only now too: what it saw may be part of this group.
void Writer::Finish(Group& group) {
  if (PlantedFault("ack_before_sync")) Tell(group);
  if (!group.changes.empty() && failure_.ok()) {
    const absl::Status durable = MakeDurable(group);
    if (!durable.ok()) {
      for (Ran& ran : group.ran) ran.status = durable;
      {
        const std::lock_guard lock(mutex_);
        failure_ = durable;
      }
      options_.on_failure(durable);
    }
  }
  for (Ran& ran : group.ran) {
    if (!ran.status.ok()) continue;
    for (const std::function<void()>& action : ran.on_commit) action();
  }
  if (!group.changes.empty() && failure_.ok()) Publish(group);
  if (!PlantedFault("ack_before_sync")) Tell(group);
  if (!group.changes.empty() && failure_.ok()) Announce(group);
}

void Writer::Tell(Group& group) {
  for (Ran& ran : group.ran) ran.request.done(ran.status);
}

// Last: nobody who waits to be told of a change waits for those who watch.
void Writer::Announce(const Group& group) {
  for (const auto& [council, head] : group.heads) {
    publication_.Announce(council);
  }
}

// The watermark comes second: what it knows has to be there.
absl::Status Writer::MakeDurable(const Group& group) {
  CR_RETURN_IF_ERROR(engine_.Write(group.changes));
  if (options_.watermark == nullptr || PlantedFault("watermark_not_written")) {
    return absl::OkStatus();
  }
  return options_.watermark->Advance(MarksOf(group.heads));
}

void Writer::Publish(const Group& group) {
  std::shared_ptr<const View> now = engine_.Snapshot();
  const std::lock_guard lock(mutex_);
  if (!PlantedFault("stale_snapshot")) published_.swap(now);
  councils_ += group.new_councils;
  revisions_ += group.new_revisions;
}

}  // namespace carereform::store
