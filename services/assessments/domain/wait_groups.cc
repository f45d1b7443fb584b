#include "services/assessments/domain/wait_groups.h"

#include <algorithm>
#include <vector>

namespace carereform::assessments {
namespace {

// How many waits ahead a fact is asked of memory: the facts of those who wait
// lie far apart, and each takes longer to come than all that is done with it.
constexpr size_t kAhead = 16;

// Returns the code of each of `waits`, and how many have each code.
struct Codes {
  std::vector<uint16_t> of_waits;
  std::vector<size_t> counts;  // By code.
};

Codes CodesOf(absl::Span<const WaitFact> facts,
              const std::vector<CaseWait>& waits, Dimension dimension) {
  Codes codes;
  codes.of_waits.reserve(waits.size());
  for (size_t at = 0; at < waits.size(); ++at) {
    if (at + kAhead < waits.size()) {
      __builtin_prefetch(&facts[waits[at + kAhead].row].team);
    }
    const uint16_t code = CodeOf(facts[waits[at].row], dimension);
    if (code >= codes.counts.size()) codes.counts.resize(code + 1);
    ++codes.counts[code];
    codes.of_waits.push_back(code);
  }
  return codes;
}

}  // namespace

std::map<uint16_t, Waits> Split(absl::Span<const WaitFact> facts,
                                const Waits& waits, Dimension dimension) {
  std::map<uint16_t, Waits> split;
  const Codes codes = CodesOf(facts, waits.counted, dimension);
  std::vector<Waits*> groups(codes.counts.size());
  for (size_t code = 0; code < groups.size(); ++code) {
    if (codes.counts[code] == 0) continue;
    groups[code] = &split[static_cast<uint16_t>(code)];
    groups[code]->counted.reserve(codes.counts[code]);
  }
  for (size_t at = 0; at < waits.counted.size(); ++at) {
    groups[codes.of_waits[at]]->counted.push_back(waits.counted[at]);
  }
  for (const uint32_t row : waits.uncovered) {
    split[CodeOf(facts[row], dimension)].uncovered.push_back(row);
  }
  for (auto& [code, group] : split) group.any_known = true;
  return split;
}

std::map<uint8_t, int64_t> LeaveOutExcluded(absl::Span<const WaitFact> facts,
                                            Waits& waits) {
  std::map<uint8_t, int64_t> left_out;
  const auto leaves = [&](uint32_t row) {
    const uint8_t exclusion = facts[row].exclusion;
    if (exclusion != 0) ++left_out[exclusion];
    return exclusion != 0;
  };
  std::erase_if(waits.counted,
                [&](const CaseWait& wait) { return leaves(wait.row); });
  // Who is left out is asked for no day, and lacks none.
  std::erase_if(waits.uncovered, leaves);
  return left_out;
}

}  // namespace carereform::assessments
