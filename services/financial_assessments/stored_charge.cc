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
  // Asks by the rules of `first` and, where they have none, by the charge's.
  Question(const StoredCharge& charge, const RuleBook& first, absl::CivilDay to)
      : first_(first),
        book_(*charge.book),
        weeks_begin_(charge.weeks_begin()),
        to_(to) {
    if (charge.ended()) to_ = std::min(to_, *charge.ended());
    for (const StoredCircumstances& version : charge.versions) {
      versions_.push_back({version.from, &version.means});
    }
  }

  absl::StatusOr<std::vector<ChargeRun>> Runs() const {
    return ChargeTimeline(
        {.versions = versions_, .to = to_, .weeks_begin = weeks_begin_},
        [this](absl::CivilDay day) { return RulesOf(day); },
        [this](const Circumstances& means, const Rules& rules,
               absl::CivilDay day) { return ChargeOf(means, rules, day); });
  }

  std::vector<ChargeRun> RunsWhileHeld() const {
    return ChargeTimelineWhileHeld(
        {.versions = versions_, .to = to_, .weeks_begin = weeks_begin_},
        [this](absl::CivilDay day) { return RulesOf(day); },
        [this](const Circumstances& means, const Rules& rules,
               absl::CivilDay day) { return ChargeOf(means, rules, day); });
  }

  absl::StatusOr<ChargedDay> DayOf(absl::CivilDay day) const {
    return ChargedDayOf(
        {.versions = versions_, .to = to_, .weeks_begin = weeks_begin_}, day,
        [this](absl::CivilDay asked) { return RulesOf(asked); },
        [this](const Circumstances& means, const Rules& rules,
               absl::CivilDay of) { return ChargeOf(means, rules, of); });
  }

 private:
  absl::StatusOr<Rules> RulesOf(absl::CivilDay day) const {
    absl::StatusOr<Rules> rules = RulesOn(first_, day);
    return rules.ok() || &first_ == &book_ ? rules : RulesOn(book_, day);
  }

  absl::StatusOr<Charge> ChargeOf(const Circumstances& means,
                                  const Rules& rules,
                                  absl::CivilDay day) const {
    absl::StatusOr<Charge> charge = ChargeWithoutLines(means, rules, day);
    if (charge.ok()) return charge;
    // A figure that was not held then was charged by none.
    if (absl::IsNotFound(charge.status()) && &first_ != &book_) {
      CR_ASSIGN_OR_RETURN(const Rules held, RulesOfWeekOf(book_, day));
      charge = ChargeWithoutLines(means, held, day);
    }
    if (!charge.ok()) return ChargeError(charge.status(), rules);
    return charge;
  }

  const RuleBook& first_;
  const RuleBook& book_;
  const absl::Weekday weeks_begin_;
  absl::CivilDay to_;
  std::vector<CircumstancesFrom> versions_;
};

const RuleBook& FirstBookOf(const StoredCharge& charge) {
  return charge.charged_by == nullptr ? *charge.book : *charge.charged_by;
}

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

absl::Status HoldRules(const Records& records, const store::Reader& reader,
                       StoredCharge& charge) {
  const ChargingRules& rules = records.charging_rules();
  CR_ASSIGN_OR_RETURN(charge.book, rules.Of(reader));
  charge.rules_revision = static_cast<int64_t>(reader.head().revision);
  if (charge.charge.rules_revision() == 0) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> then,
                      rules.RulesAt(reader, charge.charge.rules_revision()));
  charge.charged_by = then->book;
  return absl::OkStatus();
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
  return ReadChargeAt(records, reader, name, 0);
}

absl::StatusOr<StoredCharge> ReadChargeAt(const Records& records,
                                          const store::Reader& reader,
                                          const std::string& name,
                                          int64_t revision) {
  const ChargeRecords& charging = records.charging();
  StoredCharge charge;
  CR_ASSIGN_OR_RETURN(charge.charge,
                      charging.charges().GetAt(reader, name, revision));
  CR_RETURN_IF_ERROR(HoldRules(records, reader, charge));
  if (revision != 0) {
    CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> then,
                        records.charging_rules().RulesAt(reader, revision));
    charge.book = then->book;
    charge.rules_revision = revision;
  }
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(
        store::Page<v1::CircumstancesVersion> page,
        charging.circumstances().ListByAt(reader, name, kCircumstancesByCharge,
                                          store::KeyWriter().String(name).key(),
                                          revision, request));
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
  return Question(charge, *charge.book, to).Runs();
}

absl::StatusOr<std::vector<ChargeRun>> RunsAsCharged(const StoredCharge& charge,
                                                     absl::CivilDay to) {
  return Question(charge, FirstBookOf(charge), to).Runs();
}

std::vector<ChargeRun> RunsWhileHeld(const StoredCharge& charge,
                                     absl::CivilDay to) {
  return Question(charge, FirstBookOf(charge), to).RunsWhileHeld();
}

absl::StatusOr<v1::Calculation> CalculationOn(const StoredCharge& charge,
                                              absl::CivilDay day) {
  CR_ASSIGN_OR_RETURN(const ChargedDay charged,
                      Question(charge, *charge.book, day + 1).DayOf(day));
  const absl::CivilDay week = FirstOfWeek(day, charge.weeks_begin());
  return ExplainedCharge(charged.circumstances, charged.rules,
                         std::max(charged.from, week));
}

}  // namespace carereform::financial_assessments
