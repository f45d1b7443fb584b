// What the store of a source holds: its own tables, and those that every store
// has.

#ifndef CR_COMMON_SERVER_STORED_SCHEMA_H_
#define CR_COMMON_SERVER_STORED_SCHEMA_H_

#include "absl/status/statusor.h"
#include "common/server/host.h"
#include "common/verify/schema.h"

namespace carereform::server {

// Errors: as the source's own.
absl::StatusOr<verify::Schema> SchemaOf(const HostedSource& source);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_STORED_SCHEMA_H_
