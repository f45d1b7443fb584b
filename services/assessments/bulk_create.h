// One call of BulkCreateReferrals.

#ifndef CR_SERVICES_ASSESSMENTS_BULK_CREATE_H_
#define CR_SERVICES_ASSESSMENTS_BULK_CREATE_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Items of one call that are worked on and not yet answered: enough for the
// writer to make a group of them, and few enough to hold.
inline constexpr int kMaxUnansweredItems = 32;

// What all bulk calls of a service share. Outlives them.
struct BulkParts {
  const rpc::ServerParts& server;
  store::Store& store;
  const Records& records;
  const std::atomic<bool>& stopping;  // Whether to take no more items.
};

// Hands each item to the store's writer as it comes and answers in order. Reads
// no further while kMaxUnansweredItems wait for their answers to be taken, so
// that a caller that reads slowly is read slowly.
//
// gRPC calls its reactions on threads of its own, never from within what starts
// an operation, so one lock covers all; the store is called without it, since
// it may answer at once.
class BulkCreate final
    : public grpc::ServerBidiReactor<v1::BulkCreateReferralsRequest,
                                     v1::BulkCreateReferralsResponse>,
      public std::enable_shared_from_this<BulkCreate> {
 public:
  BulkCreate(const BulkParts& parts, grpc::CallbackServerContext* context)
      : parts_(parts), context_(context) {}

  // Begins to read. Called once. The call keeps itself until gRPC has done
  // with it and the writer has done with its items.
  void Begin();

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  struct Item {
    v1::CreateReferralRequest request;
    rpc::Call call;
    v1::BulkCreateReferralsResponse response;
    bool answered = false;
  };

  // Whether the item just read may be worked on: the first has the call
  // admitted, or ended.
  bool Admit();
  absl::Status BeginCall();  // Finds out who calls; once.
  Item& Take();              // What was just read, as an item.
  absl::Status Check(const Item& item) const;
  void Work(Item& item);
  absl::Status Create(store::Txn& txn, Item& item) const;
  void Answer(Item& item, const absl::Status& status);

  // These need the lock.
  void GoOn();
  void End(const absl::Status& status);

  const BulkParts parts_;
  grpc::CallbackServerContext* const context_;

  // Of the reading reaction.
  v1::BulkCreateReferralsRequest incoming_;
  rpc::Call call_;
  std::string parent_;
  bool begun_ = false;
  int64_t taken_ = 0;

  std::mutex mutex_;
  std::shared_ptr<BulkCreate> self_;
  std::deque<Item> items_;  // Not yet answered, or whose answer is on its way.
  bool reading_ = false;
  bool writing_ = false;
  bool reads_over_ = false;
  bool ended_ = false;
  absl::Status ending_;  // With which to end once all is answered.
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_BULK_CREATE_H_
