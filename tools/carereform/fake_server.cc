#include "tools/carereform/fake_server.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"
#include "tools/carereform/command_line.h"

namespace carereform::command_line {

TemporaryFolder::TemporaryFolder() {
  // Not TempDir(): the path of a socket may have 107 characters at most.
  path_ = "/tmp/carereform-test-XXXXXX";
  if (mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << "no folder in /tmp";
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::PathOf(const std::string& name) const {
  return absl::StrCat(path_, "/", name);
}

std::string TemporaryFolder::Write(const std::string& name,
                                   const std::string& content) const {
  const std::string path = PathOf(name);
  std::ofstream stream(path, std::ios::binary);
  stream << content;
  EXPECT_TRUE(stream.flush().good()) << path;
  return path;
}

std::vector<std::string> TemporaryFolder::Files() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path_)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string ContentOf(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(stream)),
                     std::istreambuf_iterator<char>());
}

FakeServer::FakeServer(const std::vector<grpc::Service*>& services)
    : address_(absl::StrCat("unix:", folder_.PathOf("s"))) {
  grpc::ServerBuilder builder;
  builder.AddListeningPort(address_, grpc::InsecureServerCredentials());
  for (grpc::Service* service : services) builder.RegisterService(service);
  server_ = builder.BuildAndStart();
  EXPECT_NE(server_, nullptr) << address_;
}

FakeServer::~FakeServer() {
  if (server_ != nullptr) server_->Shutdown();
}

Outcome RunProgram(std::vector<std::string> arguments, std::istream* in) {
  std::ostringstream out;
  std::ostringstream err;
  Console console{out, err};
  console.in = in;
  Outcome outcome;
  outcome.exit_code =
      RunCommandLine(std::move(arguments), ClientCommands(), console);
  outcome.out = out.str();
  outcome.err = err.str();
  return outcome;
}

Outcome RunAgainst(const std::string& address,
                   std::vector<std::string> arguments, std::istream* in) {
  arguments.insert(arguments.begin(), {"--address", address});
  return RunProgram(std::move(arguments), in);
}

}  // namespace carereform::command_line
