// The whole suite on a socket, with callers of the test's own, and calls to any
// method of it by its descriptor.

#ifndef CR_TESTS_ACCESS_ACCESS_HOST_H_
#define CR_TESTS_ACCESS_ACCESS_HOST_H_

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/server/host.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "grpcpp/generic/generic_stub.h"
#include "nlohmann/json.hpp"
#include "tests/support/temporary_directory.h"

namespace carereform::tests {

// Noon of 3 November 2025 is now in these servers; see memory_host.h.
inline constexpr char kLastDay[] = "2025-11-03";
inline constexpr char kDayBefore[] = "2025-11-02";

// One call: to which method, with what token ("" for none), about what.
struct AnyCall {
  const google::protobuf::MethodDescriptor* method = nullptr;
  std::string token;
  std::unique_ptr<google::protobuf::Message> request;
};

// How a call ended, with what it answered where it went well.
struct AnsweredCall {
  absl::Status status;
  std::unique_ptr<google::protobuf::Message> response;
};

class AccessHost {
 public:
  // `callers` and `roles` are what the files of them hold; `roles` may be null
  // for the default roles. With `tcp` a port is opened too.
  AccessHost(const nlohmann::json& callers, const nlohmann::json& roles,
             bool tcp = false);
  ~AccessHost();

  // Why the host did not start; OK where it did.
  const absl::Status& started() const { return started_; }

  server::Host& host() { return *host_; }

  // Every method that the suite serves, as it says by reflection, without
  // gRPC's own.
  std::vector<const google::protobuf::MethodDescriptor*> ServedMethods();

  // Makes the calls, many at a time, over the socket or over TCP; returns how
  // each ended, in order. A method that streams ends with its first answer.
  std::vector<AnsweredCall> MakeAll(const std::vector<AnyCall>& calls,
                                    bool over_tcp = false);

  // Makes one call; `response`, if it is not null, is what it answers.
  absl::Status MakeOne(AnyCall call, bool over_tcp = false,
                       google::protobuf::Message* response = nullptr);

  // Sends `text` where no client of the suite would: as a message, as a method,
  // and as metadata. Returns the errors.
  std::vector<absl::Status> MakeStrangely(
      const google::protobuf::MethodDescriptor& method,
      const std::string& text);

  // What the host has logged.
  std::vector<std::string> Log();

 private:
  std::string WriteFile(const std::string& name, const nlohmann::json& content);

  TemporaryDirectory directory_;
  std::mutex mutex_;
  std::vector<std::string> log_;
  std::string tcp_address_;
  absl::Status started_;
  std::unique_ptr<server::Host> host_;
  std::shared_ptr<grpc::Channel> socket_;
  std::shared_ptr<grpc::Channel> tcp_;
};

// A request of `method` about `council` and, where its name has one, `source`;
// nothing else is set. A name that is not enough for the method's own check is
// refused after it was decided who may call.
std::unique_ptr<google::protobuf::Message> RequestAbout(
    const google::protobuf::MethodDescriptor& method,
    const std::string& council, const std::string& source);

// An entry for the file of callers.
nlohmann::json CallerEntry(const std::string& id, const std::string& token,
                           const std::vector<std::string>& roles,
                           const std::string& expires = kLastDay);

}  // namespace carereform::tests

#endif  // CR_TESTS_ACCESS_ACCESS_HOST_H_
