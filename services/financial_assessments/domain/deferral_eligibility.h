// Whether a council has to agree to defer, and if not, why.
//
// Source: SI 2014/2671, regulations 2 to 4. A council may agree all the same
// (regulation 3), for a reason that it records.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_ELIGIBILITY_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_ELIGIBILITY_H_

#include <cstdint>
#include <vector>

#include "common/types/pence.h"
#include "services/financial_assessments/domain/deferral_terms.h"

namespace carereform::financial_assessments {

// Why a council need not agree. The numbers are those of the contract's.
enum class DeferralBar : uint8_t {
  kCapitalAboveLimit = 1,    // Without the home.
  kPropertyDisregarded = 2,  // Then it pays for nothing.
  kNotPermanentCareHome = 3,
  kIncomeCoversCharge = 4,  // There is nothing to defer.
  kNoEquity = 5,            // The equity limit is nothing.
};

struct DeferralCase {
  Pence other_capital;  // Without the home.
  bool property_disregarded = false;
  bool permanent_care_home = true;
  Pence deferred_a_week;
  Pence equity_limit;
};

// Returns every bar, in the order of their numbers; none where the council has
// to agree, given adequate security.
std::vector<DeferralBar> BarsTo(const DeferralCase& deferral,
                                const DeferralTerms& terms);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_DEFERRAL_ELIGIBILITY_H_
