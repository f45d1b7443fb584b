#include "services/assessments/cld/cld_mapping_file.h"

#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "carereform/assessments/v1/referral.pb.h"
#include "carereform/assessments/v1/reviews.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/cld/cld_specification_file.h"

namespace carereform::assessments {
namespace {

using v1::Referral;

// Every reason and outcome of the contract has its counterpart; 0 is none.
TEST(CldMappingFile, HasEveryClosureAndDecision) {
  const auto has = [](const CldMapping::Outcomes& outcomes,
                      const std::string& word) {
    for (const auto& [known, outcome] : outcomes) {
      if (known == word) return true;
    }
    return false;
  };
  const auto* closures = Referral::ClosureReason_descriptor();
  for (int i = 1; i < closures->value_count(); ++i) {
    const std::string word = absl::AsciiStrToLower(closures->value(i)->name());
    EXPECT_TRUE(has(BuiltInCldMapping().closures, word)) << word;
  }
  const auto* decisions = Referral::Decision::Outcome_descriptor();
  for (int i = 1; i < decisions->value_count(); ++i) {
    const std::string word = absl::AsciiStrToLower(decisions->value(i)->name());
    EXPECT_TRUE(has(BuiltInCldMapping().decisions, word)) << word;
  }
}

TEST(CldMappingFile, HasARouteForWhoeverAsks) {
  const auto* sources = v1::RequestSource_descriptor();
  ASSERT_EQ(BuiltInCldMapping().routes.size(), sources->value_count() - 1);
  for (int i = 1; i < sources->value_count(); ++i) {
    EXPECT_EQ(BuiltInCldMapping().routes[static_cast<size_t>(i - 1)].first,
              absl::AsciiStrToLower(sources->value(i)->name()));
  }
}

TEST(CldMappingFile, HasEveryKindOfSupportAndReview) {
  const auto words = [](const google::protobuf::EnumDescriptor& values) {
    std::vector<std::string> all;
    for (int i = 1; i < values.value_count(); ++i) {
      all.push_back(absl::AsciiStrToLower(values.value(i)->name()));
    }
    return all;
  };
  const auto mapped = [](const CldMapping::Numbers& numbers) {
    std::vector<std::string> all;
    for (const auto& [word, number] : numbers) all.push_back(word);
    return all;
  };
  EXPECT_EQ(mapped(BuiltInCldMapping().services),
            words(*v1::Support::Kind_descriptor()));
  EXPECT_EQ(mapped(BuiltInCldMapping().reviews),
            words(*v1::Review::Kind_descriptor()));
}

TEST(CldMappingFile, HasTypesOfTheContractOnly) {
  for (const MappedType& type : BuiltInCldMapping().types) {
    Referral::Type parsed = Referral::TYPE_UNSPECIFIED;
    EXPECT_TRUE(Referral::Type_Parse(absl::AsciiStrToUpper(type.word), &parsed))
        << type.word;
  }
  EXPECT_EQ(BuiltInCldMapping().types.front().word, "care_act");
}

struct BadLine {
  const char* name;
  const char* line;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const BadLine& c) {
  return out << c.name;
}

class BadCldMappingTest : public testing::TestWithParam<BadLine> {};

TEST_P(BadCldMappingTest, IsRefusedWithItsLine) {
  const auto mapping = ParseCldMapping(
      std::string("part,word,event,value,standing,source\n") + GetParam().line,
      BuiltInCldSpecification());
  ASSERT_FALSE(mapping.ok());
  EXPECT_THAT(std::string(mapping.status().message()),
              testing::HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadCldMappingTest,
    testing::Values(
        BadLine{"part", "colour,a,,b,assumed,s", "line 2 is of no part"},
        BadLine{"event", "type,a,request,b,assumed,s", "neither an assessment"},
        BadLine{"value", "type,a,review,b,assumed,s",
                "not in the list review_reason"},
        BadLine{"outcome", "closure,a,,b,assumed,s",
                "not in the list event_outcome"},
        BadLine{"route", "route,self,,b,assumed,s",
                "not in the list route_of_access"},
        BadLine{"source", "closure,a,,NFA: Other,assumed,",
                "needs a standing"}));

}  // namespace
}  // namespace carereform::assessments
