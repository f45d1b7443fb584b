// What is paid beside the charge for a chosen care home that costs more than
// the personal budget.
//
// Source: Care Act 2014 section 30; SI 2014/2670; Care and Support Statutory
// Guidance, annex A.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_TOP_UP_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_TOP_UP_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns whether the person, rather than somebody else, may pay a top-up on
// `day`: under a deferred payment agreement, for accommodation that is
// aftercare under section 117, or, a permanent resident with a main home, in
// the 12 weeks in which that does not count (see TwelveWeeks). Notes in `lines`
// the figure that decided it. Returns NOT_FOUND, with the word of the figure,
// if it is not in the table.
absl::StatusOr<bool> FirstPartyMayPay(const Circumstances& circumstances,
                                      const RateTable& rates,
                                      absl::CivilDay day, ChargeLines& lines);

// Returns what is paid beside the charge on `day`: nothing of a first party's
// top-up once it may no longer be paid. Notes in `lines` the figure that
// decided it. Returns NOT_FOUND, with the word of the figure, if it is not in
// the table.
absl::StatusOr<Pence> TopUpOn(const Circumstances& circumstances,
                              const RateTable& rates, absl::CivilDay day,
                              ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_TOP_UP_H_
