#include "common/people/retention_rules.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::people {
namespace {

using absl::CivilDay;
using testing::HasSubstr;
using tests::IsOk;

RetentionRule Rule(const std::string& id, CivilDay from, int years) {
  return {.id = id,
          .status = "in force",
          .certainty = "made up",
          .source = "this test",
          .from = from,
          .to = std::nullopt,
          .years = years};
}

const RetentionRules& SixYears() {
  static const auto& rules =
      *new RetentionRules{Rule("six", CivilDay(1981, 5, 1), 6)};
  return rules;
}

TEST(RetentionRulesTest, TheLastDayKeptIsTheAnniversary) {
  const auto end = [](CivilDay service_end) {
    return RetentionAfter(SixYears(), service_end)->end;
  };
  EXPECT_EQ(end(CivilDay(2020, 3, 31)), CivilDay(2026, 4, 1));
  EXPECT_EQ(end(CivilDay(2020, 12, 31)), CivilDay(2027, 1, 1));
  EXPECT_EQ(end(CivilDay(2019, 11, 3)), CivilDay(2025, 11, 4));
  // Around a day that most years lack.
  EXPECT_EQ(end(CivilDay(2020, 2, 28)), CivilDay(2026, 3, 1));
  EXPECT_EQ(end(CivilDay(2020, 2, 29)), CivilDay(2026, 3, 1));
  EXPECT_EQ(end(CivilDay(2020, 3, 1)), CivilDay(2026, 3, 2));
  EXPECT_EQ(end(CivilDay(2018, 2, 28)), CivilDay(2024, 2, 29));
  EXPECT_EQ(end(CivilDay(2018, 3, 1)), CivilDay(2024, 3, 2));
  const RetentionRules eight = {Rule("eight", CivilDay(1981, 5, 1), 8)};
  EXPECT_EQ(RetentionAfter(eight, CivilDay(2020, 2, 29))->end,
            CivilDay(2028, 3, 1));
}

TEST(RetentionRulesTest, TheRuleOfTheDayDecides) {
  RetentionRules rules = {Rule("old", CivilDay(1990, 1, 1), 6),
                          Rule("proposed", CivilDay(1980, 1, 1), 50),
                          Rule("new", CivilDay(2020, 4, 1), 8)};
  rules[0].to = CivilDay(2020, 3, 31);
  rules[1].status = "proposed";
  EXPECT_FALSE(RetentionAfter(rules, CivilDay(1989, 12, 31)).has_value());
  EXPECT_EQ(RetentionAfter(rules, CivilDay(1990, 1, 1))->rule, "old");
  EXPECT_EQ(RetentionAfter(rules, CivilDay(2020, 3, 31))->rule, "old");
  EXPECT_EQ(RetentionAfter(rules, CivilDay(2020, 4, 1))->rule, "new");
  rules[2].status = "withdrawn";
  EXPECT_FALSE(RetentionAfter(rules, CivilDay(2020, 4, 1)).has_value());
}

RC_GTEST_PROP(RetentionRulesProperty, KeepsForSixYearsAndNotADayMore, ()) {
  const CivilDay end = CivilDay(1981, 5, 1) + *rc::gen::inRange<int>(0, 50'000);
  const CivilDay last_kept = RetentionAfter(SixYears(), end)->end - 1;
  RC_ASSERT(last_kept.year() == end.year() + 6);
  RC_ASSERT(last_kept.month() == end.month());
  const bool leap_day = end.month() == 2 && end.day() == 29;
  // Six years after a leap day there is none.
  RC_ASSERT(last_kept.day() == (leap_day ? 28 : end.day()));
}

TEST(RetentionRulesTest, TheBuiltInRules) {
  const auto rules = BuiltInRetentionRules();
  ASSERT_THAT(rules.status(), IsOk());
  ASSERT_EQ(rules->size(), 2);
  EXPECT_EQ((*rules)[0].id, "adult-social-care-6-years");
  EXPECT_EQ((*rules)[0].years, 6);
  EXPECT_EQ((*rules)[0].status, "in force");
  EXPECT_EQ((*rules)[0].from, CivilDay(1981, 5, 1));
  EXPECT_EQ((*rules)[1].id, "adult-social-care-8-years");
  EXPECT_EQ((*rules)[1].status, "proposed");
  EXPECT_FALSE(RetentionAfter(*rules, CivilDay(1981, 4, 30)).has_value());
  EXPECT_EQ(RetentionAfter(*rules, CivilDay(2025, 11, 3))->rule,
            "adult-social-care-6-years");
}

// Each fault is named.
TEST(RetentionRulesTest, RefusesAFileThatIsWrong) {
  const auto problem = [](const std::string& member) {
    const std::string good =
        R"("id": "a", "status": "in force", "certainty": "c", "source": "s",
           "from_date": "2000-01-01", "years": 6)";
    return std::string(
        ParseRetentionRules(absl::StrCat("{\"rules\": [{", good, member, "}]}"))
            .status()
            .message());
  };
  EXPECT_EQ(problem(""), "");
  // The last of two members of one name counts.
  EXPECT_THAT(problem(R"(, "id": "")"), HasSubstr("rule 1: `id`"));
  EXPECT_THAT(problem(R"(, "status": "perhaps")"), HasSubstr("`status`"));
  EXPECT_THAT(problem(R"(, "certainty": 1)"), HasSubstr("`certainty`"));
  EXPECT_THAT(problem(R"(, "source": "")"), HasSubstr("`source`"));
  EXPECT_THAT(problem(R"(, "from_date": "2001-02-29")"), HasSubstr("rule 1"));
  EXPECT_THAT(problem(R"(, "to_date": "1999-12-31")"), HasSubstr("`to_date`"));
  EXPECT_THAT(problem(R"(, "years": 0)"), HasSubstr("`years`"));
  EXPECT_THAT(problem(R"(, "years": 6.5)"), HasSubstr("`years`"));
  EXPECT_THAT(problem(R"(}, {"id": "b", "status": "in force",
      "certainty": "c", "source": "s", "from_date": "1999-01-01", "years": 6)"),
              HasSubstr("two rules in force"));
  EXPECT_FALSE(ParseRetentionRules("{").ok());
  EXPECT_FALSE(ParseRetentionRules("{}").ok());
  EXPECT_FALSE(ParseRetentionRules(R"({"rules": [1]})").ok());
}

}  // namespace
}  // namespace carereform::people
