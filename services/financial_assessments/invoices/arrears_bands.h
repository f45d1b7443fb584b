// The dated bands of days late that arrears are counted in.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_ARREARS_BANDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_ARREARS_BANDS_H_

#include "common/measures/waiting_bands.h"

namespace carereform::financial_assessments {

// Returns the bands of the file that this program was built with. Source and
// status: services/financial_assessments/data/README.md.
const measures::WaitingBands& ArrearsBands();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_INVOICES_ARREARS_BANDS_H_
