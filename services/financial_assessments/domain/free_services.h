// Care that nothing may be charged for, and people who pay for none.
//
// Source: SI 2014/2672 regulations 3 (community equipment and minor
// adaptations; intermediate care and reablement for six weeks) and 4
// (Creutzfeldt-Jakob disease); Mental Health Act 1983 section 117; Care Act
// 2014 section 14(3).
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FREE_SERVICES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FREE_SERVICES_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns whether the person pays for no care at all: has Creutzfeldt-Jakob
// disease, has aftercare only, or is a carer whom the council does not charge.
bool IsFreePerson(const Circumstances& circumstances,
                  const ChargingPolicy& policy);

// Returns whether a service is free to the person on `day`: aftercare, support
// to a carer and equipment always; an adaptation whose cost is no more than the
// limit; reablement and intermediate care for six weeks from the day it
// started, that day being the first of them. Notes in `lines` the figure that
// decided it.
//
// To one who is charged as a carer all is free but support to the carer: what
// is given to the adult may be charged to the adult alone (section 14(3)).
//
// Returns NOT_FOUND, with the word of the figure, if one is not in the table.
absl::StatusOr<bool> IsFreeService(const Care& care,
                                   const Circumstances& circumstances,
                                   const RateTable& rates, absl::CivilDay day,
                                   ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FREE_SERVICES_H_
