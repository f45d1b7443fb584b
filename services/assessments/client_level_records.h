// The submissions of Client Level Data, and what DHSC's method makes of them,
// kept in memory once it is worked out.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_RECORDS_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_RECORDS_H_

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/client_level_data.pb.h"
#include "common/store/resource_table.h"
#include "common/verify/schema.h"
#include "services/assessments/domain/cld_unique_events.h"
#include "services/assessments/domain/dhsc_quarters.h"
#include "services/assessments/domain/dhsc_waiting_times.h"

namespace carereform::assessments {

// What the method makes of a set of submissions. Never changes.
struct ClientLevelWaits {
  std::vector<std::string> submissions;  // By name; an event's order of import
                                         // is its submission's place here.
  JoinedEvents joined;
  DhscWaits waits;
  QuarterTable table;
};

// Thread-safe.
class ClientLevelRecords {
 public:
  ClientLevelRecords();

  const store::ResourceTable<v1::ClientLevelSubmission>& submissions() const {
    return submissions_;
  }

  // Returns the waits by the submissions that were complete at `revision`, 0
  // for the latest, and received on or before `as_of`, or ever. Worked out once
  // for each set of submissions: after a new one, and after a start, the first
  // caller waits for it. Errors: OUT_OF_RANGE, reason REVISION_IN_FUTURE; the
  // store's.
  absl::StatusOr<std::shared_ptr<const ClientLevelWaits>> WaitsAt(
      const store::Reader& reader, std::optional<absl::CivilDay> as_of,
      int64_t revision) const;

 private:
  store::ResourceTable<v1::ClientLevelSubmission> submissions_;
  mutable std::mutex mutex_;
  // The latest first.
  mutable std::deque<std::shared_ptr<const ClientLevelWaits>> known_;
};

// Returns what submissions keep in the service's store.
verify::Schema ClientLevelSchema();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_RECORDS_H_
