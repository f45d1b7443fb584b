#include "services/financial_assessments/invoices/arrears_bands.h"

#include "absl/strings/string_view.h"

namespace carereform::data {
extern const absl::string_view kArrearsBands;
}  // namespace carereform::data

namespace carereform::financial_assessments {

const measures::WaitingBands& ArrearsBands() {
  // A file that cannot be read ends the program: a test reads it first.
  static const auto& bands = *new measures::WaitingBands(
      *measures::WaitingBands::Parse(data::kArrearsBands));
  return bands;
}

}  // namespace carereform::financial_assessments
