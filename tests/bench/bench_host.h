// A server of one source, on RocksDB and a unix socket,
// set up as in service.

#ifndef CR_TESTS_BENCH_BENCH_HOST_H_
#define CR_TESTS_BENCH_BENCH_HOST_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/server/host.h"
#include "grpcpp/channel.h"

namespace carereform::bench {

// The council that benchmarks write for, and its id.
inline constexpr char kCouncil[] = "councils/bench";
inline constexpr char kCouncilId[] = "bench";

// Starts a server of `source` on `directory`, which holds its records and its
// socket.
absl::StatusOr<std::unique_ptr<server::Host>> StartHost(
    const std::string& directory, server::HostedSource source);

// Returns a channel to that server through its socket.
std::shared_ptr<grpc::Channel> ChannelTo(const std::string& directory);

// Creates the council.
absl::Status CreateCouncil(const std::shared_ptr<grpc::Channel>& channel);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_BENCH_HOST_H_
