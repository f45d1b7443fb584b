// `highlights` against a server that keeps what it was asked.
#include <string>
#include <vector>

#include "carereform/improvement/v1/highlight_reports.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = improvement::v1;
using testing::HasSubstr;

v1::HighlightReport Report() {
  v1::HighlightReport report;
  report.set_name("councils/kent/highlightReports/homes-2025-10");
  report.set_workstream("councils/kent/workstreams/homes");
  report.set_state(v1::HighlightReport::DRAFT);
  report.mutable_narrative()->set_progress("Much was done");
  report.mutable_narrative()->add_decisions_asked("Pay for it");
  report.mutable_narrative()->set_carried_forward(true);
  auto& figures = *report.mutable_figures();
  figures.set_milestones_due_count(3);
  figures.add_milestones()->set_standing(
      v1::HighlightReport::MilestoneLine::MET);
  auto& target = *figures.add_targets();
  target.set_code("M01");
  target.set_computed("red");
  target.set_computed_reason("3 days over");
  auto& risk = *figures.add_risks();
  risk.set_title("Staff leave");
  risk.set_standing("stale since 1 October 2025");
  return report;
}

class FakeHighlights : public v1::HighlightReportService::Service {
 public:
  grpc::Status PrepareHighlightReport(
      grpc::ServerContext*, const v1::PrepareHighlightReportRequest* request,
      v1::HighlightReport* out) override {
    prepared = *request;
    *out = Report();
    return grpc::Status::OK;
  }
  grpc::Status GetHighlightReport(grpc::ServerContext*,
                                  const v1::GetHighlightReportRequest* request,
                                  v1::HighlightReport* out) override {
    shown = request->name();
    *out = Report();
    return grpc::Status::OK;
  }
  grpc::Status GetBoardPack(grpc::ServerContext*,
                            const v1::GetBoardPackRequest* request,
                            v1::BoardPack* out) override {
    month = request->month().month();
    *out->add_reports() = Report();
    out->add_missing()->set_workstream("councils/kent/workstreams/quiet");
    out->add_warnings("Quiet work: there is no report.");
    return grpc::Status::OK;
  }
  grpc::Status RenderBoardPack(grpc::ServerContext*,
                               const v1::RenderBoardPackRequest* request,
                               v1::RenderBoardPackResponse* out) override {
    month = request->month().month();
    out->set_page("<!doctype html>");
    return grpc::Status::OK;
  }

  v1::PrepareHighlightReportRequest prepared;
  std::string shown;
  int month = 0;
};

class HighlightsCommandsTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "highlights");
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeHighlights highlights_;
  FakeServer server_{{&highlights_}};
  TemporaryFolder folder_;
};

TEST_F(HighlightsCommandsTest, PrepareNamesTheReportByStreamAndMonth) {
  const Outcome shown =
      RunHere({"prepare", "homes", "--council", "kent", "--month", "2025-10",
               "--as-of", "2025-10-20"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  const auto& asked = highlights_.prepared;
  EXPECT_EQ(asked.parent(), "councils/kent");
  EXPECT_EQ(asked.workstream(), "councils/kent/workstreams/homes");
  EXPECT_EQ(asked.highlight_report_id(), "homes-2025-10");
  EXPECT_EQ(asked.month().month(), 10);
  EXPECT_EQ(asked.month().day(), 0);
  EXPECT_EQ(asked.as_of_date().day(), 20);
  EXPECT_NE(asked.request_id(), "");
  for (const char* text :
       {"draft", "3 due, 1 met, 0 slipped", "Pay for it", "red", "3 days over",
        "stale since 1 October 2025"}) {
    EXPECT_THAT(shown.out, HasSubstr(text));
  }
  EXPECT_THAT(shown.err, HasSubstr("the words are last month's"));
}

TEST_F(HighlightsCommandsTest, ShowTakesAnIdOrAFullName) {
  EXPECT_EQ(RunHere({"show", "r", "--council", "kent"}).exit_code, 0);
  EXPECT_EQ(highlights_.shown, "councils/kent/highlightReports/r");
  const Outcome json =
      RunHere({"show", "councils/kent/highlightReports/s", "--format", "json"});
  EXPECT_EQ(highlights_.shown, "councils/kent/highlightReports/s");
  EXPECT_THAT(json.out, HasSubstr("\"milestones_due_count\": 3"));
}

TEST_F(HighlightsCommandsTest, PackShowsReportsAndWhatIsMissing) {
  const Outcome shown =
      RunHere({"pack", "--council", "kent", "--month", "2025-10"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_EQ(highlights_.month, 10);
  EXPECT_THAT(shown.out, HasSubstr("no report"));
  EXPECT_THAT(shown.out, HasSubstr("- Quiet work: there is no report."));
}

TEST_F(HighlightsCommandsTest, PackWritesThePageAndNotOverAnother) {
  const std::string path = folder_.PathOf("pack.html");
  const std::vector<std::string> write = {
      "pack", "--council", "kent", "--month", "2025-10", "--html", path};
  EXPECT_EQ(RunHere(write).exit_code, 0);
  EXPECT_EQ(ContentOf(path), "<!doctype html>");
  EXPECT_NE(RunHere(write).exit_code, 0);
}

TEST_F(HighlightsCommandsTest, RefusesWhatIsNoMonth) {
  const Outcome refused =
      RunHere({"pack", "--council", "kent", "--month", "2025-13"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--month"));
}

}  // namespace
}  // namespace carereform::command_line
