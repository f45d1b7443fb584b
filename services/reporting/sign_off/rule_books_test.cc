#include "services/reporting/sign_off/rule_books.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::reporting {
namespace {

using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

constexpr absl::CivilDay kDay(2025, 11, 3);

TEST(RuleBooksTest, TheBuiltInRulesNameTwoRolesAndFourAsTheGreatestHidden) {
  const auto books = BuiltInRuleBooks();
  ASSERT_THAT(books.status(), IsOk());
  const auto sign_off = SignOffRuleOn(*books, kDay);
  ASSERT_THAT(sign_off.status(), IsOk());
  ASSERT_EQ(sign_off->roles.size(), 2u);
  EXPECT_NE(FindRole(*sign_off, "director-of-adult-social-services"), nullptr);
  EXPECT_NE(FindRole(*sign_off, "section-151-officer"), nullptr);
  EXPECT_EQ(sign_off->status, "assumed");
  const auto disclosure = DisclosureRuleOn(*books, kDay);
  ASSERT_THAT(disclosure.status(), IsOk());
  EXPECT_TRUE(IsSmall(4, *disclosure));
  EXPECT_FALSE(IsSmall(5, *disclosure));
  EXPECT_FALSE(IsSmall(0, *disclosure));
}

TEST(RuleBooksTest, ADayBeforeEveryRuleIsRefused) {
  const auto books = BuiltInRuleBooks();
  const absl::CivilDay before(2025, 3, 31);
  EXPECT_THAT(
      SignOffRuleOn(*books, before).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "RULE_NOT_KNOWN"));
  EXPECT_THAT(
      DisclosureRuleOn(*books, before).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "RULE_NOT_KNOWN"));
}

std::string SignOffFile(const std::string& roles,
                        const std::string& more = "") {
  return R"({"rules": [{"id": "r", "status": "assumed", "source": "s",
             "from_date": {"year": 2025, "month": 4, "day": 1}, "roles": [)" +
         roles + "]}" + more + "]}";
}

constexpr char kDirector[] =
    R"({"role": "a", "title": "A", "statement": "I agree."})";
constexpr char kOfficer[] =
    R"({"role": "b", "title": "B", "statement": "I agree."})";

TEST(RuleBooksTest, SaysWhatIsWrongWithAFile) {
  const std::string both = std::string(kDirector) + "," + kOfficer;
  EXPECT_THAT(ParseSignOffRules(SignOffFile(both)).status(), IsOk());
  EXPECT_THAT(ParseSignOffRules(SignOffFile(kDirector)).status().message(),
              HasSubstr("rule 'r': `roles` have to be two"));
  EXPECT_THAT(
      ParseSignOffRules(SignOffFile(std::string(kDirector) + "," + kDirector))
          .status()
          .message(),
      HasSubstr("two that differ"));
  EXPECT_THAT(ParseSignOffRules(SignOffFile(both, R"(, {"id": "r"})"))
                  .status()
                  .message(),
              HasSubstr("an earlier rule"));
  EXPECT_FALSE(ParseSignOffRules(R"({"rules": [{"id": "r", "x": 1}]})").ok());
  EXPECT_FALSE(ParseSignOffRules("{}").ok());
  EXPECT_THAT(ParseDisclosureRules(
                  R"({"rules": [{"id": "d", "status": "s", "source": "s",
                      "from_date": {"year": 2025, "month": 4, "day": 1}}]})")
                  .status()
                  .message(),
              HasSubstr("smallest_shown"));
  EXPECT_THAT(ParseDisclosureRules(
                  R"({"rules": [{"id": "d", "status": "s", "source": "s",
                      "smallest_shown": 5}]})")
                  .status()
                  .message(),
              HasSubstr("from_date"));
}

}  // namespace
}  // namespace carereform::reporting
