// Two sources in one process, on a socket and a disk, with clients that change
// and read their records as fast as they can.

#ifndef CR_TESTS_FAULTS_LOADED_SUITE_H_
#define CR_TESTS_FAULTS_LOADED_SUITE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/common/v1/maintenance.pb.h"
#include "common/server/host.h"
#include "grpcpp/channel.h"

namespace carereform::tests {

// The sources: cases with facts and indexes, and money.
std::vector<server::HostedSource> LoadedSources();

class LoadedSuite {
 public:
  // Serves `data` on a socket in `folder`, with the councils `x` and `y`.
  LoadedSuite(const std::string& folder, const std::string& data);
  // Stops the clients and the server.
  ~LoadedSuite();
  LoadedSuite(const LoadedSuite&) = delete;
  LoadedSuite& operator=(const LoadedSuite&) = delete;

  // Has clients create, move and read referrals, and create funds, until Rest.
  void Load(int clients);
  void Rest();

  // How many changes were acknowledged.
  int64_t acknowledged() const { return acknowledged_; }

  absl::StatusOr<common::v1::Backup> StartBackup(const std::string& directory);
  // Waits for the end of a backup.
  absl::StatusOr<common::v1::Backup> Await(const common::v1::Backup& backup);

  std::shared_ptr<grpc::Channel> channel() const { return channel_; }

 private:
  void CreateCouncil(const std::string& id);
  void RunClient(int client);

  std::unique_ptr<server::Host> host_;
  std::shared_ptr<grpc::Channel> channel_;
  std::atomic<bool> resting_ = false;
  std::atomic<int64_t> acknowledged_ = 0;
  std::vector<std::thread> clients_;
};

}  // namespace carereform::tests

#endif  // CR_TESTS_FAULTS_LOADED_SUITE_H_
