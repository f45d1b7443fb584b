#include "tests/bench/bench_host.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "common/status/error.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"

namespace carereform::bench {
namespace {

std::string AddressIn(const std::string& directory) {
  return absl::StrCat("unix:", directory, "/socket");
}

}  // namespace

absl::StatusOr<std::unique_ptr<server::Host>> StartHost(
    const std::string& directory, server::HostedSource source) {
  server::HostOptions options;
  options.data_directory = directory;
  options.addresses = {AddressIn(directory)};
  return server::Host::Start(std::move(options), {std::move(source)});
}

std::shared_ptr<grpc::Channel> ChannelTo(const std::string& directory) {
  return grpc::CreateChannel(AddressIn(directory),
                             grpc::InsecureChannelCredentials());
}

absl::Status CreateCouncil(const std::shared_ptr<grpc::Channel>& channel) {
  common::v1::CreateCouncilRequest request;
  request.set_council_id(kCouncilId);
  request.mutable_council()->set_display_name("Bench Council");
  grpc::ClientContext context;
  common::v1::Council council;
  return FromGrpcStatus(
      common::v1::CouncilService::NewStub(channel)->CreateCouncil(
          &context, request, &council));
}

}  // namespace carereform::bench
