#include "common/rpc/token_channel.h"

#include <utility>
#include <vector>

#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/client_interceptor.h"

namespace carereform::rpc {
namespace {

using grpc::experimental::ClientInterceptorFactoryInterface;
using grpc::experimental::ClientRpcInfo;
using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::Interceptor;
using grpc::experimental::InterceptorBatchMethods;

// gRPC's own call credentials are refused on channels that are not encrypted,
// and none that leaves this machine is opened.
class TokenInterceptor final : public Interceptor {
 public:
  explicit TokenInterceptor(const std::string& token) : token_(token) {}

  void Intercept(InterceptorBatchMethods* methods) override {
    if (methods->QueryInterceptionHookPoint(
            InterceptionHookPoints::PRE_SEND_INITIAL_METADATA)) {
      methods->GetSendInitialMetadata()->insert(
          {"authorization", "Bearer " + token_});
    }
    methods->Proceed();
  }

 private:
  const std::string& token_;
};

// Outlives the calls of its channel.
class TokenFactory final : public ClientInterceptorFactoryInterface {
 public:
  explicit TokenFactory(std::string token) : token_(std::move(token)) {}

  Interceptor* CreateClientInterceptor(ClientRpcInfo*) override {
    return new TokenInterceptor(token_);
  }

 private:
  const std::string token_;
};

std::vector<std::unique_ptr<ClientInterceptorFactoryInterface>> Interceptors(
    const std::string& token) {
  std::vector<std::unique_ptr<ClientInterceptorFactoryInterface>> interceptors;
  if (!token.empty()) {
    interceptors.push_back(std::make_unique<TokenFactory>(token));
  }
  return interceptors;
}

}  // namespace

std::shared_ptr<grpc::Channel> ChannelWithToken(
    const std::string& address, const grpc::ChannelArguments& arguments,
    const std::string& token) {
  return grpc::experimental::CreateCustomChannelWithInterceptors(
      address, grpc::InsecureChannelCredentials(), arguments,
      Interceptors(token));
}

std::shared_ptr<grpc::Channel> InProcessChannelWithToken(
    grpc::Server& server, const std::string& token) {
  return server.experimental().InProcessChannelWithInterceptors(
      {}, Interceptors(token));
}

}  // namespace carereform::rpc
