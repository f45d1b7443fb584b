// Faults that are planted to show that a suite catches them.

#ifndef CR_COMMON_STORE_PLANTED_FAULT_H_
#define CR_COMMON_STORE_PLANTED_FAULT_H_

#ifdef CR_PLANTED_FAULTS
#include <cstdlib>
#endif

#include "absl/strings/string_view.h"

namespace carereform::store {

// Whether the fault called `name` is to happen. Never, and at no cost, in what
// is installed: only sources that are compiled a second time, for tests, with
// CR_PLANTED_FAULTS read the name in the environment variable CR_PLANTED_FAULT.
#ifdef CR_PLANTED_FAULTS
inline bool PlantedFault(absl::string_view name) {
  static const char* const planted = std::getenv("CR_PLANTED_FAULT");
  return planted != nullptr && name == planted;
}
#else
constexpr bool PlantedFault(absl::string_view) { return false; }
#endif

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_PLANTED_FAULT_H_
