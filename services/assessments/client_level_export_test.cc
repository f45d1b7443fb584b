#include "services/assessments/client_level_export.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv_reader.h"
#include "common/people/people_tables.h"
#include "common/people/person_handlers.h"
#include "common/people/retention_rules.h"
#include "services/assessments/cld/cld_specification_file.h"
#include "services/assessments/journey_fixture.h"
#include "tests/support/proto_text.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::UnorderedElementsAre;
using tests::IsOk;
using Row = std::map<std::string, std::string>;

const Period kSeptember{CivilDay(2025, 9, 1), CivilDay(2025, 10, 1)};

constexpr char kIdentity[] =
    "identity { full_name: 'Ada Test' birth_date { year: 1949 month: 5 day: 17 "
    "} nhs_number: '9990000018' postcode: 'LE3 8RA' }";

class ClientLevelExportTest : public JourneyTest {
 protected:
  ExportQuestion Question(bool with_identity = false) {
    return {.period = kSeptember,
            .la_code = "508",
            .revision = Revision(),
            .with_identity = with_identity};
  }

  // The parts of the file, in order.
  std::vector<std::string> Parts(const ExportQuestion& question) {
    ClientLevelExport exported(records_, question);
    std::vector<std::string> parts;
    while (!exported.over()) {
      const auto part = exported.Next(*Read());
      EXPECT_THAT(part.status(), IsOk());
      if (!part.ok()) break;
      parts.push_back(*part);
    }
    rows_ = exported.row_count();
    return parts;
  }

  std::vector<Row> Rows(const ExportQuestion& question) {
    std::string file;
    for (const std::string& part : Parts(question)) file += part;
    imports::CsvReader reader([&] { return std::exchange(file, ""); });
    imports::Issues issues;
    EXPECT_TRUE(*reader.ReadHead(issues));
    imports::CsvRow row;
    std::vector<Row> rows;
    while (*reader.ReadRow(row, issues)) {
      Row& values = rows.emplace_back();
      for (const CldField& field : BuiltInCldSpecification().fields) {
        const std::string value(row.Get(field.name));
        if (!value.empty()) values[field.name] = value;
      }
    }
    EXPECT_EQ(rows_, static_cast<int64_t>(rows.size()));
    return rows;
  }

  std::string NewPerson() {
    auto request = tests::FromText<common::v1::CreatePersonRequest>(
        absl::StrCat("parent: 'councils/x/sources/assessments' ", kIdentity));
    std::string name;
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(
                      const auto person,
                      people::CreatePerson(*people::BuiltInRetentionRules(),
                                           txn, call_, request));
                  name = person.name();
                  return absl::OkStatus();
                }),
                IsOk());
    return name;
  }

  // As an approved erasure leaves a person.
  void BeginErasing(const std::string& name) {
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(auto person,
                                      people::People().Get(txn, name));
                  person.set_state(common::v1::Person::ERASING);
                  return people::People().Update(txn, person);
                }),
                IsOk());
  }

  // A case that was looked at on `day`.
  v1::Referral CaseOn(CivilDay day, const std::string& person = "") {
    v1::Referral referral =
        ReferralWith({.received = CivilDay(2025, 8, 20), .triaged = day});
    referral.set_person(person);
    referral.set_source(v1::SELF);
    const auto created = Create(referral);
    EXPECT_THAT(created.status(), IsOk());
    return created.ok() ? *created : v1::Referral();
  }

  int64_t rows_ = 0;
};

TEST_F(ClientLevelExportTest, WritesWhatIsKnownOfACaseAndLeavesTheRestBlank) {
  const v1::Referral referral = CaseOn(CivilDay(2025, 9, 3));
  EXPECT_THAT(
      Rows(Question()),
      ElementsAre(Row{
          {"LA_Code", "508"},
          {"Reporting_Period_Start_Date", "2025-09-01"},
          {"Reporting_Period_End_Date", "2025-09-30"},
          {"Client_Type", "Service user"},
          {"Event_Type", "Request"},
          {"Event_Reference",
           referral.name().substr(referral.name().rfind('/') + 1)},
          {"Event_Start_Date", "2025-08-20"},
          {"Event_End_Date", "2025-09-03"},
          {"Event_Outcome", "Progress to assessment, review or reassessment"},
          {"Request_Route_of_Access", "Community / other route"}}));
}

TEST_F(ClientLevelExportTest, HasTheEventsThatEndedInThePeriod) {
  for (const CivilDay day : {CivilDay(2025, 8, 31), CivilDay(2025, 9, 1),
                             CivilDay(2025, 9, 30), CivilDay(2025, 10, 1)}) {
    CaseOn(day);
  }
  std::vector<std::string> ends;
  for (Row& row : Rows(Question())) ends.push_back(row["Event_End_Date"]);
  EXPECT_THAT(ends, UnorderedElementsAre("2025-09-01", "2025-09-30"));
}

TEST_F(ClientLevelExportTest, NothingIsHeadingsAlone) {
  const auto parts = Parts(Question());
  ASSERT_EQ(parts.size(), 1);
  EXPECT_TRUE(absl::StartsWith(parts[0], "LA_Code,"));
  EXPECT_EQ(rows_, 0);
}

TEST_F(ClientLevelExportTest, IdentityIsForThoseWhoMayHaveIt) {
  const std::string person = NewPerson();
  CaseOn(CivilDay(2025, 9, 3), person);
  const std::string id = person.substr(person.rfind('/') + 1);
  auto rows = Rows(Question(/*with_identity=*/true));
  ASSERT_EQ(rows.size(), 1);
  EXPECT_EQ(rows[0]["LA_Person_Unique_Identifier"], id);
  EXPECT_EQ(rows[0]["NHS_Number"], "9990000018");
  EXPECT_EQ(rows[0]["Date_of_Birth"], "1949-05-17");
  EXPECT_EQ(rows[0]["Postcode"], "LE3 8RA");
  rows = Rows(Question());
  ASSERT_EQ(rows.size(), 1);
  EXPECT_EQ(rows[0]["LA_Person_Unique_Identifier"], id);
  for (const char* field : {"NHS_Number", "Date_of_Birth", "Postcode"}) {
    EXPECT_EQ(rows[0].count(field), 0) << field;
  }
}

TEST_F(ClientLevelExportTest, WhoIsErasedIsUnknownAtEveryRevision) {
  const std::string person = NewPerson();
  CaseOn(CivilDay(2025, 9, 3), person);
  const ExportQuestion before = Question(/*with_identity=*/true);
  ASSERT_EQ(Rows(before)[0].count("NHS_Number"), 1);
  BeginErasing(person);
  for (const ExportQuestion& question :
       {before, Question(/*with_identity=*/true)}) {
    auto rows = Rows(question);
    ASSERT_EQ(rows.size(), 1);
    for (const char* field : {"NHS_Number", "Date_of_Birth", "Postcode"}) {
      EXPECT_EQ(rows[0].count(field), 0) << field;
    }
    EXPECT_EQ(rows[0]["Event_End_Date"], "2025-09-03");
  }
}

TEST_F(ClientLevelExportTest, ReadsTheRevisionThatItIsAskedFor) {
  CaseOn(CivilDay(2025, 9, 3));
  const ExportQuestion before = Question();
  CaseOn(CivilDay(2025, 9, 4));
  EXPECT_EQ(Rows(before).size(), 1);
  EXPECT_EQ(Rows(Question()).size(), 2);
}

TEST_F(ClientLevelExportTest, PartsAreSmallAndOfWholeLines) {
  v1::CreateReferralRequest request;
  request.set_parent("councils/x");
  *request.mutable_referral() = ReferralWith(
      {.received = CivilDay(2025, 9, 1), .triaged = CivilDay(2025, 9, 2)});
  DoMany(1'500, &CreateReferral, request);
  request.mutable_referral()->clear_triaged_date();  // Of no event.
  DoMany(2'500, &CreateReferral, request);
  const auto parts = Parts(Question());
  EXPECT_GE(parts.size(), 4);
  for (const std::string& part : parts) {
    EXPECT_LE(part.size(), kExportPartBytes);
    EXPECT_TRUE(part.empty() || part.back() == '\n');
  }
  EXPECT_EQ(rows_, 1'500);
}

TEST_F(ClientLevelExportTest, HasSupportItsReviewsAndAdvice) {
  v1::Support support = SupportFrom(CivilDay(2024, 3, 1));
  support.set_external_id("package-7");
  const auto kept = AddSupport(support);
  ASSERT_THAT(kept.status(), IsOk());
  ASSERT_THAT(ReviewSupport(kept->name(), CivilDay(2025, 8, 31)).status(),
              IsOk());
  ASSERT_THAT(ReviewSupport(kept->name(), CivilDay(2025, 9, 12)).status(),
              IsOk());
  ASSERT_THAT(
      ReportNotDone(kept->name(), CivilDay(2025, 9, 20), v1::Review::DECLINED)
          .status(),
      IsOk());
  v1::Contact contact = NewContact(CivilDay(2025, 9, 8));
  *contact.mutable_concluded_date() = rpc::ToDate(CivilDay(2025, 9, 9));
  contact.set_sequel(v1::Contact::PREVENT);
  contact.set_advice_only(true);
  ASSERT_THAT(AddContact(contact).status(), IsOk());
  auto rows = Rows(Question());
  ASSERT_EQ(rows.size(), 3);
  EXPECT_EQ(rows[0]["Event_Type"], "Service");
  EXPECT_EQ(rows[0]["Event_Reference"], "package-7");
  EXPECT_EQ(rows[0]["Service_Type"], "Long term support: Community");
  EXPECT_EQ(rows[0].count("Event_End_Date"), 0);
  EXPECT_EQ(rows[1]["Event_Type"], "Review");
  EXPECT_EQ(rows[1]["Event_Start_Date"], "2025-09-12");
  EXPECT_EQ(rows[1]["Review_Reason"], "Planned review of long term support");
  EXPECT_EQ(rows[2]["Event_Type"], "Request");
  EXPECT_EQ(rows[2]["Event_Outcome"],
            "NFA: Information and advice or signposting");
  EXPECT_EQ(rows[2].count("Client_Type"), 0);
}

}  // namespace
}  // namespace carereform::assessments
