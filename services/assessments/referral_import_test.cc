#include "services/assessments/referral_import.h"

#include <memory>
#include <ostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

constexpr char kHeader[] = "external_id,type,team,received_date";

class ReferralImportTest : public ReferralFixture {
 protected:
  ReferralImportTest() : import_(records_) {}

  imports::ParsedFile Parse(const std::string& content) {
    imports::ParsedFile file;
    std::string rest = content;
    auto pass = import_.OpenBytes(
        *Read(), call_, [&] { return std::exchange(rest, ""); }, file.issues);
    EXPECT_THAT(pass.status(), IsOk());
    pass_ = *std::move(pass);
    file.note = pass_->note();
    imports::ImportItem item;
    // Where the headings are wrong, no row is read.
    const bool readable = file.issues.empty();
    while (readable && *pass_->Next(item, file.issues)) {
      file.items.push_back(item);
    }
    return file;
  }

  absl::Status CheckStored(const imports::ImportItem& item) {
    return pass_->Compare(*Read(), item).status();
  }

  absl::Status Apply(const imports::ImportItem& item) {
    return Write(
        [&](store::Txn& txn) { return pass_->Apply(txn, call_, item); });
  }

  // Issues as "line column: rule".
  static std::vector<std::string> IssuesOf(const imports::ParsedFile& file) {
    std::vector<std::string> issues;
    for (const auto& issue : file.issues.kept()) {
      issues.push_back(
          absl::StrCat(issue.line(), " ", issue.column(), ": ", issue.rule()));
      EXPECT_NE(issue.remedy(), "") << issue.rule();
    }
    return issues;
  }

  ReferralImport import_;
  std::unique_ptr<imports::ImportPass> pass_;
};

TEST_F(ReferralImportTest, AGoodFileIsAppliedRowByRow) {
  const imports::ParsedFile file = Parse(
      "# Synthetic cases.\n# Second line.\n"
      "team,external_id,type,locality,received_date,allocated_date,"
      "closed_date\r\n"
      "north,case-1,care_act,town,2025-10-01,2025-10-05,\r\n"
      "\"south\",case-2,occupational_therapy,,2025-10-20,,2025-10-20\n");
  EXPECT_THAT(IssuesOf(file), ElementsAre());
  EXPECT_EQ(file.note, "Synthetic cases.\nSecond line.");
  ASSERT_EQ(file.items.size(), 2);
  EXPECT_EQ(file.items[0].line, 4);
  EXPECT_EQ(file.items[1].line, 5);
  for (const imports::ImportItem& item : file.items) {
    EXPECT_THAT(CheckStored(item), IsOk());
    ASSERT_THAT(Apply(item), IsOk());
  }

  v1::ListReferralsRequest request;
  request.set_parent("councils/x");
  request.set_state(Referral::CLOSED);
  const auto closed = ListReferrals(records_, *Read(), call_, request);
  ASSERT_THAT(closed.status(), IsOk());
  ASSERT_EQ(closed->referrals_size(), 1);
  const Referral& second = closed->referrals(0);
  EXPECT_EQ(second.external_id(), "case-2");
  EXPECT_EQ(second.type(), Referral::OCCUPATIONAL_THERAPY);
  EXPECT_EQ(second.team(), "south");
  EXPECT_EQ(second.locality(), "unknown");
  EXPECT_FALSE(second.has_allocated_date());
  EXPECT_EQ(*rpc::StoredDay(second.closed_date()), kToday);
  EXPECT_EQ(FactsAt(Revision()).size(), 2);
}

TEST_F(ReferralImportTest, EveryFactOfACaseHasAColumn) {
  const imports::ParsedFile file = Parse(
      "external_id,type,team,district,specialism,duty_team,received_date,"
      "contacted_date,triaged_date,allocated_date,started_date,completed_date,"
      "decided_date,service_started_date,referrer_informed_date,worker,source,"
      "channel,age_band,ethnic_group,complexity\n"
      "case-1,care_act,north,melton,mental_health,duty,2025-10-02,2025-10-01,"
      "2025-10-03,2025-10-04,2025-10-05,2025-10-06,2025-10-07,2025-10-08,"
      "2025-10-09,w-1,hospital,telephone,age_65_to_74,not_stated,complex\n");
  EXPECT_THAT(IssuesOf(file), ElementsAre());
  ASSERT_EQ(file.items.size(), 1);
  ASSERT_THAT(Apply(file.items[0]), IsOk());
  v1::ListReferralsRequest request;
  request.set_parent("councils/x");
  const auto all = ListReferrals(records_, *Read(), call_, request);
  ASSERT_THAT(all.status(), IsOk());
  ASSERT_EQ(all->referrals_size(), 1);
  const Referral& referral = all->referrals(0);
  EXPECT_EQ(referral.state(), Referral::SERVICE_STARTED);
  EXPECT_EQ(referral.contacted_date().day(), 1);
  EXPECT_EQ(referral.completed_date().day(), 6);
  EXPECT_EQ(referral.decided_date().day(), 7);
  EXPECT_EQ(referral.service_started_date().day(), 8);
  EXPECT_EQ(referral.referrer_informed_date().day(), 9);
  EXPECT_EQ(referral.district(), "melton");
  EXPECT_EQ(referral.specialism(), "mental_health");
  EXPECT_EQ(referral.duty_team(), "duty");
  EXPECT_EQ(referral.worker(), "w-1");
  EXPECT_EQ(referral.source(), v1::HOSPITAL);
  EXPECT_EQ(referral.channel(), v1::TELEPHONE);
  EXPECT_EQ(referral.age_band(), v1::AGE_65_TO_74);
  EXPECT_EQ(referral.ethnic_group(), v1::NOT_STATED);
  EXPECT_EQ(referral.complexity(), Referral::COMPLEX);
}

TEST_F(ReferralImportTest, AWordThatIsNoChannelIsAnIssueOfItsColumn) {
  const auto file = Parse(
      absl::StrCat(kHeader, ",channel\ncase-1,carer,north,2025-10-01,fax\n"));
  EXPECT_THAT(IssuesOf(file), ElementsAre(testing::HasSubstr("2 channel: ")));
}

TEST_F(ReferralImportTest, TheSameFileGivesTheSameItems) {
  const std::string content =
      absl::StrCat(kHeader, "\ncase-1,carer,north,2025-10-01\n");
  EXPECT_EQ(Parse(content).items[0].content, Parse(content).items[0].content);
}

TEST_F(ReferralImportTest, AnIdThatIsStoredIsTaken) {
  const auto file = Parse(absl::StrCat(kHeader,
                                       "\ncase-1,carer,north,2025-10-01\n"
                                       "case-10,carer,north,2025-10-01\n"));
  ASSERT_EQ(file.items.size(), 2);
  EXPECT_THAT(CheckStored(file.items[0]), IsOk());
  ASSERT_THAT(Apply(file.items[0]), IsOk());
  // An error of the field, so that the issue names its column.
  const absl::Status taken = CheckStored(file.items[0]);
  EXPECT_THAT(taken,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(taken), ElementsAre("external_id"));
  EXPECT_THAT(Apply(file.items[0]),
              HasReason(absl::StatusCode::kAlreadyExists, "EXTERNAL_ID_TAKEN"));
  EXPECT_THAT(CheckStored(file.items[1]), IsOk());
}

// A file and everything that is wrong with it.
struct BadFile {
  std::string name;
  std::string content;
  std::vector<std::string> places;  // Line and column.
  std::string rule;                 // Some words of the first one.
};
std::ostream& operator<<(std::ostream& out, const BadFile& c) {
  return out << c.name;
}

class BadReferralFileTest : public ReferralImportTest,
                            public testing::WithParamInterface<BadFile> {};

TEST_P(BadReferralFileTest, IsRefusedByLineAndColumn) {
  const imports::ParsedFile file = Parse(GetParam().content);
  std::vector<std::string> places;
  for (const auto& issue : file.issues.kept()) {
    places.push_back(absl::StrCat(issue.line(), " ", issue.column()));
  }
  EXPECT_EQ(places, GetParam().places);
  EXPECT_EQ(file.issues.count(), GetParam().places.size());
  EXPECT_THAT(IssuesOf(file).front(), testing::HasSubstr(GetParam().rule));
}

const char kGood[] = "case-0,care_act,north,2025-10-01\n";

std::string With(const std::string& rows) {
  return absl::StrCat("# A note.\n", kHeader, "\n", kGood, rows);
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadReferralFileTest,
    testing::ValuesIn(std::vector<BadFile>{
        {"NoSuchDay",
         With("case-1,care_act,north,2025-02-30\n"),
         {"4 received_date"},
         "no 30 February 2025"},
        {"DayInAnotherOrder",
         With("case-1,care_act,north,30/09/2025\n"),
         {"4 received_date"},
         "write it like"},
        {"NoReceivedDate",
         With("case-1,care_act,north,\n"),
         {"4 received_date"},
         "required"},
        {"DayToCome",
         With("case-1,care_act,north,2025-10-21\n"),
         {"4 received_date"},
         "today"},
        {"UnknownType",
         With("case-1,social,north,2025-10-01\n"),
         {"4 type"},
         "not one that is known"},
        {"NoType", With("case-1,,north,2025-10-01\n"), {"4 type"}, "missing"},
        {"NoId",
         With(",care_act,north,2025-10-01\n"),
         {"4 external_id"},
         "missing"},
        {"IdThatIsNoId",
         With("Case 1,care_act,north,2025-10-01\n"),
         {"4 external_id"},
         "lower-case"},
        {"SameIdTwice",
         With("case-0,care_act,north,2025-10-01\n"),
         {"4 external_id"},
         "line 3"},
        {"TeamThatIsNoWord",
         With("case-1,care_act,North Team,2025-10-01\n"),
         {"4 team"},
         "lower-case"},
        {"TooManyValues",
         With("case-1,care_act,north,2025-10-01,2025-10-02\n"),
         {"4 "},
         "5 values"},
        {"QuoteThatNeverCloses",
         With("case-1,care_act,\"north,2025-10-01\n"),
         {"4 team"},
         "never closed"},
        {"UnknownColumn",
         "external_id,type,team,received_date,ward\n",
         {"1 ward"},
         "no such column"},
        {"ColumnTwice",
         "external_id,type,team,received_date,team\n",
         {"1 team"},
         "twice"},
        {"ColumnNotThere",
         "external_id,type,team\n",
         {"1 received_date"},
         "not there"},
        {"Empty", "", {"0 "}, "no header"},
        {"NotUtf8", "external_id\xff\n", {"1 column 1"}, "UTF-8"},
        {"MixedEncodings",
         With("case-1,care_act,caf\xc3\xa9,2025-10-01\n"
              "case-2,care_act,caf\xe9,2025-10-01\n"),
         {"4 team", "5 team"},
         "lower-case"},
        {"DatesOutOfOrder",
         "external_id,type,team,received_date,allocated_date,closed_date\n"
         "case-1,carer,north,2025-10-05,2025-10-04,2025-10-03\n",
         {"2 allocated_date", "2 closed_date"},
         ""},
        {"EverythingAtOnce",
         With("case-1,social,north,2025-02-30\n"
              ",care_act,north,2025-10-01\n"
              "case-0,care_act,north,2025-13-01\n"),
         {"4 type", "4 received_date", "5 external_id", "6 external_id",
          "6 received_date"},
         "not one that is known"},
    }),
    [](const testing::TestParamInfo<BadFile>& file) {
      return file.param.name;
    });

TEST_F(ReferralImportTest, KeepsTheFirstIssuesAndCountsAll) {
  std::string content = absl::StrCat(kHeader, "\n");
  for (int i = 0; i < 250; ++i) {
    absl::StrAppend(&content, "case-", i, ",care_act,north,soon\n");
  }
  const imports::ParsedFile file = Parse(content);
  EXPECT_EQ(file.issues.count(), 250);
  EXPECT_EQ(file.issues.kept().size(), 200);
}

}  // namespace
}  // namespace carereform::assessments
