// Amounts of money in words.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_AMOUNT_TEXT_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_AMOUNT_TEXT_H_

#include <string>

#include "carereform/common/v1/common.pb.h"
#include "common/types/pence.h"

namespace carereform::reporting::documents {

// Returns "£2.8 million" for a million pounds or more where that is exact to
// two decimals, and otherwise the amount in full.
std::string AmountInWords(Pence amount);

// Returns "£2.8 million to £3.5 million", or one amount where both are equal.
std::string RangeInWords(const common::v1::AmountRange& range);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_AMOUNT_TEXT_H_
