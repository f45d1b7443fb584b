#include "services/financial_assessments/domain/charge_timeline.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "services/financial_assessments/domain/change_days.h"
#include "services/financial_assessments/domain/charge_weeks.h"
#include "services/financial_assessments/domain/notional_balances.h"

namespace carereform::financial_assessments {
namespace {

bool AreSame(const Rules& a, const Rules& b) {
  return a.rates == b.rates && a.policy == b.policy && a.means == b.means;
}

// Goes from day to day on which the charge may change. Where it cannot have
// changed, it is not worked out again.
class Timeline {
 public:
  Timeline(const TimelineQuestion& question, RulesOfDay rules_on,
           ChargeOfWeek charge_on)
      : question_(question), rules_on_(rules_on), charge_on_(charge_on) {}

  absl::Status Run() {
    if (question_.versions.empty()) return absl::OkStatus();
    absl::CivilDay day = question_.versions.front().from;
    while (day < question_.to) {
      absl::Status status = ComeTo(day);
      const absl::CivilDay end = EndFrom(day);
      if (status.ok()) status = ChargeDays(day, end);
      if (!status.ok()) return status;
      day = end;
    }
    return absl::OkStatus();
  }

  std::vector<ChargeRun> TakeRuns() { return std::move(runs_); }

  absl::StatusOr<ChargedDay> On(absl::CivilDay asked) {
    absl::CivilDay day = question_.versions.front().from;
    for (;;) {
      absl::Status status = ComeTo(day);
      const absl::CivilDay end = EndFrom(day);
      if (status.ok() && asked < end) return AsOf(day);
      // What is charged by then matters to what is left of notional capital.
      if (status.ok() && has_notional_) status = ChargeDays(day, end);
      if (!status.ok()) return status;
      is_current_ = true;
      day = end;
    }
  }

 private:
  const Circumstances& circumstances() const {
    return *question_.versions[version_].circumstances;
  }

  absl::StatusOr<ChargedDay> AsOf(absl::CivilDay day) const {
    if (!has_notional_) {
      return ChargedDay{day, version_, circumstances(), rules_};
    }
    absl::StatusOr<Circumstances> left =
        balances_.Diminished(circumstances(), *rules_.rates);
    if (!left.ok()) return left.status();
    return ChargedDay{day, version_, *std::move(left), rules_};
  }

  // Finds out what is in force on `day`, and whether that is new.
  absl::Status ComeTo(absl::CivilDay day) {
    const absl::CivilDay week = FirstOfWeek(day, question_.weeks_begin);
    if (week_ != week) {
      week_ = week;
      const absl::StatusOr<Rules> rules = RulesOfWeek(day);
      if (!rules.ok()) return rules.status();
      if (!AreSame(*rules, rules_)) is_current_ = false;
      rules_ = *rules;
      const absl::Status begun = balances_.BeginWeek(*rules_.rates);
      if (!begun.ok()) return begun;
    }
    while (version_ + 1 < question_.versions.size() &&
           question_.versions[version_ + 1].from <= day) {
      ++version_;
      is_current_ = false;
    }
    if (!is_current_) {
      changes_ = ChangeDays(circumstances(), *rules_.rates);
      has_notional_ = HasNotional(circumstances());
    }
    if (has_notional_ ||
        std::binary_search(changes_.begin(), changes_.end(), day)) {
      is_current_ = false;
    }
    return absl::OkStatus();
  }

  absl::StatusOr<Rules> RulesOfWeek(absl::CivilDay day) const {
    absl::StatusOr<Rules> rules = rules_on_(*week_);
    // Before the first day of all nothing was charged.
    if (!rules.ok() && *week_ < question_.versions.front().from) {
      return rules_on_(day);
    }
    return rules;
  }

  // The first day after `day` on which something may be different.
  absl::CivilDay EndFrom(absl::CivilDay day) const {
    absl::CivilDay end = std::min(*week_ + 7, question_.to);
    if (version_ + 1 < question_.versions.size()) {
      end = std::min(end, question_.versions[version_ + 1].from);
    }
    const auto change = std::upper_bound(changes_.begin(), changes_.end(), day);
    return change == changes_.end() ? end : std::min(end, *change);
  }

  absl::Status ChargeDays(absl::CivilDay from, absl::CivilDay to) {
    if (!is_current_) {
      const absl::StatusOr<Charge> charge =
          has_notional_ ? ChargeNotional(from, to)
                        : charge_on_(circumstances(), rules_, from);
      if (!charge.ok()) return charge.status();
      charge_ = *charge;
      is_current_ = true;
    }
    Add({from, to, charge_.charge, charge_.outcome, rules_});
    return absl::OkStatus();
  }

  absl::StatusOr<Charge> ChargeNotional(absl::CivilDay from,
                                        absl::CivilDay to) {
    const absl::StatusOr<Circumstances> left =
        balances_.Diminished(circumstances(), *rules_.rates);
    if (!left.ok()) return left.status();
    const absl::StatusOr<Circumstances> nothing =
        NotionalBalances::Without(circumstances(), *rules_.rates);
    if (!nothing.ok()) return nothing.status();
    absl::StatusOr<Charge> with = charge_on_(*left, rules_, from);
    if (!with.ok()) return with;
    const absl::StatusOr<Charge> without = charge_on_(*nothing, rules_, from);
    if (!without.ok()) return without;
    const auto over = [&](Pence weekly) {
      return AmountOver(weekly, from, to, question_.weeks_begin);
    };
    balances_.Charged(circumstances(),
                      {over(with->charge), over(without->charge)});
    return with;
  }

  void Add(const ChargeRun& run) {
    if (!runs_.empty()) {
      ChargeRun& last = runs_.back();
      if (last.weekly == run.weekly && last.outcome == run.outcome &&
          AreSame(last.rules, run.rules)) {
        last.to = run.to;
        return;
      }
    }
    runs_.push_back(run);
  }

  const TimelineQuestion& question_;
  RulesOfDay rules_on_;
  ChargeOfWeek charge_on_;

  std::optional<absl::CivilDay> week_;  // Its first day.
  Rules rules_;                         // Of the week.
  size_t version_ = 0;
  std::vector<absl::CivilDay> changes_;  // Of the version under the rules.
  bool has_notional_ = false;
  NotionalBalances balances_;
  bool is_current_ = false;  // Whether `charge_` is that of the day.
  Charge charge_;
  std::vector<ChargeRun> runs_;
};

}  // namespace

absl::StatusOr<std::vector<ChargeRun>> ChargeTimeline(
    const TimelineQuestion& question, RulesOfDay rules_on,
    ChargeOfWeek charge_on) {
  Timeline timeline(question, rules_on, charge_on);
  const absl::Status status = timeline.Run();
  if (!status.ok()) return status;
  return timeline.TakeRuns();
}

std::vector<ChargeRun> ChargeTimelineWhileHeld(const TimelineQuestion& question,
                                               RulesOfDay rules_on,
                                               ChargeOfWeek charge_on) {
  Timeline timeline(question, rules_on, charge_on);
  timeline.Run().IgnoreError();
  return timeline.TakeRuns();
}

absl::StatusOr<ChargedDay> ChargedDayOf(const TimelineQuestion& question,
                                        absl::CivilDay day, RulesOfDay rules_on,
                                        ChargeOfWeek charge_on) {
  return Timeline(question, rules_on, charge_on).On(day);
}

std::vector<ChargeRun> RunsBetween(absl::Span<const ChargeRun> runs,
                                   absl::CivilDay from, absl::CivilDay to) {
  std::vector<ChargeRun> between;
  for (ChargeRun run : runs) {
    run.from = std::max(run.from, from);
    run.to = std::min(run.to, to);
    if (run.from < run.to) between.push_back(run);
  }
  return between;
}

Pence AmountOfRuns(absl::Span<const ChargeRun> runs,
                   absl::Weekday weeks_begin) {
  Pence amount;
  for (const ChargeRun& run : runs) {
    amount = amount + AmountOver(run.weekly, run.from, run.to, weeks_begin);
  }
  return amount;
}

}  // namespace carereform::financial_assessments
