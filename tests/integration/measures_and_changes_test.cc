// Measures and the change feed over the wire.

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "common/store/digest.h"
#include "tests/integration/feed_reader.h"
#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

using measures::v1::MeasureService;
using measures::v1::MeasureValue;
using testing::ElementsAre;

class MeasuresOverTheWireTest : public CouncilFixture {
 protected:
  using Stub = MeasureService::Stub;

  static measures::v1::ComputeMeasureRequest Question(
      const std::string& measure) {
    measures::v1::ComputeMeasureRequest request;
    request.set_name(absl::StrCat(kSource, "/measures/", measure));
    *request.mutable_as_of_date() = rpc::ToDate(absl::CivilDay(2025, 11, 3));
    return request;
  }

  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const measures::v1::ComputeMeasureRequest& request) {
    return Call<MeasureService>(&Stub::ComputeMeasure, request);
  }
};

TEST_F(MeasuresOverTheWireTest, AValueCarriesItsEvidence) {
  ASSERT_THAT(Create(NewReferral()).status(), IsOk());
  auto request = Question("awaiting-allocation-median");
  (*request.mutable_filters())["team"] = "north";
  request.set_group_by("type");
  const auto computed = Compute(request);
  ASSERT_THAT(computed.status(), IsOk());
  const MeasureValue& value = computed->value();
  EXPECT_EQ(value.measure(), request.name());
  EXPECT_EQ(value.state(), MeasureValue::VALUE);
  EXPECT_EQ(value.origin(), MeasureValue::COMPUTED);
  EXPECT_EQ(value.quantile().value_times_two(), 20);
  EXPECT_EQ(value.quantile().n(), 1);
  EXPECT_EQ(value.unit(), "days");
  EXPECT_EQ(value.basis(), measures::v1::STOCK);
  EXPECT_EQ(*rpc::StoredDay(value.as_of_date()), absl::CivilDay(2025, 11, 3));
  EXPECT_EQ(value.revision(), HeadRevision());
  EXPECT_NE(value.population(), "");
  EXPECT_NE(value.question(), "");
  EXPECT_NE(value.method_version(), "");
  ASSERT_EQ(computed->groups_size(), 1);
  EXPECT_EQ(computed->groups(0).group(), "care_act");
  EXPECT_EQ(computed->groups(0).value().measure(), request.name());
}

TEST_F(MeasuresOverTheWireTest, MissingAndNotApplicableHaveNoOrigin) {
  auto closed = NewReferral();
  *closed.mutable_referral()->mutable_closed_date() =
      closed.referral().received_date();
  ASSERT_THAT(Create(closed).status(), IsOk());
  auto request = Question("awaiting-allocation-maximum");
  const auto nobody = Compute(request);
  ASSERT_THAT(nobody.status(), IsOk());
  EXPECT_EQ(nobody->value().state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_EQ(nobody->value().origin(), MeasureValue::ORIGIN_UNSPECIFIED);
  request = Question("awaiting-allocation-over-standard");
  (*request.mutable_filters())["type"] = "care_act";
  *request.mutable_as_of_date() = rpc::ToDate(absl::CivilDay(2024, 12, 28));
  const auto missing = Compute(request);
  ASSERT_THAT(missing.status(), IsOk());
  EXPECT_EQ(missing->value().state(), MeasureValue::MISSING);
  EXPECT_EQ(missing->value().note(),
            "no standard is held for 28 December 2024");
}

TEST_F(MeasuresOverTheWireTest, AnExplanationNamesTheCase) {
  const auto created = Create(NewReferral());
  ASSERT_THAT(created.status(), IsOk());
  measures::v1::ExplainMeasureRequest request;
  *request.mutable_measure() = Question("awaiting-allocation-maximum");
  const auto explained = Call<MeasureService>(&Stub::ExplainMeasure, request);
  ASSERT_THAT(explained.status(), IsOk());
  EXPECT_EQ(explained->value().maximum().value(), 10);
  EXPECT_THAT(explained->records(), ElementsAre(created->name()));
  EXPECT_NE(explained->method(), "");
  EXPECT_EQ(explained->value().SerializeAsString(),
            Compute(request.measure())->value().SerializeAsString());
}

TEST_F(MeasuresOverTheWireTest, ListsWhatCanBeComputed) {
  measures::v1::ListMeasuresRequest request;
  request.set_parent(kSource);
  const auto list = Call<MeasureService>(&Stub::ListMeasures, request);
  ASSERT_THAT(list.status(), IsOk());
  std::set<std::string> listed;
  bool breaks = false;
  for (const auto& measure : list->measures()) {
    listed.insert(measure.name());
    breaks = breaks || measure.series_breaks_size() > 0;
  }
  EXPECT_EQ(listed.size(), list->measures_size());
  EXPECT_TRUE(breaks);
  // One of each part of the source, and a sibling without what is flagged.
  for (const char* measure :
       {"awaiting-allocation-median", "awaiting-allocation-median-adjusted",
        "contacts-new-count", "reviews-overdue-median",
        "dhsc-first-response-median"}) {
    EXPECT_TRUE(listed.contains(absl::StrCat(kSource, "/measures/", measure)))
        << measure;
  }
  EXPECT_EQ(list->head_revision(), HeadRevision());
}

TEST_F(MeasuresOverTheWireTest, WhatIsNotThereIsNotFound) {
  EXPECT_THAT(Compute(Question("none")).status(),
              HasReason(absl::StatusCode::kNotFound, "MEASURE_NOT_FOUND"));
  auto request = Question("awaiting-allocation-count");
  request.set_name("councils/x/sources/none/measures/awaiting-count");
  EXPECT_THAT(Compute(request).status(),
              HasReason(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND"));
  request = Question("awaiting-allocation-count");
  request.set_read_revision(HeadRevision() + 1);
  EXPECT_THAT(Compute(request).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

class ChangeFeedTest : public CouncilFixture {
 protected:
  ChangeFeedTest() {
    for (int i = 0; i < 9; ++i) {
      EXPECT_THAT(Create(NewReferral()).status(), IsOk());
    }
  }
};

// Anyone who has the feed can verify it without the server.
TEST_F(ChangeFeedTest, PagesAreAChainThatVerifies) {
  for (const int page_size : {1, 4, 10, 1000}) {
    std::string previous(store::kDigestBytes, '\0');
    int64_t at = 0;
    int64_t head = 0;
    do {
      const auto page = Changes(at, page_size);
      ASSERT_THAT(page.status(), IsOk());
      ASSERT_GT(page->changes_size(), 0);
      EXPECT_LE(page->changes_size(), page_size);
      head = page->head_revision();
      for (const auto& record : page->changes()) {
        EXPECT_EQ(record.revision(), ++at);
        EXPECT_EQ(record.previous_hash(), previous);
        EXPECT_EQ(store::Sha256(HeaderOf(record)), record.hash());
        previous = record.hash();
      }
    } while (at < head);
    EXPECT_EQ(at, 10) << "the council and nine referrals";
  }
}

TEST_F(ChangeFeedTest, AfterTheHeadThereIsNothingYet) {
  const auto page = Changes(HeadRevision());
  ASSERT_THAT(page.status(), IsOk());
  EXPECT_EQ(page->changes_size(), 0);
  EXPECT_EQ(page->head_revision(), 10);
}

TEST_F(ChangeFeedTest, ABookmarkGoesOnWhereAPageEnded) {
  ChangeRecords records;
  changes::v1::ListChangesRequest request;
  request.set_parent(kSource);
  request.set_page_size(3);
  for (int page = 0; page < 5; ++page) {
    const auto changes =
        Call<ChangeFeedService>(&ChangeFeedService::Stub::ListChanges, request);
    ASSERT_THAT(changes.status(), IsOk());
    EXPECT_EQ(changes->changes_size(), page < 3 ? 3 : page == 3 ? 1 : 0);
    records.insert(records.end(), changes->changes().begin(),
                   changes->changes().end());
    request.set_bookmark(changes->bookmark());
  }
  EXPECT_EQ(records.size(), 10);
  EXPECT_EQ(FaultIn(records), "");
}

TEST_F(ChangeFeedTest, SaysWhoDidWhat) {
  const auto page = Changes(9);
  ASSERT_THAT(page.status(), IsOk());
  ASSERT_EQ(page->changes_size(), 1);
  const auto& record = page->changes(0);
  EXPECT_EQ(record.actor(), "local");
  EXPECT_EQ(record.method(), "carereform.assessments.v1.CreateReferral");
  ASSERT_EQ(record.entries_size(), 1);
  EXPECT_EQ(record.entries(0).kind(),
            changes::v1::ChangeRecord::Entry::CREATED);
  EXPECT_EQ(rpc::FromTimestamp(record.commit_time()), TestNow());
}

TEST_F(ChangeFeedTest, RefusesWhatMakesNoSense) {
  EXPECT_THAT(FieldsOf(Changes(-1, -1).status()),
              ElementsAre("page_size", "after_revision"));
  EXPECT_THAT(Changes(HeadRevision() + 1).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
  changes::v1::ListChangesRequest request;
  request.set_parent(kSource);
  request.set_after_revision(1);
  request.set_bookmark(Changes(0)->bookmark());
  EXPECT_THAT(FieldsOf(Call<ChangeFeedService>(
                           &ChangeFeedService::Stub::ListChanges, request)
                           .status()),
              ElementsAre("bookmark"));
  request.clear_after_revision();
  request.set_bookmark("rubbish");
  EXPECT_THAT(FieldsOf(Call<ChangeFeedService>(
                           &ChangeFeedService::Stub::ListChanges, request)
                           .status()),
              ElementsAre("bookmark"));
  request.clear_bookmark();
  request.set_parent("councils/x/sources/none");
  EXPECT_THAT(
      Call<ChangeFeedService>(&ChangeFeedService::Stub::ListChanges, request)
          .status(),
      HasReason(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::tests
