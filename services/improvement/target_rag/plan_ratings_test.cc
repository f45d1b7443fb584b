// How the targets of the published plan stood when the committee received it.

#include <map>
#include <string>

#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/target_rag.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/improvement.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::data {
extern const absl::string_view kLeicestershirePlan;
}

namespace carereform::improvement {
namespace {

using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;
using v1::Rag;

class PlanRatingsTest : public tests::ServiceTest<v1::TargetRagService> {
 protected:
  PlanRatingsTest() : ServiceTest(ImprovementSource()) {}

  void SetUp() override {
    ASSERT_EQ(
        host_.Import("plan", std::string(data::kLeicestershirePlan)).state(),
        common::v1::Import::APPLIED);
  }

  std::map<std::string, v1::RagStatus> StatusesOn(const std::string& day) {
    const auto listed = Call(
        &Stub::ListRagStatuses,
        "parent: 'councils/x' as_of_date { year: 2025 month: 11 day: " + day +
            " }");
    EXPECT_THAT(listed.status(), tests::IsOk());
    std::map<std::string, v1::RagStatus> statuses;
    if (!listed.ok()) return statuses;
    for (const v1::RagStatus& status : listed->rag_statuses()) {
      statuses[status.code()] = status;
    }
    return statuses;
  }
};

TEST_F(PlanRatingsTest, WhatIsPublishedIsRatedAndNothingElse) {
  std::map<std::string, Rag::Colour> rated;
  for (const auto& [code, status] : StatusesOn("3")) {
    if (status.computed().colour() == Rag::NOT_RATED) {
      EXPECT_EQ(status.computed().not_rated_reason(), Rag::NO_RULE) << code;
    } else {
      rated[code] = status.computed().colour();
    }
  }
  EXPECT_THAT(rated, UnorderedElementsAre(
                         Pair("M01", Rag::RED), Pair("M02", Rag::RED),
                         Pair("M03", Rag::RED), Pair("M05", Rag::AMBER),
                         Pair("M06", Rag::RED), Pair("M09", Rag::RED),
                         Pair("M15", Rag::RED), Pair("M18", Rag::GREEN),
                         Pair("M19", Rag::GREEN), Pair("M26", Rag::GREEN),
                         Pair("M27", Rag::GREEN), Pair("M33", Rag::GREEN)));
}

// Seed 002, line 1532: a median of 15 days in June and in October, and of the
// maximum 92 and 103.
TEST_F(PlanRatingsTest, CarersMedianIsNarrowlyMissedAndSteady) {
  auto statuses = StatusesOn("3");
  const std::string& reason = statuses["M05"].computed().reason();
  EXPECT_THAT(reason,
              HasSubstr("15 days on 31 October 2025 misses at most 14"));
  EXPECT_THAT(reason, HasSubstr("within the narrow margin of 2; 209 days to"));
  EXPECT_EQ(statuses["M05"].trend().value(), v1::Trend::STEADY);
  EXPECT_EQ(statuses["M06"].trend().value(), v1::Trend::WORSENING);
  EXPECT_EQ(statuses["M09"].trend().value(), v1::Trend::IMPROVING);
}

TEST_F(PlanRatingsTest, NothingIsKnownBeforeThePlanIsPublished) {
  for (const auto& [code, status] : StatusesOn("2")) {
    EXPECT_EQ(status.computed().not_rated_reason(), Rag::NO_RULE) << code;
  }
}

}  // namespace
}  // namespace carereform::improvement
