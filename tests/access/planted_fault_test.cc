// The matrix again, on a suite with a fault: a role that lacks a permission is
// let through. A table that this did not break would show nothing.

#include <cstdio>
#include <cstdlib>

#include "gtest/gtest.h"
#include "tests/access/access_matrix.h"

namespace carereform::tests {
namespace {

TEST(PlantedFaultTest, APolicyThatAllowsByDefaultIsCaught) {
  ASSERT_EQ(setenv("CR_PLANTED_FAULT", "policy_default_allow", 1), 0);
  const MatrixResult result = RunAccessMatrix();
  std::printf(
      "Shown: access matrix with policy_default_allow: %zu of %d calls wrong\n",
      result.wrong.size(), result.calls);
  EXPECT_GT(result.wrong.size(), 1'000);
}

}  // namespace
}  // namespace carereform::tests
