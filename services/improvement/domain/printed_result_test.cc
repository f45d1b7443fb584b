#include "services/improvement/domain/printed_result.h"

#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

ScoringFramework Published() {
  return {.statement_count = 9,
          .min_score = 1,
          .max_score = 4,
          .rounding_addend = 35,
          .bands = {{"Inadequate", 25},
                    {"Requires improvement", 39},
                    {"Good", 63},
                    {"Outstanding", 88}}};
}

struct Case {
  std::string name;
  PrintedResult printed;
  std::string rating;
  int compared;
  std::string contradiction;

  friend std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.name;
  }
};

class CheckResultTest : public testing::TestWithParam<Case> {};

TEST_P(CheckResultTest, HoldsOneAgainstAnother) {
  const CheckedResult checked = CheckResult(GetParam().printed, Published());
  EXPECT_EQ(checked.rating, GetParam().rating);
  EXPECT_EQ(checked.compared, GetParam().compared);
  EXPECT_EQ(checked.contradiction, GetParam().contradiction);
}

INSTANTIATE_TEST_SUITE_P(
    Results, CheckResultTest,
    testing::ValuesIn(std::vector<Case>{
        {"Nothing", {}, "", 0, ""},
        {"RatingAlone", {.rating = "Good"}, "", 0, ""},
        {"SumAlone", {.printed_sum = 20}, "Requires improvement", 0, ""},
        {"Leicestershire",
         {.score_sum = 19, .percent = 53, .rating = "Requires Improvement"},
         "Requires improvement",
         2,
         ""},
        {"Liverpool",
         {.printed_sum = 22, .rating = "Good"},
         "Requires improvement",
         1,
         "a sum of 22 makes Requires improvement and Good is printed"},
        {"OneMoreIsGood", {.printed_sum = 23, .rating = "Good"}, "Good", 1, ""},
        {"Kirklees",
         {.printed_sum = 21, .percent = 59},
         "Requires improvement",
         1,
         ""},
        {"PercentRoundedDown",
         {.printed_sum = 21, .percent = 58},
         "Requires improvement",
         1,
         "a sum of 21 makes 59% and 58% is printed"},
        {"Wakefield", {.percent = 62}, "Requires improvement", 1, ""},
        {"NoSumMakesIt",
         {.percent = 63},
         "Good",
         1,
         "no sum of scores makes the printed 63%"},
        {"PercentAgainstRating",
         {.percent = 62, .rating = "Good"},
         "Requires improvement",
         2,
         "62% makes Requires improvement and Good is printed"},
        {"PercentWithRating", {.percent = 64, .rating = "good"}, "Good", 2, ""},
        {"ScoresAgainstSum",
         {.score_sum = 24, .printed_sum = 23, .rating = "Good"},
         "Good",
         2,
         "the scores add up to 24 and the printed sum is 23"},
        {"TheFirstIsTold",
         {.printed_sum = 9, .percent = 100, .rating = "Outstanding"},
         "Inadequate",
         2,
         "a sum of 9 makes 25% and 100% is printed"},
    }),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace carereform::improvement
