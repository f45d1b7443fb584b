#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/handlers/means_conversion.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::Capital;
using v1::Care;
using v1::Income;

// Refuses a list with more than `most`.
void CheckCount(const std::string& field, int count, size_t most,
                Validation& validation) {
  validation.Require(
      static_cast<size_t>(count) <= most, field,
      absl::StrCat("has ", count, " and may have ", most,
                   ": put small ones of the same kind together"));
}

// Refuses an amount below `least` or above `most` pence.
void CheckPence(const std::string& field, int64_t pence, int64_t least,
                int64_t most, Validation& validation) {
  if (pence < 0) {
    validation.Refuse(field, "is negative: give the amount as 0 or more pence");
  } else if (pence < least || most < pence) {
    validation.Refuse(field,
                      absl::StrCat("has to be from ", least, " to ", most,
                                   " pence: check that it is in pence"));
  }
}

void CheckPayment(const std::string& field, int64_t pence,
                  Validation& validation) {
  CheckPence(field, pence, 0, kGreatestPayment.value(), validation);
}

void CheckFrequency(const std::string& field, v1::Frequency frequency,
                    Validation& validation) {
  if (frequency == v1::FREQUENCY_UNSPECIFIED) {
    validation.Refuse(field,
                      "is required: say how often the amount is paid, such as "
                      "WEEKLY, or it cannot be counted by the week");
  } else {
    validation.EnumValue(field, frequency, &v1::Frequency_IsValid);
  }
}

void CheckCurrency(const std::string& field, const std::string& currency,
                   Validation& validation) {
  validation.Require(
      currency.empty() || currency == "GBP", field,
      "has to be GBP or left out: change the amount into "
      "pounds, as the rules on foreign money say, and give that");
}

bool IsForNightToo(Income::Type type) {
  return type == Income::ATTENDANCE_ALLOWANCE || type == Income::DLA_CARE ||
         type == Income::PIP_DAILY_LIVING;
}

void CheckIncome(const std::string& path, const Income& income,
                 Validation& validation) {
  validation.EnumValue(path + ".type", income.type(), &Income::Type_IsValid);
  CheckPayment(path + ".amount_pence", income.amount_pence(), validation);
  CheckFrequency(path + ".frequency", income.frequency(), validation);
  CheckCurrency(path + ".currency_code", income.currency_code(), validation);
  validation.Require(!income.half_paid_to_spouse() ||
                         income.type() == Income::PRIVATE_PENSION ||
                         income.type() == Income::ANNUITY,
                     path + ".half_paid_to_spouse",
                     "is for a PRIVATE_PENSION or ANNUITY alone: leave it out");
  validation.Require(
      !income.includes_night_care() || IsForNightToo(income.type()),
      path + ".includes_night_care",
      "is for ATTENDANCE_ALLOWANCE, DLA_CARE and PIP_DAILY_LIVING alone: leave "
      "it out");
  CheckPayment(path + ".discretionary_disregard_pence",
               income.discretionary_disregard_pence(), validation);
}

void CheckNotional(const std::string& path, const v1::NotionalCapital& notional,
                   Validation& validation) {
  const auto disposed =
      validation.Date(path + ".disposed_date", notional.has_disposed_date(),
                      notional.disposed_date());
  const auto decided =
      validation.Date(path + ".decided_date", notional.has_decided_date(),
                      notional.decided_date());
  validation.Require(
      !disposed.has_value() || !decided.has_value() || *disposed <= *decided,
      path + ".decided_date",
      "is before disposed_date: nothing can be decided before it was disposed "
      "of");
  validation.Require(notional.rationale_size() > 0, path + ".rationale",
                     "is required: say what the decision rests on; a decision "
                     "without its rationale does not count");
  std::set<int> seen;
  for (int i = 0; i < notional.rationale_size(); ++i) {
    const std::string field = absl::StrCat(path, ".rationale[", i, "]");
    const auto reason = notional.rationale(i);
    validation.EnumValue(field, reason, &v1::NotionalCapital::Reason_IsValid);
    validation.Require(seen.insert(reason).second, field,
                       "is there already: give each reason once");
  }
  people::CheckOpaqueId(path + ".decision_record", notional.decision_record(),
                        validation, Presence::kRequired);
}

bool IsProperty(Capital::Type type) {
  return type == Capital::MAIN_HOME || type == Capital::OTHER_PROPERTY;
}

// What a property alone has.
void CheckProperty(const std::string& path, const Capital& asset,
                   Validation& validation) {
  validation.Require(
      Capital::PropertyDisregard_IsValid(asset.property_disregard()),
      path + ".property_disregard", "is not a value that this version knows");
  validation.Date(path + ".occupier_left_date", asset.has_occupier_left_date(),
                  asset.occupier_left_date(), Presence::kOptional);
  validation.Date(path + ".unexpected_change_date",
                  asset.has_unexpected_change_date(),
                  asset.unexpected_change_date(), Presence::kOptional);
  if (IsProperty(asset.type())) return;
  constexpr char kOnlyProperty[] =
      "is for MAIN_HOME and OTHER_PROPERTY alone: leave it out";
  validation.Require(
      asset.property_disregard() == Capital::PROPERTY_DISREGARD_UNSPECIFIED,
      path + ".property_disregard", kOnlyProperty);
  validation.Require(!asset.has_occupier_left_date(),
                     path + ".occupier_left_date", kOnlyProperty);
  validation.Require(!asset.has_unexpected_change_date(),
                     path + ".unexpected_change_date", kOnlyProperty);
}

void CheckShare(const std::string& path, const Capital& asset,
                Validation& validation) {
  validation.Require(0 <= asset.owners() && asset.owners() <= kMostOwners,
                     path + ".owners",
                     absl::StrCat("has to be from 1 to ", kMostOwners,
                                  ", or left out for one owner"));
  validation.Require(
      0 <= asset.share_basis_points() && asset.share_basis_points() <= 10'000,
      path + ".share_basis_points",
      "has to be from 1 to 10000 hundredths of a percent, or left out");
  validation.Require(asset.owners() == 0 || asset.share_basis_points() == 0,
                     path + ".share_basis_points",
                     "contradicts owners: give equal owners or a share that is "
                     "shown to be another, not both");
}

void CheckAsset(const std::string& path, const Capital& asset,
                Validation& validation) {
  people::CheckOpaqueId(path + ".id", asset.id(), validation);
  validation.EnumValue(path + ".type", asset.type(), &Capital::Type_IsValid);
  CheckPence(path + ".value_pence", asset.value_pence(), 0,
             kGreatestCapital.value(), validation);
  CheckCurrency(path + ".currency_code", asset.currency_code(), validation);
  CheckPence(path + ".secured_debt_pence", asset.secured_debt_pence(), 0,
             kGreatestCapital.value(), validation);
  validation.Require(asset.secured_debt_pence() <= asset.value_pence() ||
                         asset.value_pence() < 0,
                     path + ".secured_debt_pence",
                     "is above value_pence: give at most the value, for no "
                     "asset counts as less than nothing");
  CheckShare(path, asset, validation);
  CheckProperty(path, asset, validation);
  validation.Date(
      path + ".received_date", asset.has_received_date(), asset.received_date(),
      asset.type() == Capital::BENEFIT_ARREARS ? Presence::kRequired
                                               : Presence::kOptional);
  if (asset.has_notional()) {
    CheckNotional(path + ".notional", asset.notional(), validation);
  }
}

void CheckCapital(const std::string& path, const v1::Circumstances& of,
                  Validation& validation) {
  CheckCount(path, of.capital_size(), kMostAssets, validation);
  int64_t rest = kGreatestCapital.value();
  bool too_much = false;
  for (int i = 0; i < of.capital_size(); ++i) {
    CheckAsset(absl::StrCat(path, "[", i, "]"), of.capital(i), validation);
    const int64_t value = of.capital(i).value_pence();
    // One that is too large by itself was refused already.
    if (value < 0 || kGreatestCapital.value() < value) continue;
    too_much = too_much || rest < value;
    if (!too_much) rest -= value;
  }
  validation.Require(
      !too_much, path,
      absl::StrCat("adds up to more than ", kGreatestCapital.value(),
                   " pence: check that values are in pence"));
}

void CheckCare(const std::string& path, const Care& care,
               Validation& validation) {
  validation.EnumValue(path + ".type", care.type(), &Care::Type_IsValid);
  CheckPayment(path + ".weekly_cost_pence", care.weekly_cost_pence(),
               validation);
  CheckPayment(path + ".one_off_cost_pence", care.one_off_cost_pence(),
               validation);
  validation.Require(care.one_off_cost_pence() == 0 ||
                         care.type() == Care::EQUIPMENT ||
                         care.type() == Care::MINOR_ADAPTATION,
                     path + ".one_off_cost_pence",
                     "is for EQUIPMENT and MINOR_ADAPTATION alone: give what "
                     "other care costs as weekly_cost_pence");
  const bool lasts_weeks =
      care.type() == Care::REABLEMENT || care.type() == Care::INTERMEDIATE_CARE;
  validation.Date(path + ".started_date", care.has_started_date(),
                  care.started_date(),
                  lasts_weeks ? Presence::kRequired : Presence::kOptional);
}

// Costs of the home and expenses, which have the same fields.
template <typename List, typename IsValid>
void CheckCosts(const std::string& path, const List& costs, size_t most,
                IsValid is_valid, Validation& validation) {
  CheckCount(path, costs.size(), most, validation);
  for (int i = 0; i < costs.size(); ++i) {
    const std::string cost = absl::StrCat(path, "[", i, "]");
    validation.EnumValue(cost + ".type", costs[i].type(), is_valid);
    CheckPayment(cost + ".amount_pence", costs[i].amount_pence(), validation);
    CheckFrequency(cost + ".frequency", costs[i].frequency(), validation);
  }
}

void CheckStay(const std::string& path, const v1::Circumstances& of,
               Validation& validation) {
  const bool in_care_home =
      of.setting() == v1::Circumstances::CARE_HOME_PERMANENT ||
      of.setting() == v1::Circumstances::CARE_HOME_TEMPORARY ||
      of.setting() == v1::Circumstances::CARE_HOME_SHORT_TERM;
  validation.Date(path + ".care_home_since", of.has_care_home_since(),
                  of.care_home_since(),
                  in_care_home ? Presence::kRequired : Presence::kOptional);
  validation.Require(of.setting() != v1::Circumstances::NON_RESIDENTIAL ||
                         !of.has_care_home_since(),
                     path + ".care_home_since",
                     "is for people in a care home: leave it out, or choose "
                     "the setting of a care home");
  validation.Date(path + ".permanent_since", of.has_permanent_since(),
                  of.permanent_since(), Presence::kOptional);
  validation.Date(path + ".earlier_stay_ended", of.has_earlier_stay_ended(),
                  of.earlier_stay_ended(), Presence::kOptional);
  validation.Require(
      0 <= of.earlier_disregard_days() &&
          of.earlier_disregard_days() <= kMostEarlierDisregardDays,
      path + ".earlier_disregard_days",
      absl::StrCat("has to be from 0 to ", kMostEarlierDisregardDays, " days"));
  validation.Require(
      of.earlier_disregard_days() == 0 || of.has_earlier_stay_ended(),
      path + ".earlier_stay_ended", "is required with earlier_disregard_days");
}

void CheckHousehold(const std::string& path, const v1::Circumstances& of,
                    Validation& validation) {
  using v1::Circumstances;
  validation.EnumValue(path + ".setting", of.setting(),
                       &Circumstances::Setting_IsValid);
  validation.EnumValue(path + ".age_group", of.age_group(),
                       &Circumstances::AgeGroup_IsValid);
  validation.EnumValue(path + ".household", of.household(),
                       &Circumstances::Household_IsValid);
  validation.Require(
      !of.couple_has_pension_age() || of.household() == Circumstances::COUPLE,
      path + ".couple_has_pension_age",
      "is for one of a COUPLE alone: leave it out");
  validation.Require(0 <= of.children() && of.children() <= kMostChildren,
                     path + ".children",
                     absl::StrCat("has to be from 0 to ", kMostChildren));
  validation.Require(Circumstances::LightTouch_IsValid(of.light_touch()),
                     path + ".light_touch",
                     "is not a value that this version knows");
}

}  // namespace

void CheckCircumstancesShape(absl::string_view path_from_request,
                             const v1::Circumstances& of,
                             Validation& validation) {
  const std::string path(path_from_request);
  CheckHousehold(path, of, validation);
  CheckStay(path, of, validation);
  CheckCount(path + ".incomes", of.incomes_size(), kMostIncomes, validation);
  for (int i = 0; i < of.incomes_size(); ++i) {
    CheckIncome(absl::StrCat(path, ".incomes[", i, "]"), of.incomes(i),
                validation);
  }
  CheckCapital(path + ".capital", of, validation);
  CheckCosts(path + ".housing_costs", of.housing_costs(), kMostHousingCosts,
             &v1::HousingCost::Type_IsValid, validation);
  CheckCosts(path + ".expenses", of.expenses(), kMostExpenses,
             &v1::Expense::Type_IsValid, validation);
  CheckCount(path + ".care", of.care_size(), kMostServices, validation);
  for (int i = 0; i < of.care_size(); ++i) {
    CheckCare(absl::StrCat(path, ".care[", i, "]"), of.care(i), validation);
  }
  if (!of.has_top_up()) return;
  validation.EnumValue(path + ".top_up.payer", of.top_up().payer(),
                       &v1::TopUp::Payer_IsValid);
  CheckPence(path + ".top_up.weekly_amount_pence",
             of.top_up().weekly_amount_pence(), 1, kGreatestPayment.value(),
             validation);
}

}  // namespace carereform::financial_assessments
