#include "services/assessments/extract_records.h"

#include "absl/strings/str_replace.h"
#include "services/assessments/extract_fixture.h"

namespace carereform::assessments {
namespace {

using testing::Contains;
using tests::HasReason;
using tests::IsOk;

using ExtractRecordsTest = ExtractFixture;

TEST_F(ExtractRecordsTest, TheProfileInForceIsTheLatestThatHasBegun) {
  ASSERT_THAT(CreateProfile(kProfile, "p1"), IsOk());
  ASSERT_THAT(
      CreateProfile(absl::StrReplaceAll(kProfile, {{"month: 4", "month: 6"}}),
                    "p0"),
      IsOk());
  const auto in_force = [&](int month, int day) {
    const auto profile = ProfileOn(*Read(), absl::CivilDay(2025, month, day));
    EXPECT_THAT(profile.status(), IsOk());
    return profile->has_value() ? (*profile)->name() : "";
  };
  EXPECT_EQ(in_force(3, 31), "");
  EXPECT_EQ(in_force(4, 1), "councils/x/extractProfiles/p1");
  EXPECT_EQ(in_force(5, 31), "councils/x/extractProfiles/p1");
  EXPECT_EQ(in_force(6, 1), "councils/x/extractProfiles/p0");
}

TEST_F(ExtractRecordsTest, OneProfileHasEachDay) {
  ASSERT_THAT(CreateProfile(kProfile, "p1"), IsOk());
  EXPECT_THAT(CreateProfile(kProfile, "p2"),
              HasReason(absl::StatusCode::kAlreadyExists,
                        "EXTRACT_PROFILE_DATE_TAKEN"));
  EXPECT_THAT(
      CreateProfile(absl::StrReplaceAll(kProfile, {{"month: 4", "month: 5"}}),
                    "p1"),
      HasReason(absl::StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
}

TEST_F(ExtractRecordsTest, WhatIsWrongWithAProfileIsNamed) {
  const auto broken = [&](const char* part, const char* by) {
    const absl::Status status =
        CreateProfile(absl::StrReplaceAll(kProfile, {{part, by}}));
    EXPECT_THAT(status,
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
    return FieldsOf(status);
  };
  EXPECT_THAT(broken("DAY_MONTH_YEAR", "DATE_FORMAT_UNSPECIFIED"),
              Contains("extract_profile.date_format"));
  EXPECT_THAT(broken("\"Team\"", "\"Kind\""),
              Contains("extract_profile.columns[2].heading"));
  EXPECT_THAT(broken("\"worker\"", "\"team\""),
              Contains("extract_profile.columns[7].field"));
  EXPECT_THAT(broken("\"worker\"", "\"surname\""),
              Contains("extract_profile.columns[7].field"));
  EXPECT_THAT(broken("\"received_date\"", "\"\""),
              Contains("extract_profile.columns"));
  EXPECT_THAT(broken("\"care_act\"", "\"care\""),
              Contains("extract_profile.columns[1].words"));
  EXPECT_THAT(broken("\"home_first\"", "\"Home First\""),
              Contains("extract_profile.columns[2].words"));
  EXPECT_THAT(broken("key: \"R\" value: \"red\"",
                     "key: \"R\" value: \"red\" } words { key: \"r\" "
                     "value: \"amber\""),
              Contains("extract_profile.columns[6].words"));
}

// The same day again is the same record.
TEST_F(ExtractRecordsTest, TheLatestExtractIsThatOfTheLatestDay) {
  EXPECT_FALSE(LatestExtract(*Read())->has_value());
  const auto keep = [&](int day, int cases) {
    v1::CaseExtract extract;
    *extract.mutable_extract_date() =
        rpc::ToDate(absl::CivilDay(2025, 10, day));
    extract.set_case_count(cases);
    EXPECT_THAT(
        Write([&](store::Txn& txn) { return KeepExtract(txn, extract); }),
        IsOk());
  };
  keep(9, 1);
  keep(10, 2);
  keep(10, 3);
  const auto latest = *LatestExtract(*Read());
  EXPECT_EQ(latest->name(), "councils/x/caseExtracts/2025-10-10");
  EXPECT_EQ(latest->case_count(), 3);
  EXPECT_EQ(CaseExtracts().All(*Read())->size(), 2);
}

}  // namespace
}  // namespace carereform::assessments
