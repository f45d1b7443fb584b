#include "common/rpc/serve.h"

#include <algorithm>
#include <vector>

#include "absl/strings/strip.h"
#include "common/rpc/errors.h"
#include "common/store/digest.h"
#include "common/store/planted_fault.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "common/types/resource_name.h"
#include "google/api/field_behavior.pb.h"
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

access::Origin OriginOf(const grpc::CallbackServerContext& context,
                        absl::CivilDay today) {
  access::Origin origin{
      .peer = context.peer(), .authorization = {}, .today = today};
  const auto sent = context.client_metadata().equal_range("authorization");
  for (auto header = sent.first; header != sent.second; ++header) {
    origin.authorization.emplace_back(header->second.data(),
                                      header->second.size());
  }
  return origin;
}

// Takes away what is read and never kept, not even as part of a digest, from
// which it could be guessed.
void ClearInputOnly(google::protobuf::Message& message) {
  const auto& reflection = *message.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const auto* field : fields) {
    const auto& options = field->options();
    bool input_only = false;
    for (int i = 0; i < options.ExtensionSize(google::api::field_behavior);
         ++i) {
      input_only |= options.GetExtension(google::api::field_behavior, i) ==
                    google::api::INPUT_ONLY;
    }
    if (input_only) {
      reflection.ClearField(&message, field);
    } else if (field->is_map() || field->message_type() == nullptr) {
      continue;
    } else if (!field->is_repeated()) {
      ClearInputOnly(*reflection.MutableMessage(&message, field));
    } else {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        ClearInputOnly(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    }
  }
}

}  // namespace

absl::Status Authorize(const ServerParts& parts,
                       const grpc::CallbackServerContext& context,
                       const google::protobuf::Message& request, Call& call) {
  call.method = MethodOf(request.GetDescriptor()->full_name());
  call.now = parts.clock();
  call.today = LondonDay(call.now, parts.london);
  call.deadline = DeadlineOf(context, call.now);
  // gRPC 1.51 has no name for the other end within the process.
  call.in_process = context.peer() == "unknown" || context.peer() == "inproc";
  parts.calls.Started(call);
  access::Admission admission;
  const absl::Status status = parts.authorizer.Authorize(
      request, OriginOf(context, call.today), admission);
  call.caller = std::move(admission.caller);
  call.roles = std::move(admission.roles);
  call.data_classes = std::move(admission.data_classes);
  call.councils = std::move(admission.councils);
  call.teams = std::move(admission.teams);
  call.council = std::move(admission.council);
  call.record = std::move(admission.record);
  return status.ok() ? parts.calls.Admit(call) : status;
}

void LogCall(const ServerParts& parts, const Call& call,
             const absl::Status& status) {
  parts.calls.Finished(call, status, parts.clock() - call.now);
}

void PendingCall::Finish(const absl::Status& status) const {
  LogCall(parts_, call_, status);
  reactor_->Finish(ToGrpcStatus(status));
}

grpc::ServerUnaryReactor* Serve(
    const ServerParts& parts, grpc::CallbackServerContext* context,
    const google::protobuf::Message& request,
    const std::function<absl::Status()>& check,
    const std::function<void(std::shared_ptr<const PendingCall>)>& serve) {
  Call call;
  absl::Status status = Authorize(parts, *context, request, call);
  if (store::PlantedFault("log_request")) {
    LogToStandardError(request.SerializeAsString());
  }
  if (status.ok()) status = check();
  const std::shared_ptr<const PendingCall> pending(
      new PendingCall(parts, context->DefaultReactor(), std::move(call)));
  if (status.ok()) {
    serve(pending);
  } else {
    pending->Finish(status);
  }
  return pending->reactor();
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
  if (!queued) pending->Finish(errors::ReadQueueFull());
}

std::string RequestDigest(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> content(request.New());
  content->CopyFrom(request);
  const auto* id = content->GetDescriptor()->FindFieldByName("request_id");
  if (id != nullptr) content->GetReflection()->ClearField(content.get(), id);
  ClearInputOnly(*content);
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream out(&stream);
    out.SetSerializationDeterministic(true);
    content->SerializeToCodedStream(&out);
  }
  return store::Sha256(bytes);
}

store::WriteRequest WriteRequestFor(const Call& call) {
  store::WriteRequest write;
  write.council = call.council;
  write.actor = call.caller;
  write.method = call.method;
  write.deadline = call.deadline;
  return write;
}

store::WriteRequest WriteRequestFor(const PendingCall& pending) {
  return WriteRequestFor(pending.call());
}

}  // namespace carereform::rpc
