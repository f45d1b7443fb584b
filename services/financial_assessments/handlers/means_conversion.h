// Between the means of the contract and those of the domain.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_MEANS_CONVERSION_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_MEANS_CONVERSION_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/circumstances.pb.h"
#include "common/rpc/validation.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Refuses what is wrong with the shape of `circumstances`, each field by its
// path from the request: `path`, such as "circumstances", and what follows,
// such as ".incomes[1].frequency"; the limits are those of
// domain/circumstances_check.h. What is wrong by a rule of the means test,
// such as benefits that cannot be held together, CheckCircumstances finds.
void CheckCircumstancesShape(absl::string_view path,
                             const v1::Circumstances& circumstances,
                             rpc::Validation& validation);

// Returns circumstances in which CheckCircumstancesShape finds nothing wrong,
// as the domain has them.
Circumstances CircumstancesOf(const v1::Circumstances& circumstances);

// Returns circumstances whose shape was checked, as the domain has them, if
// they hold on `day` by `rules`, those of the day. Otherwise
// INVALID_ARGUMENT, reason FIELD_INVALID, with every field that does not, by
// its path from the request, which begins with `path`.
absl::StatusOr<Circumstances> CircumstancesOn(
    absl::string_view path, const v1::Circumstances& circumstances,
    const Rules& rules, absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_MEANS_CONVERSION_H_
