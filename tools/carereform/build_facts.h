// Which build of the program this is, and of which contracts.
#ifndef CR_TOOLS_CAREREFORM_BUILD_FACTS_H_
#define CR_TOOLS_CAREREFORM_BUILD_FACTS_H_

#include <string>
#include <vector>

#include "google/protobuf/descriptor.h"

namespace carereform::command_line {

// Returns what the linker calls this program, in hexadecimal: two programs of
// one id are the same. Empty where the linker gave none.
std::string BuildId();

// Returns SHA-256 in hexadecimal of the contracts in `files` and all that they
// import. Servers and clients of one digest have the same contracts.
std::string ContractsDigest(
    std::vector<const google::protobuf::FileDescriptor*> files);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_BUILD_FACTS_H_
