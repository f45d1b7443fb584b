// The source that a resource name is of, for services that serve all of them.

#ifndef CR_COMMON_RPC_SOURCE_NAME_H_
#define CR_COMMON_RPC_SOURCE_NAME_H_

#include <string>

#include "absl/strings/string_view.h"

namespace carereform::rpc {

// The shape of the name of a source.
inline constexpr char kSourcePattern[] = "councils/{council}/sources/{source}";

// Returns the id of the source that `name` names or is under, such as
// `assessments` of `councils/x/sources/assessments/imports/y`; empty where it
// is none.
std::string SourceOfName(absl::string_view name);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_SOURCE_NAME_H_
