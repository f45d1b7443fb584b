#include "services/assessments/bulk_create.h"

#include <algorithm>
#include <utility>

#include "absl/time/time.h"
#include "common/access/caller.h"
#include "common/rpc/errors.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "google/rpc/status.pb.h"
#include "services/assessments/handlers/allocation_lookup.h"
#include "services/assessments/handlers/referrals.h"

namespace carereform::assessments {
namespace {

using v1::BulkCreateReferralsRequest;
using v1::BulkCreateReferralsResponse;
using v1::Referral;

google::rpc::Status ToMessage(const absl::Status& status) {
  google::rpc::Status message;
  message.ParseFromString(ToGrpcStatus(status).error_details());
  return message;
}

v1::CreateReferralRequest RequestOf(BulkCreateReferralsRequest&& item) {
  v1::CreateReferralRequest request;
  request.set_parent(std::move(*item.mutable_parent()));
  *request.mutable_referral() = std::move(*item.mutable_referral());
  request.set_request_id(std::move(*item.mutable_request_id()));
  if (item.has_birth_date()) {
    *request.mutable_birth_date() = item.birth_date();
  }
  return request;
}

}  // namespace

void BulkCreate::Begin() {
  const std::lock_guard lock(mutex_);
  self_ = shared_from_this();
  GoOn();
}

void BulkCreate::OnReadDone(bool ok) {
  bool over = false;
  {
    const std::lock_guard lock(mutex_);
    if (!ok) reads_over_ = true;
    over = !ok || ended_;
  }
  if (!over && Admit()) Work(Take());
  // Only now may the next be read: it is read into the same place, and comes
  // after this one.
  const std::lock_guard lock(mutex_);
  reading_ = false;
  GoOn();
}

bool BulkCreate::Admit() {
  // Only reads write begun_, and one follows another.
  absl::Status status = begun_ ? absl::OkStatus() : BeginCall();
  if (status.ok() && parts_.stopping) status = rpc::errors::ServerStopping();
  const std::lock_guard lock(mutex_);
  if (status.ok()) return !ended_;
  reads_over_ = true;
  ending_ = std::move(status);
  return false;
}

absl::Status BulkCreate::BeginCall() {
  rpc::Call call;
  absl::Status status =
      rpc::Authorize(parts_.server, *context_, incoming_, call);
  const std::lock_guard lock(mutex_);
  call_ = std::move(call);
  parent_ = incoming_.parent();
  begun_ = true;
  // The caller went meanwhile, and nobody else will say so.
  if (ended_) rpc::LogCall(parts_.server, call_, status);
  return status;
}

BulkCreate::Item& BulkCreate::Take() {
  const std::lock_guard lock(mutex_);
  Item& item = items_.emplace_back();
  item.request = RequestOf(std::move(incoming_));
  item.response.set_index(taken_++);
  // A call may go on past midnight, and each item has a deadline of its own.
  item.call = call_;
  item.call.now = parts_.server.clock();
  item.call.today = LondonDay(item.call.now, parts_.server.london);
  item.call.deadline =
      std::min(absl::FromChrono(context_->deadline()),
               item.call.now + absl::Seconds(kDefaultDeadlineSeconds));
  return item;
}

absl::Status BulkCreate::Check(const Item& item) const {
  if (item.request.parent() != parent_) {
    return InvalidField("parent", "has to be the same in every item");
  }
  return CheckCreate(item.request);
}

void BulkCreate::Work(Item& item) {
  const absl::Status checked = Check(item);
  if (!checked.ok()) return Answer(item, checked);
  store::WriteRequest write = rpc::WriteRequestFor(item.call);
  write.request_id = item.request.request_id();
  if (!write.request_id.empty()) {
    write.digest = rpc::RequestDigest(item.request);
  }
  write.body = [self = shared_from_this(), &item](store::Txn& txn) {
    return self->Create(txn, item);
  };
  write.replay = [self = shared_from_this(), &item](const store::Reader& reader,
                                                    uint64_t revision) {
    return rpc::ReplayResult(reader, revision,
                             item.response.mutable_referral());
  };
  write.done = [self = shared_from_this(), &item](const absl::Status& status) {
    self->Answer(item, status);
  };
  parts_.store.Submit(std::move(write));
}

absl::Status BulkCreate::Create(store::Txn& txn, Item& item) const {
  const std::string& external_id = item.request.referral().external_id();
  if (!external_id.empty()) {
    CR_ASSIGN_OR_RETURN(std::optional<Referral> found,
                        FindByExternalId(parts_.records, txn, external_id));
    if (found.has_value()) {
      CR_RETURN_IF_ERROR(access::CheckTeam(item.call.teams, found->team()));
      *item.response.mutable_referral() = *std::move(found);
      item.response.set_existed(true);
      return absl::OkStatus();
    }
  }
  CR_ASSIGN_OR_RETURN(
      *item.response.mutable_referral(),
      CreateReferral(parts_.records, txn, item.call, item.request));
  return absl::OkStatus();
}

void BulkCreate::Answer(Item& item, const absl::Status& status) {
  const std::lock_guard lock(mutex_);
  if (!status.ok()) {
    item.response.clear_existed();
    *item.response.mutable_error() = ToMessage(status);
  }
  item.answered = true;
  GoOn();
}

void BulkCreate::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  items_.pop_front();
  if (!ok && !ended_) return End(absl::OkStatus());  // The caller has gone.
  GoOn();
}

// What was handed to the writer is done or not, as after any lost reply.
void BulkCreate::OnCancel() {
  const std::lock_guard lock(mutex_);
  if (!ended_) End(absl::OkStatus());
}

void BulkCreate::GoOn() {
  if (ended_) return;
  if (!writing_ && !items_.empty() && items_.front().answered) {
    writing_ = true;
    StartWrite(&items_.front().response);
  }
  const bool room = items_.size() < kMaxUnansweredItems;
  if (!reading_ && !reads_over_ && room) {
    reading_ = true;
    StartRead(&incoming_);
  }
  if (reads_over_ && items_.empty()) End(ending_);
}

void BulkCreate::End(const absl::Status& status) {
  ended_ = true;
  if (begun_) rpc::LogCall(parts_.server, call_, status);
  Finish(ToGrpcStatus(status));
}

void BulkCreate::OnDone() {
  std::shared_ptr<BulkCreate> self;
  const std::lock_guard lock(mutex_);
  self.swap(self_);
}

}  // namespace carereform::assessments
