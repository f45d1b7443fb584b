// Creating referrals by a stream, as another system of the council would.

#include "services/assessments/bulk_create.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/store/digest.h"
#include "google/rpc/error_details.pb.h"
#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

using assessments::v1::BulkCreateReferralsRequest;
using assessments::v1::BulkCreateReferralsResponse;
using Items = std::vector<BulkCreateReferralsRequest>;
using Answers = std::vector<BulkCreateReferralsResponse>;

// The reason in an answer's error; empty where there is none.
std::string ReasonIn(const BulkCreateReferralsResponse& answer) {
  for (const auto& detail : answer.error().details()) {
    google::rpc::ErrorInfo info;
    if (detail.UnpackTo(&info)) return info.reason();
  }
  return "";
}

class BulkCreateTest : public CouncilFixture {
 protected:
  static BulkCreateReferralsRequest Item(const std::string& external_id = "") {
    BulkCreateReferralsRequest item;
    item.set_parent("councils/x");
    *item.mutable_referral() = NewReferral().referral();
    item.mutable_referral()->set_external_id(external_id);
    return item;
  }

  // Sends all and reads all; says how the call ended.
  Answers Send(const Items& items, absl::Status& end) {
    const auto stub = AssessmentService::NewStub(channel_);
    grpc::ClientContext context;
    const auto stream = stub->BulkCreateReferrals(&context);
    std::thread writing([&] {
      for (const auto& item : items) {
        if (!stream->Write(item)) return;
      }
      stream->WritesDone();
    });
    Answers answers;
    BulkCreateReferralsResponse answer;
    while (stream->Read(&answer)) answers.push_back(answer);
    writing.join();
    end = FromGrpcStatus(stream->Finish());
    return answers;
  }
  Answers Send(const Items& items) {
    absl::Status end;
    Answers answers = Send(items, end);
    EXPECT_THAT(end, IsOk());
    EXPECT_EQ(answers.size(), items.size());
    return answers;
  }
};

TEST_F(BulkCreateTest, EachItemIsAnsweredInItsPlace) {
  Items items = {Item("case-1"), Item(), Item("case-2"),
                 Item(),         Item(), Item("case-1")};
  items[1].mutable_referral()->clear_team();
  items[3].set_parent("councils/y");
  *items[4].mutable_referral()->mutable_closed_date() =
      rpc::ToDate(absl::CivilDay(2025, 10, 1));
  const Answers answers = Send(items);
  ASSERT_EQ(answers.size(), 6);
  for (size_t i = 0; i < answers.size(); ++i) {
    EXPECT_EQ(answers[i].index(), static_cast<int64_t>(i));
    const bool bad = i == 1 || i == 3 || i == 4;
    EXPECT_EQ(answers[i].has_error(), bad) << i;
    EXPECT_EQ(ReasonIn(answers[i]), bad ? "FIELD_INVALID" : "") << i;
  }
  EXPECT_EQ(answers[0].referral().external_id(), "case-1");
  EXPECT_FALSE(answers[0].existed());
  EXPECT_TRUE(answers[5].existed());
  EXPECT_EQ(answers[5].referral().name(), answers[0].referral().name());
  EXPECT_EQ(Referrals().size(), 2);
}

TEST_F(BulkCreateTest, SentAgainIsCreatedOnce) {
  Items items;
  for (int i = 0; i < 40; ++i) {
    items.push_back(Item(i % 2 == 0 ? absl::StrCat("case-", i) : ""));
    if (i % 2 == 1) items.back().set_request_id(store::RandomUuid());
  }
  const Answers first = Send(items);
  const int64_t head = HeadRevision();
  const Answers again = Send(items);
  ASSERT_EQ(again.size(), first.size());
  for (size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(again[i].referral().SerializeAsString(),
              first[i].referral().SerializeAsString());
  }
  EXPECT_EQ(HeadRevision(), head);
  EXPECT_EQ(Referrals().size(), 40);
}

TEST_F(BulkCreateTest, ManyAreCreatedInTheirOrder) {
  constexpr int kMany = 2000;
  Items items;
  for (int i = 0; i < kMany; ++i) items.push_back(Item(absl::StrCat("c", i)));
  const Answers answers = Send(items);
  ASSERT_EQ(answers.size(), kMany);
  for (int i = 0; i < kMany; ++i) {
    ASSERT_EQ(answers[static_cast<size_t>(i)].referral().external_id(),
              absl::StrCat("c", i));
  }
  EXPECT_EQ(Referrals().size(), kMany);
}

// A caller that takes no answers is not read for ever.
TEST_F(BulkCreateTest, WhoReadsNothingIsReadNoFurther) {
  constexpr int kMany = 20'000;
  const auto stub = AssessmentService::NewStub(channel_);
  grpc::ClientContext context;
  const auto stream = stub->BulkCreateReferrals(&context);
  std::atomic<int> sent = 0;
  std::thread writing([&] {
    for (int i = 0; i < kMany && stream->Write(Item()); ++i) ++sent;
    stream->WritesDone();
  });
  int64_t created = -1;
  for (int64_t now = 0; now != created; now = HeadRevision()) {
    created = now;
    absl::SleepFor(absl::Milliseconds(500));
  }
  EXPECT_LT(created, kMany) << "it stopped by itself";
  std::printf("Shown: bulk create: stopped after %lld of %d unread answers\n",
              static_cast<long long>(created), kMany);
  context.TryCancel();
  writing.join();
  stream->Finish();
}

TEST_F(BulkCreateTest, ACallThatIsNotAdmittedEndsWithItsReason) {
  Items items = {Item()};
  items[0].set_parent("councils/none");
  absl::Status end;
  const Answers answers = Send(items, end);
  // The operator acts for all councils: it is the store that has none.
  ASSERT_EQ(answers.size(), 1);
  EXPECT_EQ(ReasonIn(answers[0]), "COUNCIL_NOT_FOUND");
  items[0].set_parent("");
  EXPECT_THAT(Send(items, end), testing::SizeIs(testing::Le(1)));
}

TEST_F(BulkCreateTest, AnEmptyStreamIsNothing) {
  EXPECT_THAT(Send({}), testing::IsEmpty());
  EXPECT_THAT(Referrals(), testing::IsEmpty());
}

// Answers that came are of referrals that are there.
TEST_F(BulkCreateTest, AServerThatStopsTellsWhatItTook) {
  std::set<std::string> acknowledged;
  absl::Status end;
  std::thread stopping;
  {
    const auto stub = AssessmentService::NewStub(channel_);
    grpc::ClientContext context;
    const auto stream = stub->BulkCreateReferrals(&context);
    std::atomic<bool> over = false;
    std::thread writing([&] {
      while (!over && stream->Write(Item())) {
      }
      stream->WritesDone();
    });
    BulkCreateReferralsResponse answer;
    while (stream->Read(&answer)) {
      if (!answer.has_error()) acknowledged.insert(answer.referral().name());
      if (acknowledged.size() == 50 && !stopping.joinable()) {
        stopping = std::thread([&] { host_->Stop(absl::Seconds(10)); });
      }
    }
    over = true;
    writing.join();
    end = FromGrpcStatus(stream->Finish());
  }
  stopping.join();
  EXPECT_THAT(end,
              HasReason(absl::StatusCode::kUnavailable, "SERVER_STOPPING"));
  Stop();
  StartWith(Options());
  std::set<std::string> there;
  for (const Referral& referral : Referrals()) there.insert(referral.name());
  EXPECT_TRUE(std::includes(there.begin(), there.end(), acknowledged.begin(),
                            acknowledged.end()));
  EXPECT_EQ(there.size(), acknowledged.size()) << "all that it took it told";
}

}  // namespace
}  // namespace carereform::tests
