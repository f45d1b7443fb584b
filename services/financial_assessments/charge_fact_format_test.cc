#include "services/financial_assessments/charge_fact_format.h"

#include <string>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

// Files of every release hold these bytes.
TEST(ChargeFactFormatTest, IsWhatItHasAlwaysBeen) {
  ChargeFact fact;
  fact.known_from = 7;  // The table keeps the revisions.
  fact.weekly_pence = 21365;
  fact.started = 20'000;
  fact.untold_since = 20'001;
  fact.weekly_from = 20'002;
  fact.outcome = 2;
  EXPECT_EQ(absl::BytesToHexString(ChargeFactFormat::Encode(fact)),
            "0000000000005375"
            "00004e20"
            "7fffffff"
            "00004e21"
            "7fffffff"
            "00004e22"
            "00000002");
}

TEST(ChargeFactFormatTest, IsWhatItHasAlwaysBeenWhereSomebodyLookedAhead) {
  ChargeFact fact;
  fact.weekly_pence = 21365;
  fact.started = 20'000;
  fact.weekly_from = 20'002;
  fact.outcome = 2;
  fact.rise = 20'100;
  fact.looked_ahead = 20'001;
  fact.rise_pence = 30'000;
  fact.rise_outcome = 3;
  EXPECT_EQ(absl::BytesToHexString(ChargeFactFormat::Encode(fact)),
            "0000000000005375"
            "00004e20"
            "7fffffff"
            "7fffffff"
            "7fffffff"
            "00004e22"
            "00000002"
            "0000000000007530"
            "00004e84"
            "00004e21"
            "00000003");
}

TEST(ChargeFactFormatTest, IsWhatItHasAlwaysBeenOfRevisions) {
  ChargeRevisionFact fact;
  fact.backdated_pence = -1;
  fact.recorded = 20'000;
  fact.months = 3;
  fact.cause = 2;
  EXPECT_EQ(absl::BytesToHexString(ChargeRevisionFactFormat::Encode(fact)),
            "ffffffffffffffff"
            "00004e20"
            "7fffffff"
            "00000003"
            "00000002");
}

TEST(ChargeFactFormatTest, RefusesAFactThatIsCutShort) {
  const std::string charge = ChargeFactFormat::Encode({});
  for (size_t size = 0; size < charge.size(); ++size) {
    EXPECT_FALSE(ChargeFactFormat::Decode(charge.substr(0, size)).ok());
  }
  EXPECT_TRUE(ChargeFactFormat::Decode(charge).ok());
  const std::string revision = ChargeRevisionFactFormat::Encode({});
  for (size_t size = 0; size < revision.size(); ++size) {
    EXPECT_FALSE(
        ChargeRevisionFactFormat::Decode(revision.substr(0, size)).ok());
  }
  EXPECT_TRUE(ChargeRevisionFactFormat::Decode(revision).ok());
}

RC_GTEST_PROP(ChargeFactFormatProperty, WhatIsReadIsWhatWasWritten, ()) {
  ChargeFact fact;
  fact.weekly_pence = *rc::gen::arbitrary<int64_t>();
  fact.started = *rc::gen::arbitrary<int32_t>();
  fact.ended = *rc::gen::arbitrary<int32_t>();
  fact.untold_since = *rc::gen::arbitrary<int32_t>();
  fact.told = *rc::gen::arbitrary<int32_t>();
  fact.weekly_from = *rc::gen::arbitrary<int32_t>();
  fact.outcome = *rc::gen::arbitrary<uint32_t>();
  fact.looked_ahead = *rc::gen::arbitrary<int32_t>();
  if (fact.looked_ahead != 0) {
    fact.rise = *rc::gen::arbitrary<int32_t>();
    fact.rise_pence = *rc::gen::arbitrary<int64_t>();
    fact.rise_outcome = *rc::gen::arbitrary<uint32_t>();
  }
  const auto read = ChargeFactFormat::Decode(ChargeFactFormat::Encode(fact));
  RC_ASSERT(read.ok());
  RC_ASSERT(read->weekly_pence == fact.weekly_pence);
  RC_ASSERT(read->started == fact.started);
  RC_ASSERT(read->ended == fact.ended);
  RC_ASSERT(read->untold_since == fact.untold_since);
  RC_ASSERT(read->told == fact.told);
  RC_ASSERT(read->weekly_from == fact.weekly_from);
  RC_ASSERT(read->outcome == fact.outcome);
  RC_ASSERT(read->looked_ahead == fact.looked_ahead);
  RC_ASSERT(read->rise == fact.rise);
  RC_ASSERT(read->rise_pence == fact.rise_pence);
  RC_ASSERT(read->rise_outcome == fact.rise_outcome);
}

}  // namespace
}  // namespace carereform::financial_assessments
