// The changes commands against a server that sends what it is told to.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using changes::v1::ChangeRecord;
using changes::v1::ListChangesRequest;
using changes::v1::ListChangesResponse;
using changes::v1::WatchChangesRequest;
using changes::v1::WatchChangesResponse;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr int kHead = 5;

ChangeRecord Record(int64_t revision, bool bodies) {
  ChangeRecord record;
  record.set_revision(revision);
  record.mutable_commit_time()->set_seconds(1'700'000'000);
  record.set_actor("local");
  record.set_method("carereform.assessments.v1.CreateReferral");
  auto& entry = *record.add_entries();
  entry.set_resource(absl::StrCat("councils/kent/referrals/r-", revision));
  entry.set_kind(ChangeRecord::Entry::CREATED);
  if (bodies) {
    assessments::v1::Referral referral;
    referral.set_team("north");
    entry.set_body_state(ChangeRecord::Entry::INCLUDED);
    entry.set_body(referral.SerializeAsString());
    entry.set_body_type("carereform.assessments.v1.Referral");
  }
  return record;
}

// Has five changes. A bookmark is the revision that it is after. The first
// watch breaks after two changes, if it is told to.
class FakeFeed : public changes::v1::ChangeFeedService::Service {
 public:
  grpc::Status ListChanges(grpc::ServerContext*,
                           const ListChangesRequest* request,
                           ListChangesResponse* out) override {
    int64_t at = request->bookmark().empty() ? request->after_revision()
                                             : std::stoll(request->bookmark());
    while (at < kHead &&
           out->changes_size() < std::min(request->page_size(), 2))
      *out->add_changes() = Record(++at, request->include_bodies());
    out->set_head_revision(kHead);
    out->set_bookmark(absl::StrCat(at));
    return grpc::Status::OK;
  }

  grpc::Status WatchChanges(
      grpc::ServerContext*, const WatchChangesRequest* request,
      grpc::ServerWriter<WatchChangesResponse>* out) override {
    int64_t at = request->bookmark().empty() ? request->after_revision()
                                             : std::stoll(request->bookmark());
    {
      const std::lock_guard lock(mutex);
      asked.push_back(at);
    }
    for (int sent = 0; at < kHead; ++sent) {
      if (breaks > 0 && sent == 2) {
        --breaks;
        return ToGrpcStatus(MakeError(absl::StatusCode::kUnavailable,
                                      "SERVER_STOPPING", "stopping"));
      }
      WatchChangesResponse response;
      *response.add_changes() = Record(++at, request->include_bodies());
      response.set_bookmark(absl::StrCat(at));
      out->Write(response);
    }
    return error;
  }

  std::mutex mutex;
  std::vector<int64_t> asked;
  int breaks = 0;
  grpc::Status error = grpc::Status(grpc::StatusCode::NOT_FOUND, "no more");
};

class ChangesTest : public testing::Test {
 protected:
  Outcome Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 2,
                     {"--council", "kent", "--source", "assessments"});
    return RunAgainst(server_.address(), std::move(arguments));
  }

  static size_t Lines(const std::string& text) {
    return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  FakeFeed feed_;
  FakeServer server_{{&feed_}};
  TemporaryFolder folder_;
};

TEST_F(ChangesTest, ListsAllPagesALineEach) {
  const Outcome outcome = Run({"changes", "list"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Lines(outcome.out), kHead);
  EXPECT_THAT(outcome.out,
              HasSubstr("3  2023-11-14T22:13:20Z  local  CreateReferral  "
                        "councils/kent/referrals/r-3 created\n"));
}

TEST_F(ChangesTest, ListsSomeAsLinesOfJson) {
  const Outcome outcome = Run(
      {"changes", "list", "--from", "1", "--count", "3", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Lines(outcome.out), 3);
  EXPECT_THAT(outcome.out, HasSubstr("{\"revision\":\"2\""));
  EXPECT_THAT(outcome.out, HasSubstr("{\"revision\":\"4\""));
}

TEST_F(ChangesTest, ShowsBodiesAsWhatTheyAre) {
  const Outcome outcome = Run({"changes", "list", "--bodies"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Lines(outcome.out), 2 * kHead);
  EXPECT_THAT(outcome.out, HasSubstr("\"team\":\"north\""));
}

TEST_F(ChangesTest, AWatchOutlivesTheServerAndRepeatsNothing) {
  feed_.breaks = 2;
  const Outcome outcome = Run({"changes", "watch", "--count", "5"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Lines(outcome.out), kHead);
  EXPECT_THAT(outcome.err, HasSubstr("trying again"));
  EXPECT_THAT(feed_.asked, ElementsAre(0, 2, 4));
}

TEST_F(ChangesTest, ABookmarkIsKeptInItsFile) {
  const std::string file = folder_.PathOf("bookmark");
  EXPECT_EQ(Run({"changes", "watch", "--bookmark-file", file, "--count", "3"})
                .exit_code,
            0);
  EXPECT_EQ(ContentOf(file), "3\n");
  const Outcome outcome =
      Run({"changes", "watch", "--bookmark-file", file, "--count", "2"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(Lines(outcome.out), 2);
  EXPECT_EQ(ContentOf(file), "5\n");
  EXPECT_THAT(feed_.asked, ElementsAre(0, 3));
  EXPECT_THAT(folder_.Files(), ElementsAre("bookmark"));
}

TEST_F(ChangesTest, AnErrorThatStaysEndsTheWatch) {
  const Outcome outcome = Run({"changes", "watch"});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_EQ(Lines(outcome.out), kHead);
  const Outcome nobody =
      RunAgainst(absl::StrCat("unix:", folder_.PathOf("none")),
                 {"changes", "watch", "--council", "kent", "--source", "s"});
  EXPECT_EQ(nobody.exit_code, 3);
}

TEST_F(ChangesTest, AFileAndARevisionAreTooMuch) {
  EXPECT_EQ(Run({"changes", "watch", "--from", "1", "--bookmark-file",
                 folder_.PathOf("bookmark")})
                .exit_code,
            2);
}

}  // namespace
}  // namespace carereform::command_line
