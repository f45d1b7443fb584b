#include "services/assessments/domain/stages.h"

namespace carereform::assessments {
namespace {

constexpr std::array<absl::string_view, kStages.size()> kWords = {
    "contact", "referral",   "triage",   "allocation",
    "start",   "completion", "decision", "service_start"};

}  // namespace

absl::string_view StageWord(Stage stage) { return kWords[IndexOf(stage)]; }

std::optional<Stage> StageOf(absl::string_view word) {
  for (const Stage stage : kStages) {
    if (StageWord(stage) == word) return stage;
  }
  return std::nullopt;
}

}  // namespace carereform::assessments
