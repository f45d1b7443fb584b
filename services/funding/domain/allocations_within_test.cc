#include "services/funding/domain/allocations_within.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::funding {
namespace {

using enum Cover;

AmountRange Range(int64_t low, int64_t high,
                  Recurrence recurrence = Recurrence::kOneOff) {
  return {Pence::FromPence(low), Pence::FromPence(high), recurrence};
}

struct Case {
  std::string name;
  AmountRange fund;
  std::vector<AmountRange> allocations;
  AmountRange total;
  Cover cover;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class AllocationsWithinTest : public testing::TestWithParam<Case> {};

TEST_P(AllocationsWithinTest, SaysWhatIsCertain) {
  const Case& c = GetParam();
  const FundCover result = AllocationsWithin(c.fund, c.allocations);
  EXPECT_EQ(result.total, c.total);
  EXPECT_EQ(result.cover, c.cover);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, AllocationsWithinTest,
    testing::ValuesIn(std::vector<Case>{
        {"NoneOfNothing", Range(0, 0), {}, Range(0, 0), kWithin},
        {"NoneOfSome", Range(100, 100), {}, Range(0, 0), kWithin},
        {"Exactly",
         Range(100, 100),
         {Range(60, 60), Range(40, 40)},
         Range(100, 100),
         kWithin},
        {"PennyUnder",
         Range(100, 100),
         {Range(60, 60), Range(39, 39)},
         Range(99, 99),
         kWithin},
        {"PennyOver",
         Range(100, 100),
         {Range(60, 60), Range(41, 41)},
         Range(101, 101),
         kExceeded},
        {"HighAtTheFund",
         Range(100, 100),
         {Range(50, 100)},
         Range(50, 100),
         kWithin},
        {"HighAPennyOver",
         Range(100, 100),
         {Range(50, 101)},
         Range(50, 101),
         kUncertain},
        {"LowAtTheFund",
         Range(100, 100),
         {Range(100, 150)},
         Range(100, 150),
         kUncertain},
        {"LowAPennyOver",
         Range(100, 100),
         {Range(101, 150)},
         Range(101, 150),
         kExceeded},
        {"LowAtTheGreatestFund",
         Range(80, 100),
         {Range(100, 100)},
         Range(100, 100),
         kUncertain},
        {"HighAtTheSmallestFund",
         Range(80, 100),
         {Range(80, 80)},
         Range(80, 80),
         kWithin},
        {"HighAPennyOverTheSmallestFund",
         Range(80, 100),
         {Range(80, 81)},
         Range(80, 81),
         kUncertain},
    }),
    [](const auto& test) { return test.param.name; });

TEST(AllocationsWithinRecurrenceTest, IsThatOfTheAllocationsIfTheyAgree) {
  constexpr auto kRecurrent = Recurrence::kRecurrent;
  const AmountRange fund = Range(100, 100);
  EXPECT_EQ(AllocationsWithin(fund, {Range(1, 1, kRecurrent)}).total,
            Range(1, 1, kRecurrent));
  EXPECT_EQ(
      AllocationsWithin(fund, {Range(1, 1), Range(1, 1, kRecurrent)}).total,
      Range(2, 2, Recurrence::kUndetermined));
}

// The oracle tries every amount within small ranges.
RC_GTEST_PROP(AllocationsWithinProperty, AgreesWithTryingEveryAmount, ()) {
  const auto any_range = [] {
    const int64_t low = *rc::gen::inRange<int64_t>(0, 12);
    return Range(low, low + *rc::gen::inRange<int64_t>(0, 5));
  };
  const AmountRange fund = any_range();
  const std::vector<AmountRange> allocations = {any_range(), any_range()};
  bool some_fit = false;
  bool some_do_not = false;
  for (int64_t held = fund.low.value(); held <= fund.high.value(); ++held) {
    for (int64_t a = allocations[0].low.value();
         a <= allocations[0].high.value(); ++a) {
      for (int64_t b = allocations[1].low.value();
           b <= allocations[1].high.value(); ++b) {
        (a + b <= held ? some_fit : some_do_not) = true;
      }
    }
  }
  const Cover cover = AllocationsWithin(fund, allocations).cover;
  RC_ASSERT((cover == kWithin) == (some_fit && !some_do_not));
  RC_ASSERT((cover == kExceeded) == (!some_fit && some_do_not));
  RC_ASSERT((cover == kUncertain) == (some_fit && some_do_not));
}

}  // namespace
}  // namespace carereform::funding
