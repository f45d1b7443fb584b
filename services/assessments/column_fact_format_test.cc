#include "services/assessments/column_fact_format.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

ColumnFact Numbered() {
  ColumnFact fact;
  fact.days = {1, 2, -3, kNoDay, 5};
  fact.owner = 6;
  for (size_t i = 0; i < kCodeColumns; ++i) {
    fact.codes[i] = static_cast<uint16_t>(i + 7);
  }
  return fact;
}

TEST(ColumnFactFormatTest, GoldenBytes) {
  EXPECT_EQ(absl::BytesToHexString(ColumnFactFormat::Encode(Numbered())),
            "0000000100000002fffffffd0000ffff0000000500000006"
            "000700080009000a000b000c000d000e000f001000110012");
}

TEST(ColumnFactFormatTest, ReadsWhatItWrote) {
  const auto fact =
      ColumnFactFormat::Decode(ColumnFactFormat::Encode(Numbered()));
  ASSERT_TRUE(fact.ok()) << fact.status();
  EXPECT_EQ(fact->days, Numbered().days);
  EXPECT_EQ(fact->owner, 6);
  EXPECT_EQ(fact->codes, Numbered().codes);
  EXPECT_EQ(fact->code(Code::kTeam), 7);
  EXPECT_EQ(fact->code(Code::kSecondMark), 18);
}

TEST(ColumnFactFormatTest, RefusesBytesThatEndEarly) {
  const std::string bytes = ColumnFactFormat::Encode(Numbered());
  EXPECT_FALSE(
      ColumnFactFormat::Decode(bytes.substr(0, bytes.size() - 1)).ok());
}

}  // namespace
}  // namespace carereform::assessments
