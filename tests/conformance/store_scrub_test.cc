// What a scrub leaves on the disk of what was deleted or overwritten.

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "absl/strings/match.h"
#include "common/store/rocks_engine.h"
#include "tests/conformance/store_conformance.h"

namespace carereform::store {
namespace {

using tests::IsOk;

class StoreScrubTest : public StoreConformanceTest {
 protected:
  // Returns how many files of the data directory hold `bytes`.
  int FilesWith(const std::string& bytes) {
    int files = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(directory_.path())) {
      std::stringstream content;
      content << std::ifstream(file.path()).rdbuf();
      if (absl::StrContains(content.str(), bytes)) ++files;
    }
    return files;
  }

  // A row that leaves no history. The bytes do not lend themselves to
  // compression.
  absl::Status Set(const std::string& value) {
    return Write("x", [&](Txn& txn) {
      txn.Put("\x7fkey", value);
      return txn.Record(ChangeKind::kUpdated, "r", "b").status();
    });
  }
};

TEST_P(StoreScrubTest, WhatWasOverwrittenIsOnNoDisk) {
  ASSERT_THAT(Set("first-secret-4913"), IsOk());
  EXPECT_GT(FilesWith("first-secret-4913"), 0);
  ASSERT_THAT(store_->Scrub(), IsOk());
  EXPECT_GT(FilesWith("first-secret-4913"), 0) << "it is there still";
  ASSERT_THAT(Set("second-secret-2207"), IsOk());
  ASSERT_THAT(store_->Scrub(), IsOk());
  EXPECT_EQ(FilesWith("first-secret-4913"), 0);
  EXPECT_GT(FilesWith("second-secret-2207"), 0);
  EXPECT_EQ(*Read("x")->view().Get("\x7fkey"), "second-secret-2207");
}

TEST_P(StoreScrubTest, WaitsForThoseWhoStillReadIt) {
  ASSERT_THAT(Set("first-secret-4913"), IsOk());
  std::unique_ptr<Reader> reader = Read("x");
  ASSERT_THAT(Set("second-secret-2207"), IsOk());
  std::thread ends([&] {
    absl::SleepFor(absl::Milliseconds(100));
    EXPECT_EQ(*reader->view().Get("\x7fkey"), "first-secret-4913");
    reader = nullptr;
  });
  ASSERT_THAT(store_->Scrub(), IsOk());
  ends.join();
  EXPECT_EQ(FilesWith("first-secret-4913"), 0);
}

TEST_P(StoreScrubTest, PromisesNothingWhileSomeoneReadsIt) {
  store_ = nullptr;
  auto opened =
      OpenRocks(directory_.path(), {.scrub_wait = absl::ZeroDuration()});
  ASSERT_THAT(opened.status(), IsOk());
  store_ = std::make_unique<Store>(std::move(opened->engine), WriterOptions());
  ASSERT_THAT(Set("first"), IsOk());
  const std::unique_ptr<Reader> reader = Read("x");
  ASSERT_THAT(Set("second"), IsOk());
  EXPECT_THAT(store_->Scrub(), tests::HasReason(absl::StatusCode::kUnavailable,
                                                "SCRUB_BLOCKED"));
}

TEST_P(StoreScrubTest, OthersWriteMeanwhile) {
  std::atomic<bool> over = false;
  std::thread others([&] {
    for (int i = 0; !over; ++i) {
      EXPECT_THAT(Write("y", Creating(Thing(absl::StrCat(i), "one"))), IsOk());
    }
  });
  for (int i = 0; i < 3; ++i) EXPECT_THAT(store_->Scrub(), IsOk());
  over = true;
  others.join();
  Open({});
  EXPECT_EQ(TextOf(*Read("y"), "0"), "one");
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreScrubTest,
                         testing::ValuesIn(DurableEngineKinds()), EngineName);

}  // namespace
}  // namespace carereform::store
