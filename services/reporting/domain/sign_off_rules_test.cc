#include "services/reporting/domain/sign_off_rules.h"

#include "gtest/gtest.h"
#include "services/reporting/domain/dated_rule.h"

namespace carereform::reporting {
namespace {

SignOffRule Rule(const std::string& id, absl::CivilDay from) {
  return {id,
          "assumed",
          "a source",
          from,
          {{"director", "The director", "I certify."},
           {"finance-officer", "The finance officer", "I certify too."}}};
}

TEST(SignOffRulesTest, TheVersionOfTheDayHolds) {
  const std::vector<SignOffRule> rules = {
      Rule("later", absl::CivilDay(2026, 4, 1)),
      Rule("first", absl::CivilDay(2025, 4, 1))};
  EXPECT_EQ(RuleOn(rules, absl::CivilDay(2025, 3, 31)), nullptr);
  EXPECT_EQ(RuleOn(rules, absl::CivilDay(2025, 4, 1))->id, "first");
  EXPECT_EQ(RuleOn(rules, absl::CivilDay(2026, 3, 31))->id, "first");
  EXPECT_EQ(RuleOn(rules, absl::CivilDay(2026, 4, 1))->id, "later");
  EXPECT_EQ(RuleOfId(rules, "later")->from, absl::CivilDay(2026, 4, 1));
  EXPECT_EQ(RuleOfId(rules, "none"), nullptr);
}

TEST(SignOffRulesTest, NamesItsRoles) {
  const SignOffRule rule = Rule("first", absl::CivilDay(2025, 4, 1));
  EXPECT_EQ(FindRole(rule, "director")->title, "The director");
  EXPECT_EQ(FindRole(rule, "Director"), nullptr);
  EXPECT_EQ(FindRole(rule, ""), nullptr);
  EXPECT_EQ(RolesInWords(rule), "director or finance-officer");
}

TEST(SignOffRulesTest, TwoPeopleCertifyInTwoRoles) {
  const std::vector<Certified> one = {{"director", "a"}};
  EXPECT_EQ(DecideCertification("director", "a", true, {}),
            CertifyDecision::kAccepted);
  EXPECT_EQ(DecideCertification("finance-officer", "b", true, one),
            CertifyDecision::kAccepted);
  EXPECT_EQ(DecideCertification("director", "a", false, {}),
            CertifyDecision::kRoleNotHeld);
  EXPECT_EQ(DecideCertification("finance-officer", "a", true, one),
            CertifyDecision::kSecondPersonRequired);
  EXPECT_EQ(DecideCertification("director", "a", true, one),
            CertifyDecision::kRoleAlreadyCertified);
  EXPECT_EQ(DecideCertification("director", "b", true, one),
            CertifyDecision::kRoleAlreadyCertified);
  // Who may not certify learns nothing of the return.
  EXPECT_EQ(DecideCertification("director", "b", false, one),
            CertifyDecision::kRoleNotHeld);
}

TEST(SignOffRulesTest, EveryRoleIsNeeded) {
  const SignOffRule rule = Rule("first", absl::CivilDay(2025, 4, 1));
  EXPECT_FALSE(IsFullyCertified(rule, {}));
  EXPECT_FALSE(IsFullyCertified(rule, {{"director", "a"}}));
  EXPECT_FALSE(IsFullyCertified(rule, {{"director", "a"}, {"other", "b"}}));
  EXPECT_TRUE(
      IsFullyCertified(rule, {{"finance-officer", "b"}, {"director", "a"}}));
}

}  // namespace
}  // namespace carereform::reporting
