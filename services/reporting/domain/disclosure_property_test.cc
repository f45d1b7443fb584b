// An oracle that tries every assignment of numbers a reader cannot rule out.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/reporting/domain/disclosure.h"

namespace carereform::reporting {
namespace {

// Positions of the counts: a whole of which one part is broken down twice.
//   whole = middle + beside;  middle = a + b + c;  middle = x + y
enum : size_t { kWhole, kBeside, kMiddle, kA, kB, kC, kX, kY, kCounts };

constexpr int64_t kSmallestShown = 4;

CountedFigures RandomFigures() {
  const auto part = rc::gen::inRange<int64_t>(0, 9);
  std::vector<int64_t> counts(kCounts);
  for (const size_t leaf : {kBeside, kA, kB, kC}) counts[leaf] = *part;
  counts[kMiddle] = counts[kA] + counts[kB] + counts[kC];
  counts[kWhole] = counts[kMiddle] + counts[kBeside];
  counts[kX] = *rc::gen::inRange<int64_t>(0, counts[kMiddle] + 1);
  counts[kY] = counts[kMiddle] - counts[kX];
  CountedFigures figures{counts, {}, {}};
  for (size_t i = 0; i < kCounts; ++i) figures.figures.push_back({i});
  figures.sums = {{kWhole, {kMiddle, kBeside}},
                  {kMiddle, {kA, kB, kC}},
                  {kMiddle, {kX, kY}}};
  return figures;
}

// Every value that each count can have in the eyes of a reader who sees what is
// shown and knows that what is suppressed is not nought. Goes through all
// values of the leaves up to a bound, and makes up the rest.
std::vector<std::set<int64_t>> Possible(const CountedFigures& figures,
                                        const std::vector<bool>& suppressed) {
  constexpr int64_t kBound = 13;
  std::vector<std::set<int64_t>> possible(kCounts);
  std::vector<int64_t> trial(kCounts);
  const auto fits = [&](size_t count) {
    return suppressed[count] ? trial[count] >= 1
                             : trial[count] == figures.counts[count];
  };
  const size_t leaves[] = {kA, kB, kC, kX, kBeside};
  const std::function<void(size_t)> go = [&](size_t depth) {
    if (depth == 3) {
      trial[kMiddle] = trial[kA] + trial[kB] + trial[kC];
      if (!fits(kMiddle)) return;
    }
    if (depth == 4) {
      trial[kY] = trial[kMiddle] - trial[kX];
      if (trial[kY] < 0 || !fits(kY)) return;
    }
    if (depth == 5) {
      trial[kWhole] = trial[kMiddle] + trial[kBeside];
      if (!fits(kWhole)) return;
      for (size_t i = 0; i < kCounts; ++i) possible[i].insert(trial[i]);
      return;
    }
    const size_t leaf = leaves[depth];
    if (!suppressed[leaf]) {
      trial[leaf] = figures.counts[leaf];
      return go(depth + 1);
    }
    const int64_t bound = std::max(kBound, figures.counts[leaf] + 2);
    for (int64_t n = 1; n <= bound; ++n) {
      trial[leaf] = n;
      go(depth + 1);
    }
  };
  go(0);
  return possible;
}

DisclosureRule Rule() {
  return {"small",        "assumed", "a source", absl::CivilDay(2025, 4, 1),
          kSmallestShown, {}};
}

RC_GTEST_PROP(DisclosureProperty, WhatIsSuppressedCannotBeWorkedOut, ()) {
  const CountedFigures figures = RandomFigures();
  const std::vector<bool> suppressed = SuppressedFigures(figures, Rule());
  const auto possible = Possible(figures, suppressed);
  for (size_t i = 0; i < kCounts; ++i) {
    RC_LOG() << i << ": " << figures.counts[i]
             << (suppressed[i] ? " suppressed\n" : "\n");
    if (!suppressed[i]) continue;
    RC_ASSERT(possible[i].count(figures.counts[i]) == 1u);
    RC_ASSERT(possible[i].size() >= 2u);
    RC_ASSERT(*possible[i].rbegin() >= kSmallestShown - 1);
  }
}

RC_GTEST_PROP(DisclosureProperty, NoSmallCountAndNoNeedlessOneIsHidden, ()) {
  const CountedFigures figures = RandomFigures();
  const std::vector<bool> suppressed = SuppressedFigures(figures, Rule());
  bool any_small = false;
  for (size_t i = 0; i < kCounts; ++i) {
    const bool small =
        figures.counts[i] > 0 && figures.counts[i] < kSmallestShown;
    any_small = any_small || small;
    RC_ASSERT(!small || suppressed[i]);
    RC_ASSERT(figures.counts[i] != 0 || !suppressed[i]);
  }
  if (!any_small) {
    RC_ASSERT(std::count(suppressed.begin(), suppressed.end(), true) == 0);
  }
}

// The oracle finds what is given away where only small counts are suppressed.
TEST(DisclosureOracleTest, SeesWhatSmallCountsAloneGiveAway) {
  CountedFigures figures{{30, 10, 20, 2, 9, 9, 10, 10}, {}, {}};
  std::vector<bool> suppressed(kCounts, false);
  suppressed[kA] = true;
  EXPECT_EQ(Possible(figures, suppressed)[kA], (std::set<int64_t>{2}));
}

}  // namespace
}  // namespace carereform::reporting
