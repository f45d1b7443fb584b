#include "common/types/resource_name.h"

#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr absl::string_view kReferral =
    "councils/{council}/referrals/{referral}";

struct IdCase {
  std::string name;
  std::string id;
  bool valid;
};
std::ostream& operator<<(std::ostream& out, const IdCase& c) {
  return out << c.id;
}

class ValidateIdTest : public testing::TestWithParam<IdCase> {};

TEST_P(ValidateIdTest, KeepsTheRuleEverywhere) {
  const IdCase& c = GetParam();
  const absl::Status status = ValidateId(c.id);
  EXPECT_EQ(status.ok(), c.valid) << status;
  const std::string name = absl::StrCat("councils/x/referrals/", c.id);
  EXPECT_EQ(MatchName(kReferral, name).ok(), c.valid);
  EXPECT_EQ(MakeName(kReferral, {"x", c.id}).ok(), c.valid);
  EXPECT_EQ(CouncilOf(absl::StrCat("councils/", c.id)).ok(), c.valid);
  if (!c.valid) {
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("write it like r-000123"));
  }
}

INSTANTIATE_TEST_SUITE_P(Edges, ValidateIdTest,
                         testing::ValuesIn(std::vector<IdCase>{
                             {"Empty", "", false},
                             {"OneLetter", "a", true},
                             {"LastLetter", "z", true},
                             {"OneDigit", "0", true},
                             {"OneHyphen", "-", false},
                             {"HyphenInside", "r-1", true},
                             {"TwoHyphensInside", "r--1", true},
                             {"HyphenFirst", "-r1", false},
                             {"HyphenLast", "r1-", false},
                             {"CapitalLetter", "R1", false},
                             {"Underscore", "r_1", false},
                             {"Dot", "r.1", false},
                             {"Space", "r 1", false},
                             {"BeforeTheLetters", "`", false},
                             {"AfterTheLetters", "{", false},
                             {"BeforeTheDigits", "/", false},
                             {"AfterTheDigits", ":", false},
                             {"NotAscii", "r\xc3\xa9", false},
                             {"NulByte", std::string("r\0", 2), false},
                             {"SixtyThree", std::string(63, 'a'), true},
                             {"SixtyFour", std::string(64, 'a'), false},
                         }),
                         [](const auto& test) { return test.param.name; });

TEST(MatchNameTest, ReturnsTheIdsInOrder) {
  const auto ids =
      MatchName(kReferral, "councils/leicestershire/referrals/r-000123");
  ASSERT_TRUE(ids.ok()) << ids.status();
  EXPECT_THAT(*ids, ElementsAre("leicestershire", "r-000123"));
}

TEST(MatchNameTest, ReturnsNoIdsForAPatternWithoutPlaces) {
  const auto ids = MatchName("councils", "councils");
  ASSERT_TRUE(ids.ok()) << ids.status();
  EXPECT_THAT(*ids, IsEmpty());
}

TEST(MatchNameTest, RefusesOtherShapesAndShowsTheRightOne) {
  for (const char* name :
       {"", "/", "councils/x", "councils/x/referrals", "councils/x/referrals/",
        "/councils/x/referrals/r1", "councils/x/referrals/r1/",
        "councils/x/referrals/r1/extra", "councils//referrals/r1",
        "councils/x/referral/r1", "councils/x/Referrals/r1",
        "councils/{council}/referrals/{referral}"}) {
    const auto ids = MatchName(kReferral, name);
    EXPECT_EQ(ids.status().code(), absl::StatusCode::kInvalidArgument) << name;
    EXPECT_THAT(
        std::string(ids.status().message()),
        HasSubstr("must look like councils/{council}/referrals/{referral}"))
        << name;
  }
}

TEST(MakeNameTest, PutsIdsInTheirPlaces) {
  const auto name = MakeName(kReferral, {"leicestershire", "r-000123"});
  ASSERT_TRUE(name.ok()) << name.status();
  EXPECT_EQ(*name, "councils/leicestershire/referrals/r-000123");
}

TEST(MakeNameTest, RefusesTooFewAndTooManyIds) {
  for (const auto& name :
       {MakeName(kReferral, {"x"}), MakeName(kReferral, {"x", "y", "z"})}) {
    EXPECT_EQ(name.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(name.status().message()),
                HasSubstr("has places for 2 ids"));
  }
}

TEST(CouncilOfTest, ReadsAnyNameThatBeginsWithACouncil) {
  EXPECT_EQ(*CouncilOf("councils/x"), "x");
  EXPECT_EQ(*CouncilOf("councils/x/referrals/r1"), "x");
  EXPECT_EQ(*CouncilOf("councils/x/a/b/c/d"), "x");
}

TEST(CouncilOfTest, RefusesOtherNames) {
  for (const char* name : {"", "councils", "councils/", "councils//referrals",
                           "council/x", "/councils/x", "sources/x"}) {
    const auto council = CouncilOf(name);
    EXPECT_EQ(council.status().code(), absl::StatusCode::kInvalidArgument)
        << name;
    EXPECT_THAT(std::string(council.status().message()),
                HasSubstr("such as councils/leicestershire"));
  }
}

std::string AnyId() {
  const std::string ends = "abcxyz0189";
  const std::string inside = ends + "---";
  std::string id(1, *rc::gen::elementOf(ends));
  id += *rc::gen::container<std::string>(*rc::gen::inRange<size_t>(0, 62),
                                         rc::gen::elementOf(inside));
  id.push_back(*rc::gen::elementOf(ends));
  return id;
}

RC_GTEST_PROP(ResourceNameProperty, WhatIsMadeMatchesBack, ()) {
  const std::string council = AnyId();
  const std::string referral = AnyId();
  const auto name = MakeName(kReferral, {council, referral});
  RC_ASSERT(name.ok());
  RC_ASSERT(*MatchName(kReferral, *name) ==
            (std::vector<std::string>{council, referral}));
  RC_ASSERT(*CouncilOf(*name) == council);
}

// The oracle joins strings; anything else must be refused, whatever its bytes.
RC_GTEST_PROP(ResourceNameProperty, AMatchIsAlwaysTheJoinOfItsIds,
              (const std::string& any)) {
  const std::string name = *rc::gen::elementOf(std::vector<std::string>{
      any, "councils/x/referrals/" + any, "councils/" + any + "/referrals/y"});
  const auto ids = MatchName(kReferral, name);
  if (!ids.ok()) return;
  RC_ASSERT("councils/" + ids->at(0) + "/referrals/" + ids->at(1) == name);
}

}  // namespace
}  // namespace carereform
