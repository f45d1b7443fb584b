#include "services/assessments/extract_import.h"

#include "services/assessments/extract_fixture.h"
#include "services/assessments/handlers/referral_corrections.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::IsOk;
using v1::Referral;

class ExtractImportTest : public ExtractFixture {
 protected:
  ExtractImportTest() { EXPECT_THAT(CreateProfile(kProfile), IsOk()); }

  // Everything that is stored of every referral.
  std::string AllReferrals() {
    const auto referrals = records_.referrals().All(*Read());
    EXPECT_THAT(referrals.status(), IsOk());
    std::string all;
    for (const Referral& referral : *referrals) {
      all += referral.ShortDebugString() + "\n";
    }
    return all;
  }
};

TEST_F(ExtractImportTest, TheFirstNightCreatesEveryCase) {
  const Checked checked =
      Apply(Night("2025-10-19",
                  "A-1,CA,HF,01/10/2025,,,R,\n"
                  "a-2,carer,North Team,01/10/2025,02/10/2025,,,W-7\n"));
  EXPECT_THAT(checked.Places(), IsEmpty());
  EXPECT_EQ(checked.report.created_count(), 2);
  EXPECT_EQ(checked.report.profile(), "councils/x/extractProfiles/p1");
  const Referral first = Case("a-1");
  EXPECT_EQ(first.type(), Referral::CARE_ACT);
  EXPECT_EQ(first.team(), "home_first");
  EXPECT_EQ(first.locality(), "unknown");
  EXPECT_EQ(first.state(), Referral::RECEIVED);
  EXPECT_EQ(first.risk().rating(), v1::RED);
  EXPECT_EQ(*rpc::StoredDay(first.risk().rated_date()),
            absl::CivilDay(2025, 10, 19));
  const Referral second = Case("a-2");
  EXPECT_EQ(second.state(), Referral::ALLOCATED);
  EXPECT_EQ(second.worker(), "w-7");
  EXPECT_EQ(second.team(), "north_team");
  EXPECT_EQ(LatestExtract(*Read())->value().name(),
            "councils/x/caseExtracts/2025-10-19");
  EXPECT_EQ(LatestExtract(*Read())->value().case_count(), 2);
}

TEST_F(ExtractImportTest, TheSameNightAgainChangesNoCase) {
  const std::string rows =
      "a-1,CA,HF,01/10/2025,,,R,\n"
      "a-2,carer,N,01/10/2025,02/10/2025,05/10/2025,,w\n";
  Apply(Night("2025-10-18", rows));
  const std::string before = AllReferrals();
  const Checked checked = Apply(Night("2025-10-19", rows));
  EXPECT_EQ(checked.report.unchanged_count(), 2);
  EXPECT_THAT(checked.report.fields(), IsEmpty());
  EXPECT_EQ(AllReferrals(), before);
}

TEST_F(ExtractImportTest, OnlyDifferencesAreWritten) {
  Apply(Night("2025-10-18",
              "a-1,CA,HF,01/10/2025,,,R,\na-2,CA,HF,01/10/2025,,,,\n"));
  const Referral untouched = Case("a-1");
  // A field that the extract has not is left as it is.
  v1::CorrectReferralRequest request;
  request.set_name(Case("a-2").name());
  request.mutable_referral()->set_complexity(Referral::COMPLEX);
  request.mutable_update_mask()->add_paths("complexity");
  request.set_reason(v1::CorrectReferralRequest::RECORDED_WRONGLY);
  ASSERT_THAT(Run(&CorrectReferral, request).status(), IsOk());
  const Checked checked = Apply(Night("2025-10-19",
                                      "a-2,CA,HF,01/10/2025,03/10/2025,,,w\n"
                                      "a-1,CA,HF,01/10/2025,,,R,\n"));
  EXPECT_EQ(checked.report.changed_count(), 1);
  ASSERT_EQ(checked.report.fields_size(), 2);
  EXPECT_EQ(checked.report.fields(0).field(), "allocated_date");
  EXPECT_EQ(Case("a-1").etag(), untouched.etag());
  const Referral changed = Case("a-2");
  EXPECT_EQ(changed.state(), Referral::ALLOCATED);
  EXPECT_EQ(changed.complexity(), Referral::COMPLEX);
}

TEST_F(ExtractImportTest, CorrectionsAreWrittenAsSuch) {
  Apply(
      Night("2025-10-18", "a-1,CA,HF,05/10/2025,06/10/2025,07/10/2025,R,w\n"));
  // The day moved back, the case was opened again and went to another team.
  Apply(Night("2025-10-19", "a-1,CA,North,01/10/2025,06/10/2025,,R,w\n"));
  const Referral referral = Case("a-1");
  EXPECT_EQ(*rpc::StoredDay(referral.received_date()),
            absl::CivilDay(2025, 10, 1));
  EXPECT_EQ(referral.team(), "north");
  EXPECT_EQ(referral.state(), Referral::ALLOCATED);
  EXPECT_FALSE(referral.has_closed_date());
  EXPECT_EQ(referral.reopened_count(), 1);
  EXPECT_EQ(referral.last_change_reason(), "case_extract");
}

TEST_F(ExtractImportTest, ACaseThatVanishesIsReportedAndStays) {
  Apply(Night("2025-10-17",
              "a-1,CA,HF,01/10/2025,,,,\na-2,CA,HF,01/10/2025,,,,\n"
              "a-3,CA,HF,01/10/2025,,02/10/2025,,\n"));
  const std::string second = Night("2025-10-18", "a-1,CA,HF,01/10/2025,,,,\n");
  const Checked checked = Check(second);
  // Not a-3, which is closed.
  EXPECT_EQ(checked.report.vanished_count(), 1);
  EXPECT_THAT(checked.report.vanished_ids(), ElementsAre("a-2"));
  EXPECT_FALSE(Case("a-2").missing_from_extract());
  Apply(second);
  EXPECT_TRUE(Case("a-2").missing_from_extract());
  EXPECT_EQ(Case("a-2").state(), Referral::RECEIVED);
  EXPECT_FALSE(Case("a-3").missing_from_extract());
  // It comes back.
  const Checked third = Apply(Night(
      "2025-10-19", "a-1,CA,HF,01/10/2025,,,,\na-2,CA,HF,01/10/2025,,,,\n"));
  EXPECT_EQ(third.report.changed_count(), 1);
  EXPECT_FALSE(Case("a-2").missing_from_extract());
}

TEST_F(ExtractImportTest, ACaseThatVanishedIsReportedOnce) {
  Apply(Night("2025-10-17",
              "a-1,CA,HF,01/10/2025,,,,\na-2,CA,HF,01/10/2025,,,,\n"));
  Apply(Night("2025-10-18", "a-1,CA,HF,01/10/2025,,,,\n"));
  const Checked next = Check(Night("2025-10-19", "a-1,CA,HF,01/10/2025,,,,\n"));
  EXPECT_EQ(next.report.vanished_count(), 0);
}

TEST_F(ExtractImportTest, ACaseReceivedAfterItsDayHasNotVanished) {
  Apply(Night("2025-10-18",
              "a-1,CA,HF,01/10/2025,,,,\na-2,CA,HF,18/10/2025,,,,\n"));
  // Taken again for its day, without one case that was there and one that came
  // later.
  Referral later = ReferralWith({.received = absl::CivilDay(2025, 10, 19)});
  later.set_external_id("later");
  ASSERT_THAT(Create(later).status(), IsOk());
  const Checked checked =
      Apply(Night("2025-10-18", "a-1,CA,HF,01/10/2025,,,,\n"));
  EXPECT_THAT(checked.report.vanished_ids(), ElementsAre("a-2"));
  EXPECT_FALSE(Case("later").missing_from_extract());
}

// A list does not empty overnight: the file was cut off.
TEST_F(ExtractImportTest, NothingVanishesByAFileWithoutARow) {
  Apply(Night("2025-10-17", "a-1,CA,HF,01/10/2025,,,,\n"));
  const Checked checked = Apply(Night("2025-10-18", ""));
  EXPECT_EQ(checked.report.vanished_count(), 0);
  EXPECT_FALSE(Case("a-1").missing_from_extract());
}

// Else a broken line would make its case vanish.
TEST_F(ExtractImportTest, NothingVanishesWhereALineCannotBeRead) {
  Apply(Night("2025-10-17", "a-1,CA,HF,01/10/2025,,,,\n"));
  const Checked checked = Apply(Night("2025-10-18", "a-1,CA,HF,01/10/2025\n"));
  EXPECT_EQ(checked.report.vanished_count(), 0);
  EXPECT_FALSE(Case("a-1").missing_from_extract());
}

TEST_F(ExtractImportTest, ACaseThatWasMergedIsLeftAsItIs) {
  Apply(Night("2025-10-17",
              "a-1,CA,HF,01/10/2025,,,,\na-2,CA,HF,01/10/2025,,,,\n"));
  v1::MergeReferralRequest request;
  request.set_name(Case("a-2").name());
  request.set_into(Case("a-1").name());
  request.set_reason(v1::MergeReferralRequest::SAME_REQUEST);
  ASSERT_THAT(Run(&MergeReferral, request).status(), IsOk());
  const Checked checked = Apply(Night(
      "2025-10-18", "a-1,CA,HF,01/10/2025,,,,\na-2,CA,N,01/10/2025,,,,\n"));
  EXPECT_EQ(checked.report.unchanged_count(), 2);
  EXPECT_EQ(Case("a-2").state(), Referral::MERGED);
  EXPECT_EQ(Case("a-2").team(), "home_first");
}

TEST_F(ExtractImportTest, RowsThatFailNameRowColumnAndReason) {
  const std::string before = AllReferrals();
  const Checked checked = Check(Night(
      "2025-10-18",
      "a-1,CA,HF,01/10/2025,30/09/2025,,,\n"  // Allocated before referral.
      "a-2,XX,HF,01/10/2025,,,,\n"            // Unknown type.
      "a-3,CA,HF,19/10/2025,,,,\n"            // After the extract's day.
      "a-4,CA,HF,01/10/2025,,,,\n"
      "A-4,CA,HF,02/10/2025,,,,\n"         // The same reference.
      "a-5,CA,HF,01/10/2025\n"             // Too few values.
      "9434765919,CA,HF,01/10/2025,,,,\n"  // An NHS number.
      "a-6,CA,caf\xe9,01/10/2025,,,,\n"    // Another encoding.
      "\"a\n7\",CA,HF,01/10/2025,,,,\n"    // A quoted line's end.
      "a-8,CA,HF,01/10/2025,,,,w\n"));     // A worker without a day.
  EXPECT_THAT(
      checked.Places(),
      ElementsAre(HasSubstr("3 Given: "), HasSubstr("4 Kind: the word is not"),
                  HasSubstr("5 In: "),
                  HasSubstr("7 Case Ref: the reference stands on line 6"),
                  HasSubstr("8 : the line has 4 values"),
                  HasSubstr("9 Case Ref: could be an NHS number"),
                  HasSubstr("10 column 3: the value is not UTF-8"),
                  HasSubstr("11 Case Ref: "), HasSubstr("13 Worker: ")));
  EXPECT_EQ(checked.report.created_count(), 1);
  EXPECT_EQ(AllReferrals(), before);
}

struct BadFile {
  std::string name;
  std::string content;
  std::string place;
  std::string rule;
};
std::ostream& operator<<(std::ostream& out, const BadFile& c) {
  return out << c.name;
}

class BadExtractTest : public ExtractImportTest,
                       public testing::WithParamInterface<BadFile> {};

TEST_P(BadExtractTest, IsRefusedAsAWhole) {
  Apply(absl::StrCat("# extract_date: 2025-10-10\n", kHeadings));
  const std::string before = AllReferrals();
  const Checked checked = Check(GetParam().content);
  ASSERT_EQ(checked.issues.count(), 1);
  EXPECT_THAT(checked.Places()[0], HasSubstr(GetParam().place));
  EXPECT_THAT(checked.Places()[0], HasSubstr(GetParam().rule));
  EXPECT_EQ(AllReferrals(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadExtractTest,
    testing::ValuesIn(std::vector<BadFile>{
        {"NoDay", kHeadings, "0 extract_date", "does not say of which day"},
        {"NoSuchDay", absl::StrCat("# extract_date: 2025-02-30\n", kHeadings),
         "0 extract_date", "30 February"},
        {"DayToCome", absl::StrCat("# extract_date: 2025-10-21\n", kHeadings),
         "0 extract_date", "is after today, 2025-10-20"},
        {"OlderThanTheLast",
         absl::StrCat("# extract_date: 2025-10-09\n", kHeadings),
         "0 extract_date",
         "before the extract that was applied last, "
         "councils/x/caseExtracts/2025-10-10"},
        {"HeadingThatTheProfileHasNot",
         "# extract_date: 2025-10-11\nCase Ref,Kind,Team,In,Given,Out,Risk,"
         "Worker,Surname\n",
         "2 column 9", "no such column"},
        {"HeadingThatIsLacking",
         "# extract_date: 2025-10-11\nCase Ref,Kind,Team,In,Given,Out,Risk\n",
         "2 Worker", "not there"},
    }),
    [](const testing::TestParamInfo<BadFile>& file) {
      return file.param.name;
    });

TEST_F(ExtractImportTest, ADayWithoutAProfileIsRefused) {
  const Checked checked = Check(Night("2025-03-31", ""));
  EXPECT_THAT(checked.Places(),
              ElementsAre("0 extract_date: no profile is in force on "
                          "2025-03-31"));
}

// The day after is read by the new profile, an earlier one by the old.
TEST_F(ExtractImportTest, EachDayIsReadByTheProfileInForceOnIt) {
  ASSERT_THAT(CreateProfile(R"(
      from_date { year: 2025 month: 10 day: 19 }
      date_format: YEAR_MONTH_DAY
      columns { heading: "id" field: "external_id" }
      columns { heading: "type" field: "type" }
      columns { heading: "team" field: "team" default_value: "duty" }
      columns { heading: "in" field: "received_date" })",
                            "p2"),
              IsOk());
  Apply(Night("2025-10-18", "a-1,CA,HF,01/10/2025,,,,\n"));
  const Checked checked = Apply(
      "# extract_date: 2025-10-19\nid,type,team,in\n"
      "a-1,care_act,,2025-10-01\n");
  EXPECT_THAT(checked.Places(), IsEmpty());
  EXPECT_EQ(checked.report.profile(), "councils/x/extractProfiles/p2");
  EXPECT_EQ(Case("a-1").team(), "duty");
}

}  // namespace
}  // namespace carereform::assessments
