#include <atomic>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/synchronization/blocking_counter.h"
#include "absl/time/clock.h"
#include "carereform/assessments/v1/assessments.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "grpcpp/client_context.h"
#include "services/assessments/assessments.h"
#include "tests/bench/bench_host.h"
#include "tests/bench/durable_create/ways.h"

namespace carereform::bench {
namespace {

using assessments::v1::AssessmentService;
using assessments::v1::CreateReferralRequest;
using assessments::v1::Referral;

// Keeps a number of calls under way until all of them are made. No thread waits
// for a call: the end of one starts the next.
class CallLoop {
 public:
  CallLoop(AssessmentService::Stub& stub,
           absl::Span<const CreateReferralRequest> requests, size_t in_flight)
      : stub_(stub),
        requests_(requests),
        calls_(requests.size()),
        slots_(in_flight),
        running_(static_cast<int>(in_flight)) {}

  absl::StatusOr<Calls> Run() {
    const absl::Time start = absl::Now();
    for (Slot& slot : slots_) StartNext(slot);
    running_.Wait();
    calls_.elapsed = absl::Now() - start;
    if (!failure_.ok()) return failure_;
    return std::move(calls_);
  }

 private:
  // One call that is under way.
  struct Slot {
    std::unique_ptr<grpc::ClientContext> context;
    Referral response;
    absl::Time start;
  };

  void StartNext(Slot& slot) {
    const size_t number = next_++;
    if (number >= requests_.size()) {
      running_.DecrementCount();
      return;
    }
    slot.context = std::make_unique<grpc::ClientContext>();
    slot.start = absl::Now();
    stub_.async()->CreateReferral(slot.context.get(), &requests_[number],
                                  &slot.response,
                                  [this, &slot, number](grpc::Status status) {
                                    Ended(slot, number, status);
                                  });
  }

  void Ended(Slot& slot, size_t number, const grpc::Status& status) {
    calls_.latencies[number] = absl::Now() - slot.start;
    if (!status.ok()) {
      next_ = requests_.size();
      const std::lock_guard lock(mutex_);
      failure_.Update(FromGrpcStatus(status));
    }
    StartNext(slot);
  }

  AssessmentService::Stub& stub_;
  const absl::Span<const CreateReferralRequest> requests_;
  Calls calls_;
  std::vector<Slot> slots_;
  std::atomic<size_t> next_ = 0;
  absl::BlockingCounter running_;
  std::mutex mutex_;
  absl::Status failure_;
};

}  // namespace

absl::StatusOr<Calls> CreateThroughGrpc(
    const std::string& directory, const Load& load,
    absl::Span<const CreateReferralRequest> requests) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<server::Host> host,
                      StartHost(directory, assessments::AssessmentsSource()));
  const std::shared_ptr<grpc::Channel> channel = ChannelTo(directory);
  CR_RETURN_IF_ERROR(CreateCouncil(channel));
  const auto stub = AssessmentService::NewStub(channel);
  const size_t warm_up = WarmUpOf(load);
  CR_RETURN_IF_ERROR(
      CallLoop(*stub, requests.first(warm_up), load.in_flight).Run().status());
  return CallLoop(*stub, requests.subspan(warm_up, load.calls), load.in_flight)
      .Run();
}

}  // namespace carereform::bench
