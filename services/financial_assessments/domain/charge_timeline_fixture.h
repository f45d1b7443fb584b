// Rules and a way to charge that are simple enough to be worked out by hand,
// for tests of what a timeline makes of them.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_TIMELINE_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_TIMELINE_FIXTURE_H_

#include <algorithm>
#include <vector>

#include "absl/status/status.h"
#include "services/financial_assessments/domain/charge_timeline.h"

namespace carereform::financial_assessments {

// Tables that begin on Monday 7 April 2025 and Monday 6 April 2026, and on any
// day that is added; one policy.
class PlainRules {
 public:
  PlainRules() {
    tables_.reserve(kMost);
    Add(absl::CivilDay(2025, 4, 7), 100);
    Add(absl::CivilDay(2026, 4, 6), 120);
  }

  // A table in which people keep `kept` pence a week.
  void Add(absl::CivilDay from, int64_t kept) {
    RateTable table;
    table.from = from;
    const auto set = [&](Figure figure, int64_t amount) {
      table.rates[static_cast<size_t>(figure)] =
          Rate{amount, FigureStatus::kStatute, "a test"};
    };
    set(Figure::kPersonalExpenses, kept);
    set(Figure::kPropertyDisregardWeeks, 12);
    set(Figure::kFreeCareWeeks, 6);
    tables_.push_back(std::move(table));
  }

  absl::StatusOr<Rules> On(absl::CivilDay day) const {
    const RateTable* found = nullptr;
    for (const RateTable& table : tables_) {
      if (table.from <= day) found = &table;
    }
    if (found == nullptr) return absl::OutOfRangeError("before the tables");
    return Rules{found, &policy_, &means_};
  }

 private:
  static constexpr size_t kMost = 8;  // Rules point to tables.
  std::vector<RateTable> tables_;
  ChargingPolicy policy_;
  MeansRules means_;
};

// All income, and a tenth of a penny for each penny of capital, less what is
// kept; the cost of care at most. A home counts from 12 weeks after the stay
// began, and reablement costs nothing for six weeks.
inline absl::StatusOr<Charge> PlainCharge(const Circumstances& circumstances,
                                          const Rules& rules,
                                          absl::CivilDay day) {
  Charge charge;
  Pence sum;
  for (const Income& income : circumstances.incomes) sum = sum + income.amount;
  Pence capital;
  for (const Capital& asset : circumstances.capital) {
    if (asset.type == CapitalType::kMainHome &&
        day < *circumstances.care_home_since + 84) {
      continue;
    }
    capital = capital + asset.value;
  }
  sum = sum + Pence::FromPence(capital.value() / 10);
  const auto kept =
      rules.rates->rates[static_cast<size_t>(Figure::kPersonalExpenses)];
  sum = std::max(Pence(), sum - Pence::FromPence(kept->amount));
  Pence cost;
  for (const Care& care : circumstances.care) {
    if (care.started.has_value() && day < *care.started + 42) continue;
    cost = cost + care.weekly_cost;
  }
  charge.charge = std::min(sum, cost);
  charge.outcome = charge.charge == Pence() ? Outcome::kNothing
                   : charge.charge == cost  ? Outcome::kCostOfCare
                                            : Outcome::kContribution;
  return charge;
}

// Somebody with an income and care, both weekly and in pence.
inline Circumstances PlainPerson(int64_t income, int64_t cost) {
  Circumstances person;
  Income pension;
  pension.type = IncomeType::kStatePension;
  pension.amount = Pence::FromPence(income);
  person.incomes.push_back(pension);
  person.care.push_back({.type = CareType::kHomeCare,
                         .weekly_cost = Pence::FromPence(cost),
                         .one_off_cost = {},
                         .started = {}});
  return person;
}

inline Capital NotionalSavings(int64_t value) {
  Capital asset;
  asset.value = Pence::FromPence(value);
  asset.notional.emplace();
  asset.notional->disposed = absl::CivilDay(2025, 1, 6);
  asset.notional->decided = absl::CivilDay(2025, 3, 3);
  return asset;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_TIMELINE_FIXTURE_H_
