// The histories of the resources against the change records.

#ifndef CR_COMMON_VERIFY_HISTORY_CHECK_H_
#define CR_COMMON_VERIFY_HISTORY_CHECK_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/store/change_record.h"
#include "common/verify/council_records.h"
#include "common/verify/versions.h"

namespace carereform::verify {

class HistoryCheck {
 public:
  explicit HistoryCheck(CouncilRecords& records) : records_(records) {}

  // Looks for the history of every entry of a change.
  absl::Status Take(const store::ChangeHeader& header);

  // Looks for histories of which no change tells.
  absl::Status Finish();

 private:
  absl::StatusOr<bool> IsTold(const Version& version) const;

  CouncilRecords& records_;
  uint64_t found_ = 0;
};

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_HISTORY_CHECK_H_
