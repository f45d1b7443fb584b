// Charges as people read them on a console.
#ifndef CR_TOOLS_CAREREFORM_CHARGE_TEXT_H_
#define CR_TOOLS_CAREREFORM_CHARGE_TEXT_H_

#include <ostream>

#include "carereform/financial_assessments/v1/charge_calculator.pb.h"

namespace carereform::command_line {

// Writes what a person pays, each line of the sum with its total, what would
// change it, and which figures are unverified.
void PrintCalculation(const financial_assessments::v1::Calculation& calculation,
                      std::ostream& out);

// Writes a line for each result, and what they add up to.
void PrintBatch(
    const financial_assessments::v1::BatchCalculateChargesResponse& batch,
    std::ostream& out);

// Writes both charges, the difference, and the lines that differ.
void PrintComparison(
    const financial_assessments::v1::CompareChargesResponse& compared,
    std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_CHARGE_TEXT_H_
