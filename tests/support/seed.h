// The seed of a randomised test.

#ifndef CR_TESTS_SUPPORT_SEED_H_
#define CR_TESTS_SUPPORT_SEED_H_

#include <cstdlib>
#include <iostream>
#include <random>

#include "absl/strings/numbers.h"
#include "gtest/gtest.h"

namespace carereform::tests {

// Returns the seed in the environment variable CR_SEED, which replays a run, or
// a new one; prints it.
inline unsigned Seed() {
  unsigned seed = std::random_device()();
  const char* given = std::getenv("CR_SEED");
  if (given != nullptr) {
    EXPECT_TRUE(absl::SimpleAtoi(given, &seed)) << given;
  }
  std::cout << "seed " << seed << '\n';
  return seed;
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_SEED_H_
