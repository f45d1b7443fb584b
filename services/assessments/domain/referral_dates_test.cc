#include "services/assessments/domain/referral_dates.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using Day = std::optional<CivilDay>;
using Fields = std::vector<std::string>;

const CivilDay kToday(2025, 10, 20);
const CivilDay kDay(2025, 9, 1);

StageUses AllOptional() {
  StageUses uses;
  uses.fill(Use::kOptional);
  return uses;
}

Fields BrokenFields(const ReferralDates& dates,
                    const StageUses& uses = AllOptional()) {
  Fields fields;
  for (const DateViolation& violation : CheckOrder(dates, uses, kToday)) {
    fields.push_back(violation.field);
  }
  return fields;
}

struct Case {
  std::string name;
  ReferralDates dates;
  Fields fields;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class ReferralDatesTest : public testing::TestWithParam<Case> {};

TEST_P(ReferralDatesTest, ReportsTheFieldOutOfOrder) {
  EXPECT_EQ(BrokenFields(GetParam().dates), GetParam().fields);
}

// Contact, referral, triage, allocation, start, completion, decision, service
// start; closed.
ReferralDates Of(Day contact, Day referral, Day triage, Day allocation,
                 Day start, Day completion, Day decision, Day service,
                 Day closed = {}) {
  return {{contact, referral, triage, allocation, start, completion, decision,
           service},
          closed};
}

// The day of referral, another stage's, and that of closing.
ReferralDates With(Stage stage, CivilDay day, Day closed = {}) {
  ReferralDates dates;
  dates.stages[IndexOf(Stage::kReferral)] = kDay;
  dates.stages[IndexOf(stage)] = day;
  dates.closed = closed;
  return dates;
}

INSTANTIATE_TEST_SUITE_P(
    Edges, ReferralDatesTest,
    testing::ValuesIn(std::vector<Case>{
        {"OnlyReceived", With(Stage::kReferral, kDay), {}},
        {"ReceivedToday", With(Stage::kReferral, kToday), {}},
        {"ReceivedTomorrow",
         With(Stage::kReferral, kToday + 1),
         {"received_date"}},
        {"AllOnOneDay",
         Of(kDay, kDay, kDay, kDay, kDay, kDay, kDay, kDay, kDay),
         {}},
        {"ContactedBeforeReceived", With(Stage::kContact, kDay - 1), {}},
        {"ContactedAfterReceived",
         With(Stage::kContact, kDay + 1),
         {"received_date"}},
        {"TriagedBeforeReceived",
         With(Stage::kTriage, kDay - 1),
         {"triaged_date"}},
        {"AllocatedBeforeReceived",
         With(Stage::kAllocation, kDay - 1),
         {"allocated_date"}},
        {"StartedBeforeReceived",
         With(Stage::kStart, kDay - 1),
         {"started_date"}},
        {"CompletedBeforeReceived",
         With(Stage::kCompletion, kDay - 1),
         {"completed_date"}},
        {"DecidedBeforeReceived",
         With(Stage::kDecision, kDay - 1),
         {"decided_date"}},
        {"ServiceStartedBeforeReceived",
         With(Stage::kServiceStart, kDay - 1),
         {"service_started_date"}},
        {"ServiceStartedTomorrow",
         With(Stage::kServiceStart, kToday + 1),
         {"service_started_date"}},
        {"ServiceStartedToday", With(Stage::kServiceStart, kToday), {}},
        {"AllocatedBeforeTriaged",
         Of({}, kDay, kDay + 2, kDay + 1, {}, {}, {}, {}),
         {"allocated_date"}},
        {"StartedBeforeAllocated",
         Of({}, kDay, {}, kDay + 2, kDay + 1, {}, {}, {}),
         {"started_date"}},
        {"CompletedBeforeStarted",
         Of({}, kDay, {}, {}, kDay + 2, kDay + 1, {}, {}),
         {"completed_date"}},
        {"DecidedBeforeCompleted",
         Of({}, kDay, {}, {}, {}, kDay + 2, kDay + 1, {}),
         {"decided_date"}},
        {"ServiceBeforeDecided",
         Of({}, kDay, {}, {}, {}, {}, kDay + 2, kDay + 1),
         {"service_started_date"}},
        {"ClosedBeforeReceived",
         With(Stage::kReferral, kDay, kDay - 1),
         {"closed_date"}},
        {"ClosedBeforeServiceStarted",
         With(Stage::kServiceStart, kDay + 2, kDay + 1),
         {"closed_date"}},
        {"ClosedToday", With(Stage::kReferral, kDay, kToday), {}},
        {"ClosedTomorrow",
         With(Stage::kReferral, kDay, kToday + 1),
         {"closed_date"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(ReferralDatesWordsTest, NameTheEarlierStage) {
  const auto violations =
      CheckOrder(With(Stage::kAllocation, kDay - 1), AllOptional(), kToday);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].rule,
            "the day allocated cannot be before the day received, 1 September "
            "2025: correct one of the two");
}

TEST(ReferralDatesWordsTest, AStageThatTheTypeDoesNotHaveIsRefusedByName) {
  for (const Stage stage : kStages) {
    if (stage == Stage::kReferral) continue;
    StageUses uses = AllOptional();
    uses[IndexOf(stage)] = Use::kNotUsed;
    EXPECT_EQ(BrokenFields(With(stage, kDay), uses),
              Fields{std::string(DateFieldOf(stage))});
    EXPECT_EQ(BrokenFields(With(Stage::kReferral, kDay), uses), Fields{});
    uses[IndexOf(stage)] = Use::kRequired;
    EXPECT_EQ(BrokenFields(With(Stage::kReferral, kDay), uses), Fields{})
        << "a stage that is still to come is not refused";
  }
}

// Days that never go back are in order, whichever of them are left out.
RC_GTEST_PROP(ReferralDatesProperty, ForwardDaysAreInOrder, ()) {
  CivilDay day = kToday - 90;
  const auto next = [&day]() -> Day {
    if (*rc::gen::arbitrary<bool>()) return std::nullopt;
    day += *rc::gen::inRange(0, 11);
    return day;
  };
  ReferralDates dates;
  for (Day& stage : dates.stages) stage = next();
  dates.closed = next();
  RC_ASSERT(BrokenFields(dates).empty());
}

// The oracle compares every pair: a day that is before any earlier one, or
// after today, is refused, and no other.
RC_GTEST_PROP(ReferralDatesProperty, ADayIsRefusedWhereAPairIsOutOfOrder, ()) {
  std::vector<Day> days;
  for (size_t i = 0; i <= kStages.size(); ++i) {
    const int offset = *rc::gen::inRange(-5, 4);
    days.push_back(offset == 3 ? Day() : Day(kToday + offset));
  }
  ReferralDates dates;
  Fields wrong;
  for (size_t i = 0; i < days.size(); ++i) {
    const bool closed = i == kStages.size();
    (closed ? dates.closed : dates.stages[i]) = days[i];
    if (!days[i].has_value()) continue;
    bool broken = *days[i] > kToday;
    for (size_t j = 0; j < i; ++j) broken |= days[j] > days[i];
    if (broken) {
      wrong.push_back(closed ? "closed_date"
                             : std::string(DateFieldOf(kStages[i])));
    }
  }
  Fields found = BrokenFields(dates);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  RC_ASSERT(found == wrong);
}

}  // namespace
}  // namespace carereform::assessments
