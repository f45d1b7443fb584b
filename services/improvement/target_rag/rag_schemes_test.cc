#include "services/improvement/target_rag/rag_schemes.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

constexpr char kFile[] = R"({"schemes": [{
  "id": "a", "version": 2, "from_date": "2018-09-11", "source": "s",
  "status": "t", "red": "r", "amber": "m", "green": "g", "tolerance": "o",
  "reading": "d", "colours": {
    "met": {"not_said": "green", "not_enough": "amber", "closer": "green",
            "fully": "green"},
    "narrow": {"not_said": "amber", "not_enough": "red", "closer": "amber",
               "fully": "green"},
    "significant": {"not_said": "red", "not_enough": "red", "closer": "amber",
                    "fully": "amber"}}}]})";

std::string Without(const std::string& text, const std::string& instead) {
  return absl::StrReplaceAll(kFile, {{text, instead}});
}

TEST(RagSchemesTest, AFileIsRead) {
  const auto schemes = ParseRagSchemes(kFile);
  ASSERT_TRUE(schemes.ok()) << schemes.status();
  const RagScheme* scheme = FindScheme(*schemes, "a");
  ASSERT_NE(scheme, nullptr);
  EXPECT_EQ(scheme->version, 2);
  EXPECT_EQ(scheme->from, absl::CivilDay(2018, 9, 11));
  EXPECT_EQ(scheme->tolerance, "o");
  EXPECT_EQ(scheme->colours[1][1], RagColour::kRed);
  EXPECT_EQ(FindScheme(*schemes, "b"), nullptr);
}

TEST(RagSchemesTest, WhatIsWrongIsNamed) {
  const auto message = [](const std::string& file) {
    return std::string(ParseRagSchemes(file).status().message());
  };
  EXPECT_EQ(message("{"), "the file has no `schemes`");
  EXPECT_EQ(message(Without("\"source\": \"s\",", "")),
            "scheme 1: `source` has to be text");
  EXPECT_EQ(message(Without("\"red\", \"closer\"", "\"blue\", \"closer\"")),
            "scheme 1: `not_enough` has to be red, amber or green");
  EXPECT_EQ(message(Without("\"version\": 2", "\"version\": 0")),
            "scheme 1: `version` has to be a number from 1");
}

TEST(RagSchemesTest, TheCouncilsOwnRejectsOneTolerance) {
  const auto schemes = BuiltInRagSchemes();
  ASSERT_TRUE(schemes.ok()) << schemes.status();
  const RagScheme& scheme = schemes->front();
  EXPECT_EQ(scheme.id, "leicestershire-2018");
  EXPECT_TRUE(absl::StrContains(scheme.tolerance, "is not appropriate"));
  EXPECT_TRUE(absl::StrContains(scheme.source, "001:15462-15503"));
  // Less is believed of the actions, or more is missed: never a better colour.
  for (size_t standing = 0; standing < 3; ++standing) {
    const auto& row = scheme.colours[standing];
    EXPECT_LE(row[1], row[2]);
    EXPECT_LE(row[2], row[3]);
    if (standing == 0) continue;
    for (size_t level = 0; level < 4; ++level) {
      EXPECT_LE(row[level], scheme.colours[standing - 1][level]);
    }
  }
}

}  // namespace
}  // namespace carereform::improvement
