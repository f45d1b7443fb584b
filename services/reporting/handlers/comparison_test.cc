// What differs between returns, with a made-up feed of changes.

#include "services/reporting/handlers/comparison.h"

#include <memory>

#include "carereform/changes/v1/changes.grpc.pb.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "services/reporting/handlers/stored_returns_fixture.h"

namespace carereform::reporting {
namespace {

using tests::HasReason;
using tests::IsOk;

// A source with so many change records, each by the same caller.
class FakeFeed : public changes::v1::ChangeFeedService::Service {
 public:
  grpc::Status ListChanges(
      grpc::ServerContext*, const changes::v1::ListChangesRequest* request,
      changes::v1::ListChangesResponse* response) override {
    for (int64_t revision = request->after_revision() + 1;
         revision <= head && response->changes_size() < request->page_size();
         ++revision) {
      auto& record = *response->add_changes();
      record.set_revision(revision);
      record.set_actor("nightly-extract");
      record.set_method("carereform.assessments.v1.AllocateReferral");
      record.add_entries();
    }
    response->set_head_revision(head);
    return grpc::Status::OK;
  }

  int64_t head = 1000;
};

class ComparisonTest : public StoredReturnsTest {
 protected:
  ComparisonTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&feed_);
    server_ = builder.BuildAndStart();
    channel_ = server_->InProcessChannel({});
  }

  // A return of a source at a revision; 0 where it did not answer.
  std::string PrepareAt(int64_t revision, int64_t people = 297) {
    v1::ReturnModel model = Model(true, people);
    auto& source = *model.mutable_cover()->add_source_revisions();
    source.set_source("assessments");
    source.set_answered(revision > 0);
    source.set_revision(revision);
    return Prepare(model).name();
  }

  absl::StatusOr<v1::ReturnComparison> Compare(const std::string& later,
                                               const std::string& earlier,
                                               bool answers = true) {
    const SourceClient client(
        [this, answers](const std::string&) -> std::shared_ptr<grpc::Channel> {
          return answers ? channel_ : nullptr;
        });
    v1::CompareProgressReturnsRequest request;
    request.set_name(later);
    request.set_earlier(earlier);
    CR_RETURN_IF_ERROR(CheckCompare(request));
    return CompareProgressReturns(records_, *Read(), client, request);
  }

  FakeFeed feed_;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(ComparisonTest, TellsTheCellsAndTheChangesBetween) {
  const std::string earlier = PrepareAt(7, 297);
  const std::string later = PrepareAt(10, 296);
  const auto comparison = Compare(later, earlier);
  ASSERT_THAT(comparison.status(), IsOk());
  EXPECT_EQ(comparison->earlier(), earlier);
  EXPECT_EQ(comparison->later(), later);
  ASSERT_EQ(comparison->cells_size(), 1);
  EXPECT_EQ(comparison->cells(0).before().value().count().n(), 297);
  EXPECT_EQ(comparison->cells(0).after().value().count().n(), 296);
  ASSERT_EQ(comparison->sources_size(), 1);
  const auto& source = comparison->sources(0);
  EXPECT_TRUE(source.answered());
  EXPECT_EQ(source.change_count(), 3);
  ASSERT_EQ(source.changes_size(), 3);
  EXPECT_EQ(source.changes(0).revision(), 8);
  EXPECT_EQ(source.changes(2).revision(), 10);
  EXPECT_EQ(source.changes(2).actor(), "nightly-extract");
  EXPECT_EQ(source.changes(2).resources(), 1);
}

TEST_F(ComparisonTest, ListsTheNewestHundredAndCountsAll) {
  const auto comparison = Compare(PrepareAt(505), PrepareAt(5));
  ASSERT_THAT(comparison.status(), IsOk());
  EXPECT_EQ(comparison->same_count(), 1);
  ASSERT_EQ(comparison->sources_size(), 1);
  EXPECT_EQ(comparison->sources(0).change_count(), 500);
  ASSERT_EQ(comparison->sources(0).changes_size(), 100);
  EXPECT_EQ(comparison->sources(0).changes(0).revision(), 406);
  EXPECT_EQ(comparison->sources(0).changes(99).revision(), 505);
}

TEST_F(ComparisonTest, TheSameRevisionsHaveNothingBetween) {
  EXPECT_EQ(Compare(PrepareAt(5), PrepareAt(5))->sources_size(), 0);
}

TEST_F(ComparisonTest, ASourceThatIsDownIsThereWithItsReason) {
  const auto comparison =
      Compare(PrepareAt(10, 296), PrepareAt(7), /*answers=*/false);
  ASSERT_THAT(comparison.status(), IsOk());
  EXPECT_EQ(comparison->cells_size(), 1);
  EXPECT_FALSE(comparison->sources(0).answered());
  EXPECT_EQ(comparison->sources(0).reason(), "SOURCE_UNAVAILABLE");
  EXPECT_EQ(comparison->sources(0).change_count(), 3);
}

TEST_F(ComparisonTest, ASourceThatDidNotAnswerThenIsUnknown) {
  const auto comparison = Compare(PrepareAt(10), PrepareAt(0));
  ASSERT_THAT(comparison.status(), IsOk());
  EXPECT_FALSE(comparison->sources(0).answered());
  EXPECT_EQ(comparison->sources(0).reason(), "REVISION_UNKNOWN");
}

TEST_F(ComparisonTest, OnlyReturnsThatAreThereAndOfOneCouncilAreCompared) {
  const std::string name = PrepareAt(5);
  EXPECT_THAT(Compare(name, "councils/x/progressReturns/none").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  EXPECT_THAT(Compare(name, "councils/y/progressReturns/r").status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

}  // namespace
}  // namespace carereform::reporting
