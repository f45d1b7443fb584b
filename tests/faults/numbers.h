// How long a randomised suite runs, from its environment.

#ifndef CR_TESTS_FAULTS_NUMBERS_H_
#define CR_TESTS_FAULTS_NUMBERS_H_

#include <cstdint>
#include <cstdlib>

namespace carereform::tests {

// The number in the environment variable `name`, or `otherwise`.
inline int64_t NumberFromEnvironment(const char* name, int64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoll(text);
}

}  // namespace carereform::tests

#endif  // CR_TESTS_FAULTS_NUMBERS_H_
