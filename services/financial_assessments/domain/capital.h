// The capital that counts, and what it means for the charge.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"
#include "services/financial_assessments/domain/tariff_income.h"

namespace carereform::financial_assessments {

struct AssessedCapital {
  Pence counted;  // The total of the section kCapital of the lines.
  CapitalBand band = CapitalBand::kIgnored;
  Pence tariff_income;  // A week; nothing unless `band` is kTariff.
};

// Returns the capital that counts on `day`, and adds the lines that it is the
// sum of. Fractions of a penny of a share are left out, in the person's favour.
//
// Requires circumstances in which CheckCircumstances finds nothing wrong, with
// the setting that is charged as: see ChargedAs.
// Returns NOT_FOUND, with the word of the figure, if one that is needed is not
// in the table.
//
// Source: SI 2014/2672 regulations 12 and 18 to 25, schedule 2; Care and
// Support Statutory Guidance, annex B.
absl::StatusOr<AssessedCapital> AssessCapital(
    const Circumstances& circumstances, const Rules& rules, absl::CivilDay day,
    ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CAPITAL_H_
