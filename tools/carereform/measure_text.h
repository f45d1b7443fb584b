// Measures and explanations as text. The figures themselves are printed by
// services/reporting/documents, as every document prints them.
#ifndef CR_TOOLS_CAREREFORM_MEASURE_TEXT_H_
#define CR_TOOLS_CAREREFORM_MEASURE_TEXT_H_

#include <ostream>
#include <string>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {

// Returns `value` as a cell of a return, which the functions of
// services/reporting/documents print.
reporting::v1::Cell CellOf(const measures::v1::MeasureValue& value);

// Returns the value of `cell`, where it comes from, what it is of, and what
// must be known of it.
Facts CellFacts(const reporting::v1::Cell& cell);

// Writes the value over all, and a row for each group if there are any.
void PrintMeasure(const measures::v1::ComputeMeasureResponse& measure,
                  std::ostream& out);

// Writes what is measured, and a row for each day or period, with a line
// between two that can't be compared.
void PrintSeries(const measures::v1::ComputeMeasureSeriesResponse& series,
                 std::ostream& out);

// Writes the method, the steps with their numbers, and the records that decide
// the value.
void PrintSteps(const measures::v1::MeasureExplanation& explanation,
                std::ostream& out);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_MEASURE_TEXT_H_
