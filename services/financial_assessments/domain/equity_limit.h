// The most that can be deferred against a property: the equity limit.
//
// Source: Care and Support (Deferred Payment) Regulations 2014, SI 2014/2671;
// care and support statutory guidance, chapter 9: the property's value less
// 10%, less the lower capital limit, less what is charged on it already.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EQUITY_LIMIT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EQUITY_LIMIT_H_

#include <cstdint>

#include "common/types/pence.h"
#include "services/financial_assessments/domain/deferral_terms.h"

namespace carereform::financial_assessments {

// The largest number of shares that a property may be held in.
inline constexpr int32_t kMostShares = 1000;

// A property on a day. `share` of `shares` is the person's.
struct PropertyValue {
  Pence value;         // 0 to kMaxAmountPence: the whole property's.
  Pence encumbrances;  // 0 or more: charged on the whole property before.
  int32_t share = 1;   // 1 to `shares`.
  int32_t shares = 1;  // 1 to kMostShares.
};

// Returns the equity limit, 0 or more, in whole pence: what is beyond a penny
// is dropped once, because the limit is the most that may be lent. The
// percentage and the encumbrances come off the whole property; the lower
// capital limit off the person's share.
Pence EquityLimitOf(const PropertyValue& property, const DeferralTerms& terms);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EQUITY_LIMIT_H_
