#include "services/financial_assessments/stored_charge.h"

#include <algorithm>
#include <utility>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/domain/charge_weeks.h"
#include "services/financial_assessments/explained_charge.h"
#include "services/financial_assessments/handlers/means_conversion.h"

namespace carereform::financial_assessments {
namespace {

// The timeline's question about a charge, and what it is asked with.
class Question {
 public:
  Question(const StoredCharge& charge, absl::CivilDay to)
      : book_(*charge.book), weeks_begin_(charge.weeks_begin()), to_(to) {
    if (charge.ended()) to_ = std::min(to_, *charge.ended());
    for (const StoredCircumstances& version : charge.versions) {
      versions_.push_back({version.from, &version.means});
    }
  }

  absl::StatusOr<std::vector<ChargeRun>> Runs() const {
    return ChargeTimeline(
        {.versions = versions_, .to = to_, .weeks_begin = weeks_begin_},
        [this](absl::CivilDay day) { return RulesOn(book_, day); },
        &ChargeOfWeekFor);
  }

  absl::StatusOr<ChargedDay> DayOf(absl::CivilDay day) const {
    return ChargedDayOf(
        {.versions = versions_, .to = to_, .weeks_begin = weeks_begin_}, day,
        [this](absl::CivilDay asked) { return RulesOn(book_, asked); },
        &ChargeOfWeekFor);
  }

 private:
  static absl::StatusOr<Charge> ChargeOfWeekFor(const Circumstances& means,
                                                const Rules& rules,
                                                absl::CivilDay day) {
    absl::StatusOr<Charge> charge = ChargeWithoutLines(means, rules, day);
    if (!charge.ok()) return ChargeError(charge.status(), rules);
    return charge;
  }

  const RuleBook& book_;
  const absl::Weekday weeks_begin_;
  absl::CivilDay to_;
  std::vector<CircumstancesFrom> versions_;
};

}  // namespace

std::optional<absl::CivilDay> StoredCharge::ended() const {
  if (!charge.has_ended_date()) return std::nullopt;
  return rpc::StoredDay(charge.ended_date());
}

absl::CivilDay StoredCharge::started() const {
  return *rpc::StoredDay(charge.started_date());
}

absl::Weekday StoredCharge::weeks_begin() const {
  return book->policies().front().week_begins;
}

StoredCircumstances Understood(v1::CircumstancesVersion version) {
  StoredCircumstances understood;
  understood.from = *rpc::StoredDay(version.from_date());
  understood.means = CircumstancesOf(version.circumstances());
  understood.version = std::move(version);
  return understood;
}

absl::StatusOr<StoredCharge> ReadCharge(const Records& records,
                                        const store::Reader& reader,
                                        const std::string& name) {
  const ChargeRecords& charging = records.charging();
  StoredCharge charge;
  CR_ASSIGN_OR_RETURN(charge.charge, charging.charges().Get(reader, name));
  CR_ASSIGN_OR_RETURN(charge.book, records.charging_rules().Of(reader));
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(store::Page<v1::CircumstancesVersion> page,
                        charging.circumstances().ListBy(
                            reader, kCircumstancesByCharge,
                            store::KeyWriter().String(name).key(), request));
    for (v1::CircumstancesVersion& version : page.items) {
      if (!version.superseded_by().empty()) continue;
      charge.versions.push_back(Understood(std::move(version)));
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return charge;
}

absl::StatusOr<Rules> RulesOfWeekOf(const RuleBook& book, absl::CivilDay day) {
  absl::StatusOr<Rules> rules =
      RulesOn(book, FirstOfWeek(day, book.policies().front().week_begins));
  return rules.ok() ? rules : RulesOn(book, day);
}

absl::StatusOr<std::vector<ChargeRun>> RunsUntil(const StoredCharge& charge,
                                                 absl::CivilDay to) {
  return Question(charge, to).Runs();
}

absl::StatusOr<v1::Calculation> CalculationOn(const StoredCharge& charge,
                                              absl::CivilDay day) {
  CR_ASSIGN_OR_RETURN(const ChargedDay charged,
                      Question(charge, day + 1).DayOf(day));
  const absl::CivilDay week = FirstOfWeek(day, charge.weeks_begin());
  return ExplainedCharge(charged.circumstances, charged.rules,
                         std::max(charged.from, week));
}

}  // namespace carereform::financial_assessments
