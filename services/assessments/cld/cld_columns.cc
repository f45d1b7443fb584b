#include "services/assessments/cld/cld_columns.h"

#include <algorithm>
#include <array>
#include <limits>

#include "absl/strings/ascii.h"

namespace carereform::assessments {
namespace {

constexpr std::array<absl::string_view, 8> kRequired = {
    "LA_Code",        "LA_Person_Unique_Identifier",
    "Date_of_Birth",  "Client_Type",
    "Event_Type",     "Event_Start_Date",
    "Event_End_Date", "Event_Outcome"};

}  // namespace

std::vector<imports::CsvColumn> CldCsvColumns(
    const CldSpecification& specification) {
  std::vector<imports::CsvColumn> columns;
  for (const CldField& field : specification.fields) {
    const bool required = std::find(kRequired.begin(), kRequired.end(),
                                    field.name) != kRequired.end();
    columns.push_back({field.name, required});
  }
  return columns;
}

CldColumns::CldColumns(const CldSpecification& specification,
                       const imports::CsvHeader& header)
    : values_(specification.fields.size()) {
  for (const CldField& field : specification.fields) {
    const auto found = header.places.find(field.name);
    places_.push_back(found == header.places.end()
                          ? std::numeric_limits<size_t>::max()
                          : found->second);
  }
}

const std::vector<absl::string_view>& CldColumns::Values(
    const imports::CsvRow& row) {
  for (size_t i = 0; i < places_.size(); ++i) {
    values_[i] = places_[i] < row.values.size()
                     ? absl::StripAsciiWhitespace(row.values[places_[i]])
                     : absl::string_view();
  }
  return values_;
}

}  // namespace carereform::assessments
