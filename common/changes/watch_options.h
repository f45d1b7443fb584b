// How watches are limited; see limits.h for the reasons.

#ifndef CR_COMMON_CHANGES_WATCH_OPTIONS_H_
#define CR_COMMON_CHANGES_WATCH_OPTIONS_H_

#include "absl/time/time.h"
#include "common/types/limits.h"

namespace carereform::changes {

struct WatchOptions {
  int max_watchers = kMaxWatchers;
  absl::Duration heartbeat = absl::Seconds(kWatchHeartbeatSeconds);
  absl::Duration longest = absl::Seconds(kMaxWatchSeconds);
  absl::Duration slowest_read = absl::Seconds(kMaxSlowWatchSeconds);
};

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_WATCH_OPTIONS_H_
