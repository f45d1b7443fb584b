// Where facts, and the cases that they are about, are kept; see fact_table.h.

#ifndef CR_COMMON_STORE_FACT_KEYS_H_
#define CR_COMMON_STORE_FACT_KEYS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "common/store/partition.h"

namespace carereform::store {

// In place of the revision that replaced a fact: it has not been replaced.
inline constexpr uint64_t kFactStillKnown = UINT64_MAX;

// The fact of case `number` that became known at revision `known_from`: the
// revision that replaced it, and the row as its format encodes it.
inline std::string FactKey(uint32_t table, uint64_t number,
                           uint64_t known_from) {
  return KeyIn(Space::kFacts, table).Uint64(number).Uint64(known_from).key();
}
inline std::string FactValue(uint64_t known_to, absl::string_view encoded) {
  return KeyWriter().Uint64(known_to).key() + std::string(encoded);
}

// The case of a resource: its number, and since when its open fact is known.
inline std::string CaseKey(uint32_t table, absl::string_view resource) {
  return KeyIn(Space::kCaseNumbers, table).String(resource).key();
}
inline std::string CaseValue(uint64_t number, uint64_t open_from) {
  return KeyWriter().Uint64(number).Uint64(open_from).key();
}

// The name of the resource that a case is of.
inline std::string CaseNameKey(uint32_t table, uint64_t number) {
  return KeyIn(Space::kCaseNames, table).Uint64(number).key();
}

// How many cases there are, in place of the case of any resource.
inline std::string CaseCountKey(uint32_t table) {
  return KeyIn(Space::kCaseNumbers, table).key();
}

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_FACT_KEYS_H_
