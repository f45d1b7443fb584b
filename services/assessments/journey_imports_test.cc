#include "absl/strings/str_cat.h"
#include "services/assessments/contact_import.h"
#include "services/assessments/journey_fixture.h"
#include "services/assessments/support_import.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using tests::IsOk;

class JourneyImportsTest : public JourneyTest {
 protected:
  // Issues as "line column: rule".
  std::vector<std::string> IssuesOf(const imports::WholeFileKind& kind,
                                    const std::string& content) {
    std::vector<std::string> issues;
    const imports::ParsedFile file = kind.Parse(call_, "x", content);
    for (const auto& issue : file.issues.kept()) {
      issues.push_back(
          absl::StrCat(issue.line(), " ", issue.column(), ": ", issue.rule()));
      EXPECT_NE(issue.remedy(), "") << issue.rule();
    }
    return issues;
  }
  void ApplyAll(const imports::WholeFileKind& kind,
                const std::string& content) {
    const imports::ParsedFile file = kind.Parse(call_, "x", content);
    ASSERT_TRUE(file.issues.empty());
    for (const imports::ImportItem& item : file.items) {
      ASSERT_THAT(kind.CheckStored(*Read(), item), IsOk());
      ASSERT_THAT(
          Write([&](store::Txn& txn) { return kind.Apply(txn, call_, item); }),
          IsOk());
    }
  }

  ContactImport contacts_{records_};
  SupportImport supports_{records_};
};

TEST_F(JourneyImportsTest, ContactsAreAppliedRowByRow) {
  const std::string file =
      "external_id,received_date,is_new,team,channel,source,age_band,sequel,"
      "advice_only,concluded_date,conversation\n"
      "c-1,2025-10-01,yes,north,email,police,age_85_to_94,prevent,yes,"
      "2025-10-02,connect\n"
      "c-2,2025-10-01,no,north,,,,,,,\n";
  EXPECT_EQ(contacts_.name(), "contacts");
  ApplyAll(contacts_, file);
  v1::ListContactsRequest request;
  request.set_parent("councils/x");
  const auto list = Look(&CheckListContacts, &ListContacts, request);
  ASSERT_THAT(list->contacts(), SizeIs(2));
  const v1::Contact& first = list->contacts(0).external_id() == "c-1"
                                 ? list->contacts(0)
                                 : list->contacts(1);
  EXPECT_TRUE(first.is_new());
  EXPECT_EQ(first.channel(), v1::EMAIL);
  EXPECT_EQ(first.source(), v1::POLICE);
  EXPECT_EQ(first.age_band(), v1::AGE_85_TO_94);
  EXPECT_EQ(first.sequel(), v1::Contact::PREVENT);
  EXPECT_TRUE(first.advice_only());
  EXPECT_EQ(first.conversation(), v1::Contact::CONNECT);
  EXPECT_EQ(*rpc::StoredDay(first.concluded_date()),
            absl::CivilDay(2025, 10, 2));
  // The same file again: every row is here already.
  const imports::ParsedFile again = contacts_.Parse(call_, "x", file);
  for (const imports::ImportItem& item : again.items) {
    EXPECT_EQ(ReasonOf(contacts_.CheckStored(*Read(), item)), "FIELD_INVALID");
  }
}

TEST_F(JourneyImportsTest, EachIssueOfContactsNamesLineAndColumn) {
  EXPECT_THAT(
      IssuesOf(contacts_,
               "external_id,received_date,is_new,team,channel,concluded_date\n"
               "c-1,2025-10-01,,north,pigeon,\n"
               "c-1,2025-02-30,yes,north,,\n"
               "c-2,2025-10-01,yes,north,,2025-09-30\n"),
      ElementsAre("2 is_new: the value is neither yes nor no",
                  "2 channel: the value is not one that is known",
                  "3 external_id: the id stands on line 2 already",
                  testing::StartsWith("3 received_date: "),
                  "4 concluded_date: is before received_date"));
}

TEST_F(JourneyImportsTest, SupportsAreAppliedRowByRow) {
  EXPECT_EQ(supports_.name(), "supports");
  ApplyAll(supports_,
           "external_id,kind,started_date,team,out_of_county,specialism,"
           "reviewed_before_date,discharged_date,review_history_unknown,"
           "ended_date\n"
           "s-1,long_term_nursing,2023-01-01,north,yes,mental_health,"
           "2025-01-02,,,\n"
           "s-2,short_term_placement,2025-10-01,north,no,,,2025-10-01,yes,"
           "2025-10-09\n");
  v1::ListSupportsRequest request;
  request.set_parent("councils/x");
  const auto list = Look(&CheckListSupports, &ListSupports, request);
  ASSERT_THAT(list->supports(), SizeIs(2));
  const bool in_order = list->supports(0).external_id() == "s-1";
  const v1::Support& first = list->supports(in_order ? 0 : 1);
  const v1::Support& second = list->supports(in_order ? 1 : 0);
  EXPECT_EQ(first.kind(), v1::Support::LONG_TERM_NURSING);
  EXPECT_TRUE(first.out_of_county());
  EXPECT_EQ(first.specialism(), "mental_health");
  EXPECT_EQ(*rpc::StoredDay(first.next_review_due_date()),
            absl::CivilDay(2026, 1, 2));
  EXPECT_TRUE(second.review_history_unknown());
  EXPECT_TRUE(second.has_discharged_date());
  EXPECT_TRUE(second.has_ended_date());
}

TEST_F(JourneyImportsTest, EachIssueOfSupportsNamesLineAndColumn) {
  EXPECT_THAT(IssuesOf(supports_,
                       "external_id,kind,started_date,team,out_of_county,"
                       "ended_date\n"
                       "s-1,,2025-10-01,north,maybe,\n"
                       "s-2,carer_support,2025-10-01,north,,2025-09-30\n"),
              ElementsAre("2 kind: the value is missing",
                          "2 out_of_county: the value is neither yes nor no",
                          "3 ended_date: is before started_date"));
}

}  // namespace
}  // namespace carereform::assessments
