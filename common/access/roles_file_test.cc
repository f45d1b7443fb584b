#include "common/access/roles_file.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::access {
namespace {

using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

std::string Role(const std::string& members) {
  return absl::StrCat(R"({"roles": [{"role": "r", )", members, "}]}");
}

TEST(RolesFileTest, ARoleHasWhatItsListsSay) {
  const auto roles = ParseRoles(Role(
      R"("permissions": ["a.read", "a.b_c.write"], "data_classes": ["CASE"])"));
  ASSERT_THAT(roles.status(), IsOk());
  ASSERT_EQ(roles->size(), 1);
  EXPECT_THAT(roles->at("r").permissions,
              testing::ElementsAre("a.b_c.write", "a.read"));
  EXPECT_THAT(roles->at("r").data_classes,
              testing::ElementsAre(common::v1::CASE));
}

TEST(RolesFileTest, TheDefaultRolesAreGood) {
  EXPECT_EQ(DefaultRoles().size(), 13);
  EXPECT_EQ(DefaultRoles().count("local-operator"), 1);
}

struct Wrong {
  const char* json;
  const char* rule;
};

TEST(RolesFileTest, EachErrorNamesTheEntryAndTheRule) {
  const std::string good =
      R"({"role": "r", "permissions": ["a.read"], "data_classes": []})";
  const Wrong wrongs[] = {
      {"{", "the whole: is not JSON"},
      {"[]", "the whole: has to be an object"},
      {R"({"roles": [], "more": 1})", "`more` is not known"},
      {R"({"roles": 1})", "`roles` has to be a list"},
      {R"({"roles": [{}]})", "role '': `role` has to be"},
      {R"({"roles": [1]})", "role '': `role` has to be"},
      {R"({"roles": [{"role": "R"}]})", "role 'R': `role` has to be"},
      {R"({"roles": [{"role": "r", "permissions": ["a.read"]}]})",
       "role 'r': `data_classes` has to be a list"},
      {R"({"roles": [{"role": "r", "permissions": ["a.read"], "deny": [],
          "data_classes": []}]})",
       "role 'r': `deny` is not known"},
      {R"({"roles": [{"role": "r", "role": "s", "permissions": [],
          "data_classes": []}]})",
       "`role` is there twice in one object"},
      {R"({"roles": [{"role": "r", "permissions": ["a.read", "a.read"],
          "data_classes": []}]})",
       "'a.read' is there twice"},
      {R"({"roles": [{"role": "r", "permissions": [],
          "data_classes": ["SECRET"]}]})",
       "'SECRET' is not a class of data"},
      {R"({"roles": [{"role": "r", "permissions": [],
          "data_classes": ["OF_SOURCE"]}]})",
       "'OF_SOURCE' is not a class of data"},
      {R"({"roles": [{"role": "r", "permissions": [],
          "data_classes": ["DATA_CLASS_UNSPECIFIED"]}]})",
       "is not a class of data"},
  };
  for (const Wrong& wrong : wrongs) {
    const absl::Status status = ParseRoles(wrong.json).status();
    EXPECT_THAT(status, HasReason(absl::StatusCode::kInvalidArgument,
                                  "ROLES_FILE_INVALID"))
        << wrong.json;
    EXPECT_THAT(std::string(status.message()), HasSubstr(wrong.rule));
  }
  const absl::Status twice =
      ParseRoles(absl::StrCat(R"({"roles": [)", good, ",", good, "]}"))
          .status();
  EXPECT_THAT(std::string(twice.message()), HasSubstr("role 'r': is there"));
}

TEST(RolesFileTest, NothingInAPermissionStandsForAnythingElse) {
  for (const char* permission :
       {"*", "a.*", "!a.read", "-a.read", "a", "a.", ".a", "a..b", "a.Read",
        "a.read ", "a.read\\n", "a,b.c"}) {
    EXPECT_THAT(
        ParseRoles(Role(absl::StrCat(R"("permissions": [")", permission,
                                     R"("], "data_classes": [])")))
            .status(),
        HasReason(absl::StatusCode::kInvalidArgument, "ROLES_FILE_INVALID"))
        << permission;
  }
}

}  // namespace
}  // namespace carereform::access
