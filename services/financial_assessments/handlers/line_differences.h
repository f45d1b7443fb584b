// What two calculations of one person differ by, line by line.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_LINE_DIFFERENCES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_LINE_DIFFERENCES_H_

#include "carereform/financial_assessments/v1/charge_calculator.pb.h"

namespace carereform::financial_assessments {

// Adds the lines by which `response`'s calculations differ: lines of one
// section and rule about one thing are added up and compared.
void AddLineDifferences(v1::CompareChargesResponse& response);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_LINE_DIFFERENCES_H_
