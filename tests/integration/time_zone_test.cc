// A machine without time zones. A program of its own: zones that were loaded
// once stay loaded.

#include <cstdlib>

#include "common/server/host.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/assessments.h"
#include "tests/support/status_matchers.h"

namespace carereform::server {
namespace {

TEST(TimeZoneTest, AServerDoesNotStartWithoutEuropeLondon) {
  ASSERT_EQ(setenv("TZDIR", "/nonexistent", 1), 0);
  HostOptions options;
  options.memory = true;
  EXPECT_THAT(
      Host::Start(std::move(options), {assessments::AssessmentsSource()})
          .status(),
      tests::HasReason(absl::StatusCode::kFailedPrecondition,
                       "TIME_ZONE_MISSING"));
}

}  // namespace
}  // namespace carereform::server
