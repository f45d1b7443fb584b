// Files in protobuf JSON.

#ifndef CR_COMMON_IMPORTS_JSON_FILE_H_
#define CR_COMMON_IMPORTS_JSON_FILE_H_

#include "absl/strings/string_view.h"
#include "common/imports/issues.h"
#include "google/protobuf/message.h"

namespace carereform::imports {

// Reads `content` into `message`; adds one issue, which names the line of a
// syntax error or the path of an unknown or ill-formed field, and returns false
// if it cannot be read.
bool ParseJsonFile(absl::string_view content,
                   google::protobuf::Message& message, Issues& issues);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_JSON_FILE_H_
