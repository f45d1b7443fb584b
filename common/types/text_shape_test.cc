#include "common/types/text_shape.h"

#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace carereform {
namespace {

struct Case {
  std::string name;
  std::string text;
  bool fits;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.text;
}

class HasShapeTest : public testing::TestWithParam<Case> {};

TEST_P(HasShapeTest, WantsDigitsWhereTheShapeHasNoughts) {
  EXPECT_EQ(HasShape(GetParam().text, "00-Q0"), GetParam().fits);
}

INSTANTIATE_TEST_SUITE_P(Edges, HasShapeTest,
                         testing::ValuesIn(std::vector<Case>{
                             {"Fits", "12-Q3", true},
                             {"AllNoughts", "00-Q0", true},
                             {"AllNines", "99-Q9", true},
                             {"Empty", "", false},
                             {"TooShort", "12-Q", false},
                             {"TooLong", "12-Q34", false},
                             {"JustBelowTheDigits", "1/-Q3", false},
                             {"JustAboveTheDigits", "1:-Q3", false},
                             {"OtherLetter", "12-P3", false},
                             {"OtherCase", "12-q3", false},
                             {"NotAscii", "1\xc2-Q3", false},
                         }),
                         [](const auto& test) { return test.param.name; });

TEST(NumberInTest, ReadsDecimalDigits) {
  EXPECT_EQ(NumberIn("0"), 0);
  EXPECT_EQ(NumberIn("0042"), 42);
  EXPECT_EQ(NumberIn("999999999"), 999'999'999);
}

TEST(IsFieldNameTest, TakesNamesThatProgramsGive) {
  for (const char* name : {"team", "external_id", "line_1", "OFTEN", "A"}) {
    EXPECT_TRUE(IsFieldName(name)) << name;
  }
  for (const std::string& other :
       {std::string(), std::string("9990000018"), std::string("Jane"),
        std::string("Jane Doe"), std::string("LE1 5WW"), std::string("_a"),
        std::string("a.b"), std::string(41, 'a')}) {
    EXPECT_FALSE(IsFieldName(other)) << other;
  }
}

}  // namespace
}  // namespace carereform
