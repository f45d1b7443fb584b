// A server with made-up services, and the command line run against it.
#ifndef CR_TOOLS_CAREREFORM_FAKE_SERVER_H_
#define CR_TOOLS_CAREREFORM_FAKE_SERVER_H_

#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/server.h"

namespace carereform::command_line {

// A folder of the test's own, removed with everything in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  // Returns the path of `name` in the folder.
  std::string PathOf(const std::string& name) const;

  // Writes `content` to the file `name` and returns its path.
  std::string Write(const std::string& name, const std::string& content) const;

  // Returns the names of the files in the folder, sorted.
  std::vector<std::string> Files() const;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Returns what is in the file at `path`; empty where it cannot be read.
std::string ContentOf(const std::string& path);

// Serves `services` on a socket in a folder of its own until it is destroyed.
class FakeServer {
 public:
  explicit FakeServer(const std::vector<grpc::Service*>& services);
  ~FakeServer();
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  const std::string& address() const { return address_; }

  // What it tells of its health; null unless that is enabled.
  grpc::HealthCheckServiceInterface* health() const {
    return server_->GetHealthCheckService();
  }

 private:
  TemporaryFolder folder_;
  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

// What a run of the command line came to.
struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

// Runs the command line with `arguments`: off a terminal, or where a person
// types `in`.
Outcome RunProgram(std::vector<std::string> arguments,
                   std::istream* in = nullptr);

// Runs it against the server at `address`.
Outcome RunAgainst(const std::string& address,
                   std::vector<std::string> arguments,
                   std::istream* in = nullptr);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_FAKE_SERVER_H_
