// Sign-off on the command line, against a server with one made-up return.
#include <sstream>
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
#include "tools/carereform/command_line.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = reporting::v1;
using google::protobuf::TextFormat;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kName[] = "councils/kent/progressReturns/q3-v2";
constexpr char kRole[] = "section-151-officer";

constexpr char kComparison[] = R"pb(
  earlier: "councils/kent/progressReturns/q3-v1"
  later: "councils/kent/progressReturns/q3-v2"
  cells {
    cell: "c01-stock"
    kind: VALUE_CHANGED
    source: "assessments"
    before {
      id: "c01-stock"
      outcome: MISSED
      value {
        state: VALUE
        count { n: 341 }
        unit: "people"
      }
    }
    after {
      id: "c01-stock"
      outcome: MET
      value {
        state: VALUE
        count { n: 340 }
        unit: "people"
      }
    }
  }
  same_count: 52
  sources {
    source: "assessments"
    after_revision: 7
    to_revision: 8
    change_count: 1
    answered: true
    changes {
      revision: 8
      actor: "duty-team"
      method: "carereform.assessments.v1.AllocateReferral"
      resources: 1
      commit_time { seconds: 1762128000 }
    }
  }
  sources { source: "funding" reason: "SOURCE_UNAVAILABLE" }
)pb";

class FakeSignOff : public v1::ReportingService::Service {
 public:
  FakeSignOff() {
    state.set_name(kName);
    state.set_quarter("2025-26 Q3");
    state.set_version(2);
    state.set_state(v1::ProgressReturn::FROZEN);
    state.set_model_sha256(std::string(64, 'a'));
    v1::Cell& cell = *model.add_cells();
    cell.set_id("m09-stock");
    cell.set_code("M09");
    cell.mutable_value()->set_state(measures::v1::MeasureValue::VALUE);
    cell.mutable_value()->mutable_count()->set_n(297);
  }

  grpc::Status GetProgressReturn(grpc::ServerContext*,
                                 const v1::GetProgressReturnRequest*,
                                 v1::ProgressReturn* response) override {
    *response = state;
    return grpc::Status::OK;
  }

  grpc::Status GetReturnModel(grpc::ServerContext*,
                              const v1::GetReturnModelRequest*,
                              v1::ReturnModel* response) override {
    *response = model;
    return grpc::Status::OK;
  }

  grpc::Status CertifyProgressReturn(
      grpc::ServerContext*, const v1::CertifyProgressReturnRequest* request,
      v1::ProgressReturn* response) override {
    if (!refuse.empty()) {
      return ToGrpcStatus(
          MakeError(absl::StatusCode::kPermissionDenied, refuse, "not by you"));
    }
    *response = state;
    v1::Certification& added = *response->add_certifications();
    added.set_role(request->role());
    added.set_caller("ben");
    added.set_model_sha256(request->model_sha256());
    added.set_statement("I have read this return.");
    if (!request->validate_only()) {
      certified.push_back(*request);
      state = *response;
    }
    return grpc::Status::OK;
  }

  grpc::Status RecordSubmission(grpc::ServerContext*,
                                const v1::RecordSubmissionRequest* request,
                                v1::ProgressReturn* response) override {
    submitted = *request;
    state.set_state(v1::ProgressReturn::SUBMITTED);
    *state.mutable_submission() = request->submission();
    *response = state;
    return grpc::Status::OK;
  }

  grpc::Status PublishProgressReturn(
      grpc::ServerContext*, const v1::PublishProgressReturnRequest* request,
      v1::ProgressReturn* response) override {
    if (request->publication().disclosure() ==
        v1::Publication::DISCLOSURE_UNSPECIFIED) {
      return ToGrpcStatus(MakeError(absl::StatusCode::kFailedPrecondition,
                                    "DISCLOSURE_UNDECIDED", "2 cells"));
    }
    state.set_state(v1::ProgressReturn::PUBLISHED);
    *state.mutable_publication() = request->publication();
    state.mutable_publication()->set_rule("small-counts-1");
    state.mutable_publication()->set_suppressed_count(2);
    *response = state;
    return grpc::Status::OK;
  }

  grpc::Status RevertProgressReturn(
      grpc::ServerContext*, const v1::RevertProgressReturnRequest* request,
      v1::ProgressReturn* response) override {
    *response = state;
    response->set_name("councils/kent/progressReturns/q3-v3");
    response->set_state(v1::ProgressReturn::DRAFT);
    response->set_reverted_from(request->name());
    response->set_revert_reason(request->reason());
    return grpc::Status::OK;
  }

  grpc::Status RecordNoting(grpc::ServerContext*,
                            const v1::RecordNotingRequest* request,
                            v1::ProgressReturn* response) override {
    *state.add_notings() = request->noting();
    *response = state;
    return grpc::Status::OK;
  }

  grpc::Status CompareProgressReturns(
      grpc::ServerContext*, const v1::CompareProgressReturnsRequest* request,
      v1::ReturnComparison* response) override {
    compared = *request;
    EXPECT_TRUE(TextFormat::ParseFromString(kComparison, response));
    return grpc::Status::OK;
  }

  grpc::Status ReportDrift(grpc::ServerContext*, const v1::ReportDriftRequest*,
                           v1::DriftReport* response) override {
    response->set_progress_return(kName);
    response->set_same_count(53);
    response->set_documents_agree(true);
    return grpc::Status::OK;
  }

  grpc::Status GetReturnDocument(grpc::ServerContext*,
                                 const v1::GetReturnDocumentRequest* request,
                                 v1::ReturnDocument* response) override {
    response->set_content(request->copy() == v1::PUBLIC ? "for all"
                                                        : "for some");
    response->set_sha256(store::Sha256Hex(response->content()));
    return grpc::Status::OK;
  }

  v1::ProgressReturn state;
  v1::ReturnModel model;
  std::string refuse;
  std::vector<v1::CertifyProgressReturnRequest> certified;
  v1::RecordSubmissionRequest submitted;
  v1::CompareProgressReturnsRequest compared;
};

class ReturnSignOffTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }

  // Runs it as at a terminal, where `answer` is typed.
  Outcome RunAnswering(const std::string& answer,
                       std::vector<std::string> arguments) {
    std::istringstream in(answer);
    return RunAgainst(server_.address(), std::move(arguments), &in);
  }

  FakeSignOff reporting_;
  FakeServer server_{{&reporting_}};
  TemporaryFolder folder_;
};

TEST_F(ReturnSignOffTest, ShowsWhatIsCertifiedAndAsks) {
  const Outcome outcome =
      RunAnswering("yes\n", {"return", "certify", kName, "--role", kRole});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("297"));
  EXPECT_THAT(outcome.out, HasSubstr(std::string(64, 'a')));
  EXPECT_THAT(outcome.out, HasSubstr("I have read this return."));
  EXPECT_THAT(outcome.err, HasSubstr("Type yes to certify"));
  ASSERT_EQ(reporting_.certified.size(), 1u);
  EXPECT_EQ(reporting_.certified[0].role(), kRole);
  EXPECT_EQ(reporting_.certified[0].model_sha256(), std::string(64, 'a'));
}

TEST_F(ReturnSignOffTest, CertifiesNothingWithoutAYes) {
  EXPECT_EQ(RunAnswering("no\n", {"return", "certify", kName, "--role", kRole})
                .exit_code,
            2);
  EXPECT_EQ(
      RunAnswering("", {"return", "certify", kName, "--role", kRole}).exit_code,
      2);
  const Outcome off_terminal =
      RunHere({"return", "certify", kName, "--role", kRole});
  EXPECT_EQ(off_terminal.exit_code, 2);
  EXPECT_THAT(off_terminal.err, HasSubstr("--yes"));
  EXPECT_THAT(reporting_.certified, IsEmpty());
  EXPECT_EQ(
      RunHere({"return", "certify", kName, "--role", kRole, "--yes"}).exit_code,
      0);
  EXPECT_EQ(reporting_.certified.size(), 1u);
}

TEST_F(ReturnSignOffTest, WhoeverMayNotCertifyIsToldBeforeBeingAsked) {
  reporting_.refuse = "SECOND_PERSON_REQUIRED";
  const Outcome outcome =
      RunAnswering("yes\n", {"return", "certify", kName, "--role", kRole});
  EXPECT_EQ(outcome.exit_code, 7);
  EXPECT_THAT(outcome.err, Not(HasSubstr("Type yes")));
  EXPECT_THAT(outcome.err, HasSubstr("another person"));
}

TEST_F(ReturnSignOffTest, RecordsASubmission) {
  const Outcome outcome =
      RunHere({"return", "submit", "q3-v2", "--council", "kent", "--sent-by",
               "programme manager", "--recipient", "DHSC", "--channel",
               "in-person", "--date", "2025-11-03", "--reference", "by hand"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(reporting_.submitted.name(), kName);
  EXPECT_EQ(reporting_.submitted.submission().channel(),
            v1::Submission::IN_PERSON);
  EXPECT_EQ(reporting_.submitted.submission().sent_date().day(), 3);
  EXPECT_THAT(outcome.out,
              HasSubstr("to DHSC by programme manager, in person, on 3 "
                        "November 2025"));
  EXPECT_EQ(RunHere({"return", "submit", kName, "--sent-by", "a", "--recipient",
                     "b", "--channel", "pigeon", "--date", "2025-11-03"})
                .exit_code,
            2);
}

TEST_F(ReturnSignOffTest, PublishesOnceItIsSaidWhatBecomesOfSmallCounts) {
  const Outcome undecided =
      RunHere({"return", "publish", kName, "--place", "here"});
  EXPECT_EQ(undecided.exit_code, 6);
  EXPECT_THAT(undecided.err, HasSubstr("--disclosure suppress-small"));
  const Outcome outcome = RunHere({"return", "publish", kName, "--place",
                                   "here", "--disclosure", "suppress-small"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out,
              HasSubstr("here; 2 cells suppressed by rule small-counts-1"));
  EXPECT_THAT(outcome.err, HasSubstr("--copy public"));
}

TEST_F(ReturnSignOffTest, RevertsAndNotes) {
  const Outcome reverted =
      RunHere({"return", "revert", kName, "--reason", "wrong day"});
  EXPECT_EQ(reverted.exit_code, 0) << reverted.err;
  EXPECT_THAT(reverted.out, HasSubstr("q3-v3"));
  EXPECT_THAT(reverted.out, HasSubstr("wrong day"));
  const Outcome noted =
      RunHere({"return", "note", kName, "--committee", "Scrutiny", "--date",
               "2025-11-03", "--minute", "32"});
  EXPECT_EQ(noted.exit_code, 0) << noted.err;
  EXPECT_THAT(noted.out, HasSubstr("Scrutiny on 3 November 2025, minute 32"));
}

TEST_F(ReturnSignOffTest, TellsWhatDiffersAndWhoDidIt) {
  const Outcome outcome =
      RunHere({"return", "diff", "q3-v2", "q3-v1", "--council", "kent"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(reporting_.compared.name(), kName);
  EXPECT_EQ(reporting_.compared.earlier(),
            "councils/kent/progressReturns/q3-v1");
  for (const char* text :
       {"c01-stock", "341 people", "340 people", "Missed -> Met",
        "1 differ, 52 are the same", "assessments: 1 change between",
        "duty-team", "AllocateReferral", "2025-11-03T00:00:00Z",
        "funding: its changes are not known (SOURCE_UNAVAILABLE)"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
  v1::ReturnComparison comparison;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(
          RunHere({"return", "diff", kName, kName, "--format", "json"}).out,
          &comparison)
          .ok());
  EXPECT_EQ(comparison.same_count(), 52);
}

TEST_F(ReturnSignOffTest, TellsThatNothingHasDrifted) {
  const Outcome outcome = RunHere({"return", "drift", kName});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("No cell differs; 53 are the same"));
  EXPECT_THAT(outcome.out, HasSubstr("byte for byte"));
}

TEST_F(ReturnSignOffTest, ExportsEitherCopyAndWritesOverNothingUnasked) {
  const auto export_copy = [&](const std::string& copy) {
    return RunHere({"return", "export", kName, "--to", folder_.path(), "--copy",
                    copy, "--format-file", "csv"});
  };
  EXPECT_EQ(export_copy("public").exit_code, 0);
  EXPECT_EQ(export_copy("department").exit_code, 0);
  EXPECT_THAT(folder_.Files(), ElementsAre("return-public.csv", "return.csv"));
  EXPECT_EQ(ContentOf(folder_.PathOf("return-public.csv")), "for all");
  folder_.Write("return.csv", "mine");
  const Outcome again = export_copy("department");
  EXPECT_EQ(again.exit_code, 6);
  EXPECT_THAT(again.err, HasSubstr("--replace"));
  EXPECT_EQ(ContentOf(folder_.PathOf("return.csv")), "mine");
  EXPECT_EQ(RunHere({"return", "export", kName, "--to", folder_.path(),
                     "--format-file", "csv", "--replace"})
                .exit_code,
            0);
  EXPECT_EQ(ContentOf(folder_.PathOf("return.csv")), "for some");
}

}  // namespace
}  // namespace carereform::command_line
