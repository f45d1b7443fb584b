// Rates, policy and rules for tests of the means test: the figures of 2025-26,
// the law's own choices where a council has one, and people to start from.
//
// For tests alone. It is not the data that charges are worked out from: it is
// small, it does not change with the data, and its income rules are the plain
// ones that tests need.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_MEANS_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_MEANS_FIXTURE_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments::means_fixture {

// A Monday of 2025-26, on which tests may ask for a charge.
inline constexpr absl::CivilDay kMonday(2025, 9, 1);

inline Pence Pounds(int64_t pounds) { return Pence::FromPounds(pounds); }
inline Pence Pennies(int64_t pennies) { return Pence::FromPence(pennies); }

// Sets a figure of a table; pence, weeks or percent.
inline void Set(RateTable& table, Figure figure, int64_t amount,
                FigureStatus status = FigureStatus::kStatute) {
  table.rates[static_cast<size_t>(figure)] = Rate{amount, status, "a test"};
}

// Returns the table of 2025-26, with every figure.
inline RateTable RatesOf2025() {
  RateTable table;
  table.id = "2025-26";
  table.from = absl::CivilDay(2025, 4, 7);
  table.to = absl::CivilDay(2026, 4, 6);
  Set(table, Figure::kLowerCapitalLimit, 14'250'00);
  Set(table, Figure::kUpperCapitalLimit, 23'250'00);
  Set(table, Figure::kTariffStep, 250'00);
  Set(table, Figure::kTariffPerStep, 1'00);
  Set(table, Figure::kPersonalExpenses, 30'65);
  Set(table, Figure::kGuaranteeChild, 102'95);
  Set(table, Figure::kGuaranteeSingle18To24, 89'15);
  Set(table, Figure::kGuaranteeSingle25ToPension, 112'50);
  Set(table, Figure::kGuaranteeSinglePension, 232'60);
  Set(table, Figure::kGuaranteeLoneParent, 112'50);
  Set(table, Figure::kGuaranteeCouple18, 88'35);
  Set(table, Figure::kGuaranteeCouplePension, 177'55);
  Set(table, Figure::kPremiumDisabilitySingle, 49'65);
  Set(table, Figure::kPremiumEnhancedSingle, 24'25);
  Set(table, Figure::kPremiumDisabilityCouple, 35'40);
  Set(table, Figure::kPremiumEnhancedCouple, 17'45);
  Set(table, Figure::kPremiumCarer, 53'25);
  Set(table, Figure::kSavingsCreditSingle, 7'05);
  Set(table, Figure::kSavingsCreditCouple, 10'55);
  Set(table, Figure::kDisposableIncome, 144'00);
  Set(table, Figure::kSellingCostsPercent, 10);
  Set(table, Figure::kFreeCareWeeks, 6);
  Set(table, Figure::kMinorAdaptationLimit, 1'000'00);
  Set(table, Figure::kPropertyDisregardWeeks, 12);
  Set(table, Figure::kArrearsDisregardWeeks, 52);
  Set(table, Figure::kShortTermWeeks, 8);
  Set(table, Figure::kTemporaryWeeks, 52);
  Set(table, Figure::kReadmissionWeeks, 52);
  return table;
}

// Returns a policy that takes the law's own choice of everything.
inline ChargingPolicy PolicyOfTheLaw() {
  ChargingPolicy policy;
  policy.id = "the-law";
  policy.from = absl::CivilDay(2015, 4, 1);
  policy.status = FigureStatus::kStatute;
  policy.source = "a test";
  return policy;
}

// Sets the rule of a type of income in every setting.
inline void SetIncome(MeansRules& means, IncomeType type,
                      const IncomeRule& rule) {
  for (IncomeRule& each : means.incomes[static_cast<size_t>(type)]) each = rule;
}

// Sets the rule of a type of capital.
inline void SetCapital(MeansRules& means, CapitalType type,
                       CapitalTreatment treatment) {
  means.capital[static_cast<size_t>(type)] =
      CapitalRule{treatment, FigureStatus::kStatute, "a test"};
}

// Sets that disability benefits count, except for those who stay in a care home
// for a time.
inline void SetDisabilityBenefitRules(MeansRules& means) {
  for (const IncomeType type :
       {IncomeType::kAttendanceAllowance, IncomeType::kDlaCare,
        IncomeType::kPipDailyLiving}) {
    IncomeRule rule;
    rule.is_disability_benefit = true;
    SetIncome(means, type, rule);
    auto& by_setting = means.incomes[static_cast<size_t>(type)];
    for (const Setting setting :
         {Setting::kCareHomeTemporary, Setting::kCareHomeShortTerm}) {
      by_setting[static_cast<size_t>(setting)].treatment =
          IncomeTreatment::kDisregarded;
    }
  }
}

// Sets the rules of incomes: earnings and much of schedule 1 are disregarded,
// savings credit up to its figure, half of a private pension if it is paid to
// a spouse.
inline void SetPlainIncomeRules(MeansRules& means) {
  for (const IncomeType type :
       {IncomeType::kEarnings, IncomeType::kDlaMobility,
        IncomeType::kPipMobility, IncomeType::kWarDisablementPension,
        IncomeType::kIndependentLivingFund, IncomeType::kChildBenefit,
        IncomeType::kChildTaxCredit, IncomeType::kHousingBenefit,
        IncomeType::kCouncilTaxSupport, IncomeType::kChristmasBonus,
        IncomeType::kWinterFuelPayment, IncomeType::kDirectPayment,
        IncomeType::kCharitablePayment, IncomeType::kFosteringAllowance,
        IncomeType::kPersonalInjuryIncome, IncomeType::kChildMaintenance}) {
    IncomeRule rule;
    rule.treatment = IncomeTreatment::kDisregarded;
    SetIncome(means, type, rule);
  }
  SetDisabilityBenefitRules(means);
  IncomeRule savings_credit;
  savings_credit.treatment = IncomeTreatment::kDisregardedUpTo;
  savings_credit.figure = Figure::kSavingsCreditSingle;
  SetIncome(means, IncomeType::kPensionCreditSavings, savings_credit);
  IncomeRule pension;
  pension.treatment = IncomeTreatment::kHalfIfPaidToSpouse;
  SetIncome(means, IncomeType::kPrivatePension, pension);
  SetIncome(means, IncomeType::kAnnuity, pension);
}

// Sets the rules of capital, as schedule 2 has them.
inline void SetPlainCapitalRules(MeansRules& means) {
  for (const CapitalType type :
       {CapitalType::kPersonalPossessions, CapitalType::kLifePolicy,
        CapitalType::kListedTrust, CapitalType::kBusinessAssets,
        CapitalType::kFuneralPlan, CapitalType::kDirectPaymentBalance,
        CapitalType::kStudentLoan}) {
    SetCapital(means, type, CapitalTreatment::kDisregarded);
  }
  SetCapital(means, CapitalType::kMainHome, CapitalTreatment::kProperty);
  SetCapital(means, CapitalType::kOtherProperty, CapitalTreatment::kProperty);
  SetCapital(means, CapitalType::kBenefitArrears,
             CapitalTreatment::kDisregardedForWeeks);
  SetCapital(means, CapitalType::kPersonalInjury,
             CapitalTreatment::kDisregardedForWeeks);
}

// Returns the rules of incomes and capital.
inline MeansRules PlainMeansRules() {
  MeansRules means;
  means.from = absl::CivilDay(2015, 4, 1);
  SetPlainIncomeRules(means);
  SetPlainCapitalRules(means);
  return means;
}

// Rates, policy and rules that a test may change before it asks.
struct Book {
  RateTable rates = RatesOf2025();
  ChargingPolicy policy = PolicyOfTheLaw();
  MeansRules means = PlainMeansRules();

  // Points into this book.
  Rules rules() const { return Rules{&rates, &policy, &means}; }
};

// Returns an asset of a whole `value`, owned by the person alone.
inline Capital Asset(CapitalType type, Pence value) {
  Capital asset;
  asset.type = type;
  asset.value = value;
  return asset;
}

inline Capital Savings(Pence value) {
  return Asset(CapitalType::kSavings, value);
}

// Returns an income each week.
inline Income Weekly(IncomeType type, Pence amount) {
  Income income;
  income.type = type;
  income.amount = amount;
  return income;
}

// Returns care of a type that costs `weekly_cost`.
inline Care CareOf(CareType type, Pence weekly_cost) {
  Care care;
  care.type = type;
  care.weekly_cost = weekly_cost;
  return care;
}

// Returns a single person of pension age, cared for at home, without means or
// care.
inline Circumstances AtHome() { return Circumstances{}; }

// Returns such a person who lives in a care home for good since `since`.
inline Circumstances InCareHome(absl::CivilDay since) {
  Circumstances circumstances;
  circumstances.setting = Setting::kCareHomePermanent;
  circumstances.care_home_since = since;
  return circumstances;
}

}  // namespace carereform::financial_assessments::means_fixture

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_MEANS_FIXTURE_H_
