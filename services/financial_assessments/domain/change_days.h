// The days on which a charge changes though nothing that is known of the person
// did: a time since something happened is over.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHANGE_DAYS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHANGE_DAYS_H_

#include <vector>

#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns, in order and once each, every day on which a charge of these
// circumstances can change by itself: where the weeks end in which a property,
// arrears or a payment do not count, in which reablement is free, or which a
// stay may last; and the day that each of them begins. A time of which the
// table has no figure has no end here. Amounts that are taken off week by week
// (notional capital) are not among them.
//
// Source: SI 2014/2672 regulation 3 (six weeks), schedule 2 paragraphs 2, 4 to
// 6 (12 weeks) and 10, 11, 17 (52 weeks), regulation 8 (eight weeks).
std::vector<absl::CivilDay> ChangeDays(const Circumstances& circumstances,
                                       const RateTable& table);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHANGE_DAYS_H_
