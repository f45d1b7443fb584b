#include "common/imports/issues.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/types/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::imports {
namespace {

std::string Text(const Issues& issues) {
  std::string text;
  for (const auto& rule : issues.CountByRule()) {
    absl::StrAppend(&text, rule.count(), " ", rule.column(), ": ", rule.rule(),
                    "\n");
  }
  return text;
}

TEST(IssuesTest, CountsByRuleAndColumnAndSaysTheFirst) {
  Issues issues;
  issues.Add(2, "a", "stands on line 12 already", "");
  issues.Add(3, "b", "stands on line 12 already", "");
  issues.Add(4, "b", "stands on line 3 already", "");
  EXPECT_EQ(Text(issues),
            "2 b: stands on line 12 already (first: line 3)\n"
            "1 a: stands on line 12 already (line 2)\n");
}

TEST(IssuesTest, CountsAHundredRulesAtMost) {
  Issues issues;
  for (int i = 0; i < 300; ++i) {
    issues.Add(i, absl::StrCat("column_", i), "is wrong", "");
  }
  const auto rules = issues.CountByRule();
  ASSERT_EQ(rules.size(), kMaxImportRules);
  EXPECT_EQ(rules.front().rule(), "other rules");
  EXPECT_EQ(rules.front().count(), 300 - (kMaxImportRules - 1));
}

// An import's record has to fit into one stored value.
TEST(IssuesTest, KeepsNoMoreThanAStoredValueHas) {
  Issues issues;
  const std::string words(1000, 'x');
  for (int i = 0; i < 300; ++i) issues.Add(i, "a", words, "");
  EXPECT_EQ(issues.kept().size(), kMaxImportIssueBytes / 1001);
  EXPECT_EQ(issues.count(), 300);
}

}  // namespace
}  // namespace carereform::imports
