#include "common/store/watermark.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "absl/strings/escaping.h"
#include "common/store/digest.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::store {
namespace {

using tests::HasReason;
using tests::IsOk;

Mark MarkAt(uint64_t revision) {
  return {revision, std::string(32, 'h'), std::string(16, 'l')};
}

// What two marks say, for comparing.
std::string TextOf(const StoredWatermark& watermark) {
  return EncodeWatermark(watermark);
}

class WatermarkTest : public testing::Test {
 protected:
  WatermarkTest()
      : path_(directory_.path() + "/WATERMARK"),
        witness_(directory_.path() + "/witness") {}

  std::unique_ptr<Watermark> MakeAndOpen() {
    EXPECT_THAT(MakeWatermark(path_, {}), IsOk());
    EXPECT_THAT(MakeWatermark(witness_, {}), IsOk());
    auto opened = OpenWatermark(path_, witness_, {});
    EXPECT_THAT(opened.status(), IsOk());
    return *std::move(opened);
  }

  static StoredWatermark Read(const std::string& path) {
    const auto read = ReadWatermark(path);
    EXPECT_THAT(read.status(), IsOk());
    EXPECT_TRUE(read.ok() && read->has_value());
    return **read;
  }

  // Writes over a part of a file.
  static void Spoil(const std::string& path, size_t offset) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(offset));
    file << "spoilt";
  }

  tests::TemporaryDirectory directory_;
  std::string path_;
  std::string witness_;
};

// These bytes are on disk: they never change.
TEST_F(WatermarkTest, ASlotHasGoldenBytes) {
  const std::string slot =
      EncodeWatermark({.sequence = 258, .marks = {{"kent", MarkAt(7)}}});
  const std::string bytes = absl::HexStringToBytes(
                                "4352574d"             // CRWM
                                "01"                   // Version.
                                "0000000000000102"     // Sequence.
                                "00000001"             // Councils.
                                "000000046b656e74"     // kent
                                "0000000000000007") +  // Revision.
                            std::string(32, 'h') +
                            std::string(16, 'l');
  EXPECT_EQ(slot, bytes + Sha256(bytes));
  const auto decoded = DecodeWatermark(slot + "what was there before");
  ASSERT_THAT(decoded.status(), IsOk());
  EXPECT_EQ(decoded->sequence, 258);
  EXPECT_EQ(decoded->marks.at("kent").revision, 7);
  EXPECT_EQ(decoded->marks.at("kent").hash, std::string(32, 'h'));
  EXPECT_EQ(decoded->marks.at("kent").lineage, std::string(16, 'l'));
}

TEST_F(WatermarkTest, AnyOtherByteIsDamage) {
  const std::string slot =
      EncodeWatermark({.sequence = 3, .marks = {{"kent", MarkAt(7)}}});
  for (size_t at = 0; at < slot.size(); ++at) {
    std::string spoilt = slot;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 0x01);
    EXPECT_FALSE(DecodeWatermark(spoilt).ok()) << at;
    EXPECT_THAT(DecodeWatermark(slot.substr(0, at)).status(),
                HasReason(absl::StatusCode::kDataLoss, "WATERMARK_DAMAGED"));
  }
}

TEST_F(WatermarkTest, ALaterVersionIsNotTakenForDamage) {
  std::string slot = EncodeWatermark({});
  slot[4] = 2;
  EXPECT_THAT(DecodeWatermark(slot).status(),
              HasReason(absl::StatusCode::kFailedPrecondition, "STORE_NEWER"));
}

TEST_F(WatermarkTest, NoneIsNotAnError) {
  const auto none = ReadWatermark(path_);
  ASSERT_THAT(none.status(), IsOk());
  EXPECT_FALSE(none->has_value());
}

TEST_F(WatermarkTest, SaysWhatItWasLastTold) {
  const auto watermark = MakeAndOpen();
  ASSERT_THAT(watermark->Advance({{"kent", MarkAt(1)}}), IsOk());
  ASSERT_THAT(watermark->Advance({{"essex", MarkAt(5)}}), IsOk());
  ASSERT_THAT(watermark->Advance({{"kent", MarkAt(2)}}), IsOk());
  const StoredWatermark expected{
      .sequence = watermark->sequence(),
      .marks = {{"kent", MarkAt(2)}, {"essex", MarkAt(5)}}};
  EXPECT_EQ(TextOf(Read(path_)), TextOf(expected));
  // The witness too, before it was ever synced.
  EXPECT_EQ(TextOf(Read(witness_)), TextOf(expected));
}

TEST_F(WatermarkTest, OneSpoiltSlotLeavesTheOther) {
  const auto watermark = MakeAndOpen();
  ASSERT_THAT(watermark->Advance({{"kent", MarkAt(1)}}), IsOk());
  ASSERT_THAT(watermark->Advance({{"kent", MarkAt(2)}}), IsOk());
  const std::string whole = directory_.path() + "/whole";
  std::filesystem::copy(path_, whole);
  std::multiset<uint64_t> left;
  for (const size_t slot : {size_t{0}, kWatermarkSlotBytes}) {
    std::filesystem::copy(whole, path_,
                          std::filesystem::copy_options::overwrite_existing);
    Spoil(path_, slot + 10);
    left.insert(Read(path_).marks.at("kent").revision);
  }
  EXPECT_THAT(left, testing::ElementsAre(1, 2));
}

// What was just made has one slot: the first write leaves it as it is.
TEST_F(WatermarkTest, TheFirstWriteLeavesTheOnlySlot) {
  MakeAndOpen();  // Writes once.
  Spoil(path_, kWatermarkSlotBytes + 10);
  EXPECT_EQ(Read(path_).sequence, 0);
}

TEST_F(WatermarkTest, TwoSpoiltSlotsAreDamage) {
  MakeAndOpen();
  Spoil(path_, 10);
  Spoil(path_, kWatermarkSlotBytes + 10);
  EXPECT_THAT(ReadWatermark(path_).status(),
              HasReason(absl::StatusCode::kDataLoss, "WATERMARK_DAMAGED"));
}

TEST_F(WatermarkTest, WhatIsOpenedGoesOnFromWhereItStood) {
  ASSERT_THAT(MakeAndOpen()->Advance({{"kent", MarkAt(1)}}), IsOk());
  const StoredWatermark before = Read(path_);
  const auto again = OpenWatermark(path_, witness_, before);
  ASSERT_THAT(again.status(), IsOk());
  ASSERT_THAT((*again)->Advance({{"essex", MarkAt(1)}}), IsOk());
  const StoredWatermark after = Read(path_);
  EXPECT_GT(after.sequence, before.sequence);
  EXPECT_EQ(after.marks.size(), 2);
}

}  // namespace
}  // namespace carereform::store
