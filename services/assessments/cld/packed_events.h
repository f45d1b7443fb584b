// Events as they are stored: 32 bytes each, so that 2,048 fill a part of a
// blob. Nothing in one identifies a person.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_PACKED_EVENTS_H_
#define CR_SERVICES_ASSESSMENTS_CLD_PACKED_EVENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

// Bytes of one event.
inline constexpr size_t kPackedEventBytes = 32;

// Returns the bytes of `event`: an on-disk format. Its record and its order of
// import follow from where it stands and are not stored.
std::string PackEvent(const CareEvent& event);

// Returns the events that `bytes` hold, numbered from `first_record`, of the
// import `import_order`. Errors: DATA_LOSS, reason STORE_CORRUPT.
absl::StatusOr<std::vector<CareEvent>> UnpackEvents(absl::string_view bytes,
                                                    uint64_t first_record,
                                                    uint32_t import_order);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_PACKED_EVENTS_H_
