// The bytes of a backup never change: old backups have to stay readable.

#include "common/backup/file_format.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace carereform::backup {
namespace {

std::string Hex(const std::string& bytes) {
  return absl::BytesToHexString(bytes);
}

TEST(FileFormatTest, BytesOfEveryPartAreGolden) {
  EXPECT_EQ(Hex(FileHeader("funding")),
            "4352424b"
            "01"
            "00000007"
            "66756e64696e67");
  std::string rows;
  AppendRow("key", "value", rows);
  EXPECT_EQ(Hex(rows), "000000036b65790000000576616c7565");
  EXPECT_EQ(Hex(BlockHeader(rows)),
            "00000010"
            "bfe75c7d758483547abd92cfe76b2d0a9de34169c07fa9ade4b6f7545795ff30");
  EXPECT_EQ(Hex(Trailer(1)), "000000000000000000000001");
}

TEST(FileFormatTest, ReadsWhatItWrote) {
  std::string bytes;
  AppendRow("a", "", bytes);
  AppendRow("b", std::string(100'000, 'x'), bytes);
  Rows rows;
  ASSERT_TRUE(ReadRows(bytes, rows));
  ASSERT_EQ(rows.size(), 2);
  EXPECT_EQ(rows[0].first, "a");
  EXPECT_EQ(rows[0].second, "");
  EXPECT_EQ(rows[1].first, "b");
  EXPECT_EQ(rows[1].second.size(), 100'000);
}

TEST(FileFormatTest, RefusesRowsThatAreCutOrDoNotRise) {
  std::string bytes;
  AppendRow("b", "1", bytes);
  Rows rows;
  EXPECT_FALSE(
      ReadRows(absl::string_view(bytes).substr(0, bytes.size() - 1), rows));
  AppendRow("a", "2", bytes);
  EXPECT_FALSE(ReadRows(bytes, rows));
}

}  // namespace
}  // namespace carereform::backup
