// The stages that types of case do not have, for a scan to look up: nobody
// waits for a stage that will never come.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_UNUSED_STAGES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_UNUSED_STAGES_H_

#include <array>
#include <cstdint>

#include "services/assessments/domain/stages.h"

namespace carereform::assessments {

// Stages, a bit for each.
using StageBits = uint8_t;
static_assert(kStages.size() <= 8);

constexpr StageBits BitOf(Stage stage) {
  return static_cast<StageBits>(1U << IndexOf(stage));
}

// The stages that each type does not have, by the type's code, as facts keep
// it. Of a type that is not named, every stage is used.
class UnusedStages {
 public:
  void Add(uint8_t type, Stage stage) { stages_[type] |= BitOf(stage); }

  // Returns whether `type` lacks any of `stages`.
  bool LacksAny(uint8_t type, StageBits stages) const {
    return (stages_[type] & stages) != 0;
  }

 private:
  std::array<StageBits, 256> stages_ = {};
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_UNUSED_STAGES_H_
