#include "absl/strings/str_cat.h"
#include "services/financial_assessments/domain/circumstances_faults.h"
#include "services/financial_assessments/domain/source_words.h"

namespace carereform::financial_assessments {
namespace {

bool MayIncludeNightCare(IncomeType type) {
  return type == IncomeType::kAttendanceAllowance ||
         type == IncomeType::kDlaCare || type == IncomeType::kPipDailyLiving;
}

bool MayBePaidToSpouse(IncomeType type) {
  return type == IncomeType::kPrivatePension || type == IncomeType::kAnnuity;
}

bool MayComeFromCapital(IncomeType type) {
  return type == IncomeType::kRentReceived || type == IncomeType::kAnnuity ||
         type == IncomeType::kTrustIncome || type == IncomeType::kOther;
}

void CheckIncome(const Income& income, size_t item,
                 CircumstancesFaults& faults) {
  faults.Value({"type", "incomes", item}, static_cast<int>(income.type),
               kIncomeTypes - 1);
  faults.Amount({"amount_pence", "incomes", item}, income.amount);
  faults.PaidHowOften({"frequency", "incomes", item}, income.frequency);
  faults.Require(
      !income.half_paid_to_spouse || MayBePaidToSpouse(income.type),
      {"half_paid_to_spouse", "incomes", item},
      "is only for a private pension or a retirement annuity: leave it out");
  faults.Require(
      !income.includes_night_care || MayIncludeNightCare(income.type),
      {"includes_night_care", "incomes", item},
      "is only for attendance allowance, disability living allowance "
      "(care) and personal independence payment (daily living): leave it out");
  faults.Require(
      !income.from_counted_capital || MayComeFromCapital(income.type),
      {"from_counted_capital", "incomes", item},
      "is only for rent, an annuity, a trust or another income: leave it out");
  faults.Amount({"discretionary_disregard_pence", "incomes", item},
                income.discretionary_disregard);
}

// One benefit at most is paid for care at night.
void CheckNightCare(const Circumstances& circumstances,
                    CircumstancesFaults& faults) {
  bool found = false;
  for (size_t i = 0; i < circumstances.incomes.size(); ++i) {
    if (!circumstances.incomes[i].includes_night_care) continue;
    faults.Require(!found, {"includes_night_care", "incomes", i},
                   "is set of an earlier income already: only one benefit is "
                   "paid for care at night");
    found = true;
  }
}

// Nobody is paid a state pension that young.
void CheckAge(const Circumstances& circumstances, CircumstancesFaults& faults) {
  if (circumstances.age_group != AgeGroup::k18To24) return;
  for (size_t i = 0; i < circumstances.incomes.size(); ++i) {
    const Income& income = circumstances.incomes[i];
    faults.Require(
        income.type != IncomeType::kStatePension || income.amount == Pence(),
        {"type", "incomes", i},
        "is a state pension, and the person is from 18 to 24: correct the type "
        "or the age group");
  }
}

bool Holds(const Income& income, IncomeType type) {
  return income.type == type && income.amount > Pence();
}

// The benefits that a rule may set against each other, as people know them.
std::string BenefitWords(IncomeType type) {
  switch (type) {
    case IncomeType::kAttendanceAllowance:
      return "attendance allowance";
    case IncomeType::kDlaCare:
      return "disability living allowance (care)";
    case IncomeType::kDlaMobility:
      return "disability living allowance (mobility)";
    case IncomeType::kPipDailyLiving:
      return "personal independence payment (daily living)";
    case IncomeType::kPipMobility:
      return "personal independence payment (mobility)";
    case IncomeType::kUniversalCredit:
      return "universal credit";
    case IncomeType::kIncomeSupport:
      return "income support";
    case IncomeType::kEmploymentSupportIncomeRelated:
      return "income-related employment and support allowance";
    case IncomeType::kChildTaxCredit:
      return "child tax credit";
    case IncomeType::kWorkingTaxCredit:
      return "working tax credit";
    case IncomeType::kHousingBenefit:
      return "housing benefit";
    case IncomeType::kJobseekersAllowance:
      return "jobseeker's allowance";
    case IncomeType::kPensionCreditGuarantee:
      return "pension credit (guarantee)";
    case IncomeType::kPensionCreditSavings:
      return "pension credit (savings)";
    case IncomeType::kStatePension:
      return "state pension";
    default:
      return "an income given before";
  }
}

// Faults the later of two incomes that cannot be held together.
void CheckConflict(const Circumstances& circumstances,
                   const IncomeConflict& conflict,
                   CircumstancesFaults& faults) {
  const auto& incomes = circumstances.incomes;
  for (size_t later = 1; later < incomes.size(); ++later) {
    for (size_t earlier = 0; earlier < later; ++earlier) {
      const bool both = (Holds(incomes[earlier], conflict.one) &&
                         Holds(incomes[later], conflict.other)) ||
                        (Holds(incomes[earlier], conflict.other) &&
                         Holds(incomes[later], conflict.one));
      if (!both) continue;
      faults.Add({"type", "incomes", later},
                 absl::StrCat("cannot be held together with ",
                              BenefitWords(incomes[earlier].type), ", incomes[",
                              earlier, "] (", SourceWords(conflict.source),
                              "): give the one that is paid"));
    }
  }
}

}  // namespace

void CheckIncomes(const Circumstances& circumstances, const MeansRules& means,
                  CircumstancesFaults& faults) {
  faults.Count({"incomes"}, circumstances.incomes.size(), kMostIncomes);
  if (circumstances.incomes.size() > kMostIncomes) return;
  for (size_t i = 0; i < circumstances.incomes.size(); ++i) {
    CheckIncome(circumstances.incomes[i], i, faults);
  }
  CheckNightCare(circumstances, faults);
  CheckAge(circumstances, faults);
  for (const IncomeConflict& conflict : means.conflicts) {
    CheckConflict(circumstances, conflict, faults);
  }
}

}  // namespace carereform::financial_assessments
