#include "services/assessments/domain/wait_groups.h"

namespace carereform::assessments {
namespace {

// Finds the group of a code. Codes are few, so that a table is quickest.
class Groups {
 public:
  Waits& Of(uint16_t code) {
    if (code >= by_code_.size()) by_code_.resize(code + 1);
    Waits*& group = by_code_[code];
    if (group == nullptr) group = &groups_[code];
    return *group;
  }
  std::map<uint16_t, Waits> Take() { return std::move(groups_); }

 private:
  std::map<uint16_t, Waits> groups_;
  std::vector<Waits*> by_code_;
};

}  // namespace

std::map<uint16_t, Waits> Split(absl::Span<const WaitFact> facts,
                                const Waits& waits, Dimension dimension) {
  Groups groups;
  for (const CaseWait& wait : waits.counted) {
    groups.Of(CodeOf(facts[wait.row], dimension)).counted.push_back(wait);
  }
  for (const uint32_t row : waits.uncovered) {
    groups.Of(CodeOf(facts[row], dimension)).uncovered.push_back(row);
  }
  std::map<uint16_t, Waits> split = groups.Take();
  for (auto& [code, group] : split) group.any_known = true;
  return split;
}

std::map<uint8_t, int64_t> LeaveOutExcluded(absl::Span<const WaitFact> facts,
                                            Waits& waits) {
  std::map<uint8_t, int64_t> left_out;
  std::erase_if(waits.counted, [&](const CaseWait& wait) {
    const uint8_t exclusion = facts[wait.row].exclusion;
    if (exclusion != 0) ++left_out[exclusion];
    return exclusion != 0;
  });
  return left_out;
}

}  // namespace carereform::assessments
