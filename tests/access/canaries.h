// Made-up people whose particulars are planted in calls, and a net that finds
// them wherever they turn up.

#ifndef CR_TESTS_ACCESS_CANARIES_H_
#define CR_TESTS_ACCESS_CANARIES_H_

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform::tests {

inline constexpr int kCanaryPeople = 500;

// Somebody who is not there.
struct Canary {
  std::string nhs_number;  // Of the range for tests, with its check digit.
  std::string name;        // A given name and a surname.
  std::string postcode;    // Of an area that there is not.
};

// The same people every time; no two share anything.
std::vector<Canary> MakeCanaries();

// Whether the last of ten digits is the check digit of the others, as in an NHS
// number.
bool HasNhsCheckDigit(absl::string_view digits);

// Finds what `canaries` have in text, in upper or lower case, whatever stands
// around it.
class CanaryNet {
 public:
  explicit CanaryNet(const std::vector<Canary>& canaries);

  // Returns what of theirs is in `text`.
  std::set<std::string> FindIn(absl::string_view text) const;

 private:
  // What they have, in lower case, by how it begins.
  std::unordered_map<std::string, std::vector<std::string>> by_beginning_;
};

}  // namespace carereform::tests

#endif  // CR_TESTS_ACCESS_CANARIES_H_
