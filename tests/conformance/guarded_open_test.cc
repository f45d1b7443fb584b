// What a store that is opened refuses: what it lacks of what it acknowledged.

#include "common/store/guarded_open.h"

#include <filesystem>

#include "common/store/history.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/things.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::store {
namespace {

namespace fs = std::filesystem;

using tests::HasReason;
using tests::IsOk;

class GuardedOpenTest : public testing::Test {
 protected:
  GuardedOpenTest()
      : options_{.directory = directory_.path() + "/data",
                 .witness = directory_.path() + "/data.witness/store"} {}

  absl::Status OpenAndClose() { return OpenGuarded(options_).status(); }

  // Makes one change of `council`.
  void Change(const std::string& council, const std::string& text) {
    auto opened = OpenGuarded(options_);
    ASSERT_THAT(opened.status(), IsOk());
    Store store(std::move(opened->engine), {.watermark = opened->watermark});
    ASSERT_THAT(store.Write(ChangeOf(council, Creating(Thing(text, text)))),
                IsOk());
  }

  std::string TextIn(const std::string& council, const std::string& id) {
    auto opened = OpenGuarded(options_);
    EXPECT_THAT(opened.status(), IsOk());
    const Store store(std::move(opened->engine), {});
    return TextOf(**store.Read(council), id);
  }

  // Copies the data directory, or the witness's with it.
  void Keep(const std::string& name) {
    fs::copy(options_.directory, directory_.path() + "/" + name,
             fs::copy_options::recursive);
  }
  void PutBack(const std::string& name) {
    fs::remove_all(options_.directory);
    fs::copy(directory_.path() + "/" + name, options_.directory,
             fs::copy_options::recursive);
  }

  std::string watermark() const { return WatermarkPath(options_.directory); }

  tests::TemporaryDirectory directory_;
  GuardedOptions options_;
};

TEST_F(GuardedOpenTest, WhatWasWrittenIsThere) {
  Change("x", "one");
  Change("x", "two");
  Change("y", "one");
  EXPECT_EQ(TextIn("x", "two"), "two");
  const auto known = ReadWatermark(watermark());
  ASSERT_THAT(known.status(), IsOk());
  EXPECT_EQ((*known)->marks.at("x").revision, 2);
  EXPECT_EQ((*known)->marks.at("y").revision, 1);
}

TEST_F(GuardedOpenTest, AWatermarkThatIsBehindIsFine) {
  Change("x", "one");
  fs::copy(watermark(), directory_.path() + "/earlier");
  Change("x", "two");
  fs::copy(directory_.path() + "/earlier", watermark(),
           fs::copy_options::overwrite_existing);
  EXPECT_EQ(TextIn("x", "two"), "two");
  EXPECT_EQ((*ReadWatermark(watermark()))->marks.at("x").revision, 2)
      << "it was caught up";
}

TEST_F(GuardedOpenTest, RecordsBelowTheWatermarkAreRefused) {
  Change("x", "one");
  Keep("earlier");
  Change("x", "two");
  fs::copy(watermark(), directory_.path() + "/earlier/WATERMARK",
           fs::copy_options::overwrite_existing);
  PutBack("earlier");
  options_.witness.clear();
  for (int time = 0; time < 2; ++time) {
    EXPECT_THAT(OpenAndClose(), HasReason(absl::StatusCode::kDataLoss,
                                          "STORE_BELOW_WATERMARK"));
  }
}

TEST_F(GuardedOpenTest, ALogThatIsGoneIsRefused) {
  Change("x", "one");
  for (const auto& file : fs::directory_iterator(options_.directory)) {
    if (file.path().extension() == ".log") fs::resize_file(file.path(), 0);
  }
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_BELOW_WATERMARK"));
}

TEST_F(GuardedOpenTest, AnEarlierCopyOfEverythingIsRefused) {
  Change("x", "one");
  Keep("earlier");
  Change("x", "two");
  PutBack("earlier");
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_BELOW_WATERMARK"));
  options_.witness.clear();
  EXPECT_THAT(OpenAndClose(), IsOk()) << "nothing but the witness knows";
}

TEST_F(GuardedOpenTest, OtherRecordsInPlaceOfTheseAreRefused) {
  Change("x", "one");
  Keep("earlier");
  Change("x", "two");
  // From the earlier copy on, something else happened.
  PutBack("earlier");
  GuardedOptions unguarded = options_;
  unguarded.watermark = false;
  auto opened = OpenGuarded(unguarded);
  ASSERT_THAT(opened.status(), IsOk());
  {
    Store store(std::move(opened->engine), {});
    ASSERT_THAT(store.Write(ChangeOf("x", Creating(Thing("2", "2")))), IsOk());
    ASSERT_THAT(store.Write(ChangeOf("x", Creating(Thing("3", "3")))), IsOk());
  }
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_FORKED"));
}

TEST_F(GuardedOpenTest, AnotherLineageIsRefused) {
  Change("x", "one");
  fs::remove_all(options_.directory);
  const std::string witness = options_.witness;
  options_.witness.clear();
  Change("x", "one");
  options_.witness = witness;
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_FORKED"));
}

TEST_F(GuardedOpenTest, AMissingWatermarkIsRefused) {
  Change("x", "one");
  fs::remove(watermark());
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "WATERMARK_MISSING"));
}

TEST_F(GuardedOpenTest, ADamagedWatermarkIsRefused) {
  Change("x", "one");
  fs::resize_file(watermark(), 10);
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "WATERMARK_DAMAGED"));
}

TEST_F(GuardedOpenTest, MissingRecordsAreRefused) {
  Change("x", "one");
  fs::remove(options_.directory + "/CURRENT");
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_MISSING"));
  fs::remove(watermark());
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_MISSING"));
  fs::remove_all(options_.directory);
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_MISSING"));
  EXPECT_FALSE(fs::exists(options_.directory + "/CURRENT"))
      << "nothing was made in its place";
}

TEST_F(GuardedOpenTest, AMissingWitnessIsMadeAnew) {
  Change("x", "one");
  fs::remove(options_.witness);
  ASSERT_THAT(OpenAndClose(), IsOk());
  EXPECT_EQ((*ReadWatermark(options_.witness))->marks.at("x").revision, 1);
}

// The head is where it should be, and something before it is not there.
TEST_F(GuardedOpenTest, AGapInWhatTheLogGaveBackIsRefused) {
  for (const char* text : {"1", "2", "3", "4", "5"}) Change("x", text);
  {
    auto engine = OpenRocksEngine(options_.directory);
    ASSERT_THAT(engine.status(), IsOk());
    // All of it comes from the log at the next open.
    Changes again;
    const std::string prefix = PartitionPrefix("x");
    ASSERT_THAT((*engine)->Snapshot()->Scan(
                    prefix, PrefixEnd(prefix),
                    [&](absl::string_view key, absl::string_view value) {
                      again[std::string(key)] = std::string(value);
                      return true;
                    }),
                IsOk());
    ASSERT_THAT((*engine)->Write(again), IsOk());
    ASSERT_THAT((*engine)->Write({{prefix + HeaderKey(3), std::nullopt}}),
                IsOk());
  }
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_CORRUPT"));
}

TEST_F(GuardedOpenTest, ADirectoryOfTheFirstFormatIsTakenOverOnce) {
  {
    auto engine = OpenRocksEngine(options_.directory);
    ASSERT_THAT(engine.status(), IsOk());
    Store store(*std::move(engine), {});
    ASSERT_THAT(store.Write(ChangeOf("x", Creating(Thing("a", "one")))),
                IsOk());
  }
  ASSERT_THAT(OpenAndClose(), IsOk());
  EXPECT_EQ((*ReadWatermark(watermark()))->marks.at("x").revision, 1);
  EXPECT_EQ(TextIn("x", "a"), "one");
  fs::remove(watermark());
  EXPECT_THAT(OpenAndClose(),
              HasReason(absl::StatusCode::kDataLoss, "WATERMARK_MISSING"));
}

TEST_F(GuardedOpenTest, WithoutAWatermarkNothingIsKeptOrChecked) {
  options_.watermark = false;
  {
    auto opened = OpenGuarded(options_);
    ASSERT_THAT(opened.status(), IsOk());
    EXPECT_EQ(opened->watermark, nullptr);
  }
  EXPECT_FALSE(fs::exists(watermark()));
  options_.watermark = true;
  EXPECT_THAT(OpenAndClose(), IsOk());
}

}  // namespace
}  // namespace carereform::store
