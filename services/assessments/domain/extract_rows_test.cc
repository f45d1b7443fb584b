#include "services/assessments/domain/extract_rows.h"

#include <algorithm>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

ExtractProfile Profile(DayFormat format = DayFormat::kDayMonthYear) {
  return {format,
          {{"Ref", "external_id", "", {}},
           {"Kind", "type", "", {{"ca", "care_act"}, {"care_act", "care_act"}}},
           {"Team", "team", "duty", {{"hf", "home_first"}}},
           {"Place", "locality", "", {}},
           {"In", "received_date", "", {}},
           {"Given", "allocated_date", "", {}},
           {"Risk", "risk_rating", "", {{"r", "red"}}},
           {"Rated", "risk_rated_date", "", {}},
           {"Free text", "", "", {}}}};
}

// "heading: rule" of each violation.
std::vector<std::string> Broken(const std::vector<std::string>& values) {
  std::vector<CellViolation> violations;
  ReadExtractRow(Profile(), values, violations);
  std::vector<std::string> text;
  for (const CellViolation& violation : violations) {
    text.push_back(absl::StrCat(violation.heading, ": ", violation.rule));
    EXPECT_NE(violation.remedy, "");
  }
  return text;
}

CaseFields Good(const std::vector<std::string>& values) {
  std::vector<CellViolation> violations;
  const CaseFields told = ReadExtractRow(Profile(), values, violations);
  EXPECT_THAT(violations, IsEmpty());
  return told;
}

TEST(ExtractRowsTest, ReadsEachCellByItsColumn) {
  EXPECT_THAT(
      Good({" CASE-1 ", "CA", "HF", "Blaby  &  Oadby", "01/10/2026",
            "29/02/2024", "R", "02/10/2026", "anything"}),
      UnorderedElementsAre(
          Pair("external_id", "case-1"), Pair("type", "care_act"),
          Pair("team", "home_first"), Pair("locality", "blaby_oadby"),
          Pair("received_date", "2026-10-01"),
          Pair("allocated_date", "2024-02-29"), Pair("risk_rating", "red"),
          Pair("risk_rated_date", "2026-10-02")));
}

TEST(ExtractRowsTest, AnEmptyCellIsItsDefaultOrNothing) {
  EXPECT_THAT(
      Good({"1", "care_act", "", "", "01/10/2026", " ", "", "02/10/2026", ""}),
      UnorderedElementsAre(Pair("external_id", "1"), Pair("type", "care_act"),
                           Pair("team", "duty"), Pair("locality", "unknown"),
                           Pair("received_date", "2026-10-01"),
                           Pair("allocated_date", ""), Pair("risk_rating", ""),
                           // Without a rating there is no day of it.
                           Pair("risk_rated_date", "")));
}

// Else a rating whose day the extract has not would change every night.
TEST(ExtractRowsTest, ADayOfARatingThatIsNotGivenIsNotToldOf) {
  const CaseFields told =
      Good({"1", "ca", "t", "", "01/10/2026", "", "r", "", ""});
  EXPECT_EQ(told.count("risk_rated_date"), 0);
  EXPECT_EQ(told.at("risk_rating"), "red");
}

TEST(ExtractRowsTest, NamesTheHeadingOfWhatCannotBeRead) {
  EXPECT_THAT(
      Broken({"", "XX", "--", "", "1/10/2026", "31/09/2026", "", "", ""}),
      ElementsAre("Ref: the value is missing",
                  "Kind: the word is not one that the profile knows",
                  "Team: the value has no letter or digit",
                  "In: the value is not a day",
                  "Given: the value is not a day"));
  EXPECT_THAT(
      Broken({"1", "", "t", "", "2026-10-01", "", "", "", ""}),
      ElementsAre("Kind: the value is missing", "In: the value is not a day"));
}

TEST(ExtractRowsTest, DaysAreReadInTheFormatOfTheProfile) {
  const auto received = [](const char* text) {
    std::vector<CellViolation> violations;
    return ReadExtractRow(Profile(DayFormat::kYearMonthDay),
                          {"1", "ca", "t", "", text}, violations)
        .count("received_date");
  };
  EXPECT_EQ(received("2026-10-01"), 1);
  EXPECT_EQ(received("2026-02-29"), 0);
  EXPECT_EQ(received("01/10/2026"), 0);
  EXPECT_EQ(received("2026-10-01 00:00"), 0);
}

// "index part: rule" of each violation.
std::vector<std::string> BrokenProfile(const ExtractProfile& profile) {
  std::vector<std::string> text;
  for (const ProfileViolation& violation : CheckProfile(profile)) {
    text.push_back(absl::StrCat(violation.index, " ", violation.part, ": ",
                                violation.rule));
  }
  return text;
}

TEST(ExtractRowsTest, AProfileIsChecked) {
  EXPECT_THAT(BrokenProfile(Profile()), IsEmpty());
  ExtractProfile profile = Profile();
  profile.columns[3] = {"Team", "team", "", {}};
  EXPECT_THAT(
      BrokenProfile(profile),
      ElementsAre(
          "3 heading: is the heading of another column too",
          "3 field: is filled by another column too: one heading has each"));
  profile.columns[3] = {"Surname", "surname", "", {}};
  EXPECT_THAT(BrokenProfile(profile),
              ElementsAre("3 field: is no field that an extract can fill"));
  profile = Profile();
  profile.columns[0].field = "";
  EXPECT_THAT(BrokenProfile(profile),
              ElementsAre("-1 field: have none for external_id"));
}

TEST(ExtractRowsTest, ADefaultHasToBeAValueOfItsField) {
  const auto with = [](size_t column, const char* value) {
    ExtractProfile profile = Profile();
    profile.columns[column].default_value = value;
    return BrokenProfile(profile).size();
  };
  EXPECT_EQ(with(0, "case-1"), 1) << "two cases would have it";
  EXPECT_EQ(with(1, "care_act"), 0);
  EXPECT_EQ(with(1, "ca"), 1) << "the extract's word, not the contract's";
  EXPECT_EQ(with(2, "Home First"), 1);
  EXPECT_EQ(with(4, "2026-10-01"), 0);
  EXPECT_EQ(with(4, "01/10/2026"), 1);
}

TEST(ExtractRowsTest, TellsWhatDiffersOfWhatIsToldOf) {
  const CaseFields stored = {
      {"team", "a"}, {"closed_date", "2026-10-01"}, {"channel", "email"}};
  EXPECT_THAT(ChangesTo(stored, {{"team", "a"}}), IsEmpty());
  EXPECT_THAT(ChangesTo(stored, {{"closed_date", ""}, {"worker", "w"}}),
              ElementsAre(FieldChange{"closed_date", "2026-10-01", ""},
                          FieldChange{"worker", "", "w"}));
}

TEST(ExtractRowsTest, AChangeOfWhatWasRecordedIsACorrection) {
  EXPECT_FALSE(AreCorrections({}));
  EXPECT_FALSE(AreCorrections({{"allocated_date", "", "2026-10-01"}}));
  EXPECT_FALSE(AreCorrections({{"risk_rating", "red", "amber"}}));
  EXPECT_FALSE(
      AreCorrections({{"risk_rated_date", "2026-10-01", "2026-10-02"}}));
  EXPECT_TRUE(AreCorrections({{"allocated_date", "2026-10-01", "2026-09-30"}}));
  EXPECT_TRUE(AreCorrections({{"closed_date", "2026-10-01", ""}}));
  EXPECT_TRUE(AreCorrections({{"risk_rating", "red", ""}, {"team", "a", "b"}}));
}

}  // namespace
}  // namespace carereform::assessments
