// Matchers for statuses: an error is asserted by its code and its reason.

#ifndef CR_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define CR_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <string>

#include "absl/status/status.h"
#include "common/status/error.h"
#include "gmock/gmock.h"

namespace carereform::tests {

MATCHER(IsOk, "is OK") {
  *result_listener << arg;
  return arg.ok();
}

MATCHER_P2(HasReason, code, reason,
           "has code " + absl::StatusCodeToString(code) + " and reason " +
               std::string(reason)) {
  *result_listener << arg << ", reason " << ReasonOf(arg);
  return arg.code() == code && ReasonOf(arg) == reason;
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_STATUS_MATCHERS_H_
