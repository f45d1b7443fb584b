// What the observer of a table keeps of a resource, found out by letting it
// write into a transaction that nobody commits.

#ifndef CR_COMMON_VERIFY_OBSERVED_H_
#define CR_COMMON_VERIFY_OBSERVED_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/any_table.h"
#include "common/store/engine.h"
#include "common/verify/council_records.h"

namespace carereform::verify {

// Returns what the observer of `table` would change of facts and codes, seeing
// `view`, for a resource that has `body` since `revision`; nothing where it
// cannot make sense of what is there. Requires a body that a sound log has:
// tables trust what they wrote.
absl::StatusOr<std::optional<store::Changes>> ObservedChanges(
    const store::AnyTable& table, const CouncilRecords& records,
    const store::View& view, uint64_t revision, absl::string_view body);

// The space of a key within a partition.
store::Space SpaceOf(absl::string_view key);

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_OBSERVED_H_
