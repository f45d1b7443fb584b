#include "tools/carereform/named_call.h"

#include "absl/time/clock.h"
#include "common/status/status_macros.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/proto_buffer_reader.h"
#include "grpcpp/support/proto_buffer_writer.h"

namespace carereform::command_line {
namespace {

grpc::ByteBuffer BytesOf(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes;
  grpc::ProtoBufferWriter writer(&bytes,
                                 grpc::kProtoBufferWriterMaxBufferLength,
                                 static_cast<int>(message.ByteSizeLong()));
  message.SerializeToZeroCopyStream(&writer);
  return bytes;
}

bool Parse(grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  grpc::ProtoBufferReader reader(&bytes);
  return message.ParseFromZeroCopyStream(&reader);
}

// Waits for the one operation that was begun; says whether it was done.
bool Await(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool done = false;
  return queue.Next(&tag, &done) && done;
}

}  // namespace

absl::Status CallNamed(Connection& connection, const std::string& path,
                       const google::protobuf::Message& request,
                       google::protobuf::Message& response,
                       const std::function<void()>& take,
                       absl::Duration limit) {
  CR_ASSIGN_OR_RETURN(const auto channel, connection.Channel());
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  connection.Authorize(context);
  context.set_deadline(absl::ToChronoTime(absl::Now() + limit));
  grpc::CompletionQueue queue;
  // Of a stream of one message and a single message the bytes are the same.
  const auto call = stub.PrepareCall(&context, path, &queue);
  call->StartCall(nullptr);
  bool going = Await(queue);
  if (going) {
    call->WriteLast(BytesOf(request), grpc::WriteOptions(), nullptr);
    Await(queue);
  }
  bool readable = true;
  while (going && readable) {
    grpc::ByteBuffer bytes;
    call->Read(&bytes, nullptr);
    going = Await(queue);
    if (!going) break;
    readable = Parse(bytes, response);
    if (readable) take();
  }
  if (!readable) context.TryCancel();
  grpc::Status status;
  call->Finish(&status, nullptr);
  Await(queue);
  if (!readable) return absl::InternalError("the answer cannot be read");
  return status.ok() ? absl::OkStatus() : connection.Translate(status);
}

}  // namespace carereform::command_line
