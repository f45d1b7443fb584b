// The file that names a server's callers:
//
//   {"callers": [{
//     "id": "nightly-extract",
//     "token_sha256": "64 hexadecimal digits",
//     "roles": [{"role": "integration"},
//               {"role": "programme-officer", "from": "2026-01-01",
//                "to": "2026-03-31", "deputy": true}],
//     "councils": ["leicestershire"],
//     "teams": ["home_first"],
//     "expires": "2026-12-31"}]}
//
// `from`, `to`, `deputy` and `teams` may be left out; a deputy needs both days.
// The last days count. `carereform caller new` prints an entry.

#ifndef CR_COMMON_ACCESS_CALLERS_FILE_H_
#define CR_COMMON_ACCESS_CALLERS_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/access/callers.h"
#include "common/access/roles_file.h"

namespace carereform::access {

// Reads callers, whose roles are among `roles`, from JSON. Errors:
// INVALID_ARGUMENT, reason CALLERS_FILE_INVALID, with the entry and the rule.
absl::StatusOr<Callers> ParseCallers(absl::string_view json,
                                     const Roles& roles);

// Reads callers from the file at `path`, which nobody but its owner may read.
// Errors: as ParseCallers and ReadGuardedFile.
absl::StatusOr<Callers> ReadCallersFile(const std::string& path,
                                        const Roles& roles);

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_CALLERS_FILE_H_
