// The creates that are measured, and what each of them writes.

#ifndef CR_TESTS_BENCH_DURABLE_CREATE_CAPTURED_CREATES_H_
#define CR_TESTS_BENCH_DURABLE_CREATE_CAPTURED_CREATES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/store/engine.h"

namespace carereform::bench {

// Returns `count` requests: each with an external id and a request id of its
// own, over a few teams and localities.
std::vector<assessments::v1::CreateReferralRequest> CreateRequests(
    size_t count);

// Makes the creates of `requests` one by one with the service's own handler in
// a store on `directory`, and returns the keys and values that each of them
// wrote, as the engine got them.
absl::StatusOr<std::vector<store::Changes>> CaptureCreates(
    const std::string& directory,
    const std::vector<assessments::v1::CreateReferralRequest>& requests);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_DURABLE_CREATE_CAPTURED_CREATES_H_
