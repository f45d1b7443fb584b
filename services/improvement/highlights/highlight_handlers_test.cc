// The life of a report: what each step leaves, and what it refuses.

#include "services/improvement/highlights/highlight_handlers.h"

#include <string>
#include <vector>

#include "services/improvement/highlights/highlight_fixture.h"

namespace carereform::improvement {
namespace {

using absl::StatusCode;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;
using v1::HighlightReport;
using Line = HighlightReport::MilestoneLine;

class HighlightHandlersTest : public HighlightFixture {};

TEST_F(HighlightHandlersTest, TakesTheFiguresOfTheMonthsLastDay) {
  ASSERT_THAT(AddRisk("r", kOfHomes), IsOk());
  const auto report = Prepare("nov", 11);
  ASSERT_THAT(report.status(), IsOk());
  EXPECT_EQ(report->state(), HighlightReport::DRAFT);
  EXPECT_THAT(report->prepared_by(), ElementsAre("officer"));
  const HighlightReport::Figures& figures = report->figures();
  EXPECT_EQ(figures.as_of_date().day(), 30);
  EXPECT_EQ(figures.revision(), 2);
  ASSERT_EQ(figures.actions_size(), 5);
  EXPECT_EQ(figures.actions(0).state(), v1::Action::NOT_STARTED);
  EXPECT_EQ(figures.actions(0).count(), 1);
  EXPECT_EQ(figures.overdue_action_count(), 1);
  EXPECT_EQ(figures.milestones_due_count(), 1);
  ASSERT_EQ(figures.milestones_size(), 2);
  EXPECT_EQ(figures.milestones(0).standing(), Line::COMING);
  EXPECT_EQ(figures.milestones(1).standing(), Line::SLIPPED);
  ASSERT_EQ(figures.targets_size(), 1);
  EXPECT_EQ(figures.targets(0).code(), "M26");
  EXPECT_EQ(figures.targets(0).computed(), "not rated");
  EXPECT_NE(figures.targets(0).computed_reason(), "");
  EXPECT_EQ(figures.targets(0).computed_before(), "");
  ASSERT_EQ(figures.risks_size(), 1);
  EXPECT_FALSE(figures.risks(0).moved());
  EXPECT_TRUE(figures.risks(0).not_reviewed());
}

TEST_F(HighlightHandlersTest, AMonthThatGoesOnIsAsOfToday) {
  const auto report = Prepare("dec", 12);
  ASSERT_THAT(report.status(), IsOk());
  EXPECT_EQ(report->figures().as_of_date().month(), 12);
  EXPECT_EQ(report->figures().as_of_date().day(), 3);
}

TEST_F(HighlightHandlersTest, RefusesDaysThatAreNotOfTheMonth) {
  for (const char* month : {"month { year: 2026 month: 1 }",
                            "month { year: 2025 month: 11 day: 3 }",
                            "month { year: 2025 month: 13 }", ""}) {
    EXPECT_THAT(Do(&CheckPrepare, &PrepareHighlightReport, CallBy("officer"),
                   absl::StrCat("parent: 'councils/x' highlight_report_id: 'r'"
                                " workstream: 'councils/x/workstreams/homes' ",
                                month))
                    .status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << month;
  }
  for (const char* day :
       {"year: 2025 month: 10 day: 31", "year: 2025 month: 12 day: 1",
        "year: 2025 month: 11 day: 31"}) {
    EXPECT_THAT(
        Prepare("r", 11, absl::StrCat("as_of_date { ", day, " }")).status(),
        HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << day;
  }
  EXPECT_THAT(
      Prepare("r", 12, "as_of_date { year: 2025 month: 12 day: 4 }").status(),
      HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(
      Prepare("r", 11, "as_of_date { year: 2025 month: 11 day: 1 }").status(),
      IsOk());
}

TEST_F(HighlightHandlersTest, OneReportAWorkstreamAndMonth) {
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  EXPECT_THAT(Prepare("again", 11).status(),
              HasReason(StatusCode::kAlreadyExists, "HIGHLIGHT_REPORT_EXISTS"));
  EXPECT_THAT(Prepare("nov", 12).status(),
              HasReason(StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
  EXPECT_THAT(Prepare("other", 11, "", "nowhere").status(),
              HasReason(StatusCode::kNotFound, "PARENT_NOT_FOUND"));
  EXPECT_THAT(Prepare("other", 11, "", "quiet").status(), IsOk());
}

TEST_F(HighlightHandlersTest, FiguresStayUntilTheyAreTakenAnew) {
  const auto prepared = Prepare("nov", 11);
  ASSERT_THAT(prepared.status(), IsOk());
  ASSERT_THAT(AddRisk("late", kOfHomes), IsOk());
  const auto written = Words("nov", "Done");
  ASSERT_THAT(written.status(), IsOk());
  EXPECT_EQ(written->figures().SerializeAsString(),
            prepared->figures().SerializeAsString());
  const auto anew =
      Refresh("nov", "as_of_date { year: 2025 month: 11 day: 10 }");
  ASSERT_THAT(anew.status(), IsOk());
  EXPECT_EQ(anew->figures().risks_size(), 1);
  EXPECT_EQ(anew->figures().as_of_date().day(), 10);
  EXPECT_EQ(anew->narrative().progress(), "Done");
}

TEST_F(HighlightHandlersTest, NextMonthStartsFromLastMonthsWords) {
  ASSERT_THAT(AddRisk("a", absl::StrCat(kOfHomes,
                                        "score_scheme: 'five-by-five'"
                                        " residual_score { likelihood: 3"
                                        " impact: 3 }")),
              IsOk());
  ASSERT_THAT(Prepare("oct", 10).status(), IsOk());
  ASSERT_THAT(
      Words("oct", "October", "next_steps: 'More' decisions_asked: 'Pay'",
            "money { allocation: 'councils/x/allocations/a'"
            " spent_pence: 0 source: 'Ledger'"
            " as_of_date { year: 2025 month: 10 day: 31 } }")
          .status(),
      IsOk());
  ASSERT_THAT(AddRisk("b", kOfHomes), IsOk());
  const auto next = Prepare("nov", 11);
  ASSERT_THAT(next.status(), IsOk());
  EXPECT_EQ(next->previous(), "councils/x/highlightReports/oct");
  EXPECT_EQ(next->narrative().progress(), "October");
  EXPECT_THAT(next->narrative().decisions_asked(), ElementsAre("Pay"));
  EXPECT_TRUE(next->narrative().carried_forward());
  ASSERT_EQ(next->money_size(), 1);
  EXPECT_TRUE(next->money(0).has_spent_pence());
  EXPECT_FALSE(next->money(0).has_allocated_pence());
  EXPECT_EQ(next->figures().targets(0).computed_before(), "not rated");
  ASSERT_EQ(next->figures().risks_size(), 2);
  EXPECT_FALSE(next->figures().risks(0).moved());
  EXPECT_EQ(next->figures().risks(0).residual_before(), "9 (medium)");
  EXPECT_EQ(next->figures().risks(1).movement(), "new");

  EXPECT_THAT(Review("nov").status(), HasReason(StatusCode::kFailedPrecondition,
                                                "WORDS_CARRIED_FORWARD"));
  const auto looked_at = Words("nov", "October");
  ASSERT_THAT(looked_at.status(), IsOk());
  EXPECT_FALSE(looked_at->narrative().carried_forward());
  EXPECT_EQ(looked_at->narrative().next_steps(), "");
  EXPECT_EQ(looked_at->money_size(), 0);
  EXPECT_THAT(Review("nov").status(), IsOk());
}

TEST_F(HighlightHandlersTest, TheReportBeforeIsTheLatestOfTheWorkstream) {
  ASSERT_THAT(Prepare("aug", 8).status(), IsOk());
  ASSERT_THAT(Prepare("quiet-oct", 10, "", "quiet").status(), IsOk());
  ASSERT_THAT(Prepare("dec", 12).status(), IsOk());
  const auto report = Prepare("nov", 11);
  ASSERT_THAT(report.status(), IsOk());
  EXPECT_EQ(report->previous(), "councils/x/highlightReports/aug");
  // That one has no words, so none were carried forward.
  EXPECT_FALSE(report->narrative().carried_forward());
  EXPECT_THAT(Review("nov").status(),
              HasReason(StatusCode::kFailedPrecondition, "WORDS_MISSING"));
}

TEST_F(HighlightHandlersTest, WhoeverMadeItDoesNotReviewIt) {
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  ASSERT_THAT(Do(&CheckWrite, &WriteHighlightReport, CallBy("writer"),
                 NameOf("nov") + " narrative { progress: 'Done' }")
                  .status(),
              IsOk());
  for (const char* caller : {"officer", "writer"}) {
    EXPECT_THAT(
        Review("nov", caller).status(),
        HasReason(StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED"))
        << caller;
  }
  EXPECT_EQ(Stored("nov").state(), HighlightReport::DRAFT);
  const auto reviewed = Review("nov");
  ASSERT_THAT(reviewed.status(), IsOk());
  EXPECT_EQ(reviewed->steps(1).taken_by(), "Assistant Director");
}

TEST_F(HighlightHandlersTest, TheDigestIsOfWhatIsStored) {
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  ASSERT_THAT(Words("nov", "Done").status(), IsOk());
  EXPECT_EQ(Stored("nov").digest(), "");
  ASSERT_THAT(Review("nov").status(), IsOk());
  HighlightReport stored = Stored("nov");
  EXPECT_EQ(stored.digest().size(), 64u);
  EXPECT_EQ(stored.digest(), DigestOf(stored));
  const std::string digest = stored.digest();
  stored.mutable_figures()->set_overdue_action_count(7);
  EXPECT_NE(DigestOf(stored), digest);
  stored = Stored("nov");
  stored.mutable_narrative()->set_progress("Undone");
  EXPECT_NE(DigestOf(stored), digest);
  stored = Stored("nov");
  stored.add_money();
  EXPECT_NE(DigestOf(stored), digest);
  stored = Stored("nov");
  stored.mutable_month()->set_month(10);
  EXPECT_NE(DigestOf(stored), digest);
}

TEST_F(HighlightHandlersTest, TheBoardAcceptsWhatItSaw) {
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  ASSERT_THAT(Words("nov", "Done").status(), IsOk());
  const auto reviewed = Review("nov");
  ASSERT_THAT(reviewed.status(), IsOk());
  EXPECT_THAT(Accept("nov", std::string(64, '0')).status(),
              HasReason(StatusCode::kFailedPrecondition, "DIGEST_MISMATCH"));
  EXPECT_THAT(Accept("nov", "short").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  for (const char* day :
       {"year: 2025 month: 12 day: 2", "year: 2025 month: 12 day: 4"}) {
    EXPECT_THAT(Accept("nov", reviewed->digest(), day).status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << day;
  }
  EXPECT_EQ(Stored("nov").state(), HighlightReport::REVIEWED);
  const auto accepted = Accept("nov", reviewed->digest());
  ASSERT_THAT(accepted.status(), IsOk());
  EXPECT_EQ(accepted->state(), HighlightReport::ACCEPTED);
  EXPECT_EQ(accepted->digest(), reviewed->digest());
  EXPECT_EQ(accepted->steps(2).taken_by(), "The board");
  EXPECT_EQ(accepted->steps(2).date().day(), 3);
}

TEST_F(HighlightHandlersTest, OneThatIsSentBackIsADraftAgain) {
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  ASSERT_THAT(Words("nov", "Done").status(), IsOk());
  ASSERT_THAT(Review("nov").status(), IsOk());
  const auto returned = Return("nov");
  ASSERT_THAT(returned.status(), IsOk());
  EXPECT_EQ(returned->state(), HighlightReport::DRAFT);
  EXPECT_EQ(returned->digest(), "");
  EXPECT_EQ(returned->steps(2).reason(), "Say more");
  EXPECT_THAT(Words("nov", "More was done").status(), IsOk());
}

TEST_F(HighlightHandlersTest, EachStepIsOfOneState) {
  const auto refused =
      HasReason(StatusCode::kFailedPrecondition, "HIGHLIGHT_REPORT_STATE");
  const std::string digest(64, 'a');
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  EXPECT_THAT(Return("nov").status(), refused);
  EXPECT_THAT(Accept("nov", digest).status(), refused);
  ASSERT_THAT(Words("nov", "Done").status(), IsOk());
  ASSERT_THAT(Review("nov").status(), IsOk());
  for (int state = 0; state < 2; ++state) {
    EXPECT_THAT(Words("nov", "Else").status(), refused);
    EXPECT_THAT(Refresh("nov").status(), refused);
    EXPECT_THAT(Review("nov").status(), refused);
    if (state == 0) {
      ASSERT_THAT(Accept("nov", Stored("nov").digest()).status(), IsOk());
    }
  }
  EXPECT_THAT(Return("nov").status(), refused);
  EXPECT_THAT(Accept("nov", digest).status(), refused);
  EXPECT_THAT(Words("none", "Else").status(),
              HasReason(StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_F(HighlightHandlersTest, OneThatChangedMeanwhileIsReadAgain) {
  const auto prepared = Prepare("nov", 11);
  ASSERT_THAT(prepared.status(), IsOk());
  ASSERT_THAT(Words("nov", "Mine").status(), IsOk());
  EXPECT_THAT(
      Words("nov", "Yours", "", absl::StrCat("etag: '", prepared->etag(), "'"))
          .status(),
      HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(Stored("nov").narrative().progress(), "Mine");
}

TEST_F(HighlightHandlersTest, RefusesWordsAndMoneyThatBreakARule) {
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  const std::string money =
      "money { allocation: 'councils/x/allocations/a' source: 'Ledger'"
      " as_of_date { year: 2025 month: 11 day: 1 } ";
  for (const std::string& words : std::vector<std::string>{
           "decisions_asked: ''",
           "next_steps: '" + std::string(2001, 'n') + "'"}) {
    EXPECT_THAT(Words("nov", "Done", words).status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << words;
  }
  for (const std::string& more : std::vector<std::string>{
           money + "spent_pence: -1 }", money + "} " + money + "}",
           "money { allocation: 'a' source: 'Ledger'"
           " as_of_date { year: 2025 month: 11 day: 1 } }",
           "money { allocation: 'councils/x/allocations/a' source: 'Ledger'"
           " as_of_date { year: 2025 month: 12 day: 4 } }",
           "money { allocation: 'councils/x/allocations/a'"
           " as_of_date { year: 2025 month: 11 day: 1 } }"}) {
    EXPECT_THAT(Words("nov", "Done", "", more).status(),
                HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << more;
  }
  EXPECT_THAT(Words("nov", "").status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(Words("nov", std::string(2000, 'p')).status(), IsOk());
}

TEST_F(HighlightHandlersTest, ListsTheNewestMonthFirst) {
  ASSERT_THAT(Prepare("a", 10).status(), IsOk());
  ASSERT_THAT(Prepare("c", 12, "", "quiet").status(), IsOk());
  ASSERT_THAT(Prepare("b", 12).status(), IsOk());
  const auto page = records_.reports().List<v1::ListHighlightReportsResponse>(
      **store_.Read("x"),
      tests::FromText<v1::ListHighlightReportsRequest>("parent: 'councils/x'"));
  ASSERT_THAT(page.status(), IsOk());
  std::vector<std::string> names;
  for (const HighlightReport& report : page->highlight_reports()) {
    names.push_back(report.name());
  }
  EXPECT_THAT(names, ElementsAre("councils/x/highlightReports/b",
                                 "councils/x/highlightReports/c",
                                 "councils/x/highlightReports/a"));
}

}  // namespace
}  // namespace carereform::improvement
