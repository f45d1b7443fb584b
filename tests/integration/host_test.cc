// Where a server listens, what it refuses to start on, and what it logs.

#include "common/server/host.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;
using testing::Not;

class HostTest : public HostFixture {
 protected:
  // What comes of starting another server.
  static absl::Status StartAnother(server::HostOptions options) {
    return server::Host::Start(std::move(options),
                               {assessments::AssessmentsSource()})
        .status();
  }

  // Options with data of their own, and a file of callers, of whom there are
  // none.
  server::HostOptions OtherData(const std::string& listen_on) {
    server::HostOptions options = Options();
    options.callers_file = directory_.path() + "/callers.json";
    std::ofstream(options.callers_file) << R"({"callers": []})";
    EXPECT_EQ(chmod(options.callers_file.c_str(), 0600), 0);
    options.data_directory = directory_.path() + "/other";
    options.addresses = {listen_on};
    return options;
  }

  // Whether the server answers somebody who connects now.
  bool Answers() {
    Connect();
    return CreateCouncil("answers", "It Answers").ok();
  }
};

TEST_F(HostTest, TheSocketIsItsOwnersAlone) {
  EXPECT_TRUE(fs::is_socket(socket_path()));
  EXPECT_EQ(fs::status(socket_path()).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_TRUE(Answers());
}

TEST_F(HostTest, TheSocketGoesWithTheServer) {
  Stop();
  EXPECT_FALSE(fs::exists(socket_path()));
}

TEST_F(HostTest, StoppingTwiceIsStoppingOnce) {
  host_->Stop();
  EXPECT_FALSE(Answers());
  host_->Stop();
  Stop();
  Start();
  EXPECT_TRUE(Answers());
}

TEST_F(HostTest, ASecondServerOnTheSameDataIsRefused) {
  server::HostOptions options = Options();
  options.addresses = {address() + "2"};
  EXPECT_THAT(StartAnother(options),
              HasReason(absl::StatusCode::kFailedPrecondition, "STORE_IN_USE"));
  EXPECT_FALSE(fs::exists(socket_path() + "2"));
  EXPECT_TRUE(Answers());
}

TEST_F(HostTest, ASecondServerOnTheSameAddressIsRefusedAndTheFirstAnswers) {
  EXPECT_THAT(
      StartAnother(OtherData(address())),
      HasReason(absl::StatusCode::kFailedPrecondition, "ADDRESS_IN_USE"));
  EXPECT_TRUE(fs::exists(socket_path()));
  EXPECT_TRUE(Answers());
}

TEST_F(HostTest, APortThatIsTakenIsRefused) {
  const int taken = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in any{};
  any.sin_family = AF_INET;
  any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(any);
  ASSERT_EQ(bind(taken, reinterpret_cast<const sockaddr*>(&any), size), 0);
  ASSERT_EQ(listen(taken, 1), 0);
  ASSERT_EQ(getsockname(taken, reinterpret_cast<sockaddr*>(&any), &size), 0);
  EXPECT_THAT(
      StartAnother(OtherData(absl::StrCat("127.0.0.1:", ntohs(any.sin_port)))),
      HasReason(absl::StatusCode::kFailedPrecondition, "ADDRESS_IN_USE"));
  close(taken);
}

// No certificates yet: nothing that another machine could reach.
TEST_F(HostTest, AnAddressOpenToTheNetworkIsRefused) {
  for (const char* open :
       {"0.0.0.0:50051", "[::]:50051", "localhost.example:50051",
        "192.0.2.1:50051", "127.0.0.2:50051", "dns:///127.0.0.1:50051",
        "unix-abstract:x", ""}) {
    EXPECT_THAT(
        StartAnother(OtherData(open)),
        HasReason(absl::StatusCode::kInvalidArgument, "ADDRESS_INVALID"))
        << open;
  }
}

TEST_F(HostTest, LoopbackIsTakenByNameAndByNumber) {
  for (const char* loopback : {"127.0.0.1:0", "localhost:0"}) {
    EXPECT_THAT(StartAnother(OtherData(loopback)), IsOk()) << loopback;
  }
}

// Every user of the machine can reach a port.
TEST_F(HostTest, APortWithoutAFileOfCallersIsNotOpened) {
  server::HostOptions options = OtherData("127.0.0.1:0");
  options.callers_file = "";
  EXPECT_THAT(
      StartAnother(options),
      HasReason(absl::StatusCode::kFailedPrecondition, "CALLERS_FILE_MISSING"));
}

TEST_F(HostTest, AFileOfCallersOrRolesThatIsNotThereIsRefused) {
  for (const bool callers : {true, false}) {
    server::HostOptions options = OtherData(address() + "2");
    (callers ? options.callers_file : options.roles_file) = "/none";
    EXPECT_THAT(StartAnother(options), HasReason(absl::StatusCode::kNotFound,
                                                 "ACCESS_FILE_UNREADABLE"));
  }
}

TEST_F(HostTest, APathThatIsNoSocketsIsRefusedAndLeftAlone) {
  const std::string path = directory_.path() + "/file";
  std::ofstream(path) << "mine";
  EXPECT_THAT(StartAnother(OtherData("unix:" + path)),
              HasReason(absl::StatusCode::kInvalidArgument, "ADDRESS_INVALID"));
  EXPECT_EQ(fs::file_size(path), 4);
  EXPECT_THAT(StartAnother(OtherData("unix:" + directory_.path() +
                                     std::string(108, 'x'))),
              HasReason(absl::StatusCode::kInvalidArgument, "ADDRESS_INVALID"));
}

// What a server leaves that was ended at once.
TEST_F(HostTest, ASocketThatNobodyAnswersOnIsReplaced) {
  Stop();
  const int dead = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::strncpy(name.sun_path, socket_path().c_str(), sizeof(name.sun_path) - 1);
  ASSERT_EQ(bind(dead, reinterpret_cast<const sockaddr*>(&name), sizeof(name)),
            0);
  close(dead);
  ASSERT_TRUE(fs::is_socket(socket_path()));
  Start();
  EXPECT_TRUE(Answers());
}

TEST_F(HostTest, WhatWasStoredIsThereAfterAStop) {
  ASSERT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  const auto created = Create(NewReferral());
  ASSERT_THAT(created.status(), IsOk());
  Stop();
  Start();
  const auto referrals = Referrals();
  ASSERT_EQ(referrals.size(), 1);
  EXPECT_EQ(referrals[0].SerializeAsString(), created->SerializeAsString());
}

class LogTest : public HostTest {};

TEST_F(LogTest, EachCallIsALineOfJson) {
  ASSERT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  ASSERT_THAT(Create(NewReferral()).status(), IsOk());
  auto wrong = NewReferral();
  wrong.clear_referral();
  EXPECT_FALSE(Create(wrong).ok());
  Stop();
  std::vector<nlohmann::json> lines;
  for (const std::string& line : Log()) {
    lines.push_back(nlohmann::json::parse(line, nullptr, false));
    EXPECT_TRUE(lines.back().is_object()) << line;
    EXPECT_EQ(line.find('\n'), std::string::npos);
  }
  ASSERT_EQ(lines.size(), 3);
  EXPECT_EQ(lines[0]["method"], "carereform.common.v1.CreateCouncil");
  EXPECT_EQ(lines[0]["code"], "OK");
  EXPECT_EQ(lines[0]["council"], "x");
  EXPECT_EQ(lines[1]["method"], "carereform.assessments.v1.CreateReferral");
  EXPECT_EQ(lines[1]["code"], "OK");
  EXPECT_FALSE(lines[1].contains("reason"));
  EXPECT_EQ(lines[2]["code"], "INVALID_ARGUMENT");
  EXPECT_EQ(lines[2]["reason"], "FIELD_INVALID");
  EXPECT_EQ(lines[2]["event"], "call");
  EXPECT_EQ(lines[2]["caller"], "local");
}

// Somebody may put a name where it does not belong. It is refused, and it is
// not in the log either.
TEST_F(LogTest, NothingThatARequestHoldsIsLogged) {
  const std::string canary = "Jane Canary";
  ASSERT_THAT(CreateCouncil("x", canary).status(), IsOk());
  EXPECT_FALSE(CreateCouncil(canary, "X Council").ok());
  EXPECT_FALSE(CreateCouncil("x", "Another " + canary).ok());
  auto request = NewReferral();
  request.mutable_referral()->set_team(canary);
  EXPECT_FALSE(Create(request).ok());
  request = NewReferral();
  request.mutable_referral()->set_external_id(canary);
  EXPECT_FALSE(Create(request).ok());
  request = NewReferral();
  request.set_parent("councils/" + canary);
  EXPECT_FALSE(Create(request).ok());
  request = NewReferral();
  request.set_request_id(canary);
  EXPECT_FALSE(Create(request).ok());
  assessments::v1::GetReferralRequest get;
  for (const char* name :
       {"councils/x/referrals/Jane Canary", "councils/x/referrals/canary"}) {
    get.set_name(name);
    EXPECT_FALSE(
        Call<AssessmentService>(&AssessmentService::Stub::GetReferral, get)
            .ok());
  }
  changes::v1::ListChangesRequest changes;
  changes.set_parent("councils/x/sources/canary");
  EXPECT_FALSE(
      Call<ChangeFeedService>(&ChangeFeedService::Stub::ListChanges, changes)
          .ok());
  Stop();
  ASSERT_EQ(Log().size(), 10);
  for (const std::string& line : Log())
    EXPECT_THAT(line, Not(HasSubstr("anary")));
}

}  // namespace
}  // namespace carereform::tests
