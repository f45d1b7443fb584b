// What a cell's value comes to: its state, its number and the evidence for it,
// decided once for every format.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_CELL_VALUE_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_CELL_VALUE_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"

namespace carereform::reporting::documents {

// Returns the state that documents show. A value that has no shape, a ratio of
// a whole that is not above nought, a mean of none, and a printed figure that
// is no decimal are MISSING: they must never be read as nought.
measures::v1::MeasureValue::State StateOf(
    const measures::v1::MeasureValue& value);

// Returns whether StateOf is VALUE or CONFIRMED_ZERO. Where it is neither, no
// document shows any part of the evidence.
bool HasValue(const measures::v1::MeasureValue& value);

// Returns whether the value answers yes or no.
bool IsYesOrNo(const measures::v1::MeasureValue& value);

// Returns the value as an exact decimal as it is printed: a percentage as a
// whole number, a rate, mean or percentile with one decimal unless whole, a
// median with its half. Returns nothing where there is no value or it is yes or
// no.
std::optional<std::string> DecimalOf(const measures::v1::MeasureValue& value);

// Returns the fraction that DecimalOf rounds, such as "142/338". Empty where
// DecimalOf rounds nothing.
std::string ExactOf(const measures::v1::MeasureValue& value);

// Returns the evidence in words, such as "142 of 338" or "median of 341
// values". Empty where there is none to tell.
std::string PrintEvidence(const measures::v1::MeasureValue& value);

// Returns the names that programs read: "VALUE", "COMPUTED", "STOCK". An origin
// or basis that is not set gives an empty name.
absl::string_view StateName(const measures::v1::MeasureValue& value);
absl::string_view OriginName(const measures::v1::MeasureValue& value);
absl::string_view BasisName(const measures::v1::MeasureValue& value);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_CELL_VALUE_H_
