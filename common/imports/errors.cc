#include "common/imports/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::imports::errors {

absl::Status NotReceiving(absl::string_view state) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_RECEIVING",
      absl::StrCat("the import is ", state,
                   " and takes no more of the file: create another"),
      {{"state", std::string(state)}});
}

absl::Status PartOutOfOrder(int64_t offset, int64_t expected) {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "IMPORT_PART_OUT_OF_ORDER",
                   absl::StrCat("the part begins at ", offset,
                                " and the next "
                                "one begins at ",
                                expected, ": send the parts in order"),
                   {{"offset_bytes", absl::StrCat(offset)},
                    {"expected", absl::StrCat(expected)}});
}

absl::Status Incomplete(int64_t received, int64_t size) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "IMPORT_INCOMPLETE",
                   absl::StrCat(received, " of ", size,
                                " bytes have arrived: send the rest first"),
                   {{"received_bytes", absl::StrCat(received)},
                    {"size_bytes", absl::StrCat(size)}});
}

absl::Status NotChecked(absl::string_view state) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "IMPORT_NOT_CHECKED",
                   absl::StrCat("the import is ", state,
                                ": only one that is CHECKED can be applied"),
                   {{"state", std::string(state)}});
}

absl::Status NotDivisible() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "IMPORT_NOT_DIVISIBLE",
                   "the file cannot be applied without its failed rows: it "
                   "makes sense as a whole only, could not be read to its end, "
                   "or has no other rows; correct it and send it again");
}

}  // namespace carereform::imports::errors
