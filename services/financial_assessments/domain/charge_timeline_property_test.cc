#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/charge_timeline.h"
#include "services/financial_assessments/domain/charge_timeline_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

constexpr absl::Weekday kMonday = absl::Weekday::monday;
const CivilDay kStart(2025, 12, 1);

using Versions = std::vector<std::pair<CivilDay, Circumstances>>;

Circumstances AnyPerson() {
  Circumstances person = PlainPerson(*rc::gen::inRange<int64_t>(0, 3000),
                                     *rc::gen::inRange<int64_t>(0, 4000));
  if (*rc::gen::arbitrary<bool>()) {
    person.care_home_since = kStart - *rc::gen::inRange(0, 100);
    Capital home;
    home.type = CapitalType::kMainHome;
    home.value = Pence::FromPence(*rc::gen::inRange<int64_t>(0, 9000));
    person.capital.push_back(home);
  }
  if (*rc::gen::arbitrary<bool>()) {
    person.care.front().started = kStart - *rc::gen::inRange(0, 60);
  }
  if (*rc::gen::arbitrary<bool>()) {
    person.capital.push_back(
        NotionalSavings(*rc::gen::inRange<int64_t>(0, 3000)));
  }
  return person;
}

Versions AnyVersions() {
  Versions versions = {{kStart + *rc::gen::inRange(0, 20), AnyPerson()}};
  const int more = *rc::gen::inRange(0, 4);
  for (int i = 0; i < more; ++i) {
    versions.emplace_back(versions.back().first + *rc::gen::inRange(1, 90),
                          AnyPerson());
  }
  return versions;
}

std::vector<ChargeRun> RunsOf(const PlainRules& rules, const Versions& versions,
                              CivilDay to) {
  std::vector<CircumstancesFrom> given;
  for (const auto& [from, person] : versions) given.push_back({from, &person});
  const auto runs = ChargeTimeline(
      {.versions = given, .to = to},
      [&rules](CivilDay day) { return rules.On(day); }, &PlainCharge);
  RC_ASSERT(runs.ok());
  return *runs;
}

// Goes through a period one day at a time and knows no runs, times or cuts.
// What is notional is one asset at most.
class DayByDay {
 public:
  DayByDay(const PlainRules& rules, const Versions& versions)
      : rules_(rules), versions_(versions) {}

  // The weekly charge of each day.
  std::map<CivilDay, Pence> Until(CivilDay to) {
    std::map<CivilDay, Pence> weekly;
    CivilDay day = versions_.front().first;
    for (; day < to; ++day) weekly[day] = On(day);
    return weekly;
  }

 private:
  Pence On(CivilDay day) {
    const Circumstances* known = nullptr;
    for (const auto& [from, person] : versions_) {
      if (from <= day) known = &person;
    }
    CivilDay monday = day;
    while (absl::GetWeekday(monday) != kMonday) --monday;
    if (monday == day) {
      for (auto& [value, reduction] : noted_) {
        lost_[value] =
            std::min(value, lost_[value] + std::max<int64_t>(0, reduction));
      }
      noted_.clear();
    }
    const Rules rules = *rules_.On(monday);
    Circumstances with = *known;
    Circumstances without = *known;
    without.capital.clear();
    std::optional<int64_t> value;
    for (Capital& asset : with.capital) {
      if (!asset.notional.has_value()) {
        without.capital.push_back(asset);
        continue;
      }
      value = asset.value.value();
      asset.value = Pence::FromPence(*value - lost_[*value]);
    }
    const Pence charge = PlainCharge(with, rules, day)->charge;
    if (value.has_value()) {
      const int64_t place = day - monday;
      const auto share = [place](Pence of_week) {
        return of_week.value() * (place + 1) / 7 - of_week.value() * place / 7;
      };
      noted_[*value] +=
          share(charge) - share(PlainCharge(without, rules, day)->charge);
    }
    return charge;
  }

  const PlainRules& rules_;
  const Versions& versions_;
  std::map<int64_t, int64_t> lost_;   // By the asset's value.
  std::map<int64_t, int64_t> noted_;  // This week.
};

RC_GTEST_PROP(ChargeTimelineProperty, AgreesWithEachDayByItself, ()) {
  const PlainRules rules;
  const Versions versions = AnyVersions();
  const CivilDay to = versions.front().first + *rc::gen::inRange(0, 300);
  const auto runs = RunsOf(rules, versions, to);
  std::map<CivilDay, Pence> weekly;
  for (const ChargeRun& run : runs) {
    for (CivilDay day = run.from; day < run.to; ++day) {
      RC_ASSERT(weekly.emplace(day, run.weekly).second);
    }
  }
  RC_ASSERT(weekly == DayByDay(rules, versions).Until(to));
  int64_t sum = 0;
  for (const auto& [day, amount] : weekly) {
    CivilDay monday = day;
    while (absl::GetWeekday(monday) != kMonday) --monday;
    const int64_t place = day - monday;
    sum += amount.value() * (place + 1) / 7 - amount.value() * place / 7;
  }
  RC_ASSERT(AmountOfRuns(runs, kMonday).value() == sum);
}

bool AreSame(const std::vector<ChargeRun>& a, const std::vector<ChargeRun>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const ChargeRun& one, const ChargeRun& other) {
                      return one.from == other.from && one.to == other.to &&
                             one.weekly == other.weekly &&
                             one.outcome == other.outcome &&
                             one.rules.rates == other.rules.rates;
                    });
}

RC_GTEST_PROP(ChargeTimelineProperty, SplittingAPeriodChangesNothing, ()) {
  const PlainRules rules;
  const Versions versions = AnyVersions();
  const CivilDay to = versions.front().first + *rc::gen::inRange(1, 300);
  const auto whole = RunsOf(rules, versions, to);

  // The same circumstances, stated again on some day.
  Versions split = versions;
  const auto at = *rc::gen::inRange<size_t>(0, versions.size());
  const CivilDay day = versions[at].first + *rc::gen::inRange(1, 90);
  if (at + 1 == versions.size() || day < versions[at + 1].first) {
    split.insert(split.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                 {day, versions[at].second});
  }
  RC_ASSERT(AreSame(RunsOf(rules, split, to), whole));

  // Two parts of the period.
  const CivilDay cut = whole.front().from + *rc::gen::inRange(0, 300);
  const auto first = RunsBetween(whole, whole.front().from, cut);
  const auto second = RunsBetween(whole, cut, to);
  RC_ASSERT(AmountOfRuns(first, kMonday) + AmountOfRuns(second, kMonday) ==
            AmountOfRuns(whole, kMonday));
}

RC_GTEST_PROP(ChargeTimelineProperty, ADayIsChargedAsItsRunIs, ()) {
  const PlainRules rules;
  const Versions versions = AnyVersions();
  const CivilDay first = versions.front().first;
  const CivilDay to = first + *rc::gen::inRange(1, 300);
  const CivilDay day = first + *rc::gen::inRange<int64_t>(0, to - first);
  std::vector<CircumstancesFrom> given;
  for (const auto& [from, person] : versions) given.push_back({from, &person});
  const auto charged = ChargedDayOf(
      {.versions = given, .to = to}, day,
      [&rules](CivilDay asked) { return rules.On(asked); }, &PlainCharge);
  RC_ASSERT(charged.ok());
  RC_ASSERT(charged->from <= day);
  const auto run = RunsBetween(RunsOf(rules, versions, to), day, day + 1);
  RC_ASSERT(run.size() == 1u);
  const auto again =
      PlainCharge(charged->circumstances, charged->rules, charged->from);
  RC_ASSERT(again->charge == run.front().weekly);
}

RC_GTEST_PROP(ChargeTimelineProperty, LaterDataChangeNothingBefore, ()) {
  PlainRules rules;
  const Versions versions = AnyVersions();
  const CivilDay year_end(2026, 10, 5);  // A Monday.
  const auto before = RunsOf(rules, versions, year_end);
  const auto longer = RunsOf(rules, versions, year_end + 200);
  RC_ASSERT(AreSame(RunsBetween(longer, kStart, year_end), before));

  Versions later = versions;
  later.emplace_back(std::max(year_end, versions.back().first + 1),
                     AnyPerson());
  rules.Add(year_end, 999);
  const auto after = RunsOf(rules, later, year_end + 200);
  RC_ASSERT(AreSame(RunsBetween(after, kStart, year_end), before));
}

}  // namespace
}  // namespace carereform::financial_assessments
