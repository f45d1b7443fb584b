// The shape of fixed-width text such as dates: where its digits stand.
#ifndef CR_COMMON_TYPES_TEXT_SHAPE_H_
#define CR_COMMON_TYPES_TEXT_SHAPE_H_

#include "absl/strings/string_view.h"

namespace carereform {

// Says whether `text` is as long as `shape`, has a digit wherever `shape` has
// "0", and elsewhere the same character: "2025-02" has the shape "0000-00".
bool HasShape(absl::string_view text, absl::string_view shape);

// Returns the number that `digits` write. Requires one to nine decimal digits.
int NumberIn(absl::string_view digits);

// Says whether `text` can be the name of a field, a column or an enum's value:
// 1 to 40 letters, all lower-case or all upper-case, digits and underscores,
// beginning with a letter. Of what is not known by name only this may be
// repeated in an error: anything else could be a person's.
bool IsFieldName(absl::string_view text);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_TEXT_SHAPE_H_
