#include "common/server/call_metrics.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "prometheus/counter.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"

namespace carereform::server {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Histogram;
using prometheus::Labels;

// Upper bounds in seconds: from a read in memory to the longest deadline.
const Histogram::BucketBoundaries& Bounds() {
  static const auto& bounds = *new Histogram::BucketBoundaries{
      0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
      0.25,   0.5,   1,      2.5,   5,    10,    30};
  return bounds;
}

// The names that other gRPC servers put into the label grpc_code.
const char* CodeName(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return "OK";
    case absl::StatusCode::kCancelled:
      return "Canceled";
    case absl::StatusCode::kInvalidArgument:
      return "InvalidArgument";
    case absl::StatusCode::kDeadlineExceeded:
      return "DeadlineExceeded";
    case absl::StatusCode::kNotFound:
      return "NotFound";
    case absl::StatusCode::kAlreadyExists:
      return "AlreadyExists";
    case absl::StatusCode::kPermissionDenied:
      return "PermissionDenied";
    case absl::StatusCode::kResourceExhausted:
      return "ResourceExhausted";
    case absl::StatusCode::kFailedPrecondition:
      return "FailedPrecondition";
    case absl::StatusCode::kAborted:
      return "Aborted";
    case absl::StatusCode::kOutOfRange:
      return "OutOfRange";
    case absl::StatusCode::kUnimplemented:
      return "Unimplemented";
    case absl::StatusCode::kInternal:
      return "Internal";
    case absl::StatusCode::kUnavailable:
      return "Unavailable";
    case absl::StatusCode::kDataLoss:
      return "DataLoss";
    case absl::StatusCode::kUnauthenticated:
      return "Unauthenticated";
    default:
      return "Unknown";
  }
}

// Finds the method of which a call knows the package and the name: its request
// stands in the file of its service.
const google::protobuf::MethodDescriptor* FindMethod(
    const std::string& method) {
  const google::protobuf::Descriptor* request =
      google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
          absl::StrCat(method, "Request"));
  if (request == nullptr) return nullptr;
  const std::string name = method.substr(method.rfind('.') + 1);
  const google::protobuf::FileDescriptor* file = request->file();
  for (int i = 0; i < file->service_count(); ++i) {
    const auto* found = file->service(i)->FindMethodByName(name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

// The type of a method, as gRPC's metrics have it.
const char* TypeOf(const google::protobuf::MethodDescriptor& method) {
  if (!method.server_streaming()) return "unary";
  return method.client_streaming() ? "bidi_stream" : "server_stream";
}

Labels LabelsOf(const std::string& method) {
  const google::protobuf::MethodDescriptor* found = FindMethod(method);
  if (found == nullptr) {
    return {{"grpc_type", "unary"},
            {"grpc_service", "unknown"},
            {"grpc_method", method.substr(method.rfind('.') + 1)}};
  }
  return {{"grpc_type", TypeOf(*found)},
          {"grpc_service", found->service()->full_name()},
          {"grpc_method", found->name()}};
}

Family<Counter>& AddCounter(prometheus::Registry& registry, const char* name,
                            const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

}  // namespace

struct CallMetrics::Families {
  explicit Families(prometheus::Registry& registry)
      : started(AddCounter(registry, "grpc_server_started_total",
                           "Calls that were begun.")),
        handled(AddCounter(registry, "grpc_server_handled_total",
                           "Calls that were answered, by how they went.")),
        received(AddCounter(registry, "grpc_server_msg_received_total",
                            "Messages that were received.")),
        sent(AddCounter(registry, "grpc_server_msg_sent_total",
                        "Messages that were sent.")),
        seconds(prometheus::BuildHistogram()
                    .Name("grpc_server_handling_seconds")
                    .Help("How long calls took until they were answered.")
                    .Register(registry)) {}

  Family<Counter>& started;
  Family<Counter>& handled;
  Family<Counter>& received;
  Family<Counter>& sent;
  Family<Histogram>& seconds;
};

struct CallMetrics::Method {
  Method(Families& families, Labels of)
      : labels(std::move(of)),
        started(families.started.Add(labels)),
        received(families.received.Add(labels)),
        sent(families.sent.Add(labels)),
        seconds(families.seconds.Add(labels, Bounds())) {}

  const Labels labels;
  Counter& started;
  Counter& received;
  Counter& sent;
  Histogram& seconds;
};

CallMetrics::CallMetrics(prometheus::Registry& registry)
    : families_(std::make_unique<Families>(registry)) {}

CallMetrics::~CallMetrics() = default;

CallMetrics::Method& CallMetrics::MethodFor(absl::string_view method) {
  const std::lock_guard lock(mutex_);
  auto found = methods_.find(method);
  if (found == methods_.end()) {
    const std::string name(method);
    found =
        methods_
            .emplace(name, std::make_unique<Method>(*families_, LabelsOf(name)))
            .first;
  }
  return *found->second;
}

void CallMetrics::Started(absl::string_view method) {
  Method& counted = MethodFor(method);
  counted.started.Increment();
  counted.received.Increment();
}

void CallMetrics::Finished(absl::string_view method, absl::StatusCode code,
                           absl::Duration duration) {
  Method& counted = MethodFor(method);
  Labels labels = counted.labels;
  labels["grpc_code"] = CodeName(code);
  families_->handled.Add(labels).Increment();
  if (code == absl::StatusCode::kOk) counted.sent.Increment();
  counted.seconds.Observe(absl::ToDoubleSeconds(duration));
}

}  // namespace carereform::server
