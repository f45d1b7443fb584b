// Channels on which every call carries a token.

#ifndef CR_COMMON_RPC_TOKEN_CHANNEL_H_
#define CR_COMMON_RPC_TOKEN_CHANNEL_H_

#include <memory>
#include <string>

#include "grpcpp/channel.h"
#include "grpcpp/server.h"
#include "grpcpp/support/channel_arguments.h"

namespace carereform::rpc {

// Returns a channel to `address`, a unix socket or a port of this machine: what
// is sent is not encrypted. Without a token where `token` is empty.
std::shared_ptr<grpc::Channel> ChannelWithToken(
    const std::string& address, const grpc::ChannelArguments& arguments,
    const std::string& token);

// Returns a channel to `server` within this process.
std::shared_ptr<grpc::Channel> InProcessChannelWithToken(
    grpc::Server& server, const std::string& token);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_TOKEN_CHANNEL_H_
