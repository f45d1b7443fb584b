#include "common/store/key_codec.h"

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::store {
namespace {

std::string Key(absl::string_view s, uint64_t n) {
  return KeyWriter().String(s).Uint64(n).key();
}

TEST(KeyCodecTest, BytesOnDiskNeverChange) {
  EXPECT_EQ(Key(absl::string_view("a\0b", 3), 258),
            std::string("a\x00\xff"
                        "b\x00\x01\x00\x00\x00\x00\x00\x00\x01\x02",
                        14));
  EXPECT_EQ(KeyWriter().Byte(0x10).Uint32(1).key(),
            std::string("\x10\x00\x00\x00\x01", 5));
}

TEST(KeyCodecTest, RefusesWhatItDidNotWrite) {
  std::string s;
  uint64_t n = 0;
  EXPECT_FALSE(KeyReader("abc").String(s).ok());
  EXPECT_FALSE(KeyReader(absl::string_view("a\0\x02", 3)).String(s).ok());
  EXPECT_FALSE(KeyReader("1234567").Uint64(n).ok());
}

TEST(KeyCodecTest, PrefixEndIsTheFirstKeyAfter) {
  EXPECT_EQ(PrefixEnd("ab"), "ac");
  EXPECT_EQ(PrefixEnd("a\xff"), "b");
  EXPECT_EQ(PrefixEnd("\xff\xff"), "");
  EXPECT_EQ(PrefixEnd(""), "");
}

RC_GTEST_PROP(KeyCodecProperty, ByteOrderIsPartOrder,
              (const std::string& s1, uint64_t n1, const std::string& s2,
               uint64_t n2)) {
  const bool parts_less = std::make_pair(s1, n1) < std::make_pair(s2, n2);
  RC_ASSERT(parts_less == (Key(s1, n1) < Key(s2, n2)));
}

RC_GTEST_PROP(KeyCodecProperty, PartsComeBack,
              (const std::string& s, uint64_t n, uint32_t m)) {
  const std::string key = KeyWriter().String(s).Uint64(n).Uint32(m).key();
  KeyReader reader(key);
  std::string s2;
  uint64_t n2 = 0;
  uint32_t m2 = 0;
  RC_ASSERT(reader.String(s2).ok() && reader.Uint64(n2).ok() &&
            reader.Uint32(m2).ok());
  RC_ASSERT(s == s2 && n == n2 && m == m2 && reader.rest().empty());
}

}  // namespace
}  // namespace carereform::store
