// No rating changes without an event: over random lives of targets, the changes
// that the history tells are those that a day by day count finds.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/domain/rag_history.h"
#include "tests/support/seed.h"

namespace carereform::improvement {
namespace {

using enum RagColour;

constexpr absl::CivilDay kFirst(2025, 1, 1);
constexpr int kDays = 120;
constexpr RagColours kColours = {{{kGreen, kAmber, kGreen, kGreen},
                                  {kAmber, kRed, kAmber, kGreen},
                                  {kRed, kRed, kAmber, kAmber}}};

class Life {
 public:
  explicit Life(uint32_t seed) : random_(seed) {}

  RagInputs Make() {
    RagInputs inputs;
    inputs.target = Target();
    for (int i = Up(3); i > 0; --i) inputs.rules.push_back(Rule());
    for (int i = Up(8); i > 0; --i) AddReading(inputs);
    for (int i = Up(3); i > 0; --i) {
      inputs.forecasts.push_back({Name(), Day(), Figure()});
    }
    for (int i = Up(4); i > 0; --i) {
      inputs.judgements.push_back(
          {Name(), Day(), static_cast<Confidence>(Up(3))});
    }
    return inputs;
  }

 private:
  int Up(int most) {
    return std::uniform_int_distribution<int>(0, most)(random_);
  }
  absl::CivilDay Day() { return kFirst + Up(kDays); }
  Thousandths Figure() { return Up(12) * 500; }
  std::string Name() { return "record-" + std::to_string(++names_); }

  RatedTarget Target() {
    RatedTarget target{.name = "target",
                       .kind = static_cast<TargetKind>(Up(5)),
                       .aim = static_cast<TargetAim>(Up(3)),
                       .number = Figure(),
                       .low = 2000,
                       .high = 4000};
    if (Up(3) > 0) target.baseline = Figure();
    if (Up(3) > 0) target.due = Day();
    for (int i = Up(4); i > 0; --i) {
      DatedMilestone& milestone = target.milestones.emplace_back();
      milestone.name = Name();
      if (Up(4) > 0) milestone.due = Day();
      if (Up(2) > 0) milestone.achieved = Day();
      if (Up(2) > 0) milestone.forecast = Day();
    }
    return target;
  }

  RatingRule Rule() {
    return {.name = Name(),
            .known = Day(),
            .colours = kColours,
            .information_only = Up(9) == 0,
            .narrow_margin = Up(10) * 700,
            .forecast_counts = Up(1) == 0,
            .confidence_counts = Up(1) == 0};
  }

  // A reading, or a correction of an earlier one.
  void AddReading(RagInputs& inputs) {
    const absl::CivilDay known = Day();
    TargetReading reading{
        .name = Name(), .known = known, .as_of = known - Up(30)};
    if (Up(6) > 0) reading.value = Figure();
    if (!inputs.readings.empty() && Up(2) == 0) {
      const TargetReading& wrong = inputs.readings[static_cast<size_t>(
          Up(static_cast<int>(inputs.readings.size()) - 1))];
      reading.supersedes = wrong.name;
      reading.as_of = wrong.as_of;
      reading.known = std::max(reading.known, wrong.known);
    }
    inputs.readings.push_back(reading);
  }

  std::mt19937 random_;
  int names_ = 0;
};

TEST(RagHistoryPropertyTest, EveryChangeHasAnEvent) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("Shown: seed " + std::to_string(seed));
  size_t changes_seen = 0;
  for (uint32_t i = 0; i < 2000; ++i) {
    const RagInputs inputs = Life(seed + i).Make();
    const absl::CivilDay last = kFirst + kDays + 40;
    const std::vector<RagChange> changes = RagChanges(inputs, last);
    size_t next = 0;
    ComputedRag before = RagOn(inputs, kFirst - 1);
    ASSERT_EQ(before.not_rated, NotRated::kNoRule);
    for (absl::CivilDay day = kFirst; day <= last; ++day) {
      const ComputedRag now = RagOn(inputs, day);
      if (Differs(before, now)) {
        ASSERT_LT(next, changes.size()) << "life " << i << " on " << day;
        ASSERT_EQ(changes[next].day, day) << "life " << i;
        ASSERT_FALSE(changes[next].events.empty());
        ASSERT_FALSE(Differs(changes[next].before, before));
        ASSERT_FALSE(Differs(changes[next].after, now));
        for (const RagEvent& event : changes[next].events) {
          ASSERT_EQ(event.day, day);
        }
        ++next;
      }
      before = now;
    }
    ASSERT_EQ(next, changes.size()) << "life " << i;
    changes_seen += changes.size();
  }
  EXPECT_GT(changes_seen, 2000u);
}

}  // namespace
}  // namespace carereform::improvement
