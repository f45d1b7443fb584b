// The one list of stages that every case passes along, whatever its type.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_STAGES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_STAGES_H_

#include <array>
#include <cstddef>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::assessments {

// A stage, in the order in which a case meets them. Numbers are those of the
// columns that facts keep.
enum class Stage {
  kContact = 0,       // Somebody first got in touch.
  kReferral = 1,      // The council received the request.
  kTriage = 2,        // Looked at and given its priority.
  kAllocation = 3,    // A worker has it.
  kStart = 4,         // The assessment began.
  kCompletion = 5,    // The assessment is complete.
  kDecision = 6,      // It was decided what follows.
  kServiceStart = 7,  // The service began.
};

inline constexpr std::array<Stage, 8> kStages = {
    Stage::kContact, Stage::kReferral,   Stage::kTriage,   Stage::kAllocation,
    Stage::kStart,   Stage::kCompletion, Stage::kDecision, Stage::kServiceStart,
};

// The days on which a case met each stage, by the stage's number; empty where
// it has not, or where the day is not known. Which of the two, only a later
// stage can tell.
using StageDays = std::array<std::optional<absl::CivilDay>, kStages.size()>;

// Returns where `stage` stands in the arrays.
constexpr size_t IndexOf(Stage stage) { return static_cast<size_t>(stage); }

// Returns `stage` as data and measures have it: "service_start".
absl::string_view StageWord(Stage stage);

// Returns the stage of that word, or nothing.
std::optional<Stage> StageOf(absl::string_view word);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_STAGES_H_
