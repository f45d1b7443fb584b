#include "services/funding/domain/amount_range.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "common/types/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::funding {
namespace {

using enum Recurrence;
using testing::HasSubstr;

struct Case {
  std::string name;
  int64_t low;
  int64_t high;
  absl::StatusCode code;
  std::string words;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.low << " to " << c.high;
}

class MakeAmountRangeTest : public testing::TestWithParam<Case> {};

TEST_P(MakeAmountRangeTest, KeepsItsRules) {
  const Case& c = GetParam();
  const auto range = MakeAmountRange(Pence::FromPence(c.low),
                                     Pence::FromPence(c.high), kOneOff);
  ASSERT_EQ(range.status().code(), c.code) << range.status();
  if (range.ok()) {
    EXPECT_EQ(range->low.value(), c.low);
    EXPECT_EQ(range->high.value(), c.high);
    EXPECT_EQ(range->recurrence, kOneOff);
  } else {
    EXPECT_THAT(std::string(range.status().message()), HasSubstr(c.words));
  }
}

constexpr auto kOk = absl::StatusCode::kOk;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kRange = absl::StatusCode::kOutOfRange;
INSTANTIATE_TEST_SUITE_P(
    Edges, MakeAmountRangeTest,
    testing::ValuesIn(std::vector<Case>{
        {"Nothing", 0, 0, kOk, ""},
        {"Certain", 100, 100, kOk, ""},
        {"PennyApart", 100, 101, kOk, ""},
        {"PennyCrossed", 101, 100, kInvalid,
         "£1.01, cannot be above the high end, £1"},
        {"PennyNegative", -1, 0, kInvalid, "negative: the low end is -£0.01"},
        {"BothNegative", -2, -1, kInvalid, "cannot be negative"},
        {"HighNegative", 0, -1, kInvalid, "cannot be above"},
        {"Most", 0, kMaxAmountPence, kOk, ""},
        {"PennyOverMost", 0, kMaxAmountPence + 1, kRange,
         "at most £100,000,000,000"},
    }),
    [](const auto& test) { return test.param.name; });

struct SumCase {
  std::string name;
  Recurrence first;
  Recurrence second;
  Recurrence sum;
};
std::ostream& operator<<(std::ostream& out, const SumCase& c) {
  return out << c.name;
}

class AddRecurrenceTest : public testing::TestWithParam<SumCase> {};

TEST_P(AddRecurrenceTest, IsKeptOnlyWhenBothAgree) {
  const SumCase& c = GetParam();
  const AmountRange a{Pence::FromPence(1), Pence::FromPence(2), c.first};
  const AmountRange b{Pence::FromPence(10), Pence::FromPence(20), c.second};
  const AmountRange expected{Pence::FromPence(11), Pence::FromPence(22), c.sum};
  EXPECT_EQ(Add(a, b), expected);
}

INSTANTIATE_TEST_SUITE_P(
    EveryPair, AddRecurrenceTest,
    testing::ValuesIn(std::vector<SumCase>{
        {"OneOffs", kOneOff, kOneOff, kOneOff},
        {"OneOffRecurrent", kOneOff, kRecurrent, kUndetermined},
        {"OneOffUndetermined", kOneOff, kUndetermined, kUndetermined},
        {"RecurrentOneOff", kRecurrent, kOneOff, kUndetermined},
        {"Recurrents", kRecurrent, kRecurrent, kRecurrent},
        {"RecurrentUndetermined", kRecurrent, kUndetermined, kUndetermined},
        {"UndeterminedOneOff", kUndetermined, kOneOff, kUndetermined},
        {"UndeterminedRecurrent", kUndetermined, kRecurrent, kUndetermined},
        {"Undetermineds", kUndetermined, kUndetermined, kUndetermined},
    }),
    [](const auto& test) { return test.param.name; });

TEST(PrintAmountRangeTest, WritesOneAmountWhenCertain) {
  EXPECT_EQ(PrintAmountRange({Pence::FromPounds(2'800'000),
                              Pence::FromPounds(3'500'000), kUndetermined}),
            "£2,800,000 to £3,500,000");
  EXPECT_EQ(PrintAmountRange(
                {Pence::FromPence(1234), Pence::FromPence(1234), kOneOff}),
            "£12.34");
}

// Whatever amounts within two ranges turn out true, their sum is within the
// sum of the ranges, and its ends can be met.
RC_GTEST_PROP(AmountRangeProperty, TheSumHoldsEverySumOfAmounts, ()) {
  const auto any_range = [] {
    const int64_t low = *rc::gen::inRange<int64_t>(0, 1'000'000);
    const int64_t high = *rc::gen::inRange<int64_t>(low, 2'000'000);
    return *MakeAmountRange(Pence::FromPence(low), Pence::FromPence(high),
                            kOneOff);
  };
  const AmountRange a = any_range();
  const AmountRange b = any_range();
  const int64_t in_a =
      *rc::gen::inRange<int64_t>(a.low.value(), a.high.value() + 1);
  const int64_t in_b =
      *rc::gen::inRange<int64_t>(b.low.value(), b.high.value() + 1);
  const AmountRange sum = Add(a, b);
  RC_ASSERT(sum.low.value() <= in_a + in_b);
  RC_ASSERT(in_a + in_b <= sum.high.value());
  RC_ASSERT(sum.high.value() - sum.low.value() ==
            (a.high - a.low).value() + (b.high - b.low).value());
  RC_ASSERT(sum == Add(b, a));
}

}  // namespace
}  // namespace carereform::funding
