#include "common/store/change_record.h"

#include "absl/strings/escaping.h"
#include "common/status/error.h"
#include "common/store/digest.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::store {
namespace {

ChangeHeader Example() {
  return {.revision = 7,
          .commit_time = absl::FromUnixMicros(1'760'918'400'000'001),
          .actor = "local",
          .method = "S/M",
          .request_id = "r",
          .entries = {{"councils/x/things/y", ChangeKind::kUpdated,
                       std::string(kDigestBytes, '\x11')}},
          .previous_hash = std::string(kDigestBytes, '\x22')};
}

TEST(ChangeRecordTest, BytesOnDiskNeverChange) {
  EXPECT_EQ(absl::BytesToHexString(EncodeChangeHeader(Example())),
            "01"
            "0000000000000007"
            "0006418bc3b5e001"
            "000000056c6f63616c"
            "00000003532f4d"
            "0000000172"
            "00000001"
            "00000013636f756e63696c732f782f7468696e67732f79"
            "02"
            "1111111111111111111111111111111111111111111111111111111111111111"
            "2222222222222222222222222222222222222222222222222222222222222222");
  EXPECT_EQ(Sha256Hex(EncodeChangeHeader(Example())).size(), 64);
}

TEST(ChangeRecordTest, KindsOnDiskNeverChange) {
  const std::vector<std::pair<ChangeKind, char>> bytes = {
      {ChangeKind::kCreated, '\x01'},
      {ChangeKind::kUpdated, '\x02'},
      {ChangeKind::kDeleted, '\x03'},
      {ChangeKind::kErased, '\x04'}};
  ChangeHeader header = Example();
  std::string expected = EncodeChangeHeader(header);
  const size_t at = expected.size() - 2 * kDigestBytes - 1;
  for (const auto& [kind, byte] : bytes) {
    header.entries[0].kind = kind;
    expected[at] = byte;
    EXPECT_EQ(EncodeChangeHeader(header), expected);
    const auto back = DecodeChangeHeader(expected);
    ASSERT_TRUE(back.ok()) << back.status();
    EXPECT_EQ(back->entries[0].kind, kind);
  }
  for (const char unknown : {'\x00', '\x05'}) {
    expected[at] = unknown;
    EXPECT_EQ(ReasonOf(DecodeChangeHeader(expected).status()), "STORE_CORRUPT");
  }
}

TEST(ChangeRecordTest, HashOfABodyIsThatOfSaltAndBody) {
  // printf 'saltbody' | sha256sum
  EXPECT_EQ(absl::BytesToHexString(BodyHash("salt", "body")),
            Sha256Hex("saltbody"));
  // printf 'abc' | sha256sum
  EXPECT_EQ(Sha256Hex("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ChangeRecordTest, ComesBack) {
  const auto header = DecodeChangeHeader(EncodeChangeHeader(Example()));
  ASSERT_TRUE(header.ok()) << header.status();
  EXPECT_EQ(EncodeChangeHeader(*header), EncodeChangeHeader(Example()));
}

TEST(ChangeRecordTest, RefusesANewerVersion) {
  std::string bytes = EncodeChangeHeader(Example());
  bytes[0] = '\x02';
  EXPECT_EQ(ReasonOf(DecodeChangeHeader(bytes).status()), "STORE_NEWER");
}

// Cut or lengthened anywhere, a header is refused, never misread.
TEST(ChangeRecordTest, RefusesEveryOtherLength) {
  const std::string bytes = EncodeChangeHeader(Example());
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(ReasonOf(DecodeChangeHeader(bytes.substr(0, size)).status()),
              "STORE_CORRUPT")
        << size;
  }
  EXPECT_EQ(ReasonOf(DecodeChangeHeader(bytes + "x").status()),
            "STORE_CORRUPT");
}

RC_GTEST_PROP(ChangeRecordProperty, AnyHeaderComesBack,
              (const std::string& actor, const std::string& method,
               const std::vector<std::string>& resources, uint64_t revision)) {
  ChangeHeader header{.revision = revision,
                      .commit_time = absl::FromUnixMicros(1),
                      .actor = actor,
                      .method = method,
                      .request_id = "",
                      .entries = {},
                      .previous_hash = std::string(kDigestBytes, '\0')};
  for (const std::string& resource : resources) {
    header.entries.push_back(
        {resource, ChangeKind::kCreated, Sha256(resource)});
  }
  const std::string bytes = EncodeChangeHeader(header);
  const auto back = DecodeChangeHeader(bytes);
  RC_ASSERT(back.ok());
  RC_ASSERT(EncodeChangeHeader(*back) == bytes);
}

}  // namespace
}  // namespace carereform::store
