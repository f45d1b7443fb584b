// The erasure commands against a server that keeps what it was asked.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/common/v1/people.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using common::v1::Erasure;
using testing::HasSubstr;

constexpr char kPerson[] = "councils/kent/sources/assessments/people/p1";
constexpr char kErasure[] = "councils/kent/sources/assessments/erasures/e1";

class FakeErasures : public common::v1::ErasureService::Service {
 public:
  grpc::Status RequestErasure(grpc::ServerContext*,
                              const common::v1::RequestErasureRequest* request,
                              Erasure* out) override {
    requested = *request;
    *out = request->erasure();
    out->set_name(kErasure);
    out->set_state(Erasure::REQUESTED);
    return grpc::Status::OK;
  }
  grpc::Status ApproveErasure(grpc::ServerContext*,
                              const common::v1::ApproveErasureRequest* request,
                              Erasure* out) override {
    approved = *request;
    if (request->etag() == "mine") {
      return ToGrpcStatus(MakeError(absl::StatusCode::kPermissionDenied,
                                    "SECOND_PERSON_REQUIRED", "not you"));
    }
    out->set_name(request->name());
    out->set_state(Erasure::ERASING);
    return grpc::Status::OK;
  }
  grpc::Status RejectErasure(grpc::ServerContext*,
                             const common::v1::RejectErasureRequest* request,
                             Erasure* out) override {
    out->set_name(request->name());
    out->set_state(Erasure::REJECTED);
    return grpc::Status::OK;
  }
  grpc::Status GetErasure(grpc::ServerContext*,
                          const common::v1::GetErasureRequest* request,
                          Erasure* out) override {
    out->set_name(request->name());
    out->set_state(Erasure::SCRUBBED);
    out->mutable_scrub_time()->set_seconds(1'760'918'400);
    return grpc::Status::OK;
  }
  grpc::Status ListErasures(grpc::ServerContext*,
                            const common::v1::ListErasuresRequest* request,
                            common::v1::ListErasuresResponse* out) override {
    Erasure& erasure = *out->add_erasures();
    erasure.set_name(absl::StrCat(request->parent(), "/erasures/e",
                                  request->page_token().empty() ? 1 : 2));
    erasure.set_state(Erasure::REQUESTED);
    erasure.set_reason(Erasure::COURT_ORDER);
    erasure.set_requested_by("officer");
    if (request->page_token().empty()) out->set_next_page_token("more");
    return grpc::Status::OK;
  }

  common::v1::RequestErasureRequest requested;
  common::v1::ApproveErasureRequest approved;
};

class ErasureCommandsTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeErasures erasures_;
  FakeServer server_{{&erasures_}};
};

TEST_F(ErasureCommandsTest, RequestsAndSaysWhoIsNext) {
  const Outcome outcome =
      RunHere({"erasure", "request", "assessments/p1", "--council", "kent",
               "--reason", "person-asked", "--reference", "ig-17"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(erasures_.requested.parent(), "councils/kent/sources/assessments");
  EXPECT_EQ(erasures_.requested.erasure().person(), kPerson);
  EXPECT_EQ(erasures_.requested.erasure().reason(), Erasure::PERSON_ASKED);
  EXPECT_EQ(erasures_.requested.erasure().reference(), "ig-17");
  EXPECT_EQ(erasures_.requested.request_id().size(), 36);
  EXPECT_THAT(outcome.out, HasSubstr("requested"));
  EXPECT_THAT(outcome.err, HasSubstr("somebody else"));
}

TEST_F(ErasureCommandsTest, ChecksWithoutAsking) {
  const Outcome outcome = RunHere(
      {"erasure", "request", kPerson, "--reason", "court-order", "--check"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(erasures_.requested.validate_only());
  EXPECT_EQ(outcome.out, "");
}

TEST_F(ErasureCommandsTest, NeedsAReasonThatItKnows) {
  EXPECT_EQ(RunHere({"erasure", "request", kPerson}).exit_code, 2);
  EXPECT_EQ(
      RunHere({"erasure", "request", kPerson, "--reason", "tidy"}).exit_code,
      2);
  EXPECT_EQ(RunHere({"erasure", "request", "p1", "--council", "kent",
                     "--reason", "court-order"})
                .exit_code,
            2);
}

TEST_F(ErasureCommandsTest, ApprovesWithAnEtag) {
  const Outcome outcome = RunHere({"erasure", "approve", "assessments/e1",
                                   "--council", "kent", "--etag", "e"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(erasures_.approved.name(), kErasure);
  EXPECT_EQ(erasures_.approved.etag(), "e");
  EXPECT_THAT(outcome.out, HasSubstr("erasing"));
  EXPECT_THAT(outcome.err, HasSubstr("goes on by itself"));
}

TEST_F(ErasureCommandsTest, SaysThatSomebodyElseHasToApprove) {
  const Outcome outcome =
      RunHere({"erasure", "approve", kErasure, "--etag", "mine"});
  EXPECT_EQ(outcome.exit_code, 7);
  EXPECT_THAT(outcome.err, HasSubstr("another person"));
}

TEST_F(ErasureCommandsTest, RejectsAndShows) {
  EXPECT_THAT(RunHere({"erasure", "reject", kErasure}).out,
              HasSubstr("rejected"));
  EXPECT_THAT(RunHere({"erasure", "show", kErasure}).out,
              HasSubstr("2025-10-20 00:00:00 UTC"));
}

TEST_F(ErasureCommandsTest, ListsEveryPage) {
  const Outcome outcome = RunHere(
      {"erasure", "list", "--council", "kent", "--source", "assessments"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "NAME            STATE      REASON       REQUESTED BY  REFERENCE\n"
            "assessments/e1  requested  court order  officer\n"
            "assessments/e2  requested  court order  officer\n");
}

}  // namespace
}  // namespace carereform::command_line
