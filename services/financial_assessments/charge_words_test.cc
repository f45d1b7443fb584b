#include "services/financial_assessments/charge_words.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "carereform/financial_assessments/v1/calculation.pb.h"
#include "carereform/financial_assessments/v1/circumstances.pb.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/line_rule_words.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

const CivilDay kDay(2025, 10, 20);

TEST(ChargeWordsTest, EachRuleHasASentenceAndASource) {
  for (const LineRuleName& name : LineRuleNames()) {
    const LineRuleText& text = ChargeWords::BuiltIn().Of(name.rule, kDay);
    EXPECT_EQ(LineRuleOf(name.word), name.rule);
    EXPECT_TRUE(absl::EndsWith(text.text, ".")) << name.word;
    EXPECT_FALSE(text.source.empty()) << name.word;
    for (const absl::string_view place : {text.text, text.nothing}) {
      const std::string known = absl::StrReplaceAll(
          place,
          {{"{what}", ""}, {"{amount}", ""}, {"{why}", ""}, {"{weeks}", ""}});
      EXPECT_FALSE(absl::StrContains(known, '{')) << name.word;
    }
  }
  EXPECT_EQ(LineRuleWord(static_cast<LineRule>(200)), "");
  EXPECT_EQ(LineRuleOf("a_rule"), std::nullopt);
}

void ExpectWordsOf(absl::string_view kind,
                   const google::protobuf::EnumDescriptor& values) {
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() == 0) continue;
    const std::string& value = values.value(i)->name();
    EXPECT_NE(ChargeWords::BuiltIn().ThingOf(kind, value), "")
        << kind << " " << value;
  }
}

TEST(ChargeWordsTest, EachKindOfThingHasItsWords) {
  ExpectWordsOf("income", *v1::Income::Type_descriptor());
  ExpectWordsOf("capital", *v1::Capital::Type_descriptor());
  ExpectWordsOf("property_disregard",
                *v1::Capital::PropertyDisregard_descriptor());
  for (const char* value : {"non_residential", "short_stay"}) {
    EXPECT_NE(ChargeWords::BuiltIn().ThingOf("care_at_home", value), "");
  }
  EXPECT_NE(ChargeWords::BuiltIn().ThingOf("outcome", "nothing_to_charge"), "");
  ExpectWordsOf("housing_cost", *v1::HousingCost::Type_descriptor());
  ExpectWordsOf("expense", *v1::Expense::Type_descriptor());
  ExpectWordsOf("care", *v1::Care::Type_descriptor());
  ExpectWordsOf("outcome", *v1::Calculation::Outcome_descriptor());
  for (size_t figure = 1; figure < kFigures; ++figure) {
    const absl::string_view word = FigureWord(static_cast<Figure>(figure));
    EXPECT_NE(ChargeWords::BuiltIn().ThingOf("figure", word), "") << word;
  }
  EXPECT_EQ(ChargeWords::BuiltIn().ThingOf("income", "LOTTERY"), "");
}

// Plain English: no sentence is longer than 25 words.
TEST(ChargeWordsTest, SentencesAreShort) {
  for (const LineRuleName& name : LineRuleNames()) {
    const LineRuleText& text = ChargeWords::BuiltIn().Of(name.rule, kDay);
    for (const absl::string_view sentence : absl::StrSplit(text.text, ". ")) {
      const std::vector<absl::string_view> words =
          absl::StrSplit(sentence, ' ', absl::SkipEmpty());
      EXPECT_LE(words.size(), 25) << sentence;
    }
  }
}

constexpr char kHeader[] =
    "rule,text,nothing,from_date,to_date,status,source\n";
constexpr char kWords[] = "kind,value,words\nincome,other,other income\n";

std::string LineOf(absl::string_view rule, absl::string_view from,
                   absl::string_view text) {
  return absl::StrCat(rule, ",", text, ",,", from, ",,statute,a source\n");
}

// A file with a line for every rule but `less`.
std::string FileLess(absl::string_view less) {
  std::string file = kHeader;
  for (const LineRuleName& name : LineRuleNames()) {
    if (name.word != less) file += LineOf(name.word, "2015-04-01", "It is so.");
  }
  return file;
}

TEST(ChargeWordsTest, ChoosesTheWordsOfTheDay) {
  const auto words = ChargeWords::Parse(
      FileLess("") + LineOf("income", "2025-04-07", "It is other."), kWords);
  ASSERT_TRUE(words.ok()) << words.status();
  const auto text = [&](CivilDay day) {
    return words->Of(LineRule::kIncome, day).text;
  };
  EXPECT_EQ(text(CivilDay(2014, 1, 1)), "It is so.");
  EXPECT_EQ(text(CivilDay(2025, 4, 6)), "It is so.");
  EXPECT_EQ(text(CivilDay(2025, 4, 7)), "It is other.");
}

TEST(ChargeWordsTest, RefusesAFileThatLacksARuleOrKnowsAnother) {
  EXPECT_FALSE(ChargeWords::Parse(FileLess("tariff_income"), kWords).ok());
  EXPECT_FALSE(ChargeWords::Parse(
                   FileLess("") + LineOf("luck", "2015-04-01", "So."), kWords)
                   .ok());
  EXPECT_FALSE(ChargeWords::Parse(
                   FileLess("") + LineOf("income", "2015-04-01", "So."), kWords)
                   .ok());
  EXPECT_FALSE(ChargeWords::Parse(
                   FileLess("") + LineOf("income", "2025-04-01", ""), kWords)
                   .ok());
  EXPECT_FALSE(ChargeWords::Parse(FileLess(""), "kind,words\n").ok());
}

}  // namespace
}  // namespace carereform::financial_assessments
