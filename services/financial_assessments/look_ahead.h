// Looks ahead, for each charge, for what time alone will bring: whoever pays
// more on a later day has to be told, though nothing is recorded on it.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_LOOK_AHEAD_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_LOOK_AHEAD_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/charge_records.pb.h"
#include "common/imports/import_pass.h"
#include "services/financial_assessments/records.h"
#include "services/financial_assessments/stored_charge.h"

namespace carereform::financial_assessments {

// Sets the rise that `charge` comes to and that the person was not told of, as
// seen on `day`, by the circumstances and rules of `stored`. One that has come
// by then stays until it is told.
void LookAhead(const StoredCharge& stored, absl::CivilDay day,
               v1::Charge& charge);

// Notes that the person knows of the charges of all days up to `through`, since
// `told`. Returns whether that is more than they knew.
bool TellThrough(const StoredCharge& stored, absl::CivilDay told,
                 absl::CivilDay through, v1::Charge& charge);

// Returns a change of charges in force, after the one named `done`, that other
// rules make rise on another day, as seen on `today`; null after the last.
// `done` becomes the last one looked at. Errors: those of the store.
absl::StatusOr<imports::Step> NextLookAhead(const Records& records,
                                            const store::Reader& reader,
                                            absl::CivilDay today,
                                            std::string& done);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_LOOK_AHEAD_H_
