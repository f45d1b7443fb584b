#include "services/financial_assessments/domain/charge.h"

#include <cstdint>

#include "absl/status/status.h"
#include "services/financial_assessments/domain/arrangement.h"
#include "services/financial_assessments/domain/capital.h"
#include "services/financial_assessments/domain/charging_setting.h"
#include "services/financial_assessments/domain/contribution.h"
#include "services/financial_assessments/domain/exact_pence.h"
#include "services/financial_assessments/domain/free_services.h"
#include "services/financial_assessments/domain/top_up.h"

namespace carereform::financial_assessments {
namespace {

struct CareCost {
  Pence all;
  Pence chargeable;
  Pence one_off;             // Of adaptations that are not free.
  bool is_free = true;       // Whether nothing may be charged for any of it.
  bool is_arranged = false;  // Whether any of it may be charged for.
};

// Adds what the care costs, less what of it is free, to the section kCharge.
absl::StatusOr<CareCost> AddCareCost(const Circumstances& circumstances,
                                     const Rules& rules, absl::CivilDay day,
                                     ChargeLines& lines) {
  CareCost cost;
  uint16_t item = 0;
  for (const Care& care : circumstances.care) {
    const ExactPence weekly(care.weekly_cost);
    lines.Add(Section::kCharge, LineRule::kCostOfCare, weekly, item);
    cost.all = cost.all + care.weekly_cost;
    const auto is_free =
        IsFreeService(care, circumstances, *rules.rates, day, lines);
    if (!is_free.ok()) return is_free.status();
    if (*is_free) {
      lines.Add(Section::kCharge, LineRule::kFreeService, -weekly, item);
    } else {
      cost.chargeable = cost.chargeable + care.weekly_cost;
      if (care.type == CareType::kMinorAdaptation) {
        cost.one_off = cost.one_off + care.one_off_cost;
      }
      cost.is_free = false;
      cost.is_arranged = true;
    }
    ++item;
  }
  if (circumstances.care.empty()) cost.is_free = false;
  if (!IsFreePerson(circumstances, *rules.policy)) return cost;
  lines.Add(Section::kCharge, LineRule::kFreePerson,
            -ExactPence(cost.chargeable));
  cost.chargeable = Pence();
  cost.one_off = Pence();
  cost.is_free = true;
  cost.is_arranged = false;
  return cost;
}

// Takes what the care costs above `most` off the section kCharge.
void LessAbove(Pence most, Pence chargeable, ChargeLines& lines) {
  if (chargeable <= most) return;
  lines.Add(Section::kCharge, LineRule::kAboveContribution,
            ExactPence(most - chargeable));
}

// Settles a charge for which means were not assessed in full.
void SettleWithoutAssessment(const Circumstances& circumstances,
                             const Rules& rules, Charge& charge,
                             ChargeLines& lines) {
  switch (circumstances.light_touch) {
    case LightTouch::kNone:
      return;
    case LightTouch::kSignificantMeans: {
      charge.outcome = Outcome::kLightTouchFull;
      const ArrangementFees fees =
          FeesForArranging(circumstances, true, *rules.policy);
      charge.one_off_fee = fees.one_off;
      charge.yearly_fee = fees.yearly;
      return;
    }
    case LightTouch::kNominalCharge:
      charge.outcome = Outcome::kLightTouchNominal;
      lines.Add(Section::kCharge, LineRule::kNominalCharge, ExactPence());
      return;
    case LightTouch::kDeclinesAssessment:
      charge.outcome = Outcome::kDeclined;
      return;
    case LightTouch::kBenefitsShowNoCharge:
      charge.outcome = Outcome::kLightTouchNothing;
      LessAbove(Pence(), charge.chargeable_cost, lines);
      return;
  }
}

Outcome OutcomeOf(const Charge& charge) {
  if (charge.contribution == Pence()) return Outcome::kNothing;
  return charge.contribution > charge.chargeable_cost ? Outcome::kCostOfCare
                                                      : Outcome::kContribution;
}

// Assesses means, in the setting that `circumstances` has by now.
absl::Status AssessMeans(const Circumstances& circumstances, const Rules& rules,
                         absl::CivilDay day, Charge& charge,
                         ChargeLines& lines) {
  const auto capital = AssessCapital(circumstances, rules, day, lines);
  if (!capital.ok()) return capital.status();
  charge.capital = capital->counted;
  charge.tariff_income = capital->tariff_income;
  if (capital->band == CapitalBand::kAboveUpperLimit) {
    charge.outcome = Outcome::kAboveUpperLimit;
    return absl::OkStatus();
  }
  const auto contribution =
      ContributionOf(circumstances, rules, capital->tariff_income, lines);
  if (!contribution.ok()) return contribution.status();
  charge.contribution = *contribution;
  charge.outcome = OutcomeOf(charge);
  LessAbove(charge.contribution, charge.chargeable_cost, lines);
  return absl::OkStatus();
}

absl::Status SettleWithAssessment(const Circumstances& circumstances,
                                  const Rules& rules, absl::CivilDay day,
                                  Charge& charge, ChargeLines& lines) {
  const auto setting = ChargedAs(circumstances, rules, day, lines);
  if (!setting.ok()) return setting.status();
  absl::Status assessed;
  if (*setting == circumstances.setting) {
    assessed = AssessMeans(circumstances, rules, day, charge, lines);
  } else {
    Circumstances as_charged = circumstances;
    as_charged.setting = *setting;
    assessed = AssessMeans(as_charged, rules, day, charge, lines);
  }
  if (!assessed.ok()) return assessed;
  const ArrangementFees fees = FeesForArranging(
      circumstances, charge.outcome == Outcome::kAboveUpperLimit,
      *rules.policy);
  charge.one_off_fee = fees.one_off;
  charge.yearly_fee = fees.yearly;
  return absl::OkStatus();
}

// Takes off what is above the most that the policy charges anybody outside a
// care home.
void LessAboveMostCharge(const Circumstances& circumstances,
                         const ChargingPolicy& policy, ChargeLines& lines) {
  if (!policy.most_charge.has_value() ||
      circumstances.setting != Setting::kNonResidential) {
    return;
  }
  const ExactPence above =
      lines.Total(Section::kCharge) - ExactPence(*policy.most_charge);
  if (above > ExactPence()) {
    lines.Add(Section::kCharge, LineRule::kAboveMostCharge, -above);
  }
}

// Leaves out a charge that is too small to be collected.
void LessIfTooLittle(const ChargingPolicy& policy, Charge& charge,
                     ChargeLines& lines) {
  charge.charge = lines.Total(Section::kCharge).Floor();
  if (charge.charge == Pence() || charge.charge >= policy.least_charge) return;
  lines.Add(Section::kCharge, LineRule::kBelowLeastCharge,
            -ExactPence(charge.charge));
  charge.charge = Pence();
  charge.outcome = Outcome::kBelowLeastCharge;
}

}  // namespace

absl::StatusOr<Charge> ChargeFor(const Circumstances& circumstances,
                                 const Rules& rules, absl::CivilDay day,
                                 ChargeLines& lines) {
  const auto cost = AddCareCost(circumstances, rules, day, lines);
  if (!cost.ok()) return cost.status();
  Charge charge;
  charge.chargeable_cost = cost->chargeable;
  charge.one_off_charge = cost->one_off;
  if (!IsFreePerson(circumstances, *rules.policy)) {
    if (circumstances.light_touch != LightTouch::kNone) {
      SettleWithoutAssessment(circumstances, rules, charge, lines);
    } else {
      absl::Status settled =
          SettleWithAssessment(circumstances, rules, day, charge, lines);
      if (!settled.ok()) return settled;
    }
  }
  if (cost->is_free) charge.outcome = Outcome::kFree;
  if (!cost->is_arranged) {  // Nothing that a fee could be for.
    charge.one_off_fee = Pence();
    charge.yearly_fee = Pence();
  }
  LessAboveMostCharge(circumstances, *rules.policy, lines);
  LessIfTooLittle(*rules.policy, charge, lines);
  const auto top_up = TopUpOn(circumstances, *rules.rates, day, lines);
  if (!top_up.ok()) return top_up.status();
  charge.top_up = *top_up;
  charge.council_pays = cost->all - charge.charge;
  return charge;
}

}  // namespace carereform::financial_assessments
