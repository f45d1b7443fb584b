#include "services/assessments/wait_fact_format.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

WaitFact SomeFact() {
  WaitFact fact;
  fact.contacted = 20'000;
  fact.received = 20'001;
  fact.triaged = 20'002;
  fact.allocated = 20'003;
  fact.started = 20'004;
  fact.completed = 20'005;
  fact.decided = 20'006;
  fact.service_started = kNoDay;
  fact.left = 20'300;
  fact.start_by = 0;
  fact.informed = 20'301;
  fact.team = 258;
  fact.locality = 1;
  fact.district = 2;
  fact.specialism = kNoWord;
  fact.worker = 65'534;
  fact.type = 18;
  fact.risk_rating = 1;
  fact.channel = 2;
  fact.age_band = 3;
  fact.ethnic_group = 4;
  fact.complexity = 5;
  fact.hold_reason = 6;
  fact.exclusion = 7;
  fact.request_source = 8;
  fact.merged = 1;
  return fact;
}

// These bytes are on disks: they never change.
TEST(WaitFactFormatTest, HasGoldenBytes) {
  EXPECT_EQ(absl::BytesToHexString(WaitFactFormat::Encode(SomeFact())),
            "4e204e214e224e234e244e254e26ffff"  // The eight stages.
            "4f4c00004f4d"                      // Left, start by, informed.
            "010200010002fffffffe"              // Words.
            "12010203040506070801");            // Numbers of the contract.
}

TEST(WaitFactFormatTest, ReadsWhatItWrote) {
  const std::string written = WaitFactFormat::Encode(SomeFact());
  const auto fact = WaitFactFormat::Decode(written);
  ASSERT_TRUE(fact.ok());
  EXPECT_EQ(fact->allocated, 20'003);
  EXPECT_EQ(fact->service_started, kNoDay);
  EXPECT_EQ(fact->worker, 65'534);
  EXPECT_EQ(fact->merged, 1);
  EXPECT_EQ(WaitFactFormat::Encode(*fact), written);
}

// Written before there were eight stages. What it lacks is not recorded.
TEST(WaitFactFormatTest, ReadsTheEarlierFormat) {
  const auto fact =
      WaitFactFormat::Decode(absl::HexStringToBytes("00004e20"
                                                    "00004e21"
                                                    "7fffffff"
                                                    "00004f4c"
                                                    "00000002"
                                                    "00000102"
                                                    "0000ffff"));
  ASSERT_TRUE(fact.ok());
  EXPECT_EQ(fact->received, 20'000);
  EXPECT_EQ(fact->allocated, 20'001);
  EXPECT_EQ(fact->started, kNoDay);
  EXPECT_EQ(fact->left, 20'300);
  EXPECT_EQ(fact->type, 2);
  EXPECT_EQ(fact->team, 258);
  EXPECT_EQ(fact->locality, 65'535);
  for (const uint16_t none : {fact->contacted, fact->triaged, fact->completed,
                              fact->decided, fact->service_started}) {
    EXPECT_EQ(none, kNoDay);
  }
  EXPECT_EQ(fact->district, kNoWord);
  EXPECT_EQ(fact->risk_rating, 0);
  EXPECT_EQ(fact->merged, 0);
}

TEST(WaitFactFormatTest, RefusesFewerBytes) {
  const std::string whole = WaitFactFormat::Encode(SomeFact());
  for (size_t size = 0; size < whole.size(); ++size) {
    if (size == 28) continue;  // As long as an earlier one.
    EXPECT_FALSE(WaitFactFormat::Decode(whole.substr(0, size)).ok()) << size;
  }
}

TEST(FactDayTest, IsNoneOutsideTheDaysThatAreKept) {
  EXPECT_EQ(FactDay(-1), kNoDay);
  EXPECT_EQ(FactDay(0), 0);
  EXPECT_EQ(FactDay(65'534), 65'534);
  EXPECT_EQ(FactDay(65'535), kNoDay);
  EXPECT_EQ(FactDay(65'536), kNoDay);
}

}  // namespace
}  // namespace carereform::assessments
