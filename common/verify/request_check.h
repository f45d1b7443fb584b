// Request ids against the changes that they made.

#ifndef CR_COMMON_VERIFY_REQUEST_CHECK_H_
#define CR_COMMON_VERIFY_REQUEST_CHECK_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "common/store/change_record.h"
#include "common/verify/council_records.h"

namespace carereform::verify {

class RequestCheck {
 public:
  explicit RequestCheck(CouncilRecords& records) : records_(records) {}

  // Looks for the request id of a change, unless it may be forgotten by now.
  absl::Status Take(const store::ChangeHeader& header);

  // Looks for request ids that made no change.
  absl::Status Finish();

 private:
  void CheckErased();
  absl::Status NameExtra();

  CouncilRecords& records_;
  uint64_t found_ = 0;
  // Changes whose request has no digest, which only an erasure takes away.
  std::vector<store::ChangeHeader> without_digest_;
};

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_REQUEST_CHECK_H_
