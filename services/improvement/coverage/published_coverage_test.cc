// The published plan and the findings of the assessment report: what nobody
// has seen to comes out of the computation.

#include <set>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "nlohmann/json.hpp"
#include "services/improvement/coverage/coverage_fixture.h"

namespace carereform::data {
extern const absl::string_view kLeicestershirePlan;
}

namespace carereform::improvement {
namespace {

using testing::Contains;
using testing::Not;

class PublishedCoverageTest : public CoverageTest {
 protected:
  void SetUp() override { Load(std::string(data::kLeicestershirePlan)); }

  // The finding and the action at the two ends of each path that begins at a
  // resource of a collection.
  std::set<std::pair<std::string, std::string>> EndsFrom(
      const std::vector<std::string>& names, const std::string& fields,
      bool from_findings) {
    std::set<std::pair<std::string, std::string>> pairs;
    for (const std::string& name : names) {
      const auto walk = Walk(name, "page_size: 1000 " + fields + OnTheDay());
      EXPECT_THAT(walk.status(), tests::IsOk()) << name;
      for (const v1::CoveragePath& path : walk->paths()) {
        const v1::CoverageNode& end = path.steps(path.steps_size() - 1).node();
        if (!end.counts() || !walk->start().counts()) continue;
        const std::string start = IdOf(name);
        pairs.emplace(from_findings ? start : IdOf(end.name()),
                      from_findings ? IdOf(end.name()) : start);
      }
    }
    return pairs;
  }

  // Names of all findings that an action answers or none does, and of actions.
  std::vector<std::string> Named(const std::string& collection) {
    const auto plan = nlohmann::json::parse(data::kLeicestershirePlan.begin(),
                                            data::kLeicestershirePlan.end());
    const std::string field = collection == "findings" ? "findings" : "actions";
    std::vector<std::string> names;
    for (const auto& entry : plan.at(field)) {
      names.push_back(collection + "/" + entry.at("id").get<std::string>());
    }
    return names;
  }
};

// Source: traceability of the areas for improvement to the plan; the sentences
// of the report, not a list in the service, are what is left over.
TEST_F(PublishedCoverageTest, FindingsThatNobodyAnsweredComeOut) {
  const std::vector<std::string> gaps = Gaps("FINDING_WITHOUT_ACTION");
  for (const char* finding :
       {"deprivation-of-liberty-backlog", "risk-register-stale",
        "charging-not-clear", "prevention-effect-not-known",
        "out-of-county-reviews-overdue", "care-technology-waits",
        "supported-living-wait", "aftercare-agreements-delayed",
        "healthcare-referral-window", "advocacy-sight-loss"}) {
    EXPECT_THAT(gaps, Contains(finding));
  }
  for (const char* finding :
       {"summary-a-i", "care-act-queue-grew", "summary-d-iii"}) {
    EXPECT_THAT(gaps, Not(Contains(finding)));
  }
}

TEST_F(PublishedCoverageTest, CountsOfThePublishedPlan) {
  const auto coverage = Get("parent: 'councils/x' " + OnTheDay());
  ASSERT_THAT(coverage.status(), tests::IsOk());
  const auto count = [&](v1::CoverageGapKind kind) {
    for (const v1::CoverageCount& c : coverage->counts()) {
      if (c.gap_kind() == kind) {
        return std::pair(c.covered_count(), c.total_count());
      }
    }
    return std::pair(-1, -1);
  };
  EXPECT_EQ(count(v1::FINDING_WITHOUT_ACTION), std::pair(70, 131));
  EXPECT_EQ(count(v1::ACTION_WITHOUT_FINDING), std::pair(48, 48));
  EXPECT_EQ(count(v1::TARGET_WITHOUT_MEASURE), std::pair(25, 36));
  // Of seven the plan prints a figure of October 2025 in their own unit.
  EXPECT_EQ(count(v1::MEASURE_WITHOUT_DATA), std::pair(7, 25));
  // The plan has no column for any of these.
  EXPECT_EQ(count(v1::ACTION_WITHOUT_OWNER), std::pair(0, 48));
  EXPECT_EQ(count(v1::ACTION_WITHOUT_MONEY), std::pair(0, 48));
  EXPECT_EQ(count(v1::ACTION_WITHOUT_MILESTONE), std::pair(0, 48));
}

TEST_F(PublishedCoverageTest, BothWaysAgree) {
  const auto from_findings = EndsFrom(
      Named("findings"), "way: TO_WHAT_IT_RESTS_ON kinds: ACTION ", true);
  const auto from_actions = EndsFrom(
      Named("actions"), "way: TO_WHAT_RESTS_ON_IT kinds: FINDING ", false);
  EXPECT_FALSE(from_findings.empty());
  EXPECT_EQ(from_findings, from_actions);
}

}  // namespace
}  // namespace carereform::improvement
