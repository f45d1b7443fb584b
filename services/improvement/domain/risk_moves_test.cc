#include "services/improvement/domain/risk_moves.h"

#include <algorithm>
#include <iostream>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/seed.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Marks = std::vector<RiskMark>;

TEST(RiskMovesTest, WithoutAReportBeforeNothingMoved) {
  EXPECT_THAT(RisksMoved(std::nullopt, {{"a", "9 (medium)"}, {"b", "", false}}),
              ElementsAre(RiskMove{"a", "", ""}));
}

TEST(RiskMovesTest, SaysWhatBecameOfEach) {
  const Marks before = {{"closed", "4 (low)"},
                        {"gone", "4 (low)"},
                        {"known", ""},
                        {"rose", "9 (medium)"},
                        {"same", "9 (medium)"},
                        {"told", "9 (medium)", false},
                        {"unknown", "9 (medium)"}};
  const Marks now = {{"closed", "4 (low)", false},
                     {"known", "9 (medium)"},
                     {"new", "1 (low)"},
                     {"rose", "16 (high)"},
                     {"same", "9 (medium)"},
                     {"told", "9 (medium)", false},
                     {"unknown", ""}};
  EXPECT_THAT(
      RisksMoved(before, now),
      ElementsAre(
          RiskMove{"closed", "4 (low)", "closed"},
          RiskMove{"gone", "4 (low)", "no longer of this workstream"},
          RiskMove{"known", "", "from no score to 9 (medium)"},
          RiskMove{"new", "", "new"},
          RiskMove{"rose", "9 (medium)", "from 9 (medium) to 16 (high)"},
          RiskMove{"same", "9 (medium)", ""},
          RiskMove{"unknown", "9 (medium)", "from 9 (medium) to no score"}));
}

TEST(RiskMovesTest, OneThatIsOpenAgainIsNew) {
  EXPECT_THAT(RisksMoved(Marks{{"a", "1 (low)", false}}, {{"a", "1 (low)"}}),
              ElementsAre(RiskMove{"a", "", "new"}));
}

TEST(RiskMovesTest, TwoEmptyListsHaveNothing) {
  EXPECT_THAT(RisksMoved(Marks(), {}), IsEmpty());
}

// Each open risk of either list is told of once, and nothing moves between a
// list and itself.
TEST(RiskMovesTest, TellsOfEachOpenRiskOnceWhateverTheLists) {
  const unsigned seed = tests::Seed();
  std::mt19937 random(seed);
  const auto list = [&] {
    Marks marks;
    for (const char* risk : {"a", "b", "c", "d", "e"}) {
      if (random() % 3 == 0) continue;
      marks.push_back({risk, random() % 2 == 0 ? "4" : "9", random() % 3 != 0});
    }
    return marks;
  };
  for (int i = 0; i < 2'000; ++i) {
    const Marks before = list();
    const Marks now = list();
    std::multiset<std::string> told;
    for (const RiskMove& move : RisksMoved(before, now)) told.insert(move.risk);
    std::multiset<std::string> open;
    for (const Marks* marks : {&before, &now}) {
      for (const RiskMark& mark : *marks) {
        if (mark.open && open.count(mark.risk) == 0) open.insert(mark.risk);
      }
    }
    EXPECT_EQ(told, open) << "seed " << seed;
    for (const RiskMove& move : RisksMoved(now, now)) {
      EXPECT_EQ(move.movement, "") << "seed " << seed;
    }
  }
  std::cout << "Shown: each open risk is told of once, seed " << seed << '\n';
}

}  // namespace
}  // namespace carereform::improvement
