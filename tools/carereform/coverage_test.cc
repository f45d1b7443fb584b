// `coverage` against a server that keeps what it was asked.
#include <string>
#include <utility>
#include <vector>

#include "carereform/improvement/v1/coverage.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = improvement::v1;
using testing::HasSubstr;

v1::CoverageNode NodeOf(v1::CoverageNode::Kind kind, const std::string& name,
                        const std::string& title, bool counts = true) {
  v1::CoverageNode node;
  node.set_kind(kind);
  node.set_name("councils/kent/" + name);
  node.set_title(title);
  node.set_counts(counts);
  return node;
}

class FakeCoverage : public v1::CoverageService::Service {
 public:
  grpc::Status GetCoverage(grpc::ServerContext*,
                           const v1::GetCoverageRequest* request,
                           v1::Coverage* out) override {
    shown = *request;
    Add(v1::FINDING_WITHOUT_ACTION, 70, 131, out);
    Add(v1::ACTION_WITHOUT_OWNER, 0, 48, out);
    Add(v1::ACTION_WITHOUT_MONEY, 1, 48, out);
    Add(v1::TARGET_WITHOUT_MEASURE, 3, 3, out);
    Add(v1::MEASURE_WITHOUT_DATA, 0, 0, out);
    return grpc::Status::OK;
  }
  grpc::Status ListCoverageGaps(grpc::ServerContext*,
                                const v1::ListCoverageGapsRequest* request,
                                v1::ListCoverageGapsResponse* out) override {
    listed = *request;
    if (!has_gaps) return grpc::Status::OK;
    *out->add_gaps() =
        NodeOf(v1::CoverageNode::FINDING, "findings/stale", "A stale register");
    return grpc::Status::OK;
  }
  grpc::Status WalkCoverage(grpc::ServerContext*,
                            const v1::WalkCoverageRequest* request,
                            v1::WalkCoverageResponse* out) override {
    walked = *request;
    *out->mutable_start() =
        NodeOf(v1::CoverageNode::TARGET, "outcomeTargets/m01", "M01: Median");
    out->mutable_start()->set_computed_rag(v1::Rag::RED);
    if (!has_gaps) return grpc::Status::OK;
    AddPath("a1", true, "grant-1", out);
    AddPath("a1", true, "grant-2", out);
    AddPath("a2", false, "grant-2", out);
    return grpc::Status::OK;
  }

  bool has_gaps = true;
  v1::GetCoverageRequest shown;
  v1::ListCoverageGapsRequest listed;
  v1::WalkCoverageRequest walked;

 private:
  static void Add(v1::CoverageGapKind kind, int covered, int total,
                  v1::Coverage* out) {
    v1::CoverageCount& count = *out->add_counts();
    count.set_gap_kind(kind);
    count.set_covered_count(covered);
    count.set_total_count(total);
  }
  static void AddPath(const std::string& action, bool counts,
                      const std::string& grant, v1::WalkCoverageResponse* out) {
    v1::CoveragePath& path = *out->add_paths();
    const auto add = [&](const std::string& link, v1::CoverageNode node) {
      auto& step = *path.add_steps();
      step.set_link(link);
      *step.mutable_node() = std::move(node);
    };
    add("is an aim of",
        NodeOf(v1::CoverageNode::ACTION_GROUP, "actionGroups/g", "1.1 Waits"));
    add("has", NodeOf(v1::CoverageNode::ACTION, "actions/" + action,
                      "Text of " + action, counts));
    add("is paid for by",
        NodeOf(v1::CoverageNode::ALLOCATION, "allocations/" + grant, grant));
  }
};

class CoverageCommandsTest : public testing::Test {
 protected:
  Outcome RunHere(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "coverage");
    for (const char* more : {"--council", "kent", "--as-of", "2026-11-24"}) {
      arguments.push_back(more);
    }
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeCoverage coverage_;
  FakeServer server_{{&coverage_}};
};

TEST_F(CoverageCommandsTest, ShowsABarBesideEachCount) {
  const Outcome outcome = RunHere({"show"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(
      outcome.out,
      "MISSING                 HAVE IT   OF  LACK IT  COVERED\n"
      "finding without action       70  131       61  ##########----------\n"
      "action without owner          0   48       48  --------------------\n"
      "action without money          1   48       47  #-------------------\n"
      "target without measure        3    3        0  ####################\n"
      "measure without data          0    0        0\n");
  EXPECT_EQ(coverage_.shown.parent(), "councils/kent");
  EXPECT_EQ(coverage_.shown.as_of_date().day(), 24);
}

TEST_F(CoverageCommandsTest, ListsTheGapsOfOneKind) {
  const Outcome outcome = RunHere({"gaps", "--kind", "finding-without-action"});
  EXPECT_EQ(outcome.out,
            "ID     WHAT\n"
            "stale  A stale register\n");
  EXPECT_EQ(coverage_.listed.gap_kind(), v1::FINDING_WITHOUT_ACTION);
  EXPECT_EQ(RunHere({"gaps"}).exit_code, 2);
}

TEST_F(CoverageCommandsTest, ShowsPathsAsATree) {
  const Outcome outcome =
      RunHere({"walk", "outcomeTargets/m01", "--kind", "allocation"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "target m01, red                          M01: Median\n"
            "  is an aim of action group g            1.1 Waits\n"
            "    has action a1                        Text of a1\n"
            "      is paid for by allocation grant-1  grant-1\n"
            "      is paid for by allocation grant-2  grant-2\n"
            "    has action a2 (does not count)       Text of a2\n"
            "      is paid for by allocation grant-2  grant-2\n");
  EXPECT_EQ(coverage_.walked.name(), "councils/kent/outcomeTargets/m01");
  EXPECT_EQ(coverage_.walked.way(),
            v1::WalkCoverageRequest::TO_WHAT_IT_RESTS_ON);
  ASSERT_EQ(coverage_.walked.kinds_size(), 1);
  EXPECT_EQ(coverage_.walked.kinds(0), v1::CoverageNode::ALLOCATION);
}

TEST_F(CoverageCommandsTest, WalksBackAsFarAsItIsTold) {
  RunHere(
      {"walk", "councils/kent/allocations/g", "--back", "--max-steps", "2"});
  EXPECT_EQ(coverage_.walked.name(), "councils/kent/allocations/g");
  EXPECT_EQ(coverage_.walked.way(),
            v1::WalkCoverageRequest::TO_WHAT_RESTS_ON_IT);
  EXPECT_EQ(coverage_.walked.max_steps(), 2);
  EXPECT_EQ(RunHere({"walk", "x", "--max-steps", "11"}).exit_code, 2);
}

TEST_F(CoverageCommandsTest, SaysThatThereIsNone) {
  coverage_.has_gaps = false;
  EXPECT_EQ(RunHere({"gaps", "--kind", "action-without-owner"}).err,
            "there is no gap\n");
  EXPECT_EQ(RunHere({"walk", "outcomeTargets/m01"}).err,
            "no path leads there\n");
}

TEST_F(CoverageCommandsTest, WritesTheSameInJson) {
  EXPECT_THAT(RunHere({"show", "--format", "json"}).out,
              HasSubstr("\"covered_count\""));
}

}  // namespace
}  // namespace carereform::command_line
