#include "services/financial_assessments/amounts/amount_fact_format.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

AmountFact Fact() {
  AmountFact fact;
  fact.pence = {1, -2, 300, int64_t{1} << 40};
  fact.payer = 0x0102030405060708;
  fact.days = {20000, 20001, kNoDay, 0, -1, kNoDay};
  fact.owner = 7;
  fact.codes = {1, 2, 3, 4, 5, 65535};
  return fact;
}

// On disk since the first version: never changes.
TEST(AmountFactFormatTest, GoldenBytes) {
  EXPECT_EQ(absl::BytesToHexString(AmountFactFormat::Encode(Fact())),
            "0000000000000001fffffffffffffffe000000000000012c"
            "00000100000000000102030405060708"
            "00004e2000004e217fffffff00000000ffffffff7fffffff"
            "00000007"
            "0000000100000002000000030000000400000005"
            "0000ffff");
}

TEST(AmountFactFormatTest, IsReadAsItWasWritten) {
  const auto read = AmountFactFormat::Decode(AmountFactFormat::Encode(Fact()));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->pence, Fact().pence);
  EXPECT_EQ(read->payer, Fact().payer);
  EXPECT_EQ(read->days, Fact().days);
  EXPECT_EQ(read->owner, Fact().owner);
  EXPECT_EQ(read->codes, Fact().codes);
}

TEST(AmountFactFormatTest, WhatIsCutShortIsRefused) {
  const std::string bytes = AmountFactFormat::Encode(Fact());
  EXPECT_FALSE(AmountFactFormat::Decode("").ok());
  EXPECT_FALSE(
      AmountFactFormat::Decode(bytes.substr(0, bytes.size() - 1)).ok());
}

}  // namespace
}  // namespace carereform::financial_assessments
