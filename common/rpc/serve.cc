#include "common/rpc/serve.h"

#include <algorithm>

#include "absl/strings/strip.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "common/types/resource_name.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/message.h"

namespace carereform::rpc {
namespace {

// A call with no deadline, or one too far off, gets the longest allowed.
absl::Time DeadlineOf(const grpc::CallbackServerContext& context,
                      absl::Time now) {
  const absl::Time longest = now + absl::Seconds(kDefaultDeadlineSeconds);
  return std::min(absl::FromChrono(context.deadline()), longest);
}

}  // namespace

PendingCall::PendingCall(const ServerParts& parts,
                         grpc::CallbackServerContext* context,
                         std::string method, std::string council)
    : parts_(parts),
      council_(std::move(council)),
      reactor_(context->DefaultReactor()) {
  call_.caller = "local";
  call_.method = std::move(method);
  call_.now = parts.clock();
  call_.today = LondonDay(call_.now, parts.london);
  call_.deadline = DeadlineOf(*context, call_.now);
}

void PendingCall::Finish(const absl::Status& status) const {
  parts_.log(CallLogLine(call_, council_, status, parts_.clock() - call_.now));
  reactor_->Finish(ToGrpcStatus(status));
}

std::string MethodOf(absl::string_view request_message) {
  return std::string(absl::StripSuffix(request_message, "Request"));
}

std::string CouncilOfName(absl::string_view name) {
  const auto council = CouncilOf(name);
  return council.ok() ? *council : "";
}

void RunOnExecutor(const ServerParts& parts,
                   std::shared_ptr<const PendingCall> pending,
                   std::function<absl::Status()> task) {
  const bool queued =
      parts.executor.TryRun([&parts, pending, task = std::move(task)] {
        pending->Finish(parts.clock() > pending->call().deadline
                            ? store::errors::DeadlineExceeded()
                            : task());
      });
  if (!queued) {
    pending->Finish(WithRetryDelay(
        MakeError(absl::StatusCode::kResourceExhausted, "READ_QUEUE_FULL",
                  "too many calls wait to be served: try again shortly"),
        absl::Milliseconds(200)));
  }
}

std::string RequestDigest(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> content(request.New());
  content->CopyFrom(request);
  const auto* id = content->GetDescriptor()->FindFieldByName("request_id");
  if (id != nullptr) content->GetReflection()->ClearField(content.get(), id);
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    content->SerializeToCodedStream(&out);
  }
  return store::Sha256(bytes);
}

store::WriteRequest WriteRequestFor(const PendingCall& pending) {
  store::WriteRequest write;
  write.council = pending.council();
  write.actor = pending.call().caller;
  write.method = pending.call().method;
  write.deadline = pending.call().deadline;
  return write;
}

}  // namespace carereform::rpc
