#include "services/improvement/highlights/board_pack.h"

#include <string>

#include "services/improvement/highlights/board_pack_html.h"
#include "services/improvement/highlights/highlight_fixture.h"

namespace carereform::improvement {
namespace {

using absl::StatusCode;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using tests::HasReason;
using tests::IsOk;
using v1::BoardPack;
using v1::HighlightReport;

constexpr char kStale[] = "last_review_date { year: 2025 month: 8 day: 1 }";

class BoardPackTest : public HighlightFixture {
 protected:
  std::string Page(int month) {
    const auto request =
        tests::FromText<v1::RenderBoardPackRequest>(absl::StrCat(
            "parent: 'councils/x' month { year: 2025 month: ", month, " }"));
    const auto page = RenderBoardPack(records_, **store_.Read("x"),
                                      CallBy("reader"), request);
    EXPECT_THAT(page.status(), IsOk());
    return page.ok() ? page->page() : "";
  }
};

TEST_F(BoardPackTest, HasEveryWorkstreamAlsoThoseWithoutAReport) {
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  ASSERT_THAT(Prepare("oct", 10, "", "quiet").status(), IsOk());
  const auto pack = Pack(11);
  ASSERT_THAT(pack.status(), IsOk());
  ASSERT_EQ(pack->reports_size(), 1);
  EXPECT_EQ(pack->reports(0).name(), "councils/x/highlightReports/nov");
  ASSERT_EQ(pack->missing_size(), 1);
  EXPECT_EQ(pack->missing(0).display_name(), "Quiet work");
  EXPECT_EQ(pack->not_reviewed_count(), 1);
  EXPECT_THAT(pack->warnings(), Contains("Quiet work: there is no report."));
  EXPECT_THAT(pack->warnings(),
              Contains(HasSubstr("Homes first: the report is a draft")));
}

TEST_F(BoardPackTest, RefusesAMonthThatHasNotBegun) {
  v1::GetBoardPackRequest request;
  request.set_parent("councils/x");
  request.mutable_month()->set_year(2026);
  request.mutable_month()->set_month(1);
  EXPECT_THAT(
      GetBoardPack(records_, **store_.Read("x"), CallBy("reader"), request)
          .status(),
      HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  request.clear_month();
  EXPECT_THAT(CheckGetBoardPack(request),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(BoardPackTest, NamesEachStaleRiskAndCallsNoRegisterCurrent) {
  ASSERT_THAT(AddRisk("old", absl::StrCat(kOfHomes, kStale)), IsOk());
  ASSERT_THAT(AddRisk("never", kOfHomes), IsOk());
  ASSERT_THAT(
      AddRisk("fresh", absl::StrCat(kOfHomes,
                                    "last_review_date { year: 2025 month: 11"
                                    " day: 20 }")),
      IsOk());
  ASSERT_THAT(AddRisk("whole", kStale), IsOk());
  ASSERT_THAT(Prepare("nov", 11).status(), IsOk());
  const auto pack = Pack(11);
  ASSERT_THAT(pack.status(), IsOk());
  EXPECT_THAT(
      pack->warnings(),
      Contains(HasSubstr("Homes first: the risk \"Risk old\" is stale")));
  EXPECT_THAT(pack->warnings(), Contains(HasSubstr("\"Risk never\" is not")));
  EXPECT_THAT(pack->warnings(),
              Contains(HasSubstr("Programme: the risk \"Risk whole\" is "
                                 "stale")));
  ASSERT_EQ(pack->programme_risks_size(), 1);
  EXPECT_TRUE(pack->programme_risks(0).stale());
  EXPECT_THAT(pack->warnings(), Not(Contains(HasSubstr("Risk fresh"))));
  EXPECT_THAT(pack->warnings(), Not(Contains(HasSubstr("register"))));
  const std::string page = Page(11);
  EXPECT_THAT(page, HasSubstr("Stale</strong>"));
  EXPECT_THAT(page, Not(HasSubstr("register is current")));
}

TEST_F(BoardPackTest, AnAcceptedReportIsShownAsItWas) {
  ReachAccepted("nov", 11);
  ASSERT_THAT(AddRisk("late", absl::StrCat(kOfHomes, kStale)), IsOk());
  const auto pack = Pack(11);
  ASSERT_THAT(pack.status(), IsOk());
  EXPECT_EQ(pack->not_reviewed_count(), 0);
  EXPECT_THAT(pack->warnings(), Not(Contains(HasSubstr("Risk late"))));
  EXPECT_EQ(pack->reports(0).SerializeAsString(),
            Stored("nov").SerializeAsString());
}

TEST_F(BoardPackTest, SaysWhatIsOlderThanTheMonth) {
  ASSERT_THAT(Prepare("nov", 11, "as_of_date { year: 2025 month: 11 day: 29 }")
                  .status(),
              IsOk());
  const auto written =
      Words("nov", "Done", "",
            "money { allocation: 'councils/x/allocations/a' source: 'Ledger'"
            " as_of_date { year: 2025 month: 10 day: 31 } }");
  ASSERT_THAT(written.status(), IsOk());
  const auto pack = Pack(11);
  ASSERT_THAT(pack.status(), IsOk());
  EXPECT_THAT(pack->warnings(),
              Contains(HasSubstr("the figures are of 29 November 2025")));
  EXPECT_THAT(pack->warnings(),
              Contains(HasSubstr("a money position is of 31 October 2025")));
}

TEST_F(BoardPackTest, ThePageSaysInWordsWhatItsColoursRepeat) {
  BoardPack pack;
  pack.mutable_month()->set_year(2025);
  pack.mutable_month()->set_month(11);
  HighlightReport& report = *pack.add_reports();
  report.set_name("councils/x/highlightReports/nov");
  report.set_workstream("councils/x/workstreams/homes");
  report.mutable_narrative()->set_progress("<b>bold</b> & plain");
  report.mutable_narrative()->set_carried_forward(true);
  report.mutable_narrative()->add_decisions_asked("Pay for it");
  auto& money = *report.add_money();
  money.set_allocation("councils/x/allocations/grant");
  money.set_spent_pence(123'456);
  auto& target = *report.mutable_figures()->add_targets();
  target.set_code("M01");
  target.set_computed("red");
  target.set_computed_reason("3 days over a margin of 1.");
  target.set_agreed("amber");
  target.set_agreed_reason("Staff begin in May.");
  target.set_computed_before("green");
  const std::string page = BoardPackHtml(pack, {});
  EXPECT_THAT(page, HasSubstr("Red</strong> 3 days over a margin of 1. It was "
                              "green in the last report."));
  EXPECT_THAT(page, HasSubstr("Amber</strong> Staff begin in May."));
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;bold&lt;/b&gt; &amp; plain"));
  EXPECT_THAT(page, HasSubstr("Last month&#39;s words"));
  EXPECT_THAT(page, HasSubstr("Pay for it"));
  EXPECT_THAT(page, HasSubstr("£1,234.56"));
  EXPECT_THAT(page, HasSubstr("not known"));
  EXPECT_THAT(page, HasSubstr("<html lang=\"en-GB\">"));
}

}  // namespace
}  // namespace carereform::improvement
