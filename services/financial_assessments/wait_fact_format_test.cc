#include "services/financial_assessments/wait_fact_format.h"

#include <string>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

// Files of every release hold these bytes.
TEST(WaitFactFormatTest, IsWhatItHasAlwaysBeen) {
  WaitFact fact;
  fact.known_from = 7;  // The table keeps the revisions.
  fact.referred = 20'000;
  fact.allocated = 20'001;
  fact.left = -1;
  fact.kind = 2;
  EXPECT_EQ(absl::BytesToHexString(WaitFactFormat::Encode(fact)),
            "00004e20"
            "00004e21"
            "7fffffff"
            "ffffffff"
            "00000002");
}

TEST(WaitFactFormatTest, RefusesAFactThatIsCutShort) {
  const std::string bytes = WaitFactFormat::Encode({});
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(WaitFactFormat::Decode(bytes.substr(0, size)).ok()) << size;
  }
  EXPECT_TRUE(WaitFactFormat::Decode(bytes).ok());
}

RC_GTEST_PROP(WaitFactFormatProperty, WhatIsReadIsWhatWasWritten, ()) {
  WaitFact fact;
  fact.referred = *rc::gen::arbitrary<int32_t>();
  fact.allocated = *rc::gen::arbitrary<int32_t>();
  fact.decided = *rc::gen::arbitrary<int32_t>();
  fact.left = *rc::gen::arbitrary<int32_t>();
  fact.kind = *rc::gen::arbitrary<uint16_t>();
  const auto read = WaitFactFormat::Decode(WaitFactFormat::Encode(fact));
  RC_ASSERT(read.ok());
  RC_ASSERT(read->referred == fact.referred);
  RC_ASSERT(read->allocated == fact.allocated);
  RC_ASSERT(read->decided == fact.decided);
  RC_ASSERT(read->left == fact.left);
  RC_ASSERT(read->kind == fact.kind);
}

}  // namespace
}  // namespace carereform::financial_assessments
