// Watching the change feed: nothing is left out or sent twice, whatever stops
// or stalls; and what is sent is enough to hold a copy of the records.

#include <fstream>
#include <map>
#include <set>

#include "carereform/assessments/v1/data_quality.grpc.pb.h"
#include "common/access/callers.h"
#include "common/rpc/token_channel.h"
#include "nlohmann/json.hpp"
#include "sys/stat.h"
#include "tests/integration/feed_fixture.h"

namespace carereform::tests {
namespace {

using changes::v1::ChangeRecord;
using Entry = ChangeRecord::Entry;
using testing::ElementsAre;

class ChangeWatchTest : public FeedFixture {};

TEST_F(ChangeWatchTest, SendsAllThereIsAndThenEachChangeAsItComes) {
  constexpr int kWriters = 8;
  constexpr int kEach = 40;
  Write(1, 10);
  const auto early = Watch();
  ASSERT_TRUE(early->WaitFor(11));
  std::thread writing([&] { Write(kWriters, kEach); });
  WatchRequest in_the_middle = FromTheBeginning();
  in_the_middle.set_after_revision(7);
  const auto late = Watch(in_the_middle);
  writing.join();
  const int64_t head = HeadRevision();
  ASSERT_EQ(head, 11 + kWriters * kEach);
  ASSERT_TRUE(early->WaitFor(head));
  ASSERT_TRUE(late->WaitFor(head));
  EXPECT_EQ(FaultIn(early->records()), "");
  EXPECT_EQ(FaultIn(late->records(), 7), "");
  EXPECT_EQ(early->records().size(), head);
  EXPECT_EQ(late->records().size(), head - 7);
  std::printf("Shown: watched: %d writers, %lld records, 0 missing, 0 twice\n",
              kWriters, static_cast<long long>(head));
}

// One case is in another's way, a hundred times: only its type is sent, and the
// bookmark passes over the rest.
TEST_F(ChangeWatchTest, SendsTheTypesThatAreAskedForAndPassesOverTheRest) {
  Write(1, 150);
  assessments::v1::ProposeFlagRequest propose;
  propose.set_parent(Referrals()[0].name());
  propose.mutable_flag()->set_exclusion(Referral::TEST_RECORD);
  propose.mutable_flag()->set_reason(assessments::v1::Flag::FOUND_BY_TEAM);
  using assessments::v1::DataQualityService;
  const auto flag =
      Call<DataQualityService>(&DataQualityService::Stub::ProposeFlag, propose);
  ASSERT_THAT(flag.status(), IsOk());
  const int64_t flagged = HeadRevision();
  Write(1, 150);
  WatchRequest request = FromTheBeginning();
  request.add_resource_types("carereform.local/Flag");
  const auto reader = Watch(request);
  ASSERT_TRUE(reader->WaitFor(flagged));
  ASSERT_EQ(reader->records().size(), 1);
  EXPECT_EQ(reader->records()[0].entries(0).resource(), flag->name());
  request.set_resource_types(0, "carereform.local/Nothing");
  const absl::Status refused = Watch(request)->End();
  EXPECT_THAT(refused,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(ChangeWatchTest, PagesOfSomeTypesEndWhereTheHeadIs) {
  Write(1, 30);
  changes::v1::ListChangesRequest request;
  request.set_parent(kSource);
  request.set_page_size(7);
  request.add_resource_types("carereform.local/Flag");
  int pages = 0;
  for (bool more = true; more; ++pages) {
    const auto page =
        Call<ChangeFeedService>(&ChangeFeedService::Stub::ListChanges, request);
    ASSERT_THAT(page.status(), IsOk());
    EXPECT_EQ(page->changes_size(), 0);
    request.set_bookmark(page->bookmark());
    more = page->through_revision() < page->head_revision();
  }
  EXPECT_EQ(pages, 5) << "31 records, 7 at a time";
}

// What FaultIn is for.
TEST_F(ChangeWatchTest, ARecordThatIsSkippedTwiceOrAlteredIsNoticed) {
  Write(1, 9);
  const auto reader = Watch();
  ASSERT_TRUE(reader->WaitFor(10));
  const ChangeRecords good = reader->records();
  ASSERT_EQ(FaultIn(good), "");
  int caught = 0;
  for (size_t i = 0; i < good.size(); ++i) {
    ChangeRecords skipped = good;
    skipped.erase(skipped.begin() + static_cast<std::ptrdiff_t>(i));
    // Of one at the end the head tells.
    if (i + 1 < good.size()) {
      EXPECT_NE(FaultIn(skipped), "") << i;
      ++caught;
    }
    ChangeRecords twice = good;
    twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), good[i]);
    EXPECT_NE(FaultIn(twice), "") << i;
    ChangeRecords altered = good;
    altered[i].set_actor("another");
    EXPECT_NE(FaultIn(altered), "") << i;
    caught += 2;
  }
  std::printf("Shown: planted faults of a feed: %d, all caught\n", caught);
}

TEST_F(ChangeWatchTest, AStoppedServerSendsItsReadersAwayAndTheyGoOn) {
  constexpr int kRestarts = 4;
  ChangeRecords all;
  std::string bookmark;
  for (int i = 0; i <= kRestarts; ++i) {
    const auto reader = Watch(FromBookmark(bookmark));
    std::thread writing([&] { Write(4, 10); });
    // Some of them in the middle of what is written.
    ASSERT_TRUE(reader->WaitFor(static_cast<int64_t>(all.size()) + 5 + i));
    writing.join();
    Stop();
    EXPECT_THAT(reader->End(),
                HasReason(absl::StatusCode::kUnavailable, "SERVER_STOPPING"));
    for (const ChangeRecord& record : reader->records()) all.push_back(record);
    bookmark = reader->bookmark();
    EXPECT_EQ(FaultIn(all), "");
    Start();
  }
  const auto last = Watch(FromBookmark(bookmark));
  const int64_t head = HeadRevision();
  if (static_cast<int64_t>(all.size()) < head) {
    ASSERT_TRUE(last->WaitFor(head));
  }
  for (const ChangeRecord& record : last->records()) all.push_back(record);
  EXPECT_EQ(FaultIn(all), "");
  EXPECT_EQ(all.size(), head);
  EXPECT_EQ(head, 1 + (kRestarts + 1) * 40);
}

TEST_F(ChangeWatchTest, CouncilsHaveFeedsOfTheirOwn) {
  ASSERT_THAT(CreateCouncil("y", "Y Council").status(), IsOk());
  const auto of_x = Watch();
  const auto of_y = Watch(FromTheBeginning("councils/y/sources/assessments"));
  std::thread other([&] { Write(2, 30, "y"); });
  Write(2, 20, "x");
  other.join();
  ASSERT_TRUE(of_x->WaitFor(41));
  ASSERT_TRUE(of_y->WaitFor(61));
  for (const auto& [reader, prefix] :
       {std::pair{of_x.get(), "councils/x"}, {of_y.get(), "councils/y"}}) {
    EXPECT_EQ(FaultIn(reader->records()), "");
    for (const ChangeRecord& record : reader->records()) {
      for (const Entry& entry : record.entries()) {
        EXPECT_EQ(entry.resource().rfind(prefix, 0), 0) << entry.resource();
      }
    }
  }
  // A bookmark of one is none of the other.
  WatchRequest request = FromBookmark(of_x->bookmark());
  request.set_parent("councils/y/sources/assessments");
  EXPECT_THAT(Watch(request)->End(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(ChangeWatchTest, ABookmarkOfOtherRecordsIsRefused) {
  Write(1, 5);
  const auto reader = Watch();
  ASSERT_TRUE(reader->WaitFor(6));
  const std::string bookmark = reader->bookmark();
  // The same changes at the same revisions, on records that are not those.
  Stop();
  server::HostOptions options = Options();
  options.data_directory = directory_.path() + "/restored";
  StartWith(options);
  ASSERT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  Write(1, 5);
  ASSERT_EQ(HeadRevision(), 6);
  EXPECT_THAT(
      Watch(FromBookmark(bookmark))->End(),
      HasReason(absl::StatusCode::kFailedPrecondition, "LINEAGE_CHANGED"));
}

TEST_F(ChangeWatchTest, WhatMakesNoSenseIsRefused) {
  WatchRequest request = FromTheBeginning();
  request.set_after_revision(2);
  EXPECT_THAT(Watch(request)->End(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
  request.set_after_revision(-1);
  request.set_page_size(-1);
  EXPECT_THAT(FieldsOf(Watch(request)->End()),
              ElementsAre("page_size", "after_revision"));
  EXPECT_THAT(Watch(FromTheBeginning("councils/x/sources/none"))->End(),
              HasReason(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND"));
  EXPECT_THAT(
      Watch(FromTheBeginning("councils/none/sources/assessments"))->End(),
      HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
}

TEST_F(ChangeWatchTest, AQuietFeedShowsThatItIsThere) {
  changes::WatchOptions options;
  options.heartbeat = absl::Milliseconds(60);
  RestartWith(options);
  const auto reader = Watch();
  EXPECT_TRUE(reader->WaitForResponses(4));
  EXPECT_EQ(reader->records().size(), 1);
}

TEST_F(ChangeWatchTest, AWatchEndsAtItsDeadlineAndAfterTheLongestTime) {
  EXPECT_EQ(Watch(FromTheBeginning(), absl::Milliseconds(200))->End().code(),
            absl::StatusCode::kDeadlineExceeded);
  EXPECT_TRUE(WaitForLoggedWatches("", 1));
  changes::WatchOptions options;
  options.longest = absl::Milliseconds(200);
  RestartWith(options);
  const auto reader = Watch();
  EXPECT_THAT(reader->End(), IsOk());
  EXPECT_NE(reader->bookmark(), "");
  EXPECT_TRUE(WaitForLoggedWatches("", 2));
}

TEST_F(ChangeWatchTest, AWatchIsOneLineOfTheLog) {
  const auto reader = Watch();
  ASSERT_TRUE(reader->WaitFor(1));
  Write(1, 20);
  ASSERT_TRUE(reader->WaitFor(21));
  EXPECT_EQ(LoggedWatches(""), 0);
  reader->Cancel();
  EXPECT_TRUE(WaitForLoggedWatches("", 1));
}

TEST_F(ChangeWatchTest, ManyWatchAndOneMoreIsRefused) {
  std::vector<std::unique_ptr<FeedReader>> readers;
  for (int i = 0; i < kMaxWatchers; ++i) readers.push_back(Watch());
  for (const auto& reader : readers) ASSERT_TRUE(reader->WaitFor(1));
  EXPECT_THAT(Watch()->End(), HasReason(absl::StatusCode::kResourceExhausted,
                                        "TOO_MANY_WATCHERS"));
  Write(4, 10);
  for (const auto& reader : readers) {
    ASSERT_TRUE(reader->WaitFor(41));
    EXPECT_EQ(FaultIn(reader->records()), "");
  }
  // Once one has gone another may come. Its place is free a moment after it is
  // logged, when gRPC is done with it.
  readers.pop_back();
  ASSERT_TRUE(WaitForLoggedWatches("", 1));
  bool came = false;
  for (int tries = 0; tries < 100 && !came; ++tries) {
    if (tries > 0) absl::SleepFor(absl::Milliseconds(10));
    came = Watch()->WaitFor(41);
  }
  EXPECT_TRUE(came);
}

// A copy of the records, kept by what a feed sends.
class Mirror {
 public:
  void Apply(const ChangeRecord& record) {
    for (const Entry& entry : record.entries()) {
      EXPECT_EQ(entry.body_state(), Entry::INCLUDED) << entry.resource();
      if (entry.kind() == Entry::DELETED) {
        bodies_.erase(entry.resource());
      } else {
        bodies_[entry.resource()] = entry.body();
      }
      types_.insert(entry.body_type());
    }
  }

  // The names and bodies of the referrals.
  std::map<std::string, std::string> Referrals() const {
    std::map<std::string, std::string> referrals;
    for (const auto& [name, body] : bodies_) {
      if (name.find("/referrals/") != std::string::npos) referrals[name] = body;
    }
    return referrals;
  }
  const std::set<std::string>& types() const { return types_; }

 private:
  std::map<std::string, std::string> bodies_;
  std::set<std::string> types_;
};

class MirrorTest : public FeedFixture {
 protected:
  using Stub = AssessmentService::Stub;

  // Creates referrals and moves them on.
  void Work(int referrals) {
    for (int i = 0; i < referrals; ++i) {
      const auto created = Create(NewReferral());
      ASSERT_THAT(created.status(), IsOk());
      if (i % 3 == 0) continue;
      assessments::v1::TriageReferralRequest triage;
      triage.set_name(created->name());
      *triage.mutable_triaged_date() =
          rpc::ToDate(absl::CivilDay(2025, 10, 25));
      ASSERT_THAT(
          Call<AssessmentService>(&Stub::TriageReferral, triage).status(),
          IsOk());
      if (i % 3 == 1) continue;
      assessments::v1::CloseReferralRequest close;
      close.set_name(created->name());
      *close.mutable_closed_date() = rpc::ToDate(absl::CivilDay(2025, 10, 26));
      ASSERT_THAT(Call<AssessmentService>(&Stub::CloseReferral, close).status(),
                  IsOk());
    }
  }

  // The names and stored bodies of the referrals at a revision.
  std::map<std::string, std::string> Canonical(int64_t revision) {
    std::map<std::string, std::string> referrals;
    assessments::v1::ListReferralsRequest request;
    request.set_parent("councils/x");
    request.set_page_size(7);
    request.set_read_revision(revision);
    do {
      const auto page = Call<AssessmentService>(&Stub::ListReferrals, request);
      EXPECT_THAT(page.status(), IsOk());
      if (!page.ok()) break;
      for (Referral referral : page->referrals()) {
        referral.clear_etag();
        referrals[referral.name()] = referral.SerializeAsString();
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return referrals;
  }
};

TEST_F(MirrorTest, WhoAppliesTheFeedHasTheRecordsAsTheyAreAndWere) {
  WatchRequest request = FromTheBeginning();
  request.set_include_bodies(true);
  const auto reader = Watch(request);
  std::vector<std::thread> writers;
  for (int i = 0; i < 8; ++i) {
    writers.emplace_back([this] { Work(6); });
  }
  for (std::thread& writer : writers) writer.join();
  const int64_t head = HeadRevision();
  ASSERT_TRUE(reader->WaitFor(head));
  Mirror mirror;
  int compared = 0;
  for (const ChangeRecord& record : reader->records()) {
    mirror.Apply(record);
    if (record.revision() % 5 != 0 && record.revision() != head) continue;
    ASSERT_EQ(mirror.Referrals(), Canonical(record.revision()))
        << record.revision();
    ++compared;
  }
  EXPECT_EQ(mirror.Referrals(), Canonical(0));
  EXPECT_THAT(mirror.types(), ElementsAre("carereform.assessments.v1.Referral",
                                          "carereform.common.v1.Council"));
  std::printf(
      "Shown: mirrored: %lld records, %zu referrals, equal at %d revisions\n",
      static_cast<long long>(head), mirror.Referrals().size(), compared);
}

// Callers with tokens, on the server's socket.
class DataClassTest : public FeedFixture {
 protected:
  // The bodies' states, by the last word of their types, that a caller with one
  // role is sent.
  std::map<std::string, Entry::BodyState> StatesFor(const std::string& role) {
    const std::string token = access::NewToken();
    const std::string file = directory_.path() + "/callers.json";
    const nlohmann::json callers = {
        {"callers",
         {{{"id", "reader"},
           {"token_sha256", store::Sha256Hex(token)},
           {"roles", {{{"role", role}}}},
           {"councils", {"x"}},
           {"expires", "2030-01-01"}}}}};
    std::ofstream(file) << callers.dump();
    EXPECT_EQ(chmod(file.c_str(), 0600), 0);
    Stop();
    server::HostOptions options = Options();
    options.callers_file = file;
    StartWith(std::move(options));
    WatchRequest request = FromTheBeginning();
    request.set_include_bodies(true);
    FeedReader reader(rpc::ChannelWithToken(address(), {}, token), request);
    EXPECT_TRUE(reader.WaitFor(2));
    std::map<std::string, Entry::BodyState> states;
    for (const ChangeRecord& record : reader.records()) {
      for (const Entry& entry : record.entries()) {
        EXPECT_EQ(entry.body().empty(), entry.body_state() != Entry::INCLUDED);
        states[common::v1::DataClass_Name(entry.data_class())] =
            entry.body_state();
      }
    }
    return states;
  }
};

TEST_F(DataClassTest, AReaderIsSentTheBodiesOfItsClassesAlone) {
  Write(1, 1);
  EXPECT_THAT(StatesFor("programme-officer"),
              ElementsAre(testing::Pair("CASE", Entry::WITHHELD),
                          testing::Pair("PROGRAMME", Entry::INCLUDED)));
  EXPECT_THAT(StatesFor("performance-analyst"),
              ElementsAre(testing::Pair("CASE", Entry::INCLUDED),
                          testing::Pair("PROGRAMME", Entry::INCLUDED)));
}

}  // namespace
}  // namespace carereform::tests
