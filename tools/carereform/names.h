// Resource names from what people type: short ids and full names.
#ifndef CR_TOOLS_CAREREFORM_NAMES_H_
#define CR_TOOLS_CAREREFORM_NAMES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace carereform::command_line {

// Returns the name of the council `id`, which may be a name already.
std::string CouncilName(absl::string_view id);

// Returns the name of the source `source` of the council `council_id`.
std::string SourceName(absl::string_view council_id, absl::string_view source);

// Returns the full name that `given` stands for: itself if it begins with
// `councils/`, and otherwise the resource of that id in `collection` of the
// council `council_id`.
//
// Returns a usage error for a short id where `council_id` is empty, for a full
// name of another council than `council_id`, and for a full name outside
// `collection`.
absl::StatusOr<std::string> ResolveName(absl::string_view given,
                                        absl::string_view council_id,
                                        absl::string_view collection);

// Returns the full name that `given` stands for: itself, or, where it is
// `source/id`, the resource of that id in `collection` of that source of the
// council `council_id`. Errors as for ResolveName; they call it a `noun`.
absl::StatusOr<std::string> ResolveInSource(absl::string_view given,
                                            absl::string_view council_id,
                                            absl::string_view collection,
                                            absl::string_view noun);

// Returns the full name of the measure that `given` stands for; see
// ResolveInSource.
absl::StatusOr<std::string> ResolveMeasure(absl::string_view given,
                                           absl::string_view council_id);

// Returns the last segment of `name`.
absl::string_view LastSegment(absl::string_view name);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_NAMES_H_
