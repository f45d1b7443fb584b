// A council's own rate tables and policies, laid over the nation's.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RULES_OVERLAY_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RULES_OVERLAY_H_

#include <vector>

#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns `figures` with the figures of `held` that it lacks: what a file of a
// few figures leaves of the table that it corrects. Its days are its own.
RateTable LaidOver(const RateTable& held, RateTable figures);

// Returns the tables in force where a council has `own`: its own on their days,
// and on the other days those `built_in`, but for one of the same id as one of
// its own, which is laid over it: a figure that the council did not give stays
// the nation's, the days are the council's. A built-in table of which a part is
// left has the days of that part, and stands twice where two parts are. In
// order of days. Requires own tables of which no two share a day.
std::vector<RateTable> TablesInForce(const std::vector<RateTable>& built_in,
                                     std::vector<RateTable> own);

// Returns the policies in force where a council has `own`: those `built_in`
// until the first of its own begins, and its own from then on, even after the
// last has ended, so that a council's choices are never dropped unsaid. In
// order of days. Requires own policies of which no two share a day.
std::vector<ChargingPolicy> PoliciesInForce(
    const std::vector<ChargingPolicy>& built_in,
    std::vector<ChargingPolicy> own);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RULES_OVERLAY_H_
