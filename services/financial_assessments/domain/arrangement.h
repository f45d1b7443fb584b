// What a council may ask for arranging care for a person who can pay for it.
//
// Source: Care Act 2014 sections 14(1)(b) and 18(3); SI 2014/2672 regulation 5.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ARRANGEMENT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ARRANGEMENT_H_

#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

struct ArrangementFees {
  Pence one_off;
  Pence yearly;
};

// Returns the council's fees if the person has means above the upper limit,
// asked the council to arrange care, and has it outside a care home; otherwise
// nothing.
ArrangementFees FeesForArranging(const Circumstances& circumstances,
                                 bool above_upper_limit,
                                 const ChargingPolicy& policy);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_ARRANGEMENT_H_
