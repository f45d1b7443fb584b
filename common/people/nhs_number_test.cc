#include "common/people/nhs_number.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::people {
namespace {

TEST(NhsNumberTest, TakesNumbersWithTheirCheckDigit) {
  // Worked by hand: 943 476 591 weighs 299, and 299 = 27 x 11 + 2.
  EXPECT_TRUE(IsNhsNumber("9434765919"));
  // 999 000 000 weighs 243, and 243 = 22 x 11 + 1: never given out.
  EXPECT_FALSE(IsNhsNumber("9990000000"));
  // 999 000 001 weighs 245, remainder 3: 8.
  EXPECT_TRUE(IsNhsNumber("9990000018"));
  // 999 000 005 weighs 253, remainder 0: 11 stands for 0.
  EXPECT_TRUE(IsNhsNumber("9990000050"));
}

TEST(NhsNumberTest, RefusesEveryOtherLastDigit) {
  for (char digit = '0'; digit <= '9'; ++digit) {
    EXPECT_EQ(IsNhsNumber(absl::StrCat("943476591", std::string(1, digit))),
              digit == '9')
        << digit;
  }
}

TEST(NhsNumberTest, RefusesOtherShapes) {
  for (const char* text :
       {"", "943476591", "94347659190", "943 476 5919", "943-476-5919",
        "94347659l9", "+434765919", "943476591\n",
        "\xd9\xa9"
        "34765919"}) {
    EXPECT_FALSE(IsNhsNumber(text)) << text;
  }
}

// The other way to say the rule: all ten digits weighted 10 down to 1 add up to
// a multiple of 11.
RC_GTEST_PROP(NhsNumberProperty, TheWeightedSumIsAMultipleOfEleven, ()) {
  const auto number = *rc::gen::inRange<int64_t>(0, 10'000'000'000);
  const std::string text = absl::StrFormat("%010d", number);
  int sum = 0;
  for (int i = 0; i < 10; ++i) sum += (10 - i) * (text[i] - '0');
  RC_ASSERT(IsNhsNumber(text) == (sum % 11 == 0));
}

// One wrong digit, or two neighbours that changed places, are always found.
RC_GTEST_PROP(NhsNumberProperty, FindsSlipsOfTheKeyboard, ()) {
  const auto stem = *rc::gen::inRange<int>(0, 1'000'000'000);
  std::string text;
  for (char digit = '0'; digit <= '9'; ++digit) {
    text = absl::StrFormat("%09d%c", stem, digit);
    if (IsNhsNumber(text)) break;
  }
  RC_PRE(IsNhsNumber(text));
  const auto at = *rc::gen::inRange<size_t>(0, 9);
  std::string swapped = text;
  std::swap(swapped[at], swapped[at + 1]);
  RC_ASSERT(IsNhsNumber(swapped) == (swapped == text));
  std::string changed = text;
  changed[at] = static_cast<char>('0' + (changed[at] - '0' + 1) % 10);
  RC_ASSERT(!IsNhsNumber(changed));
}

}  // namespace
}  // namespace carereform::people
