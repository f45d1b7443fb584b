// Who may call what: the running suite against a table written by hand.

#include "tests/access/access_matrix.h"

#include <cstdio>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::tests {
namespace {

TEST(AccessMatrixTest, EveryCallGoesAsTheTableSays) {
  const MatrixResult result = RunAccessMatrix();
  std::printf(
      "Shown: access matrix: %d methods, %d roles, %d calls, %d allowed, %zu "
      "wrong, "
      "%zu methods not served\n",
      result.methods, result.roles, result.calls, result.allowed,
      result.wrong.size(), result.not_served.size());
  EXPECT_THAT(result.wrong, testing::IsEmpty());
  EXPECT_GT(result.calls, 15'000);
  EXPECT_GT(result.allowed, 1'000);
  EXPECT_THAT(result.not_served, testing::IsEmpty());
}

}  // namespace
}  // namespace carereform::tests
