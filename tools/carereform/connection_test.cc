#include "tools/carereform/connection.h"

#include <sys/stat.h>

#include <string>

#include "carereform/common/v1/councils.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/default_address.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using common::v1::CouncilService;
using common::v1::GetCouncilRequest;
using testing::HasSubstr;

TEST(DefaultAddressTest, IsTheUsersOwnFolderWhereThereIsOne) {
  EXPECT_EQ(DefaultAddressIn("/run/user/1000", 1000),
            "unix:/run/user/1000/carereform.sock");
  EXPECT_EQ(DefaultAddressIn("", 1000), "unix:/tmp/carereform-1000.sock");
  EXPECT_EQ(DefaultAddressIn("run", 1000), "unix:/tmp/carereform-1000.sock");
}

TEST(DefaultAddressTest, FitsTheNameOfASocket) {
  const std::string longest = "/" + std::string(79, 'd');
  EXPECT_EQ(DefaultAddressIn(longest, 7),
            "unix:" + longest + "/carereform.sock");
  EXPECT_EQ(DefaultAddressIn(longest + "d", 7), "unix:/tmp/carereform-7.sock");
}

TEST(AddressProblemTest, TakesSocketsAndPortsOfThisMachineOnly) {
  EXPECT_EQ(AddressProblem("unix:/run/x.sock"), "");
  EXPECT_EQ(AddressProblem("localhost:1"), "");
  EXPECT_EQ(AddressProblem("127.0.0.1:65535"), "");
  EXPECT_EQ(AddressProblem("[::1]:7070"), "");
  EXPECT_THAT(AddressProblem("unix:x.sock"), HasSubstr("begin with /"));
  EXPECT_THAT(AddressProblem("localhost:0"), HasSubstr("1 to 65535"));
  EXPECT_THAT(AddressProblem("localhost:65536"), HasSubstr("1 to 65535"));
  EXPECT_THAT(AddressProblem("care.example.org:443"),
              HasSubstr("not encrypted"));
  EXPECT_THAT(AddressProblem("localhost.example.org:443"),
              HasSubstr("not encrypted"));
}

TEST(ConnectionTest, SaysPlainlyThatNoServerAnswers) {
  const TemporaryFolder folder;
  const std::string address = "unix:" + folder.PathOf("nobody");
  Connection connection(address, false, "", absl::Milliseconds(50));
  const auto council =
      connection.Call(&CouncilService::Stub::GetCouncil, GetCouncilRequest());
  EXPECT_EQ(ReasonOf(council.status()), "NO_SERVER");
  EXPECT_EQ(council.status().message(),
            "no server answers at " + address +
                ": start one with `carereform serve`");
}

class Refusing : public CouncilService::Service {
  grpc::Status GetCouncil(grpc::ServerContext*, const GetCouncilRequest*,
                          common::v1::Council*) override {
    return ToGrpcStatus(InvalidField("name", "must not be empty"));
  }
};

TEST(ConnectionTest, KeepsTheDetailsOfAnError) {
  Refusing service;
  const FakeServer server({&service});
  Connection connection(server.address(), true);
  const auto council =
      connection.Call(&CouncilService::Stub::GetCouncil, GetCouncilRequest());
  EXPECT_EQ(ReasonOf(council.status()), "FIELD_INVALID");
  ASSERT_EQ(ViolationsOf(council.status()).size(), 1u);
  EXPECT_EQ(ViolationsOf(council.status())[0].field, "name");
}

// Answers with the token that it was sent.
class Repeating : public CouncilService::Service {
  grpc::Status GetCouncil(grpc::ServerContext* context,
                          const GetCouncilRequest*,
                          common::v1::Council* council) override {
    for (const auto& [key, value] : context->client_metadata()) {
      if (key == "authorization") {
        council->set_display_name(std::string(value.data(), value.size()));
      }
    }
    return grpc::Status::OK;
  }
};

TEST(ConnectionTest, SendsTheTokenInItsFile) {
  Repeating service;
  const FakeServer server({&service});
  const TemporaryFolder folder;
  const std::string file = folder.Write("token", "abc123\n");
  ASSERT_EQ(chmod(file.c_str(), 0600), 0);
  Connection connection(server.address(), false, file);
  const auto council =
      connection.Call(&CouncilService::Stub::GetCouncil, GetCouncilRequest());
  ASSERT_TRUE(council.ok()) << council.status();
  EXPECT_EQ(council->display_name(), "Bearer abc123");

  ASSERT_EQ(chmod(file.c_str(), 0644), 0);
  Connection exposed(server.address(), false, file);
  EXPECT_EQ(
      ReasonOf(
          exposed.Call(&CouncilService::Stub::GetCouncil, GetCouncilRequest())
              .status()),
      "ACCESS_FILE_EXPOSED");
}

}  // namespace
}  // namespace carereform::command_line
