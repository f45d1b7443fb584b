// The return commands against a server with one made-up return.
#include <sys/stat.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "common/status/error.h"
#include "common/store/digest.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = reporting::v1;
using google::protobuf::TextFormat;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char kName[] = "councils/kent/progressReturns/q3";

constexpr char kModel[] = R"pb(
  cover { data_notes: "synthetic cases" }
  cells {
    id: "m02-stock"
    code: "M02"
    display_name: "Median wait for allocation"
    owner: "assessments"
    target: "at most 14 days"
    outcome: MISSED
    outcome_reason: "21 days is more than 14"
    value {
      state: VALUE
      origin: COMPUTED
      quantile { value_times_two: 42 n: 341 }
      unit: "days"
      basis: STOCK
      revision: 7
      question: "How long?"
      as_of_date { year: 2025 month: 10 day: 20 }
    }
  }
  cells {
    id: "m02-team-a"
    code: "M02"
    display_name: "Median wait for allocation"
    group: "team_a"
    outcome: CONTEXT
    owner: "assessments"
    value {
      state: VALUE
      origin: COMPUTED
      quantile { value_times_two: 40 n: 3 }
      unit: "days"
      as_of_date { year: 2025 month: 10 day: 20 }
    }
  }
  cells {
    id: "m15"
    code: "M15"
    display_name: "Reviews done"
    target: "more than 59.51%"
    outcome: NOT_JUDGED
    owner: "reporting"
    value { state: MISSING note: "never published" unit: "percent" }
  }
  gaps { kind: ABSENT subject: "m15" text: "there is no figure" }
)pb";

class FakeReporting : public v1::ReportingService::Service {
 public:
  FakeReporting() {
    state.set_name(kName);
    state.set_quarter("2025-26 Q3");
    state.set_interim(true);
    state.set_version(1);
    state.set_state(v1::ProgressReturn::DRAFT);
    state.set_cell_count(3);
    state.set_missing_count(1);
    state.set_etag("e1");
    EXPECT_TRUE(TextFormat::ParseFromString(kModel, &model));
    for (const auto format : {v1::HTML, v1::JSON, v1::CSV}) {
      auto& digest = *state.add_documents();
      digest.set_format(format);
      digest.set_sha256(store::Sha256Hex(ContentIn(format)));
    }
  }

  static std::string ContentIn(v1::DocumentFormat format) {
    return "the " + v1::DocumentFormat_Name(format);
  }

  grpc::Status PrepareProgressReturn(
      grpc::ServerContext*, const v1::PrepareProgressReturnRequest* request,
      v1::ProgressReturn* response) override {
    prepared = *request;
    *response = state;
    return grpc::Status::OK;
  }

  grpc::Status FreezeProgressReturn(
      grpc::ServerContext*, const v1::FreezeProgressReturnRequest* request,
      v1::ProgressReturn* response) override {
    if (!request->etag().empty() && request->etag() != state.etag()) {
      return ToGrpcStatus(MakeError(absl::StatusCode::kAborted, "ETAG_MISMATCH",
                                    "the return changed"));
    }
    state.set_state(v1::ProgressReturn::FROZEN);
    *response = state;
    return grpc::Status::OK;
  }

  grpc::Status GetProgressReturn(grpc::ServerContext*,
                                 const v1::GetProgressReturnRequest* request,
                                 v1::ProgressReturn* response) override {
    if (request->name() != kName) {
      return ToGrpcStatus(MakeError(absl::StatusCode::kNotFound,
                                    "RESOURCE_NOT_FOUND",
                                    request->name() + " is not there"));
    }
    *response = state;
    return grpc::Status::OK;
  }

  grpc::Status GetReturnModel(grpc::ServerContext*,
                              const v1::GetReturnModelRequest*,
                              v1::ReturnModel* response) override {
    *response = model;
    return grpc::Status::OK;
  }

  grpc::Status ListProgressReturns(
      grpc::ServerContext*, const v1::ListProgressReturnsRequest*,
      v1::ListProgressReturnsResponse* response) override {
    *response->add_progress_returns() = state;
    return grpc::Status::OK;
  }

  grpc::Status GetReturnDocument(grpc::ServerContext*,
                                 const v1::GetReturnDocumentRequest* request,
                                 v1::ReturnDocument* response) override {
    response->set_content(ContentIn(request->format()) + tampering);
    response->set_sha256(store::Sha256Hex(ContentIn(request->format()) +
                                          (digest_follows ? tampering : "")));
    return grpc::Status::OK;
  }

  grpc::Status ExplainCell(grpc::ServerContext*,
                           const v1::ExplainCellRequest* request,
                           v1::CellExplanation* response) override {
    if (request->name() != std::string(kName) + "/cells/m02-stock") {
      return ToGrpcStatus(MakeError(absl::StatusCode::kNotFound,
                                    "CELL_NOT_FOUND", "no such cell"));
    }
    *response->mutable_cell() = model.cells(0);
    response->set_judgement("missed, because 21 is more than 14");
    auto& explanation = *response->mutable_explanation();
    explanation.set_method("Days from receipt.");
    auto& line = *explanation.add_lines();
    line.set_text("waiting on the day");
    line.set_n(1341);
    explanation.add_records("councils/kent/referrals/r9");
    return grpc::Status::OK;
  }

  v1::ProgressReturn state;
  v1::ReturnModel model;
  v1::PrepareProgressReturnRequest prepared;
  std::string tampering;
  bool digest_follows = false;
};

class ReturnTest : public testing::Test {
 protected:
  ReturnTest() { setenv("PATH", programs_.path().c_str(), 1); }
  ~ReturnTest() override { setenv("PATH", path_.c_str(), 1); }

  // Makes a weasyprint whose Python copies the page behind a PDF's first bytes.
  void InstallWeasyPrint() {
    const std::string python = programs_.Write(
        "python", "#!/bin/sh\n{ printf %%PDF-; /bin/cat \"$4\"; } > \"$5\"\n");
    const std::string program =
        programs_.Write("weasyprint", "#!" + python + "\n");
    ASSERT_EQ(chmod(python.c_str(), 0700), 0);
    ASSERT_EQ(chmod(program.c_str(), 0700), 0);
  }

  Outcome RunHere(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }

  const std::string path_ = std::getenv("PATH");
  TemporaryFolder programs_;  // All that PATH names.
  FakeReporting reporting_;
  FakeServer server_{{&reporting_}};
  TemporaryFolder folder_;
};

TEST_F(ReturnTest, PreparesForAQuarterAndADay) {
  const Outcome outcome =
      RunHere({"return", "prepare", "--council", "kent", "--quarter",
               "2025-26 Q3", "--as-of", "2025-10-20"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(reporting_.prepared.parent(), "councils/kent");
  EXPECT_EQ(reporting_.prepared.quarter(), "2025-26 Q3");
  EXPECT_EQ(reporting_.prepared.as_of_date().day(), 20);
  EXPECT_EQ(reporting_.prepared.request_id().size(), 36u);
  EXPECT_THAT(outcome.out, HasSubstr("2025-26 Q3, interim"));
  EXPECT_THAT(outcome.out, HasSubstr("draft, version 1"));
  EXPECT_THAT(outcome.err,
              HasSubstr("next: carereform return show " + std::string(kName)));
}

TEST_F(ReturnTest, LeavesTheDayToTheServer) {
  RunHere(
      {"return", "prepare", "--council", "kent", "--quarter", "2025-26 Q3"});
  EXPECT_FALSE(reporting_.prepared.has_as_of_date());
}

TEST_F(ReturnTest, FreezesUnlessSomeoneWasFirst) {
  const Outcome stale =
      RunHere({"return", "freeze", "q3", "--council", "kent", "--etag", "e0"});
  EXPECT_EQ(stale.exit_code, 6);
  EXPECT_EQ(reporting_.state.state(), v1::ProgressReturn::DRAFT);
  const Outcome fresh = RunHere({"return", "freeze", kName, "--etag", "e1"});
  EXPECT_EQ(fresh.exit_code, 0) << fresh.err;
  EXPECT_THAT(fresh.out, HasSubstr("frozen, version 1"));
}

TEST_F(ReturnTest, ShowsTheFiguresOfTheWholeAndCountsThem) {
  const Outcome outcome =
      RunHere({"return", "show", "q3", "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("synthetic cases\n"));
  EXPECT_THAT(outcome.out,
              HasSubstr("m02-stock  M02   Median wait for allocation"));
  EXPECT_THAT(outcome.out, HasSubstr("21 days"));
  EXPECT_THAT(outcome.out, HasSubstr("at most 14 days"));
  EXPECT_THAT(outcome.out, HasSubstr("computed"));
  EXPECT_THAT(outcome.out, HasSubstr("Not available"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("team_a")));
  EXPECT_THAT(outcome.out, HasSubstr("3: 2 computed, 0 imported, 1 missing"));
  EXPECT_THAT(outcome.out, HasSubstr("0 met, 1 missed, 1 not judged, 1 for"));
  EXPECT_THAT(outcome.out, HasSubstr("absent    1"));
}

TEST_F(ReturnTest, ShowsGroupsWhenAsked) {
  EXPECT_THAT(RunHere({"return", "show", kName, "--groups"}).out,
              HasSubstr("team_a"));
}

TEST_F(ReturnTest, ShowsTheModelInJsonWithTheContractsFieldNames) {
  const Outcome outcome =
      RunHere({"return", "show", kName, "--format", "json"});
  v1::ReturnModel model;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(outcome.out, &model).ok());
  EXPECT_EQ(model.cells_size(), 3);
  EXPECT_THAT(outcome.out, HasSubstr("\"as_of_date\""));
  EXPECT_EQ(outcome.err, "");
}

TEST_F(ReturnTest, SaysThatAReturnIsNotThere) {
  const Outcome outcome =
      RunHere({"return", "show", "q9", "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_EQ(outcome.out, "");
}

TEST_F(ReturnTest, ListsReturns) {
  EXPECT_THAT(RunHere({"return", "list", "--council", "kent"}).out,
              HasSubstr("q3  2025-26 Q3, interim"));
}

TEST_F(ReturnTest, WritesEveryDocumentWithItsDigest) {
  const std::string to = folder_.PathOf("a/b");
  const Outcome outcome = RunHere({"return", "export", kName, "--to", to});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(ContentOf(to + "/return.html"), "the HTML");
  EXPECT_EQ(ContentOf(to + "/return.json"), "the JSON");
  EXPECT_EQ(ContentOf(to + "/return.csv"), "the CSV");
  EXPECT_THAT(outcome.out, HasSubstr(to + "/return.html"));
  EXPECT_THAT(outcome.out, HasSubstr(store::Sha256Hex("the CSV")));
}

TEST_F(ReturnTest, WritesOnlyTheDocumentsAskedFor) {
  EXPECT_EQ(RunHere({"return", "export", kName, "--to", folder_.path(),
                     "--format-file", "html,csv"})
                .exit_code,
            0);
  EXPECT_THAT(folder_.Files(), ElementsAre("return.csv", "return.html"));
}

TEST_F(ReturnTest, WritesNothingThatIsNotWhatTheServerNames) {
  reporting_.tampering = "!";
  const Outcome outcome =
      RunHere({"return", "export", kName, "--to", folder_.path()});
  EXPECT_EQ(outcome.exit_code, 8);
  EXPECT_THAT(outcome.err, HasSubstr("SHA-256 differs"));
  EXPECT_THAT(folder_.Files(), ElementsAre());
}

TEST_F(ReturnTest, WritesNothingThatIsNotWhatWasFrozen) {
  reporting_.tampering = "!";
  reporting_.digest_follows = true;
  const Outcome outcome =
      RunHere({"return", "export", kName, "--to", folder_.path()});
  EXPECT_EQ(outcome.exit_code, 8);
  EXPECT_THAT(outcome.err, HasSubstr("as it was frozen"));
  EXPECT_THAT(folder_.Files(), ElementsAre());
}

TEST_F(ReturnTest, SaysHowToHaveAPdfWhereNoneCanBeMade) {
  const Outcome outcome =
      RunHere({"return", "export", kName, "--to", folder_.path()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("apt-get install weasyprint"));
  EXPECT_THAT(folder_.Files(),
              ElementsAre("return.csv", "return.html", "return.json"));
}

TEST_F(ReturnTest, MakesAPdfOfThePageWhereItCan) {
  InstallWeasyPrint();
  const Outcome outcome =
      RunHere({"return", "export", kName, "--to", folder_.path()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(ContentOf(folder_.PathOf("return.pdf")), "%PDF-the HTML");
  EXPECT_THAT(folder_.Files(), ElementsAre("return.csv", "return.html",
                                           "return.json", "return.pdf"));
  EXPECT_THAT(outcome.out, HasSubstr(store::Sha256Hex("%PDF-the HTML")));
}

TEST_F(ReturnTest, NamesThePageThatAPdfWasMadeFrom) {
  InstallWeasyPrint();
  const Outcome outcome =
      RunHere({"return", "export", kName, "--to", folder_.path(), "--format",
               "json", "--format-file", "pdf"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(folder_.Files(), ElementsAre("return.pdf"));
  EXPECT_THAT(outcome.out, HasSubstr("application/pdf"));
  EXPECT_THAT(outcome.out, HasSubstr(store::Sha256Hex("the HTML")));
}

TEST_F(ReturnTest, WritesNothingWhereAPdfIsAskedForAndCannotBeMade) {
  const Outcome outcome =
      RunHere({"return", "export", kName, "--to", folder_.path(),
               "--format-file", "html,pdf"});
  EXPECT_EQ(outcome.exit_code, 6);
  EXPECT_THAT(outcome.err, HasSubstr("WeasyPrint"));
  EXPECT_THAT(folder_.Files(), ElementsAre());
}

TEST_F(ReturnTest, MakesNoPdfOfAPageThatIsNotWhatWasFrozen) {
  InstallWeasyPrint();
  reporting_.tampering = "!";
  reporting_.digest_follows = true;
  const Outcome outcome = RunHere({"return", "export", kName, "--to",
                                   folder_.path(), "--format-file", "pdf"});
  EXPECT_EQ(outcome.exit_code, 8);
  EXPECT_THAT(outcome.err, HasSubstr("as it was frozen"));
  EXPECT_THAT(folder_.Files(), ElementsAre());
}

TEST_F(ReturnTest, ExplainsACell) {
  const Outcome outcome =
      RunHere({"return", "explain", "q3", "m02-stock", "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* text :
       {"m02-stock", "21 days", "How long?", "Days from receipt.",
        "waiting on the day  1,341", "councils/kent/referrals/r9",
        "missed, because 21 is more than 14", "revision 7"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
}

TEST_F(ReturnTest, SaysThatACellIsNotThere) {
  const Outcome outcome = RunHere({"return", "explain", kName, "m99"});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_THAT(outcome.err, HasSubstr("return show NAME --groups"));
}

}  // namespace
}  // namespace carereform::command_line
