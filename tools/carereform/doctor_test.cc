#include <sys/stat.h>

#include <map>
#include <string>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_maintenance.h"
#include "tools/carereform/fake_server.h"
#include "tools/carereform/machine_checks.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;

class DoctorTest : public testing::Test {
 protected:
  DoctorTest() {
    // The server is the test, so its limit and its socket are the test's.
    EXPECT_EQ(chmod(socket_.c_str(), 0600), 0);
  }

  Outcome Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "doctor");
    return RunAgainst(server_.address(), std::move(arguments));
  }

  // The outcome of each check.
  static std::map<std::string, std::string> Outcomes(const Outcome& outcome) {
    google::protobuf::Struct document;
    EXPECT_TRUE(
        google::protobuf::util::JsonStringToMessage(outcome.out, &document)
            .ok())
        << outcome.out;
    std::map<std::string, std::string> outcomes;
    for (const auto& value :
         document.fields().at("checks").list_value().values()) {
      const auto& members = value.struct_value().fields();
      outcomes[members.at("check").string_value()] =
          members.at("outcome").string_value();
      // Whoever is told of a problem is told what to do.
      EXPECT_EQ(members.at("outcome").string_value() == "problem",
                !members.at("remedy").string_value().empty())
          << members.at("check").string_value();
    }
    return outcomes;
  }

  FakeMaintenance maintenance_;
  FakeServer server_{{&maintenance_}};
  const std::string socket_ = server_.address().substr(sizeof("unix:") - 1);
  TemporaryFolder folder_;
};

TEST_F(DoctorTest, FindsNothingWhereAllIsWell) {
  const auto outcomes = Outcomes(Run({"--format", "json"}));
  for (const char* check : {"server", "version", "store assessments",
                            "socket's owner", "socket's mode", "time zone"}) {
    ASSERT_TRUE(outcomes.contains(check)) << check;
    EXPECT_EQ(outcomes.at(check), "ok") << check;
  }
}

TEST_F(DoctorTest, FindsWhatTheServerTells) {
  maintenance_.status.set_version("9.9.9");
  auto& store = *maintenance_.status.mutable_stores(0);
  store.set_writable(false);
  store.set_reason("DISK_NEARLY_FULL");
  const Outcome outcome = Run({});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("9.9.9"));
  EXPECT_THAT(outcome.out, HasSubstr("the disk is nearly full"));
  EXPECT_THAT(outcome.out, HasSubstr("what to do: "));
  const auto outcomes = Outcomes(Run({"--format", "json"}));
  EXPECT_EQ(outcomes.at("version"), "problem");
  EXPECT_EQ(outcomes.at("store assessments"), "problem");
}

TEST_F(DoctorTest, FindsASocketThatOthersMayUse) {
  ASSERT_EQ(chmod(socket_.c_str(), 0666), 0);
  const Outcome outcome = Run({});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("chmod 600 " + socket_));
}

TEST_F(DoctorTest, FindsThatNobodyAnswers) {
  const Outcome outcome = RunAgainst("unix:" + folder_.PathOf("nobody"),
                                     {"doctor", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 1);
  const auto outcomes = Outcomes(outcome);
  EXPECT_EQ(outcomes.at("server"), "problem");
  EXPECT_EQ(outcomes.at("socket"), "problem");
}

TEST_F(DoctorTest, LooksAtTheRecordsItIsShown) {
  ASSERT_EQ(chmod(folder_.path().c_str(), 0700), 0);
  auto outcomes = Outcomes(Run({"--format", "json", "--data", folder_.path()}));
  EXPECT_EQ(outcomes.at("records' owner"), "ok");
  EXPECT_EQ(outcomes.at("records' mode"), "ok");
  EXPECT_TRUE(outcomes.contains("disk"));
  EXPECT_TRUE(outcomes.contains("free space"));
  ASSERT_EQ(chmod(folder_.path().c_str(), 0750), 0);
  outcomes = Outcomes(Run({"--format", "json", "--data", folder_.path()}));
  EXPECT_EQ(outcomes.at("records' mode"), "problem");
  outcomes =
      Outcomes(Run({"--format", "json", "--data", folder_.PathOf("none")}));
  EXPECT_EQ(outcomes.at("records"), "problem");
}

TEST_F(DoctorTest, AFileSystemInMemoryIsNoPlaceForRecords) {
  bool found = false;
  for (const Finding& finding : CheckDataDirectory("/dev/shm")) {
    if (finding.check != "disk") continue;
    found = true;
    EXPECT_EQ(finding.health, Health::kProblem);
    EXPECT_THAT(finding.what, HasSubstr("tmpfs"));
  }
  EXPECT_TRUE(found);
}

TEST_F(DoctorTest, ABackupCountsOnceItIsCompleteAndWhileItIsYoung) {
  const auto health = [&](absl::Duration later) {
    return CheckBackups(folder_.path(), absl::Hours(36), absl::Now() + later)
        .health;
  };
  EXPECT_EQ(health(absl::ZeroDuration()), Health::kProblem);
  ASSERT_TRUE(MakeDirectory(folder_.PathOf("monday")).ok());
  EXPECT_EQ(health(absl::ZeroDuration()), Health::kProblem);
  folder_.Write("monday/manifest.json", "{}");
  EXPECT_EQ(health(absl::ZeroDuration()), Health::kOk);
  EXPECT_EQ(health(absl::Hours(35)), Health::kOk);
  EXPECT_EQ(health(absl::Hours(37)), Health::kProblem);
}

}  // namespace
}  // namespace carereform::command_line
