// How the RocksDB engine opens its directory, and when it refuses to.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "common/store/engine.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rocksdb/db.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::store {
namespace {

namespace fs = std::filesystem;

using tests::HasReason;
using tests::IsOk;

// Another process that has the lock of a data directory.
class OtherProcess {
 public:
  explicit OtherProcess(const std::string& lock_file) {
    std::array<int, 2> locked{};
    std::array<int, 2> over{};
    EXPECT_EQ(pipe(locked.data()), 0);
    EXPECT_EQ(pipe(over.data()), 0);
    child_ = fork();
    if (child_ == 0) {
      close(over[1]);
      Lock(lock_file.c_str(), locked[1]);
      char byte = 0;
      _exit(read(over[0], &byte, 1) == 0 ? 0 : 1);
    }
    close(over[0]);
    close(locked[1]);
    over_ = over[1];
    char byte = 0;
    EXPECT_EQ(read(locked[0], &byte, 1), 1) << "the other has the lock";
    close(locked[0]);
  }
  ~OtherProcess() {
    close(over_);
    waitpid(child_, nullptr, 0);
  }
  OtherProcess(const OtherProcess&) = delete;
  OtherProcess& operator=(const OtherProcess&) = delete;

 private:
  // Runs after a fork, so makes system calls and nothing else.
  static void Lock(const char* path, int tell) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    const int file = open(path, O_RDWR | O_CREAT, 0600);
    if (fcntl(file, F_SETLK, &lock) != 0) _exit(1);
    if (write(tell, "x", 1) != 1) _exit(1);
  }

  pid_t child_ = 0;
  int over_ = 0;
};

class RocksEngineTest : public testing::Test {
 protected:
  RocksEngineTest() : data_(directory_.path() + "/data") {}

  absl::Status OpenAndClose() { return OpenRocksEngine(data_).status(); }

  // Puts `value` under `key` with RocksDB itself.
  void PutRaw(const std::string& key, const std::string& value) {
    rocksdb::Options options;
    options.create_if_missing = true;
    rocksdb::DB* opened = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(options, data_, &opened).ok());
    const std::unique_ptr<rocksdb::DB> db(opened);
    ASSERT_TRUE(db->Put({}, key, value).ok());
  }

  tests::TemporaryDirectory directory_;
  std::string data_;
};

TEST_F(RocksEngineTest, MakesItsDirectoryForItsOwnerAlone) {
  ASSERT_THAT(OpenAndClose(), IsOk());
  EXPECT_EQ(fs::status(data_).permissions(), fs::perms::owner_all);
}

TEST_F(RocksEngineTest, TakesADirectoryThatWasOpenFromOthers) {
  fs::create_directory(data_);
  fs::permissions(data_, fs::perms::all);
  ASSERT_THAT(OpenAndClose(), IsOk());
  EXPECT_EQ(fs::status(data_).permissions(), fs::perms::owner_all);
}

TEST_F(RocksEngineTest, MakesTheFoldersAbove) {
  EXPECT_THAT(OpenRocksEngine(data_ + "/one/two").status(), IsOk());
  EXPECT_TRUE(fs::is_directory(data_ + "/one/two"));
}

TEST_F(RocksEngineTest, ASecondOpenIsRefusedUntilTheFirstIsOver) {
  auto first = OpenRocksEngine(data_);
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kFailedPrecondition, "STORE_IN_USE"));
  first->reset();
  EXPECT_THAT(OpenAndClose(), IsOk());
}

TEST_F(RocksEngineTest, AnotherProcessIsRefusedUntilTheFirstIsOver) {
  ASSERT_THAT(OpenAndClose(), IsOk());
  {
    const OtherProcess other(data_ + "/LOCK");
    EXPECT_THAT(OpenAndClose(), HasReason(absl::StatusCode::kFailedPrecondition,
                                          "STORE_IN_USE"));
  }
  EXPECT_THAT(OpenAndClose(), IsOk());
}

TEST_F(RocksEngineTest, AFormatOfALaterVersionIsRefusedAndLeftAsItWas) {
  PutRaw(std::string(1, '\0'), "carereform 3");
  for (int time = 0; time < 2; ++time) {
    const absl::Status refused = OpenAndClose();
    EXPECT_THAT(refused, HasReason(absl::StatusCode::kFailedPrecondition,
                                   "STORE_NEWER"));
    EXPECT_THAT(std::string(refused.message()),
                testing::HasSubstr("carereform 3"));
  }
}

TEST_F(RocksEngineTest, TheFormatIsTheSuitesOwnKey) {
  ASSERT_THAT(OpenAndClose(), IsOk());
  PutRaw("\x01", "first");
  const auto engine = OpenRocksEngine(data_);
  ASSERT_THAT(engine.status(), IsOk());
  std::vector<std::string> keys;
  ASSERT_THAT((*engine)->Snapshot()->Scan(
                  "", "",
                  [&](absl::string_view key, absl::string_view) {
                    keys.emplace_back(key);
                    return true;
                  }),
              IsOk());
  EXPECT_THAT(keys, testing::ElementsAre("\x01"));
}

TEST_F(RocksEngineTest, ADirectoryThatIsAFileIsUnavailable) {
  std::ofstream(data_) << "a file";
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE"));
}

// Not in use: nobody could ever stop the process that has it.
TEST_F(RocksEngineTest, ALockThatCannotBeOpenedIsUnavailable) {
  fs::create_directories(data_ + "/LOCK");
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE"));
}

// The folder's name is in RocksDB's words and must not change what they mean.
TEST_F(RocksEngineTest, DataThatFailsACheckIsCorruptWhateverItsFolderIsCalled) {
  data_ = directory_.path() + "/blocks";
  ASSERT_THAT(OpenAndClose(), IsOk());
  for (const auto& file : fs::directory_iterator(data_)) {
    if (file.path().filename().string().rfind("MANIFEST", 0) == 0) {
      std::fstream manifest(file.path(), std::ios::in | std::ios::out);
      manifest.seekp(20);
      manifest << "not what was there";
    }
  }
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_CORRUPT"));
}

}  // namespace
}  // namespace carereform::store
