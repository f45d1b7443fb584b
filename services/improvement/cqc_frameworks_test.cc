#include "services/improvement/cqc_frameworks.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using tests::IsOk;

constexpr char kFile[] = R"({"frameworks": [{
  "id": "one", "status": "in force", "from_date": "2023-04-01",
  "source": "s", "min_score": 1, "max_score": 2, "rounding_addend": 0,
  "rounding_status": "published", "rounding_source": "s",
  "bands": [{"rating": "Low", "lowest_percent": 50}],
  "score_words": [{"score": 1, "words": "w"}, {"score": 2, "words": "w"}],
  "methods": [{"id": "m", "description": "d", "period": "p",
               "status": "inferred", "source": "s"}],
  "evidence_categories": [{"name": "C", "aliases": ["c 1"], "used": true}],
  "evidence_sources": ["Self-assessment"], "evidence_months": 12,
  "evidence_months_status": "assumed", "evidence_months_source": "s",
  "themes": [{"name": "T", "aliases": ["Theme 1"],
              "statements": [{"name": "S", "aliases": ["Statement S"]}]}]}]})";

TEST(CqcFrameworksTest, TheBuiltInOneIsThatOf2023) {
  const auto frameworks = BuiltInCqcFrameworks();
  ASSERT_THAT(frameworks.status(), IsOk());
  ASSERT_EQ(frameworks->size(), 1);
  const CqcFramework& framework = frameworks->front();
  EXPECT_EQ(framework.id, "local-authority-2023");
  EXPECT_EQ(framework.statements.size(), 9);
  EXPECT_EQ(framework.rounding_status, "inferred");
  EXPECT_EQ(framework.from, absl::CivilDay(2023, 4, 1));
  std::vector<std::string> themes;
  for (const QualityStatement& statement : framework.statements) {
    if (themes.empty() || themes.back() != statement.theme.name) {
      themes.push_back(statement.theme.name);
    }
  }
  EXPECT_EQ(themes.size(), 4);
}

// Ratings by percentage, from the lowest sum of nine scores to the highest.
TEST(CqcFrameworksTest, TheBuiltInOneRatesAsPublished) {
  const CqcFramework framework = BuiltInCqcFrameworks()->front();
  const auto rate = [&](std::vector<int> scores) {
    return *Score(scores, framework.scoring);
  };
  EXPECT_EQ(rate({1, 1, 1, 1, 1, 1, 1, 1, 1}), (CqcScore{9, 25, "Inadequate"}));
  EXPECT_EQ(rate({2, 2, 2, 2, 1, 1, 1, 1, 1}),
            (CqcScore{13, 37, "Inadequate"}));
  EXPECT_EQ(rate({2, 2, 2, 2, 2, 1, 1, 1, 1}),
            (CqcScore{14, 39, "Requires improvement"}));
  EXPECT_EQ(rate({2, 3, 2, 2, 2, 2, 2, 2, 2}),
            (CqcScore{19, 53, "Requires improvement"}));
  EXPECT_EQ(rate({3, 3, 3, 2, 2, 2, 2, 2, 2}),
            (CqcScore{21, 59, "Requires improvement"}));
  EXPECT_EQ(rate({3, 3, 3, 3, 2, 2, 2, 2, 2}),
            (CqcScore{22, 62, "Requires improvement"}));
  EXPECT_EQ(rate({3, 3, 3, 3, 3, 2, 2, 2, 2}), (CqcScore{23, 64, "Good"}));
  EXPECT_EQ(rate({4, 4, 4, 4, 3, 3, 3, 3, 3}), (CqcScore{31, 87, "Good"}));
  EXPECT_EQ(rate({4, 4, 4, 4, 4, 3, 3, 3, 3}),
            (CqcScore{32, 89, "Outstanding"}));
}

TEST(CqcFrameworksTest, AHeadingHasItsNameAndAliases) {
  const auto frameworks = ParseCqcFrameworks(kFile);
  ASSERT_THAT(frameworks.status(), IsOk());
  const QualityStatement& known = frameworks->front().statements.front();
  EXPECT_TRUE(IsHeading(known.theme, "theme 1"));
  EXPECT_TRUE(IsHeading(known.statement, "s"));
  EXPECT_TRUE(IsHeading(known.statement, "STATEMENT S"));
  EXPECT_FALSE(IsHeading(known.statement, "Statement"));
}

TEST(CqcFrameworksTest, ScoresHaveTheWordsOfTheCoveringReport) {
  const CqcFramework framework = BuiltInCqcFrameworks()->front();
  EXPECT_THAT(
      framework.score_words,
      ElementsAre(Pair(1, "significant shortfalls"), Pair(2, "some shortfalls"),
                  Pair(3, "good standard"), Pair(4, "exceptional standard")));
}

TEST(CqcFrameworksTest, FourOfSixEvidenceCategoriesAreUsed) {
  const CqcFramework framework = BuiltInCqcFrameworks()->front();
  std::vector<std::string> used;
  for (const EvidenceCategory& category : framework.evidence_categories) {
    if (category.used) used.push_back(category.heading.name);
  }
  EXPECT_EQ(framework.evidence_categories.size(), 6);
  EXPECT_THAT(used, ElementsAre("People's experience",
                                "Feedback from staff and leaders",
                                "Feedback from partners", "Processes"));
  EXPECT_EQ(framework.evidence_sources.size(), 8);
  EXPECT_EQ(framework.evidence_limit.months, 12);
  EXPECT_EQ(framework.evidence_limit.status, "assumed");
}

TEST(CqcFrameworksTest, BothMethodsAreThereAndTheirPeriodsInferred) {
  const CqcFramework framework = BuiltInCqcFrameworks()->front();
  ASSERT_EQ(framework.methods.size(), 2);
  EXPECT_EQ(framework.methods[0].id, "v1");
  EXPECT_EQ(framework.methods[1].id, "v2");
  for (const ScoringMethod& method : framework.methods) {
    EXPECT_EQ(method.status, "inferred");
  }
}

TEST(CqcFrameworksTest, StatementsAndCategoriesAreFoundByTheirAliases) {
  const CqcFramework framework = BuiltInCqcFrameworks()->front();
  EXPECT_EQ(FindStatement(framework,
                          "Supporting people to lead healthier "
                          "lives"),
            1);
  EXPECT_EQ(FindStatement(framework, "Cooking"), std::nullopt);
  EXPECT_EQ(FindEvidenceCategory(framework, "partners")->heading.name,
            "Feedback from partners");
  EXPECT_FALSE(FindEvidenceCategory(framework, "Outcomes")->used);
  EXPECT_EQ(FindEvidenceCategory(framework, "Hearsay"), nullptr);
}

TEST(CqcFrameworksTest, IsFoundById) {
  const auto frameworks = ParseCqcFrameworks(kFile);
  EXPECT_EQ(FindFramework(*frameworks, "one"), &frameworks->front());
  EXPECT_EQ(FindFramework(*frameworks, "two"), nullptr);
}

struct Case {
  std::string name;
  std::string what;    // Text of the file above,
  std::string by;      // what it is replaced by,
  std::string reason;  // and what is said of it.

  friend std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.name;
  }
};

class CqcFrameworksRefusedTest : public testing::TestWithParam<Case> {};

TEST_P(CqcFrameworksRefusedTest, SaysWhatIsWrong) {
  const std::string file =
      absl::StrReplaceAll(kFile, {{GetParam().what, GetParam().by}});
  const auto frameworks = ParseCqcFrameworks(file);
  EXPECT_EQ(frameworks.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(frameworks.status().message()),
              HasSubstr(GetParam().reason));
}

INSTANTIATE_TEST_SUITE_P(
    Files, CqcFrameworksRefusedTest,
    testing::ValuesIn(std::vector<Case>{
        {"NotJson", "]}", "]", "frameworks"},
        {"NoId", R"("id": "one",)", "", "`id`"},
        {"NoSource", R"("source": "s")", R"("source": "")", "`source`"},
        {"NoRoundingStatus", R"("published")", "1", "`rounding_status`"},
        {"NoDay", "2023-04-01", "2023-02-30", "30 February 2023"},
        {"NegativeScore", R"("min_score": 1)", R"("min_score": -1)",
         "`min_score`"},
        {"ScoreNotWhole", R"("max_score": 2)", R"("max_score": 2.5)",
         "`max_score`"},
        {"NoStatements", R"("statements")", R"("others")", "statements"},
        {"NoBands", R"("bands")", R"("others")", "rating"},
        {"BandTooHigh", "50", "51", "rating"},
        {"AScoreWithoutWords", R"(, {"score": 2, "words": "w"})", "",
         "`score_words`"},
        {"MethodWithoutStatus", R"("status": "inferred",)", "", "`status`"},
        {"NeitherUsedNorNot", R"("used": true)", R"("used": 1)", "`used`"},
        {"SourceNotText", R"(["Self-assessment"])", "[1]",
         "`evidence_sources`"},
        {"NoLimit", R"("evidence_months": 12)", R"("evidence_months": "12")",
         "`evidence_months`"},
        {"AliasNotText", R"(["Theme 1"])", "[1]", "`aliases`"},
    }),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace carereform::improvement
