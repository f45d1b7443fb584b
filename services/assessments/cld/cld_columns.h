// Finds the fields of Client Level Data in a file whose columns stand in any
// order.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_CLD_COLUMNS_H_
#define CR_SERVICES_ASSESSMENTS_CLD_CLD_COLUMNS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/imports/csv_reader.h"
#include "services/assessments/domain/cld_specification.h"

namespace carereform::assessments {

// Returns the columns that a file may have: those without which no row makes an
// event are required.
std::vector<imports::CsvColumn> CldCsvColumns(
    const CldSpecification& specification);

// Where the fields stand in one file.
class CldColumns {
 public:
  CldColumns(const CldSpecification& specification,
             const imports::CsvHeader& header);

  // Returns the values of `row` in the order of the specification's fields,
  // without white space around them; "" for a column that is not there. Valid
  // for as long as `row`, and until the next call.
  const std::vector<absl::string_view>& Values(const imports::CsvRow& row);

 private:
  std::vector<size_t> places_;  // By field; past the end where it is not there.
  std::vector<absl::string_view> values_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_CLD_COLUMNS_H_
