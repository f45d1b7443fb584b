#include "common/server/self_check.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"

namespace carereform::server {
namespace {

// Asks grpc.health.v1 on a new connection; whatever it answers is an answer.
// The request, which names no service, is an empty message.
bool Answers(const std::string& address, absl::Duration patience) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  grpc::GenericStub stub(grpc::CreateCustomChannel(
      address, grpc::InsecureChannelCredentials(), arguments));
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + patience));
  context.set_wait_for_ready(true);
  const grpc::Slice nothing;
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareUnaryCall(
      &context, "/grpc.health.v1.Health/Check", request, &queue);
  call->StartCall();
  grpc::Status status;
  call->Finish(&response, &status, nullptr);
  void* tag = nullptr;
  bool done = false;
  queue.Next(&tag, &done);
  return status.ok();
}

}  // namespace

SelfCheck::SelfCheck(SelfCheckOptions options)
    : options_(std::move(options)), thread_([this] { Run(); }) {}

SelfCheck::~SelfCheck() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool SelfCheck::AllAnswer() const {
  return std::all_of(options_.addresses.begin(), options_.addresses.end(),
                     [this](const std::string& address) {
                       return Answers(address, options_.patience);
                     });
}

void SelfCheck::Run() {
  int failures = 0;
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock,
                         absl::ToChronoNanoseconds(options_.between_checks),
                         [this] { return stopping_; })) {
    lock.unlock();
    if (AllAnswer()) {
      failures = 0;
      options_.on_answer();
    } else if (++failures == options_.most_failures) {
      options_.on_silence();
      return;
    }
    lock.lock();
  }
}

}  // namespace carereform::server
