#include "services/financial_assessments/handlers/means_conversion.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/domain/circumstances_check.h"

namespace carereform::financial_assessments {
namespace {

// The numbers are the same on both sides: a value that the contract has and the
// domain does not, or the reverse, is caught here.
static_assert(kSettings == v1::Circumstances::Setting_ARRAYSIZE);
static_assert(kIncomeTypes == v1::Income::Type_ARRAYSIZE);
static_assert(kCapitalTypes == v1::Capital::Type_ARRAYSIZE);
static_assert(kCareTypes == v1::Care::Type_ARRAYSIZE);
static_assert(static_cast<int>(AgeGroup::kPensionAge) ==
              v1::Circumstances::AgeGroup_MAX);
static_assert(static_cast<int>(Household::kCouple) ==
              v1::Circumstances::Household_MAX);
static_assert(static_cast<int>(LightTouch::kBenefitsShowNoCharge) ==
              v1::Circumstances::LightTouch_MAX);
static_assert(static_cast<int>(Frequency::kAnnually) == v1::Frequency_MAX);
static_assert(static_cast<int>(PropertyDisregard::kNotReturning) ==
              v1::Capital::PropertyDisregard_MAX);
static_assert(static_cast<int>(HousingCost::kOther) ==
              v1::HousingCost::Type_MAX);
static_assert(static_cast<int>(TopUpPayer::kFirstParty) ==
              v1::TopUp::Payer_MAX);
static_assert(v1::NotionalCapital::Reason_MAX < 32);

constexpr int32_t kBasisPoints = 10'000;

Pence PenceOf(int64_t pence) { return Pence::FromPence(pence); }

template <typename Domain, typename Contract>
Domain ValueOf(Contract value) {
  return static_cast<Domain>(value);
}

std::optional<absl::CivilDay> DayIf(bool present,
                                    const google::type::Date& date) {
  if (!present) return std::nullopt;
  return rpc::StoredDay(date);
}

Income IncomeOf(const v1::Income& income) {
  return {.type = ValueOf<IncomeType>(income.type()),
          .amount = PenceOf(income.amount_pence()),
          .frequency = ValueOf<Frequency>(income.frequency()),
          .half_paid_to_spouse = income.half_paid_to_spouse(),
          .includes_night_care = income.includes_night_care(),
          .discretionary_disregard =
              PenceOf(income.discretionary_disregard_pence()),
          .from_counted_capital = income.from_counted_capital()};
}

Deprivation DeprivationOf(const v1::NotionalCapital& notional) {
  Deprivation deprivation{.disposed = *rpc::StoredDay(notional.disposed_date()),
                          .decided = *rpc::StoredDay(notional.decided_date()),
                          .has_record = !notional.decision_record().empty()};
  for (const int reason : notional.rationale()) {
    deprivation.reasons |= uint32_t{1} << reason;
  }
  return deprivation;
}

Capital CapitalOf(const v1::Capital& asset) {
  Capital capital;
  capital.id = asset.id();
  capital.type = ValueOf<CapitalType>(asset.type());
  capital.value = PenceOf(asset.value_pence());
  capital.secured_debt = PenceOf(asset.secured_debt_pence());
  capital.has_selling_costs = asset.has_selling_costs();
  if (asset.share_basis_points() > 0) {
    capital.share = asset.share_basis_points();
    capital.shares = kBasisPoints;
  } else if (asset.owners() > 0) {
    capital.shares = asset.owners();
  }
  capital.disregard = ValueOf<PropertyDisregard>(asset.property_disregard());
  capital.occupier_left =
      DayIf(asset.has_occupier_left_date(), asset.occupier_left_date());
  capital.unexpected_change =
      DayIf(asset.has_unexpected_change_date(), asset.unexpected_change_date());
  capital.received = DayIf(asset.has_received_date(), asset.received_date());
  if (asset.has_notional()) capital.notional = DeprivationOf(asset.notional());
  return capital;
}

Care CareOf(const v1::Care& care) {
  return {.type = ValueOf<CareType>(care.type()),
          .weekly_cost = PenceOf(care.weekly_cost_pence()),
          .one_off_cost = PenceOf(care.one_off_cost_pence()),
          .started = DayIf(care.has_started_date(), care.started_date())};
}

void SetLists(const v1::Circumstances& from, Circumstances& to) {
  to.incomes.reserve(from.incomes_size());
  for (const auto& income : from.incomes()) {
    to.incomes.push_back(IncomeOf(income));
  }
  to.capital.reserve(from.capital_size());
  for (const auto& asset : from.capital()) {
    to.capital.push_back(CapitalOf(asset));
  }
  to.housing.reserve(from.housing_costs_size());
  for (const auto& cost : from.housing_costs()) {
    to.housing.push_back({.cost = ValueOf<HousingCost>(cost.type()),
                          .amount = PenceOf(cost.amount_pence()),
                          .frequency = ValueOf<Frequency>(cost.frequency())});
  }
  to.expenses.reserve(from.expenses_size());
  for (const auto& expense : from.expenses()) {
    to.expenses.push_back(
        {.of_disability = expense.type() == v1::Expense::DISABILITY,
         .amount = PenceOf(expense.amount_pence()),
         .frequency = ValueOf<Frequency>(expense.frequency())});
  }
  to.care.reserve(from.care_size());
  for (const auto& care : from.care()) to.care.push_back(CareOf(care));
}

void SetHousehold(const v1::Circumstances& from, Circumstances& to) {
  to.setting = ValueOf<Setting>(from.setting());
  to.age_group = ValueOf<AgeGroup>(from.age_group());
  to.household = ValueOf<Household>(from.household());
  to.couple_has_pension_age = from.couple_has_pension_age();
  to.children = from.children();
  to.disability_premium = from.disability_premium();
  to.enhanced_disability_premium = from.enhanced_disability_premium();
  to.carer_premium = from.carer_premium();
  to.light_touch = ValueOf<LightTouch>(from.light_touch());
  to.flat_savings_disregard = from.flat_savings_disregard();
}

void SetStay(const v1::Circumstances& from, Circumstances& to) {
  to.night_care_provided = from.night_care_provided();
  to.care_home_since =
      DayIf(from.has_care_home_since(), from.care_home_since());
  to.earlier_stay_ended =
      DayIf(from.has_earlier_stay_ended(), from.earlier_stay_ended());
  to.earlier_disregard_days = from.earlier_disregard_days();
  to.permanent_since =
      DayIf(from.has_permanent_since(), from.permanent_since());
  to.has_cjd = from.has_cjd();
  to.is_carer_only = from.is_carer_only();
  to.section_117 = from.section_117();
  to.has_deferred_payment = from.has_deferred_payment();
  to.asks_council_to_arrange = from.asks_council_to_arrange();
  if (from.has_top_up()) {
    to.top_up =
        TopUp{.payer = ValueOf<TopUpPayer>(from.top_up().payer()),
              .weekly_amount = PenceOf(from.top_up().weekly_amount_pence())};
  }
}

}  // namespace

Circumstances CircumstancesOf(const v1::Circumstances& from) {
  Circumstances to;
  SetHousehold(from, to);
  SetStay(from, to);
  SetLists(from, to);
  return to;
}

absl::StatusOr<Circumstances> CircumstancesOn(absl::string_view path,
                                              const v1::Circumstances& from,
                                              const Rules& rules,
                                              absl::CivilDay day) {
  Circumstances circumstances = CircumstancesOf(from);
  rpc::Validation validation;
  for (const CircumstancesFault& fault :
       CheckCircumstances(circumstances, rules, day)) {
    validation.Refuse(absl::StrCat(path, ".", fault.field), fault.rule);
  }
  CR_RETURN_IF_ERROR(validation.Finish());
  return circumstances;
}

}  // namespace carereform::financial_assessments
