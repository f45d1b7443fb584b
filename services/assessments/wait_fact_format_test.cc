#include "services/assessments/wait_fact_format.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

WaitFact SomeFact() {
  WaitFact fact;
  fact.received = 20'000;
  fact.allocated = 20'001;
  fact.started = kNoDay;
  fact.left = 20'300;
  fact.type = 2;
  fact.team = 258;
  fact.locality = 65'535;
  return fact;
}

// These bytes are on disks: they never change.
TEST(WaitFactFormatTest, HasGoldenBytes) {
  EXPECT_EQ(absl::BytesToHexString(WaitFactFormat::Encode(SomeFact())),
            "00004e20"
            "00004e21"
            "7fffffff"
            "00004f4c"
            "00000002"
            "00000102"
            "0000ffff");
}

TEST(WaitFactFormatTest, DaysBefore1970AreTwosComplement) {
  WaitFact fact = SomeFact();
  fact.received = -1;
  EXPECT_EQ(absl::BytesToHexString(WaitFactFormat::Encode(fact).substr(0, 4)),
            "ffffffff");
  EXPECT_EQ(WaitFactFormat::Decode(WaitFactFormat::Encode(fact))->received, -1);
}

TEST(WaitFactFormatTest, ReadsWhatItWrote) {
  const auto fact = WaitFactFormat::Decode(WaitFactFormat::Encode(SomeFact()));
  ASSERT_TRUE(fact.ok());
  EXPECT_EQ(fact->received, 20'000);
  EXPECT_EQ(fact->allocated, 20'001);
  EXPECT_EQ(fact->started, kNoDay);
  EXPECT_EQ(fact->left, 20'300);
  EXPECT_EQ(fact->type, 2);
  EXPECT_EQ(fact->team, 258);
  EXPECT_EQ(fact->locality, 65'535);
}

TEST(WaitFactFormatTest, RefusesFewerBytes) {
  const std::string whole = WaitFactFormat::Encode(SomeFact());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(WaitFactFormat::Decode(whole.substr(0, size)).ok()) << size;
  }
}

}  // namespace
}  // namespace carereform::assessments
