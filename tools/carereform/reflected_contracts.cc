#include "tools/carereform/reflected_contracts.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/duration.pb.h"
#include "google/rpc/error_details.pb.h"
#include "tools/carereform/named_call.h"
#include "tools/carereform/public_grpc.pb.h"

namespace carereform::command_line {
namespace {

using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;
using public_grpc::ReflectionRequest;
using public_grpc::ReflectionResponse;

constexpr char kReflection[] =
    "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";

absl::Status MethodNotFound(const std::string& name) {
  return MakeError(absl::StatusCode::kNotFound, "METHOD_NOT_FOUND",
                   absl::StrCat("the server has no method ", name),
                   {{"method", name}});
}

absl::StatusOr<ReflectionResponse> Ask(Connection& connection,
                                       const ReflectionRequest& request) {
  ReflectionResponse response;
  bool answered = false;
  const absl::Status status =
      CallNamed(connection, kReflection, request, response,
                [&answered] { answered = true; });
  if (status.code() == absl::StatusCode::kUnimplemented) {
    return MakeError(absl::StatusCode::kUnimplemented, "REFLECTION_MISSING",
                     "the server does not tell its contracts");
  }
  CR_RETURN_IF_ERROR(status);
  if (!answered || response.has_error_response()) {
    return MethodNotFound(request.file_containing_symbol());
  }
  return response;
}

}  // namespace

std::string MethodPath(const MethodDescriptor& method) {
  return absl::StrCat(method.service()->full_name(), "/", method.name());
}

absl::StatusOr<std::vector<std::string>> ReflectedContracts::ServiceNames() {
  ReflectionRequest request;
  request.set_list_services("*");
  CR_ASSIGN_OR_RETURN(const ReflectionResponse response,
                      Ask(connection_, request));
  std::vector<std::string> names;
  for (const auto& service : response.list_services_response().service()) {
    if (!absl::StartsWith(service.name(), "grpc.")) {
      names.push_back(service.name());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Errors within an answer hold details of types that no contract names, so
// that reflection does not tell them.
ReflectedContracts::ReflectedContracts(Connection& connection)
    : connection_(connection) {
  for (const google::protobuf::Descriptor* type :
       {google::protobuf::Duration::descriptor(),
        google::rpc::ErrorInfo::descriptor()}) {
    google::protobuf::FileDescriptorProto file;
    type->file()->CopyTo(&file);
    files_.Add(file);
  }
}

absl::StatusOr<const ServiceDescriptor*> ReflectedContracts::Service(
    const std::string& name) {
  // Looking for a name before its file is there would remember that it is not.
  google::protobuf::FileDescriptorProto known;
  if (!files_.FindFileContainingSymbol(name, &known)) {
    ReflectionRequest request;
    request.set_file_containing_symbol(name);
    CR_ASSIGN_OR_RETURN(const ReflectionResponse response,
                        Ask(connection_, request));
    for (const std::string& bytes :
         response.file_descriptor_response().file_descriptor_proto()) {
      google::protobuf::FileDescriptorProto file;
      if (file.ParseFromString(bytes) &&
          !files_.FindFileByName(file.name(), &known)) {
        files_.Add(file);
      }
    }
  }
  const ServiceDescriptor* service = pool_.FindServiceByName(name);
  if (service == nullptr) return MethodNotFound(name);
  return service;
}

absl::StatusOr<std::vector<const MethodDescriptor*>>
ReflectedContracts::Methods() {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> names, ServiceNames());
  std::vector<const MethodDescriptor*> methods;
  for (const std::string& name : names) {
    CR_ASSIGN_OR_RETURN(const ServiceDescriptor* service, Service(name));
    for (int i = 0; i < service->method_count(); ++i) {
      methods.push_back(service->method(i));
    }
  }
  return methods;
}

absl::StatusOr<const MethodDescriptor*> ReflectedContracts::FindMethod(
    const std::string& name) {
  CR_ASSIGN_OR_RETURN(const auto methods, Methods());
  for (const MethodDescriptor* method : methods) {
    const std::string path = MethodPath(*method);
    if (path == name || absl::EndsWith(path, absl::StrCat(".", name)) ||
        method->full_name() == name) {
      return method;
    }
  }
  return MethodNotFound(name);
}

std::unique_ptr<google::protobuf::Message> ReflectedContracts::NewMessage(
    const google::protobuf::Descriptor* type) {
  return std::unique_ptr<google::protobuf::Message>(
      messages_.GetPrototype(type)->New());
}

}  // namespace carereform::command_line
