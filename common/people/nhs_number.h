// The shape of an NHS number.

#ifndef CR_COMMON_PEOPLE_NHS_NUMBER_H_
#define CR_COMMON_PEOPLE_NHS_NUMBER_H_

#include "absl/strings/string_view.h"

namespace carereform::people {

// Says whether `text` is an NHS number: ten digits without spaces, of which the
// last is the check digit. The first nine are weighted 10 down to 2 and added
// up; 11 less the sum's remainder by 11 is the check digit, where 11 stands for
// 0 and 10 for a number that is never given out. (NHS Data Dictionary, NHS
// NUMBER.)
bool IsNhsNumber(absl::string_view text);

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_NHS_NUMBER_H_
