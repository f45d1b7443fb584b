#include "services/reporting/domain/decimal.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::reporting {
namespace {

struct Case {
  std::string name;
  std::string text;
  int64_t units;
  int places;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.text;
}

class DecimalTest : public testing::TestWithParam<Case> {};

TEST_P(DecimalTest, ParsesExactlyAndPrintsBack) {
  const Case& c = GetParam();
  const auto number = ParseDecimal(c.text);
  ASSERT_TRUE(number.ok()) << number.status();
  EXPECT_EQ(*number, (Decimal{c.units, c.places}));
  EXPECT_EQ(PrintDecimal(*number), c.text);
}

INSTANTIATE_TEST_SUITE_P(Edges, DecimalTest,
                         testing::ValuesIn(std::vector<Case>{
                             {"Nought", "0", 0, 0},
                             {"NoughtWithPlaces", "0.00", 0, 2},
                             {"Whole", "341", 341, 0},
                             {"TwoPlaces", "59.51", 5951, 2},
                             {"KeepsTheLastNought", "59.50", 5950, 2},
                             {"BelowOne", "0.5", 5, 1},
                             {"WellBelowOne", "0.005", 5, 3},
                             {"Negative", "-1.5", -15, 1},
                             {"NegativeBelowOne", "-0.05", -5, 2},
                             {"EighteenPlaces", "0.000000000000000001", 1, 18},
                             {"Largest", "9223372036854775807",
                              std::numeric_limits<int64_t>::max(), 0},
                             {"Smallest", "-9.223372036854775808",
                              std::numeric_limits<int64_t>::min(), 18},
                         }),
                         [](const auto& test) { return test.param.name; });

struct RefusedCase {
  std::string name;
  std::string text;
  absl::StatusCode code;
  std::string words;
};
std::ostream& operator<<(std::ostream& out, const RefusedCase& c) {
  return out << c.text;
}

class DecimalRefusedTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(DecimalRefusedTest, SaysWhatToWrite) {
  const RefusedCase& c = GetParam();
  const auto number = ParseDecimal(c.text);
  ASSERT_FALSE(number.ok()) << *number;
  EXPECT_EQ(number.status().code(), c.code);
  EXPECT_THAT(std::string(number.status().message()),
              testing::HasSubstr(c.words));
}

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kRange = absl::StatusCode::kOutOfRange;
INSTANTIATE_TEST_SUITE_P(
    Rules, DecimalRefusedTest,
    testing::ValuesIn(std::vector<RefusedCase>{
        {"Empty", "", kInvalid, "write it like"},
        {"Minus", "-", kInvalid, "write it like"},
        {"Point", ".", kInvalid, "write it like"},
        {"PointFirst", ".5", kInvalid, "write it like"},
        {"PointLast", "5.", kInvalid, "write it like"},
        {"TwoPoints", "1.2.3", kInvalid, "write it like"},
        {"Plus", "+5", kInvalid, "write it like"},
        {"TwoMinuses", "--5", kInvalid, "write it like"},
        {"MinusInside", "5.-1", kInvalid, "write it like"},
        {"Comma", "1,000", kInvalid, "write it like"},
        {"Percent", "59%", kInvalid, "write it like"},
        {"Exponent", "1e3", kInvalid, "write it like"},
        {"Space", " 5", kInvalid, "write it like"},
        {"LeadingNought", "05", kInvalid, "write it like"},
        {"TwoNoughts", "00", kInvalid, "write it like"},
        {"MinusNought", "-0", kInvalid, "write it like"},
        {"MinusNoughtWithPlaces", "-0.0", kInvalid, "write it like"},
        {"NineteenPlaces", "0.0000000000000000001", kInvalid,
         "at most 18 decimal places"},
        {"OneOverLargest", "9223372036854775808", kRange, "too large"},
        {"OneUnderSmallest", "-9223372036854775809", kRange, "too large"},
        {"ManyDigits", "100000000000000000000", kRange, "too large"},
    }),
    [](const auto& test) { return test.param.name; });

RC_GTEST_PROP(DecimalProperty, WhatIsPrintedParsesBack, (int64_t units)) {
  const Decimal number{units, *rc::gen::inRange(0, kMaxDecimalPlaces + 1)};
  const auto parsed = ParseDecimal(PrintDecimal(number));
  RC_ASSERT(parsed.ok());
  RC_ASSERT(*parsed == number);
}

// The oracle drops the point: what is left writes the units.
RC_GTEST_PROP(DecimalProperty, DigitsWrittenAreTheUnits, (int32_t units)) {
  std::string text =
      PrintDecimal(Decimal{units, *rc::gen::inRange(0, kMaxDecimalPlaces + 1)});
  const size_t point = text.find('.');
  if (point != std::string::npos) text.erase(point, 1);
  RC_ASSERT(std::stoll(text) == units);
}

}  // namespace
}  // namespace carereform::reporting
