#include "tools/carereform/child_program.h"

#include <sys/stat.h>

#include <cstdlib>

#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;
using testing::Not;

class ChildProgramTest : public testing::Test {
 protected:
  // A program that runs `script`.
  ChildProgram Scripted(const std::string& script,
                        absl::Duration limit = absl::Seconds(30)) {
    return {"/bin/sh",
            {"-c", script, "name"},
            {"PATH=/usr/bin:/bin", "GIVEN=yes"},
            folder_.PathOf("messages"),
            limit};
  }

  std::string Said() const { return ContentOf(folder_.PathOf("messages")); }

  TemporaryFolder folder_;
};

TEST_F(ChildProgramTest, RunsWithWhatItIsGivenAndNothingElse) {
  setenv("NOT_GIVEN", "yes", 1);
  EXPECT_TRUE(
      RunChild(Scripted("echo $GIVEN-$NOT_GIVEN; cat; echo oh >&2")).ok());
  EXPECT_EQ(Said(), "yes-\noh\n");
  unsetenv("NOT_GIVEN");
  struct stat about;
  ASSERT_EQ(stat(folder_.PathOf("messages").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST_F(ChildProgramTest, FailsWithTheLastThatItSaid) {
  const absl::Status failed =
      RunChild(Scripted("printf 'x%.0s' $(seq 5000); echo the reason; exit 3"));
  EXPECT_EQ(ReasonOf(failed), "PROGRAM_FAILED");
  const std::string message(failed.message());
  EXPECT_THAT(message, HasSubstr("sh ended with status 3"));
  EXPECT_THAT(message, HasSubstr("the reason"));
  EXPECT_LT(message.size(), 2'500u);
}

TEST_F(ChildProgramTest, SaysThatASignalEndedIt) {
  EXPECT_THAT(std::string(RunChild(Scripted("kill -9 $$")).message()),
              HasSubstr("was ended by signal 9"));
}

TEST_F(ChildProgramTest, IsKilledWhenItTakesTooLong) {
  const absl::Status failed =
      RunChild(Scripted("echo $$; exec sleep 60", absl::Milliseconds(300)));
  EXPECT_EQ(ReasonOf(failed), "PROGRAM_FAILED");
  EXPECT_THAT(std::string(failed.message()),
              HasSubstr("had not ended after 300ms"));
  // Its process is gone, not left behind.
  EXPECT_NE(kill(std::stoi(Said()), 0), 0);
}

TEST_F(ChildProgramTest, SaysThatItCannotBeStarted) {
  ChildProgram program = Scripted("");
  program.path = folder_.PathOf("nothing");
  const absl::Status failed = RunChild(program);
  EXPECT_EQ(ReasonOf(failed), "PROGRAM_FAILED");
  EXPECT_THAT(std::string(failed.message()), HasSubstr("could not be started"));
}

TEST(FindProgramTest, LooksInTheFoldersOfPath) {
  EXPECT_THAT(FindProgram("sh"), HasSubstr("/sh"));
  EXPECT_EQ(FindProgram("no-such-program-as-this"), "");
}

}  // namespace
}  // namespace carereform::command_line
