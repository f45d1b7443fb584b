#include "common/access/guarded_file.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::access {
namespace {

using tests::HasReason;
using tests::IsOk;

class GuardedFileTest : public testing::Test {
 protected:
  std::string Write(const std::string& content, mode_t mode) const {
    std::string path = directory_.path() + "/file";
    std::ofstream(path) << content;
    EXPECT_EQ(chmod(path.c_str(), mode), 0);
    return path;
  }

  static absl::Status Exposed(const std::string& path, Sharing sharing) {
    return ReadGuardedFile(path, sharing).status();
  }

  tests::TemporaryDirectory directory_;
};

TEST_F(GuardedFileTest, IsReadWhereNobodyElseMay) {
  const auto content =
      ReadGuardedFile(Write("a\n", 0600), Sharing::kNobodyElse);
  ASSERT_THAT(content.status(), IsOk());
  EXPECT_EQ(*content, "a\n");
}

TEST_F(GuardedFileTest, IsRefusedWhereOthersMayReadOrWrite) {
  for (const mode_t mode : {0640, 0604, 0660, 0606, 0622}) {
    EXPECT_THAT(
        Exposed(Write("a", mode), Sharing::kNobodyElse),
        HasReason(absl::StatusCode::kFailedPrecondition, "ACCESS_FILE_EXPOSED"))
        << mode;
  }
  EXPECT_THAT(Exposed(Write("a", 0644), Sharing::kOthersMayRead), IsOk());
  for (const mode_t mode : {0664, 0646}) {
    EXPECT_THAT(
        Exposed(Write("a", mode), Sharing::kOthersMayRead),
        HasReason(absl::StatusCode::kFailedPrecondition, "ACCESS_FILE_EXPOSED"))
        << mode;
  }
}

TEST_F(GuardedFileTest, HasToBeAFileOfReasonableSize) {
  for (const std::string& path :
       {directory_.path() + "/none", directory_.path(),
        Write(std::string((1 << 20) + 1, 'a'), 0600)}) {
    EXPECT_THAT(
        Exposed(path, Sharing::kNobodyElse),
        HasReason(absl::StatusCode::kNotFound, "ACCESS_FILE_UNREADABLE"))
        << path;
  }
}

TEST_F(GuardedFileTest, ATokenIsOneWord) {
  const auto token = ReadTokenOf(Write("  abc123\n", 0600));
  ASSERT_THAT(token.status(), IsOk());
  EXPECT_EQ(*token, "abc123");
  for (const char* content : {"", "\n", "a b", "a\nb\n", "a\x01"}) {
    EXPECT_THAT(
        ReadTokenOf(Write(content, 0600)).status(),
        HasReason(absl::StatusCode::kNotFound, "ACCESS_FILE_UNREADABLE"))
        << content;
  }
}

}  // namespace
}  // namespace carereform::access
