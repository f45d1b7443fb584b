// A source in a server of its own, in memory, with one council: `councils/x`.
// Tests reach it as any client does.

#ifndef CR_TESTS_SUPPORT_MEMORY_HOST_H_
#define CR_TESTS_SUPPORT_MEMORY_HOST_H_

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "carereform/common/v1/imports.grpc.pb.h"
#include "common/server/host.h"
#include "common/status/error.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "tests/support/proto_text.h"

namespace carereform::tests {

// Noon on 3 November 2025, which is today in these servers.
inline absl::Time TestNow() {
  return absl::FromCivil(absl::CivilHour(2025, 11, 3, 12), absl::UTCTimeZone());
}

// Makes a call and returns its result, or its error as the server made it.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(Stub& stub,
                              grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                           const Request&,
                                                           Response*),
                              const Request& request) {
  grpc::ClientContext context;
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) return FromGrpcStatus(status);
  return response;
}

class MemoryHost {
 public:
  explicit MemoryHost(server::HostedSource source) : source_(source.id) {
    server::HostOptions options;
    options.memory = true;
    options.clock = &TestNow;
    options.log = [](const std::string&) {};
    auto host = server::Host::Start(std::move(options), {std::move(source)});
    EXPECT_TRUE(host.ok()) << host.status();
    host_ = *std::move(host);
    common::v1::CreateCouncilRequest request;
    request.set_council_id("x");
    request.mutable_council()->set_display_name("X Council");
    const auto stub = StubOf<common::v1::CouncilService>();
    const auto created =
        Call(*stub, &common::v1::CouncilService::Stub::CreateCouncil, request);
    EXPECT_TRUE(created.ok()) << created.status();
  }

  template <typename Service>
  std::unique_ptr<typename Service::Stub> StubOf() const {
    return Service::NewStub(host_->InProcessChannel());
  }

  // Sends a file and checks it.
  common::v1::Import Check(const std::string& kind,
                           const std::string& content) const {
    using common::v1::ImportService;
    const auto stub = StubOf<ImportService>();
    common::v1::CreateImportRequest create;
    create.set_parent("councils/x/sources/" + source_);
    create.mutable_import()->set_kind(kind);
    create.mutable_import()->set_size_bytes(
        static_cast<int64_t>(content.size()));
    const auto import = Call(*stub, &ImportService::Stub::CreateImport, create);
    EXPECT_TRUE(import.ok()) << import.status();
    constexpr size_t kPartBytes = 65'536;
    for (size_t at = 0; at < content.size(); at += kPartBytes) {
      common::v1::UploadImportPartRequest part;
      part.set_name(import->name());
      part.set_offset_bytes(static_cast<int64_t>(at));
      part.set_data(content.substr(at, kPartBytes));
      const auto sent =
          Call(*stub, &ImportService::Stub::UploadImportPart, part);
      EXPECT_TRUE(sent.ok()) << sent.status();
    }
    common::v1::CheckImportRequest check;
    check.set_name(import->name());
    const auto checked = Call(*stub, &ImportService::Stub::CheckImport, check);
    EXPECT_TRUE(checked.ok()) << checked.status();
    return *checked;
  }

  // Sends a file, checks it, applies it if it is good, and waits for the end.
  common::v1::Import Import(const std::string& kind,
                            const std::string& content) const {
    using common::v1::ImportService;
    common::v1::Import import = Check(kind, content);
    if (import.state() != common::v1::Import::CHECKED) return import;
    const auto stub = StubOf<ImportService>();
    common::v1::ApplyImportRequest apply;
    apply.set_name(import.name());
    EXPECT_TRUE(Call(*stub, &ImportService::Stub::ApplyImport, apply).ok());
    common::v1::GetImportRequest get;
    get.set_name(import.name());
    do {
      absl::SleepFor(absl::Milliseconds(2));
      import = *Call(*stub, &ImportService::Stub::GetImport, get);
    } while (import.state() == common::v1::Import::APPLYING);
    return import;
  }

 private:
  const std::string source_;
  std::unique_ptr<server::Host> host_;
};

// Tests of one service, in a host of its own.
template <typename Service>
class ServiceTest : public testing::Test {
 protected:
  using Stub = typename Service::Stub;

  explicit ServiceTest(server::HostedSource source)
      : host_(std::move(source)) {}

  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                   Response*),
      const Request& request) {
    return tests::Call(*stub_, method, request);
  }

  // Makes a call whose request is written as protobuf text.
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(
      grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                   Response*),
      const std::string& request) {
    return tests::Call(*stub_, method, FromText<Request>(request));
  }

  MemoryHost host_;
  std::unique_ptr<Stub> stub_ = host_.template StubOf<Service>();
};

// Returns the issues of a file as "column: rule".
inline std::vector<std::string> IssuesOf(const common::v1::Import& import) {
  std::vector<std::string> issues;
  for (const common::v1::ImportIssue& issue : import.issues()) {
    issues.push_back(issue.column() + ": " + issue.rule());
  }
  return issues;
}

// Returns the fields that an error is about.
inline std::vector<std::string> FieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_MEMORY_HOST_H_
