#include "services/improvement/risks/risk_schemes.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::improvement {
namespace {

TEST(RiskSchemes, TheBuiltInOnesAreThere) {
  const RiskScheme* grid = FindScheme(BuiltInRiskSchemes(), "five-by-five");
  ASSERT_NE(grid, nullptr);
  EXPECT_EQ(grid->status, "assumed");
  EXPECT_EQ(ScoreRisk(grid->scales, 5, 5)->value, 25);
  EXPECT_EQ(ScoreRisk(grid->scales, 1, 5)->band, "low");
  EXPECT_EQ(ScoreRisk(grid->scales, 2, 3)->band, "medium");
  EXPECT_EQ(ScoreRisk(grid->scales, 7, 2).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(FindScheme(BuiltInRiskSchemes(), "none"), nullptr);
}

TEST(RiskSchemes, TheMarketTemplateHasNoImpact) {
  const RiskScheme* template_of_2022 =
      FindScheme(BuiltInRiskSchemes(), "market-sustainability");
  ASSERT_NE(template_of_2022, nullptr);
  EXPECT_EQ(ScoreRisk(template_of_2022->scales, 2, 0)->band, "medium");
  EXPECT_FALSE(ScoreRisk(template_of_2022->scales, 2, 1).ok());
}

TEST(RiskSchemes, AFileThatIsNoneIsRefused) {
  constexpr char kHeader[] =
      "scheme,part,number,word,from_date,to_date,status,source\n";
  const auto refused = [&](const std::string& lines) {
    return ParseRiskSchemes(kHeader + lines).status().code() ==
           absl::StatusCode::kInvalidArgument;
  };
  const std::string likelihood = "a,likelihood,1,low,2000-01-01,,assumed,s\n";
  const std::string band = "a,band,1,low,2000-01-01,,assumed,s\n";
  EXPECT_FALSE(refused(likelihood + band));
  EXPECT_TRUE(refused(likelihood));
  EXPECT_TRUE(refused(band));
  EXPECT_TRUE(refused(likelihood + likelihood + band));
  EXPECT_TRUE(
      refused(likelihood + band + "a,colour,1,red,2000-01-01,,assumed,s\n"));
  EXPECT_TRUE(
      refused(likelihood + band + "a,impact,1,low,2001-01-01,,assumed,s\n"));
  EXPECT_TRUE(refused(likelihood + "a,band,0,low,2000-01-01,,assumed,s\n"));
}

}  // namespace
}  // namespace carereform::improvement
