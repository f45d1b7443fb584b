#include "tests/access/access_host.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <future>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/store/digest.h"
#include "google/protobuf/dynamic_message.h"
#include "grpcpp/create_channel.h"
#include "services/all_in_one/suite.h"
#include "tests/support/memory_host.h"

namespace carereform::tests {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MessageFactory;
using google::protobuf::MethodDescriptor;
using nlohmann::json;

constexpr size_t kAtOnce = 64;
constexpr auto kPatience = std::chrono::seconds(20);

int FreePort() {
  const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in any{};
  any.sin_family = AF_INET;
  any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(any);
  EXPECT_EQ(bind(probe, reinterpret_cast<const sockaddr*>(&any), size), 0);
  EXPECT_EQ(getsockname(probe, reinterpret_cast<sockaddr*>(&any), &size), 0);
  close(probe);
  return ntohs(any.sin_port);
}

std::unique_ptr<Message> NewMessage(const Descriptor& type) {
  return std::unique_ptr<Message>(
      MessageFactory::generated_factory()->GetPrototype(&type)->New());
}

grpc::ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

grpc::ByteBuffer Encode(const Message& message) {
  return BufferOf(message.SerializeAsString());
}

std::string Decode(const grpc::ByteBuffer& buffer) {
  grpc::Slice slice;
  if (!buffer.DumpToSingleSlice(&slice).ok()) return "";
  return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
}

// A call under way.
struct Flying {
  grpc::ClientContext context;
  grpc::ByteBuffer request;
  grpc::ByteBuffer response;
  std::promise<grpc::Status> ended;
};

void Fly(grpc::GenericStub& stub, const std::string& path, Flying& flying) {
  flying.context.set_deadline(std::chrono::system_clock::now() + kPatience);
  stub.UnaryCall(&flying.context, path, {}, &flying.request, &flying.response,
                 [&flying](const grpc::Status& status) {
                   flying.ended.set_value(status);
                 });
}

AnsweredCall Land(Flying& flying, const MethodDescriptor& method) {
  const grpc::Status status = flying.ended.get_future().get();
  if (!status.ok()) return {FromGrpcStatus(status), nullptr};
  AnsweredCall answered{absl::OkStatus(), NewMessage(*method.output_type())};
  EXPECT_TRUE(answered.response->ParseFromString(Decode(flying.response)));
  return answered;
}

std::string PathOf(const MethodDescriptor& method) {
  return absl::StrCat("/", method.service()->full_name(), "/", method.name());
}

// Sets the text field at `path`, such as "measure.name", where it is there.
bool SetText(Message& message, const std::vector<std::string>& path,
             const std::string& text) {
  Message* at = &message;
  for (size_t i = 0; i < path.size(); ++i) {
    const FieldDescriptor* field =
        at->GetDescriptor()->FindFieldByName(path[i]);
    if (field == nullptr) return false;
    if (i + 1 == path.size()) {
      at->GetReflection()->SetString(at, field, text);
    } else {
      at = at->GetReflection()->MutableMessage(at, field);
    }
  }
  return true;
}

}  // namespace

AccessHost::AccessHost(const json& callers, const json& roles, bool tcp) {
  server::HostOptions options;
  options.memory = true;
  options.clock = &TestNow;
  options.log = [this](const std::string& line) {
    const std::lock_guard lock(mutex_);
    log_.push_back(line);
  };
  options.metrics_address = "127.0.0.1:0";
  // A stream is called as if it had one response: let it end after that.
  options.watch.longest = absl::Milliseconds(100);
  options.watch.max_watchers = 2 * static_cast<int>(kAtOnce);
  const std::string socket = "unix:" + directory_.path() + "/s";
  options.addresses = {socket};
  if (tcp) {
    tcp_address_ = absl::StrCat("127.0.0.1:", FreePort());
    options.addresses.push_back(tcp_address_);
  }
  options.callers_file = WriteFile("callers.json", {{"callers", callers}});
  if (!roles.is_null()) {
    options.roles_file = WriteFile("roles.json", {{"roles", roles}});
  }
  auto host =
      server::Host::Start(std::move(options), all_in_one::SuiteSources());
  started_ = host.status();
  if (!host.ok()) return;
  host_ = *std::move(host);
  grpc::ChannelArguments own;
  own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  socket_ = grpc::CreateCustomChannel(socket,
                                      grpc::InsecureChannelCredentials(), own);
  if (tcp) {
    tcp_ = grpc::CreateCustomChannel(tcp_address_,
                                     grpc::InsecureChannelCredentials(), own);
  }
}

AccessHost::~AccessHost() = default;

std::string AccessHost::WriteFile(const std::string& name,
                                  const json& content) {
  std::string path = directory_.path() + "/" + name;
  std::ofstream(path) << content.dump();
  EXPECT_EQ(chmod(path.c_str(), 0600), 0);
  return path;
}

std::vector<const MethodDescriptor*> AccessHost::ServedMethods() {
  const DescriptorPool& pool = *DescriptorPool::generated_pool();
  const auto& method = *pool.FindMethodByName(
      "grpc.reflection.v1alpha.ServerReflection.ServerReflectionInfo");
  const auto request = NewMessage(*method.input_type());
  SetText(*request, {"list_services"}, "*");
  grpc::GenericStub stub(socket_);
  Flying flying;
  flying.request = Encode(*request);
  Fly(stub, PathOf(method), flying);
  EXPECT_TRUE(flying.ended.get_future().get().ok());
  const auto response = NewMessage(*method.output_type());
  EXPECT_TRUE(response->ParseFromString(Decode(flying.response)));
  const auto* list_field =
      method.output_type()->FindFieldByName("list_services_response");
  const Message& list =
      response->GetReflection()->GetMessage(*response, list_field);
  const auto* services = list.GetDescriptor()->FindFieldByName("service");
  std::vector<const MethodDescriptor*> methods;
  for (int i = 0; i < list.GetReflection()->FieldSize(list, services); ++i) {
    const Message& entry =
        list.GetReflection()->GetRepeatedMessage(list, services, i);
    const std::string name = entry.GetReflection()->GetString(
        entry, entry.GetDescriptor()->FindFieldByName("name"));
    if (absl::StartsWith(name, "grpc.")) continue;
    const auto* service = pool.FindServiceByName(name);
    if (service == nullptr) {
      ADD_FAILURE() << "the contract of " << name << " is not known";
      continue;
    }
    for (int m = 0; m < service->method_count(); ++m) {
      methods.push_back(service->method(m));
    }
  }
  return methods;
}

std::vector<AnsweredCall> AccessHost::MakeAll(const std::vector<AnyCall>& calls,
                                              bool over_tcp) {
  grpc::GenericStub stub(over_tcp ? tcp_ : socket_);
  std::vector<AnsweredCall> answered;
  for (size_t begin = 0; begin < calls.size(); begin += kAtOnce) {
    const size_t end = std::min(begin + kAtOnce, calls.size());
    std::vector<std::unique_ptr<Flying>> flying;
    for (size_t i = begin; i < end; ++i) {
      flying.push_back(std::make_unique<Flying>());
      flying.back()->request = Encode(*calls[i].request);
      if (!calls[i].token.empty()) {
        flying.back()->context.AddMetadata("authorization",
                                           "Bearer " + calls[i].token);
      }
      Fly(stub, PathOf(*calls[i].method), *flying.back());
    }
    for (size_t i = begin; i < end; ++i) {
      answered.push_back(Land(*flying[i - begin], *calls[i].method));
    }
  }
  return answered;
}

absl::Status AccessHost::MakeOne(AnyCall call, bool over_tcp,
                                 Message* response) {
  std::vector<AnyCall> calls;
  calls.push_back(std::move(call));
  const AnsweredCall answered = std::move(MakeAll(calls, over_tcp).front());
  if (answered.status.ok() && response != nullptr) {
    response->CopyFrom(*answered.response);
  }
  return answered.status;
}

std::vector<absl::Status> AccessHost::MakeStrangely(
    const MethodDescriptor& method, const std::string& text) {
  grpc::GenericStub stub(socket_);
  std::vector<absl::Status> ends;
  for (int way = 0; way < 3; ++way) {
    Flying flying;
    flying.request = BufferOf(way == 2 ? "" : text);
    if (way == 2) {
      flying.context.AddMetadata("authorization", text);
      flying.context.AddMetadata("x-name", text);
    }
    const std::string path =
        way == 1 ? absl::StrCat("/", method.service()->full_name(), "/", text)
                 : PathOf(method);
    Fly(stub, path, flying);
    ends.push_back(FromGrpcStatus(flying.ended.get_future().get()));
  }
  return ends;
}

std::vector<std::string> AccessHost::Log() {
  const std::lock_guard lock(mutex_);
  return log_;
}

std::unique_ptr<Message> RequestAbout(const MethodDescriptor& method,
                                      const std::string& council,
                                      const std::string& source) {
  std::unique_ptr<Message> request = NewMessage(*method.input_type());
  if (SetText(*request, {"council_id"}, council)) return request;
  std::string name = "councils/" + council;
  if (!source.empty()) absl::StrAppend(&name, "/sources/", source);
  for (const std::vector<std::string>& path :
       std::vector<std::vector<std::string>>{{"parent"},
                                             {"name"},
                                             {"measure", "name"},
                                             {"action_group", "name"},
                                             {"owner", "name"},
                                             {"workstream", "name"},
                                             {"area", "name"},
                                             {"action", "name"},
                                             {"outcome_target", "name"},
                                             {"milestone", "name"},
                                             {"recommendation", "name"},
                                             {"contact", "name"}}) {
    if (SetText(*request, path, name)) break;
  }
  return request;
}

json CallerEntry(const std::string& id, const std::string& token,
                 const std::vector<std::string>& roles,
                 const std::string& expires) {
  json entry = {{"id", id},
                {"token_sha256", store::Sha256Hex(token)},
                {"roles", json::array()},
                {"councils", {"own"}},
                {"expires", expires}};
  for (const std::string& role : roles) {
    entry["roles"].push_back({{"role", role}});
  }
  return entry;
}

}  // namespace carereform::tests
