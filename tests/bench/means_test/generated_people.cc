#include "tests/bench/means_test/generated_people.h"

#include <random>

namespace carereform::bench {
namespace {

using financial_assessments::AgeGroup;
using financial_assessments::Capital;
using financial_assessments::CapitalType;
using financial_assessments::Care;
using financial_assessments::CareType;
using financial_assessments::Circumstances;
using financial_assessments::Frequency;
using financial_assessments::HousingCost;
using financial_assessments::Income;
using financial_assessments::IncomeType;

constexpr unsigned kSeed = 2026;

class Generator {
 public:
  Circumstances Next() {
    Circumstances person;
    person.age_group = static_cast<AgeGroup>(Draw(1, 3));
    AddIncomes(person);
    Own(person, CapitalType::kSavings, Savings());
    if (OneIn(3)) {
      Own(person, CapitalType::kPersonalPossessions, Draw(0, 500'000));
    }
    if (OneIn(2)) {
      person.housing.push_back({.cost = HousingCost::kRent,
                                .amount = Pence::FromPence(Draw(500, 9'000)),
                                .frequency = Frequency::kWeekly});
    }
    person.disability_premium =
        person.age_group != AgeGroup::kPensionAge && OneIn(3);
    person.enhanced_disability_premium = person.disability_premium && OneIn(2);
    Care& care = person.care.emplace_back();
    care.type = CareType::kHomeCare;
    care.weekly_cost = Pence::FromPence(Draw(2'000, 70'000));
    return person;
  }

 private:
  int64_t Draw(int64_t first, int64_t last) {
    return std::uniform_int_distribution<int64_t>(first, last)(random_);
  }
  bool OneIn(int64_t n) { return Draw(1, n) == 1; }

  int64_t Savings() {
    return OneIn(12) ? Draw(2'325'001, 9'000'000) : Draw(0, 2'325'000);
  }

  static void Own(Circumstances& person, CapitalType type, int64_t pence) {
    Capital& asset = person.capital.emplace_back();
    asset.type = type;
    asset.value = Pence::FromPence(pence);
  }

  void Add(Circumstances& person, IncomeType type, int64_t least, int64_t most,
           Frequency frequency) {
    Income& income = person.incomes.emplace_back();
    income.type = type;
    income.amount = Pence::FromPence(Draw(least, most));
    income.frequency = frequency;
  }

  void AddIncomes(Circumstances& person) {
    const bool older = person.age_group == AgeGroup::kPensionAge;
    Add(person,
        older ? IncomeType::kStatePension : IncomeType::kUniversalCredit,
        40'000, 90'000, older ? Frequency::kFourWeekly : Frequency::kMonthly);
    Add(person,
        older ? IncomeType::kAttendanceAllowance : IncomeType::kPipDailyLiving,
        7'000, 11'000, Frequency::kWeekly);
    if (OneIn(2)) {
      Add(person, IncomeType::kPrivatePension, 1'000, 120'000,
          Frequency::kMonthly);
    }
    if (!older && OneIn(4)) {
      Add(person, IncomeType::kEarnings, 10'000, 100'000, Frequency::kMonthly);
    }
  }

  std::mt19937_64 random_{kSeed};
};

}  // namespace

std::vector<Circumstances> GeneratePeople(uint64_t count) {
  Generator generator;
  std::vector<Circumstances> people;
  people.reserve(count);
  for (uint64_t at = 0; at < count; ++at) people.push_back(generator.Next());
  return people;
}

}  // namespace carereform::bench
