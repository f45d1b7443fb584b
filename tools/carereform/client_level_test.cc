#include <fstream>
#include <string>
#include <vector>

#include "carereform/assessments/v1/client_level_data.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "tests/support/temporary_directory.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kHeader[] =
    "LA_Code,LA_Person_Unique_Identifier,Date_of_Birth,Client_Type,Event_Type,"
    "Event_Start_Date,Event_End_Date,Event_Outcome\n";

class CldValidateTest : public testing::Test {
 protected:
  std::string FileWith(const std::string& rows) {
    const std::string path = directory_.path() + "/submission.csv";
    std::ofstream(path) << kHeader << rows;
    return path;
  }

  tests::TemporaryDirectory directory_;
};

TEST_F(CldValidateTest, ReportsByRuleAndByRowAndNamesNoValue) {
  const Outcome outcome = RunProgram(
      {"cld", "validate",
       FileWith("508,planted-person,1950-01-01,Service user,Request,2025-01-01,"
                "2025-01-02,planted words\n")});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.out, HasSubstr("1 rows, of which 1 have a field"));
  EXPECT_THAT(outcome.out, HasSubstr("line 2, Event_Outcome: Failed: Invalid. "
                                     "use a word of the list event_outcome."));
  EXPECT_THAT(outcome.out, Not(HasSubstr("planted")));
  EXPECT_THAT(outcome.err, HasSubstr("the file does not pass"));
}

TEST_F(CldValidateTest, ReportsForPrograms) {
  const Outcome outcome = RunProgram(
      {"cld", "validate", "--most", "1", "--format", "json",
       FileWith("508,p-1,1850-01-01,Service user,Request,2025-01-01,,\n")});
  EXPECT_EQ(outcome.exit_code, 4);
  const auto report = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(report["rows"], 1);
  EXPECT_EQ(report["failures"].size(), 1);
  EXPECT_EQ(report["issue_count"], 1);
  EXPECT_EQ(report["issues"][0]["field"], "Date_of_Birth");
}

TEST_F(CldValidateTest, SaysWhatCannotBeRead) {
  const Outcome outcome = RunProgram({"cld", "validate", "/nowhere.csv"});
  EXPECT_EQ(outcome.exit_code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("cannot read /nowhere.csv"));
}

using assessments::v1::ExportClientLevelDataRequest;
using assessments::v1::ExportClientLevelDataResponse;

class FakeExport final
    : public assessments::v1::ClientLevelDataService::Service {
 public:
  grpc::Status ExportClientLevelData(
      grpc::ServerContext*, const ExportClientLevelDataRequest* request,
      grpc::ServerWriter<ExportClientLevelDataResponse>* out) override {
    asked = *request;
    ExportClientLevelDataResponse part;
    part.set_revision(7);
    for (const char* text : {kHeader, "508,p-1\n", "508,p-2\n"}) {
      part.set_csv(text);
      out->Write(part);
      part.set_row_count(part.row_count() + 1);
    }
    return end;
  }

  ExportClientLevelDataRequest asked;
  grpc::Status end = grpc::Status::OK;
};

class CldExportTest : public testing::Test {
 protected:
  Outcome Run(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {
        "cld",       "export",     "--council", "kent",
        "--from",    "2025-07-01", "--to",      "2025-09-30",
        "--la-code", "508",        "--out",     folder_.PathOf("out.csv")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunAgainst(server_.address(), arguments);
  }

  FakeExport service_;
  FakeServer server_{{&service_}};
  TemporaryFolder folder_;
};

TEST_F(CldExportTest, PutsThePartsTogether) {
  const Outcome outcome = Run();
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(ContentOf(folder_.PathOf("out.csv")),
            std::string(kHeader) + "508,p-1\n508,p-2\n");
  EXPECT_THAT(outcome.out, HasSubstr("2 rows as known at revision 7"));
  EXPECT_THAT(outcome.err, HasSubstr("cld validate"));
  EXPECT_EQ(service_.asked.parent(), "councils/kent");
  EXPECT_EQ(service_.asked.la_code(), "508");
  EXPECT_EQ(service_.asked.reporting_period_start_date().month(), 7);
  EXPECT_EQ(service_.asked.reporting_period_end_date().day(), 30);
}

TEST_F(CldExportTest, WritesOverNothingUnasked) {
  folder_.Write("out.csv", "mine");
  Outcome outcome = Run();
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("is there already"));
  EXPECT_EQ(ContentOf(folder_.PathOf("out.csv")), "mine");
  outcome = Run({"--replace", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(nlohmann::json::parse(outcome.out)["rows"], 2);
}

TEST_F(CldExportTest, LeavesNoHalfOfAFile) {
  service_.end = ToGrpcStatus(
      MakeError(absl::StatusCode::kUnavailable, "SERVER_STOPPING", "stopping"));
  folder_.Write("out.csv", "mine");
  const Outcome outcome = Run({"--replace"});
  EXPECT_NE(outcome.exit_code, 0);
  EXPECT_EQ(ContentOf(folder_.PathOf("out.csv")), "mine");
  EXPECT_THAT(folder_.Files(), testing::ElementsAre("out.csv"));
}

}  // namespace
}  // namespace carereform::command_line
