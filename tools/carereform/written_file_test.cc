#include "tools/carereform/written_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::ElementsAre;

TEST(WriteFileTest, ReplacesTheFileAndLeavesNothingBesideIt) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("return.csv", "older and longer");
  ASSERT_TRUE(WriteFileAtomically(path, std::string("a\0b", 3)).ok());
  EXPECT_EQ(ContentOf(path), std::string("a\0b", 3));
  EXPECT_THAT(folder.Files(), ElementsAre("return.csv"));
}

TEST(WriteFileTest, ReplacesALinkAndNotWhatItPointsTo) {
  const TemporaryFolder folder;
  const std::string other = folder.Write("other", "untouched");
  const std::string path = folder.PathOf("return.csv");
  ASSERT_EQ(symlink(other.c_str(), path.c_str()), 0);
  ASSERT_TRUE(WriteFileAtomically(path, "new").ok());
  EXPECT_EQ(ContentOf(other), "untouched");
  EXPECT_EQ(ContentOf(path), "new");
}

TEST(WriteFileTest, MakesAFileThatOthersMayReadAsFarAsTheUmaskAllows) {
  const TemporaryFolder folder;
  const mode_t before = umask(027);
  ASSERT_TRUE(WriteFileAtomically(folder.PathOf("x"), "x").ok());
  umask(before);
  struct stat facts = {};
  ASSERT_EQ(stat(folder.PathOf("x").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0640u);
}

TEST(WriteFileTest, LeavesNothingWhereTheNameIsTakenByAFolder) {
  const TemporaryFolder folder;
  ASSERT_TRUE(MakeDirectory(folder.PathOf("return.csv/x")).ok());
  const absl::Status status =
      WriteFileAtomically(folder.PathOf("return.csv"), "x");
  EXPECT_EQ(ReasonOf(status), "FILE_UNWRITABLE");
  EXPECT_THAT(folder.Files(), ElementsAre("return.csv"));
}

TEST(GrowingFileTest, TakesItsNameOnceItIsWhole) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.csv", "older");
  {
    const auto file = GrowingFile::Begin(path);
    ASSERT_TRUE(file.ok());
    ASSERT_TRUE((*file)->Append("one,").ok());
    EXPECT_EQ(ContentOf(path), "older");
    ASSERT_TRUE((*file)->Append("two").ok());
    ASSERT_TRUE((*file)->Keep().ok());
  }
  EXPECT_EQ(ContentOf(path), "one,two");
  EXPECT_THAT(folder.Files(), ElementsAre("a.csv"));
  struct stat facts = {};
  ASSERT_EQ(stat(path.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
}

TEST(GrowingFileTest, LeavesNothingWhereItIsNotKept) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.csv", "older");
  {
    const auto file = GrowingFile::Begin(path);
    ASSERT_TRUE(file.ok());
    ASSERT_TRUE((*file)->Append("half").ok());
  }
  EXPECT_EQ(ContentOf(path), "older");
  EXPECT_THAT(folder.Files(), ElementsAre("a.csv"));
  EXPECT_EQ(ReasonOf(GrowingFile::Begin(folder.PathOf("none/a.csv")).status()),
            "FILE_UNWRITABLE");
}

TEST(MakeDirectoryTest, RefusesWhereAFileIsInTheWay) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("file", "x");
  EXPECT_EQ(ReasonOf(MakeDirectory(path + "/below")), "FILE_UNWRITABLE");
}

}  // namespace
}  // namespace carereform::command_line
