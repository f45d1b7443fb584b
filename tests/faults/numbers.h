// How long a randomised suite runs and what it draws, from its environment.

#ifndef CR_TESTS_FAULTS_NUMBERS_H_
#define CR_TESTS_FAULTS_NUMBERS_H_

#include <cstdint>
#include <cstdlib>
#include <random>

namespace carereform::tests {

// The number in the environment variable `name`, or `otherwise`.
inline int64_t NumberFromEnvironment(const char* name, int64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoll(text);
}

// The seed in CR_SEED, so that a run can be had again, or a new one.
inline uint64_t SeedFromEnvironment() {
  return static_cast<uint64_t>(NumberFromEnvironment(
      "CR_SEED", static_cast<int64_t>(std::random_device()())));
}

}  // namespace carereform::tests

#endif  // CR_TESTS_FAULTS_NUMBERS_H_
