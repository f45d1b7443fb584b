// What an uprating makes of one charge.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_WORK_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_WORK_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/uprating.pb.h"
#include "services/financial_assessments/charge_change.h"
#include "services/financial_assessments/stored_charge.h"

namespace carereform::financial_assessments {

// Returns circumstances with incomes and costs of care as they are after a run:
// each amount of a type that the run names, and each cost of care, by
// UpratedAmount. Costs are to the nearest penny.
v1::Circumstances Uprated(v1::Circumstances circumstances,
                          const v1::UpratingRun& run);

// Returns the name of what `run` makes of the charge named `charge`.
std::string ChangeName(const v1::UpratingRun& run, const std::string& charge);

// Returns what `run` makes of a charge, compared with what the charge's last
// change made it; nothing is stored. A charge that cannot
// be worked out has a result that says why. Errors: those of the store.
absl::StatusOr<v1::UpratingChange> PreviewOf(const v1::UpratingRun& run,
                                             const StoredCharge& charge);

// Returns the change of a charge that PreviewOf worked out. Errors: those of
// PlanCircumstances.
absl::StatusOr<PlannedChange> PlanUprating(const v1::UpratingRun& run,
                                           const StoredCharge& charge,
                                           absl::CivilDay today);

// Whether an error is about one charge, and not the store's own.
bool IsOfTheCharge(const absl::Status& status);

// Returns what an error about one charge makes the result of its change.
v1::UpratingChange::Result ResultOf(const absl::Status& status);

// Adds a change that was worked out to what changes come to.
void AddToTotals(const v1::UpratingChange& change,
                 v1::UpratingRun::Totals& totals);

// Adds a change to what a preview comes to.
void AddToPreview(const v1::UpratingChange& change, v1::UpratingRun& run);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_WORK_H_
