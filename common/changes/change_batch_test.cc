#include "common/changes/change_batch.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/common/v1/people.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/history.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::changes {
namespace {

using common::v1::DataClass;
using tests::HasReason;
using tests::IsOk;
using Entry = v1::ChangeRecord::Entry;

constexpr char kReferral[] = "councils/x/referrals/r";
constexpr char kIdentity[] = "councils/x/sources/assessments/people/p/identity";

class ChangeBatchTest : public testing::Test {
 protected:
  absl::Status Write(std::function<absl::Status(store::Txn&)> body) {
    return store_.Write(
        {.council = "x", .creates_council = true, .body = std::move(body)});
  }
  absl::Status Record(store::ChangeKind kind, const std::string& resource,
                      const std::string& body) {
    return Write([&](store::Txn& txn) {
      return txn.Record(kind, resource, body).status();
    });
  }

  absl::StatusOr<v1::WatchChangesResponse> Read(
      std::vector<DataClass> data_classes, bool include_bodies = true,
      BatchLimits limits = {.records = 100, .bytes = 1'000'000},
      std::set<std::string> resource_types = {}) {
    const auto reader = *store_.Read("x");
    return ReadBatch(*reader, types_,
                     {.source = "councils/x/sources/assessments",
                      .include_bodies = include_bodies,
                      .data_classes = std::move(data_classes),
                      .resource_types = std::move(resource_types)},
                     limits, position_);
  }

  store::Store store_{store::OpenMemoryEngine(), {}};
  // The service of the file that a message is in.
  static std::string ServiceOf(const google::protobuf::Descriptor& message) {
    return message.file()->service(0)->full_name();
  }

  const ResourceTypes types_{
      *assessments::v1::Referral::descriptor()->file()->pool(),
      {ServiceOf(*assessments::v1::CreateReferralRequest::descriptor()),
       ServiceOf(*common::v1::PersonIdentity::descriptor())}};
  Position position_{.revision = 0, .hash = std::string(32, '\0')};
};

TEST_F(ChangeBatchTest, BodiesAreOfTheClassesThatTheReaderHas) {
  ASSERT_THAT(Record(store::ChangeKind::kCreated, kReferral, "referral"),
              IsOk());
  ASSERT_THAT(Record(store::ChangeKind::kCreated, kIdentity, "identity"),
              IsOk());
  ASSERT_THAT(Record(store::ChangeKind::kCreated, "councils/x/rests/r", "rest"),
              IsOk());
  const std::vector<std::pair<std::vector<DataClass>, std::vector<std::string>>>
      cases = {
          {{}, {"", "", ""}},
          {{common::v1::PROGRAMME, common::v1::FINANCIAL}, {"", "", ""}},
          {{common::v1::CASE}, {"referral", "", ""}},
          {{common::v1::PERSONAL}, {"", "identity", ""}},
          {{common::v1::CASE, common::v1::PERSONAL},
           {"referral", "identity", ""}},
          // No one has the class of what no contract tells of.
          {{common::v1::DATA_CLASS_UNSPECIFIED}, {"", "", ""}},
      };
  for (const auto& [classes, bodies] : cases) {
    position_ = {.revision = 0, .hash = std::string(32, '\0')};
    const auto batch = Read(classes);
    ASSERT_THAT(batch.status(), IsOk());
    ASSERT_EQ(batch->changes_size(), 3);
    for (int i = 0; i < 3; ++i) {
      const Entry& entry = batch->changes(i).entries(0);
      const std::string& body = bodies[static_cast<size_t>(i)];
      EXPECT_EQ(entry.body(), body);
      EXPECT_EQ(entry.body_state(),
                body.empty() ? Entry::WITHHELD : Entry::INCLUDED);
      EXPECT_EQ(entry.body_type().empty(), body.empty());
    }
  }
}

TEST_F(ChangeBatchTest, WithoutBodiesThereIsOnlyTheirClass) {
  ASSERT_THAT(Record(store::ChangeKind::kCreated, kIdentity, "identity"),
              IsOk());
  const auto batch = Read({common::v1::PERSONAL}, /*include_bodies=*/false);
  ASSERT_THAT(batch.status(), IsOk());
  const Entry& entry = batch->changes(0).entries(0);
  EXPECT_EQ(entry.data_class(), common::v1::PERSONAL);
  EXPECT_EQ(entry.body_state(), Entry::BODY_STATE_UNSPECIFIED);
  EXPECT_EQ(entry.body(), "");
}

TEST_F(ChangeBatchTest, WhatWentHasAnEmptyBody) {
  ASSERT_THAT(Record(store::ChangeKind::kCreated, kReferral, "referral"),
              IsOk());
  ASSERT_THAT(Record(store::ChangeKind::kDeleted, kReferral, ""), IsOk());
  const auto batch = Read({common::v1::CASE});
  ASSERT_THAT(batch.status(), IsOk());
  EXPECT_EQ(batch->changes(1).entries(0).kind(), Entry::DELETED);
  EXPECT_EQ(batch->changes(1).entries(0).body_state(), Entry::INCLUDED);
  EXPECT_EQ(batch->changes(1).entries(0).body(), "");
}

TEST_F(ChangeBatchTest, AnErasureIsToldWithoutABody) {
  ASSERT_THAT(Record(store::ChangeKind::kErased, kIdentity, ""), IsOk());
  const auto batch = Read({common::v1::PERSONAL});
  ASSERT_THAT(batch.status(), IsOk());
  EXPECT_EQ(batch->changes(0).entries(0).kind(), Entry::ERASED);
  EXPECT_EQ(batch->changes(0).entries(0).body_state(), Entry::BODY_ERASED);
  EXPECT_EQ(batch->changes(0).entries(0).body(), "");
}

TEST_F(ChangeBatchTest, KeepsToItsLimitsAndGoesOn) {
  for (int i = 0; i < 10; ++i) {
    ASSERT_THAT(
        Record(store::ChangeKind::kUpdated, kReferral, std::string(1000, 'x')),
        IsOk());
  }
  std::vector<int> sizes;
  int64_t last = 0;
  while (last < 10) {
    const auto batch =
        Read({common::v1::CASE}, true,
             {.records = 4, .bytes = last < 4 ? 100'000U : 2500U});
    ASSERT_THAT(batch.status(), IsOk());
    ASSERT_GT(batch->changes_size(), 0);
    sizes.push_back(batch->changes_size());
    for (const auto& record : batch->changes()) {
      EXPECT_EQ(record.revision(), ++last);
    }
  }
  EXPECT_THAT(sizes, testing::ElementsAre(4, 2, 2, 2));
  EXPECT_EQ(position_.revision, 10);
}

TEST_F(ChangeBatchTest, ARecordLargerThanTheLimitGoesAlone) {
  for (int i = 0; i < 2; ++i) {
    ASSERT_THAT(
        Record(store::ChangeKind::kUpdated, kReferral, std::string(1000, 'x')),
        IsOk());
  }
  const auto batch =
      Read({common::v1::CASE}, true, {.records = 100, .bytes = 10});
  ASSERT_THAT(batch.status(), IsOk());
  EXPECT_EQ(batch->changes_size(), 1);
}

// Records keep their place: what is left out moves the position alone.
TEST_F(ChangeBatchTest, TypesThatWereNotAskedForAreLeftOut) {
  ASSERT_THAT(Record(store::ChangeKind::kCreated, kIdentity, "one"), IsOk());
  ASSERT_THAT(
      Write([](store::Txn& txn) -> absl::Status {
        CR_RETURN_IF_ERROR(
            txn.Record(store::ChangeKind::kCreated, kIdentity, "two").status());
        return txn.Record(store::ChangeKind::kCreated, kReferral, "three")
            .status();
      }),
      IsOk());
  ASSERT_THAT(Record(store::ChangeKind::kCreated, "councils/x/rests/r", "four"),
              IsOk());
  const BatchLimits limits = {.records = 100, .bytes = 1'000'000};
  const auto all = Read({common::v1::CASE}, true, limits);
  position_ = {.revision = 0, .hash = std::string(32, '\0')};
  const auto some =
      Read({common::v1::CASE}, true, limits, {"carereform.local/Referral"});
  ASSERT_THAT(some.status(), IsOk());
  ASSERT_EQ(some->changes_size(), 1);
  EXPECT_EQ(some->changes(0).revision(), 2);
  EXPECT_EQ(some->changes(0).hash(), all->changes(1).hash());
  ASSERT_EQ(some->changes(0).entries_size(), 1);
  EXPECT_EQ(some->changes(0).entries(0).body(), "three");
  EXPECT_EQ(some->through_revision(), 3);
  EXPECT_EQ(some->bookmark(), all->bookmark());
}

TEST_F(ChangeBatchTest, ABatchOfOtherTypesIsEmptyAndGoesOn) {
  for (int i = 0; i < 5; ++i) {
    ASSERT_THAT(Record(store::ChangeKind::kUpdated, kIdentity, "x"), IsOk());
  }
  ASSERT_THAT(Record(store::ChangeKind::kUpdated, kReferral, "x"), IsOk());
  const BatchLimits limits = {.records = 4, .bytes = 100'000};
  const std::set<std::string> types = {"carereform.local/Referral"};
  const auto first = Read({common::v1::CASE}, true, limits, types);
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_EQ(first->changes_size(), 0);
  EXPECT_EQ(first->through_revision(), 4);
  EXPECT_EQ(first->head_revision(), 6);
  const auto second = Read({common::v1::CASE}, true, limits, types);
  EXPECT_EQ(second->changes_size(), 1);
  EXPECT_EQ(second->through_revision(), 6);
}

// A feed that left something out would be worse than one that stops.
TEST_F(ChangeBatchTest, AMissingRecordIsNotPassedOver) {
  for (int i = 0; i < 3; ++i) {
    ASSERT_THAT(Record(store::ChangeKind::kUpdated, kReferral, "x"), IsOk());
  }
  ASSERT_THAT(
      Write([](store::Txn& txn) {
        txn.Delete(store::HeaderKey(2));
        return txn.Record(store::ChangeKind::kUpdated, kReferral, "y").status();
      }),
      IsOk());
  EXPECT_THAT(Read({}).status(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_CORRUPT"));
}

}  // namespace
}  // namespace carereform::changes
