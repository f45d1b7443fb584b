#include "common/types/pence.h"

#include <cstdint>
#include <limits>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform {
namespace {

constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();

TEST(PenceTest, AddsSubtractsAndMultipliesExactly) {
  const Pence a = Pence::FromPounds(12) + Pence::FromPence(34);
  EXPECT_EQ(a.value(), 1234);
  EXPECT_EQ((a - Pence::FromPence(1235)).value(), -1);
  EXPECT_EQ((-a).value(), -1234);
  EXPECT_EQ((a * 3).value(), 3702);
  EXPECT_EQ(Pence(), Pence::FromPence(0));
}

TEST(PenceTest, ComparesByAmount) {
  EXPECT_LT(Pence::FromPence(99), Pence::FromPounds(1));
  EXPECT_EQ(Pence::FromPence(100), Pence::FromPounds(1));
  EXPECT_GT(Pence::FromPence(101), Pence::FromPounds(1));
}

TEST(PenceTest, PrintsAsPeopleWriteIt) {
  std::ostringstream out;
  out << Pence::FromPounds(2'800'000);
  EXPECT_EQ(out.str(), "£2,800,000");
}

TEST(PenceDeathTest, StopsRatherThanWrap) {
  EXPECT_DEATH(Pence::FromPence(kLargest) + Pence::FromPence(1), "a sum");
  EXPECT_DEATH(Pence::FromPence(kSmallest) - Pence::FromPence(1),
               "a difference");
  EXPECT_DEATH(-Pence::FromPence(kSmallest), "a difference");
  EXPECT_DEATH(Pence::FromPence(kLargest) * 2, "a product");
  EXPECT_DEATH(Pence::FromPounds(kLargest / 100 + 1), "a product");
}

struct WrittenCase {
  std::string name;
  int64_t pence;
  std::string text;
};
std::ostream& operator<<(std::ostream& out, const WrittenCase& c) {
  return out << c.text;
}

class PoundsWrittenTest : public testing::TestWithParam<WrittenCase> {};

TEST_P(PoundsWrittenTest, FormatsAndParsesBack) {
  const WrittenCase& c = GetParam();
  EXPECT_EQ(FormatPounds(Pence::FromPence(c.pence)), c.text);
  const auto parsed = ParsePounds(c.text);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->value(), c.pence);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, PoundsWrittenTest,
    testing::ValuesIn(std::vector<WrittenCase>{
        {"Nothing", 0, "£0"},
        {"OnePenny", 1, "£0.01"},
        {"NinetyNinePence", 99, "£0.99"},
        {"OnePound", 100, "£1"},
        {"PennyOverOnePound", 101, "£1.01"},
        {"UnderAThousand", 99'900, "£999"},
        {"AThousand", 100'000, "£1,000"},
        {"PennyUnderAMillion", 99'999'999, "£999,999.99"},
        {"AMillion", 100'000'000, "£1,000,000"},
        {"LowEndOfTheProgramme", 280'000'000, "£2,800,000"},
        {"MinusOnePenny", -1, "-£0.01"},
        {"MinusOnePound", -100, "-£1.00"},
        {"MinusAThousand", -100'050, "-£1,000.50"},
        {"Largest", kLargest, "£92,233,720,368,547,758.07"},
        {"Smallest", kSmallest, "-£92,233,720,368,547,758.08"},
    }),
    [](const auto& test) { return test.param.name; });

struct ReadCase {
  std::string name;
  std::string text;
  int64_t pence;
};
std::ostream& operator<<(std::ostream& out, const ReadCase& c) {
  return out << c.text;
}

class PoundsReadTest : public testing::TestWithParam<ReadCase> {};

TEST_P(PoundsReadTest, AcceptsOtherUsualSpellings) {
  const auto parsed = ParsePounds(GetParam().text);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->value(), GetParam().pence);
}

INSTANTIATE_TEST_SUITE_P(Spellings, PoundsReadTest,
                         testing::ValuesIn(std::vector<ReadCase>{
                             {"NoPoundSign", "1,234.56", 123'456},
                             {"NoCommas", "1234.56", 123'456},
                             {"ZeroPence", "£12.00", 1'200},
                             {"LeadingZeros", "0012", 1'200},
                             {"NegativeWhole", "-1", -100},
                         }),
                         [](const auto& test) { return test.param.name; });

struct RefusedCase {
  std::string name;
  std::string text;
  absl::StatusCode code;
};
std::ostream& operator<<(std::ostream& out, const RefusedCase& c) {
  return out << c.text;
}

class PoundsRefusedTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(PoundsRefusedTest, SaysWhatToWrite) {
  const auto parsed = ParsePounds(GetParam().text);
  ASSERT_FALSE(parsed.ok()) << *parsed;
  EXPECT_EQ(parsed.status().code(), GetParam().code);
  EXPECT_THAT(std::string(parsed.status().message()),
              testing::HasSubstr("amount"));
}

constexpr auto kShape = absl::StatusCode::kInvalidArgument;
constexpr auto kRange = absl::StatusCode::kOutOfRange;
INSTANTIATE_TEST_SUITE_P(
    Shapes, PoundsRefusedTest,
    testing::ValuesIn(std::vector<RefusedCase>{
        {"Empty", "", kShape},
        {"OnlySigns", "-£", kShape},
        {"SignAfterPound", "£-1", kShape},
        {"TwoSigns", "--1", kShape},
        {"Plus", "+1", kShape},
        {"OneDigitOfPence", "1.5", kShape},
        {"ThreeDigitsOfPence", "1.500", kShape},
        {"PointOnly", "1.", kShape},
        {"NoPounds", ".50", kShape},
        {"TwoPoints", "1.00.00", kShape},
        {"CommaTooSoon", "12,34", kShape},
        {"CommaTooLate", "1234,567", kShape},
        {"LeadingComma", ",123", kShape},
        {"TrailingComma", "1,", kShape},
        {"CommaThenPlainDigits", "1,234567", kShape},
        {"CommaInPence", "1.0,", kShape},
        {"Words", "12k", kShape},
        {"Space", "1 234", kShape},
        {"Exponent", "1e3", kShape},
        {"PennyOverLargest", "92233720368547758.08", kRange},
        {"PennyUnderSmallest", "-92233720368547758.09", kRange},
        {"ManyDigits", "1000000000000000000000", kRange},
    }),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace carereform
