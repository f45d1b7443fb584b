// What stands for a person in stored events.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_PSEUDONYM_H_
#define CR_SERVICES_ASSESSMENTS_CLD_PSEUDONYM_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace carereform::assessments {

// Bytes of a council's key, drawn at random and kept beside its events.
inline constexpr size_t kPseudonymKeyBytes = 32;

// Returns the first 64 bits of HMAC-SHA-256 of `person_id` under `key`. That
// two of a million people share one has a chance below 1 in 10 million; without
// the key nobody can try ids.
uint64_t PseudonymOf(absl::string_view person_id, absl::string_view key);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_PSEUDONYM_H_
