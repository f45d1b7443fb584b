// Whether a person is assessed as one cared for at home.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ASSESSED_SETTING_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ASSESSED_SETTING_H_

#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Says whether care in `setting` is assessed as care outside care homes is:
// that which is, and a short-term stay where the council's policy says so.
//
// Source: SI 2014/2672 regulation 8.
inline bool IsAssessedAsAtHome(Setting setting, const ChargingPolicy& policy) {
  return setting == Setting::kNonResidential ||
         (setting == Setting::kCareHomeShortTerm &&
          policy.short_term_as_non_residential);
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ASSESSED_SETTING_H_
