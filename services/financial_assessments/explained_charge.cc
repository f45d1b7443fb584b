#include "services/financial_assessments/explained_charge.h"

#include <string>
#include <utility>
#include <vector>

#include "common/status/status_macros.h"
#include "services/financial_assessments/charge_wording.h"
#include "services/financial_assessments/charge_words.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/domain/charge.h"
#include "services/financial_assessments/domain/charging_setting.h"
#include "services/financial_assessments/what_ifs.h"

namespace carereform::financial_assessments {
namespace {

using Keep = ChargeLines::Keep;

// Returns the setting by whose rules the person was charged. What decides it is
// noted among the lines of the charge already.
absl::StatusOr<Setting> SettingOf(const Circumstances& circumstances,
                                  const Rules& rules, absl::CivilDay day) {
  ChargeLines none(Keep::kTotalsOnly);
  return ChargedAs(circumstances, rules, day, none);
}

absl::StatusOr<v1::Calculation> Explained(const Circumstances& circumstances,
                                          const Rules& rules,
                                          absl::CivilDay day, Keep keep) {
  ChargeLines lines(keep);
  CR_ASSIGN_OR_RETURN(const Charge charge,
                      ChargeFor(circumstances, rules, day, lines));
  CR_ASSIGN_OR_RETURN(const Setting setting,
                      SettingOf(circumstances, rules, day));
  const ChargeBasis basis{circumstances, rules, day, charge, setting};
  v1::Calculation calculation;
  SetTotals(basis, lines.figures_used(), calculation);
  if (keep == Keep::kTotalsOnly) return calculation;
  SetLines(basis, lines, ChargeWords::BuiltIn(), calculation);
  CR_ASSIGN_OR_RETURN(std::vector<std::string> sentences,
                      WhatWouldChange(basis, lines));
  for (std::string& sentence : sentences) {
    calculation.add_would_change(std::move(sentence));
  }
  Seal(calculation);
  return calculation;
}

absl::StatusOr<v1::Calculation> WithReason(
    absl::StatusOr<v1::Calculation> calculation, const Rules& rules) {
  if (calculation.ok()) return calculation;
  return ChargeError(calculation.status(), rules);
}

}  // namespace

absl::StatusOr<v1::Calculation> ExplainedCharge(
    const Circumstances& circumstances, const Rules& rules,
    absl::CivilDay day) {
  return WithReason(Explained(circumstances, rules, day, Keep::kLines), rules);
}

absl::StatusOr<v1::Calculation> ChargeTotals(const Circumstances& circumstances,
                                             const Rules& rules,
                                             absl::CivilDay day) {
  return WithReason(Explained(circumstances, rules, day, Keep::kTotalsOnly),
                    rules);
}

}  // namespace carereform::financial_assessments
