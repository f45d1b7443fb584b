// The canaries again, in a suite with a fault: it logs what it is sent. A net
// that did not catch this would show nothing.

#include <cstdio>
#include <cstdlib>

#include "gtest/gtest.h"
#include "tests/access/canary_sweep.h"

namespace carereform::tests {
namespace {

TEST(PlantedLeakTest, ALogOfRequestsIsCaught) {
  ASSERT_EQ(setenv("CR_PLANTED_FAULT", "log_request", 1), 0);
  const SweepResult result = RunCanarySweep();
  std::printf("Shown: canaries with log_request: leaks in %zu places\n",
              result.leaks.size());
  EXPECT_EQ(result.leaks.count("stderr"), 1);
}

}  // namespace
}  // namespace carereform::tests
