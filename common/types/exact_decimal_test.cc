#include "common/types/exact_decimal.h"

#include <limits>
#include <ostream>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();

TEST(HalfOfTest, KeepsTheHalf) {
  EXPECT_EQ(HalfOf(42), "21");
  EXPECT_EQ(HalfOf(43), "21.5");
  EXPECT_EQ(HalfOf(1), "0.5");
  EXPECT_EQ(HalfOf(0), "0");
  EXPECT_EQ(HalfOf(-1), "-0.5");
  EXPECT_EQ(HalfOf(-3), "-1.5");
  EXPECT_EQ(HalfOf(kLargest), "4611686018427387903.5");
  EXPECT_EQ(HalfOf(kSmallest), "-4611686018427387904");
}

struct RoundingCase {
  std::string name;
  int64_t part;
  int64_t per;
  int64_t whole;
  std::string to_whole;
  std::string to_tenth;
};
std::ostream& operator<<(std::ostream& out, const RoundingCase& c) {
  return out << c.part << " x " << c.per << " / " << c.whole;
}

class RoundingTest : public testing::TestWithParam<RoundingCase> {};

TEST_P(RoundingTest, RoundsHalvesAwayFromNought) {
  const RoundingCase& c = GetParam();
  EXPECT_EQ(RoundedToWhole(c.part, c.per, c.whole), c.to_whole);
  EXPECT_EQ(RoundedToTenth(c.part, c.per, c.whole), c.to_tenth);
}

INSTANTIATE_TEST_SUITE_P(Edges, RoundingTest,
                         testing::ValuesIn(std::vector<RoundingCase>{
                             {"AsThePaperPrints", 142, 100, 338, "42", "42.0"},
                             {"JustBelowHalf", 424, 100, 1000, "42", "42.4"},
                             {"Half", 425, 100, 1000, "43", "42.5"},
                             {"JustAboveHalf", 426, 100, 1000, "43", "42.6"},
                             {"HalfOfOne", 1, 100, 200, "1", "0.5"},
                             {"BelowHalfOfOne", 1, 100, 201, "0", "0.5"},
                             {"Whole", 3, 100, 4, "75", "75"},
                             {"Nought", 0, 100, 4, "0", "0"},
                             {"All", 4, 100, 4, "100", "100"},
                             {"NearlyAll", 999, 100, 1000, "100", "99.9"},
                             {"TenthRoundsToWhole", 2096, 1, 100, "21", "21.0"},
                             {"Rate", 64, 50'000, 100'000, "32", "32"},
                             {"Negative", -3, 1, 2, "-2", "-1.5"},
                             {"NoNegativeNought", -1, 1, 100, "0", "0.0"},
                             {"Largest", kLargest, 100, kLargest, "100", "100"},
                             {"LargestByHalf", kLargest, 50'000, kLargest - 1,
                              "50000", "50000.0"},
                         }),
                         [](const auto& test) { return test.param.name; });

// The oracle takes the whole away bit by bit, with no division and no rounding
// rule but that twice the rest is at least the whole.
RC_GTEST_PROP(RoundingProperty, AgreesWithTakingAway, ()) {
  const int64_t whole = *rc::gen::inRange<int64_t>(1, 2'000);
  const int64_t part = *rc::gen::inRange<int64_t>(0, 2 * whole);
  int64_t rest = part * 100;
  int64_t percent = 0;
  for (; rest >= whole; rest -= whole) ++percent;
  if (rest + rest >= whole) ++percent;
  RC_ASSERT(RoundedToWhole(part, 100, whole) == absl::StrCat(percent));
}

TEST(IsDecimalTest, TakesExactDecimalsOnly) {
  for (const char* text : {"0", "7", "59.51", "-3", "0.50", "-0.5"}) {
    EXPECT_TRUE(IsDecimal(text)) << text;
  }
  for (const char* text : {"", "-", ".5", "5.", "05", "1,214", "1e3", "NaN",
                           " 1", "1 ", "+1", "--1", "1.2.3", "0x1"}) {
    EXPECT_FALSE(IsDecimal(text)) << text;
  }
}

TEST(ThousandthsOfTest, ReadsThreeDecimals) {
  EXPECT_EQ(ThousandthsOf("21.5"), 21'500);
  EXPECT_EQ(ThousandthsOf("59.51"), 59'510);
  EXPECT_EQ(ThousandthsOf("-1.0019"), -1'001);
  EXPECT_EQ(ThousandthsOf("999999999999"), 999'999'999'999'000);
  EXPECT_EQ(ThousandthsOf("1000000000000"), std::nullopt);
  EXPECT_EQ(ThousandthsOf("many"), std::nullopt);
}

TEST(FirstDecimalInTest, FindsTheTarget) {
  EXPECT_EQ(FirstDecimalIn("at most 14 days"), "14");
  EXPECT_EQ(FirstDecimalIn("more than 59.51%"), "59.51");
  EXPECT_EQ(FirstDecimalIn("at least 4,200 people"), "4200");
  EXPECT_EQ(FirstDecimalIn("at least 4,200."), "4200");
  EXPECT_EQ(FirstDecimalIn("2,50 or more"), "2");
  EXPECT_EQ(FirstDecimalIn("all reached"), std::nullopt);
}

TEST(WithThousandsTest, GroupsDigitsBeforeThePoint) {
  EXPECT_EQ(WithThousands("999"), "999");
  EXPECT_EQ(WithThousands("1000"), "1,000");
  EXPECT_EQ(WithThousands("1234567.8901"), "1,234,567.8901");
  EXPECT_EQ(WithThousands("-1214"), "-1,214");
}

}  // namespace
}  // namespace carereform
