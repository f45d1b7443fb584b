#include "services/assessments/domain/referral_dates.h"

#include <array>

namespace carereform::assessments {
namespace {

struct StageName {
  absl::string_view field;
  absl::string_view words;
};

constexpr std::array<StageName, kStages.size()> kNames = {{
    {"contacted_date", "contacted"},
    {"received_date", "received"},
    {"triaged_date", "triaged"},
    {"allocated_date", "allocated"},
    {"started_date", "started"},
    {"completed_date", "completed"},
    {"decided_date", "decided"},
    {"service_started_date", "the service started"},
}};

}  // namespace

absl::string_view DateFieldOf(Stage stage) {
  return kNames[IndexOf(stage)].field;
}

std::vector<DateViolation> CheckOrder(const ReferralDates& dates,
                                      const StageUses& uses,
                                      absl::CivilDay today) {
  std::vector<DatedStage> stages;
  std::vector<DateViolation> unused;
  for (const Stage stage : kStages) {
    const auto& [field, words] = kNames[IndexOf(stage)];
    const std::optional<absl::CivilDay>& day = dates.stages[IndexOf(stage)];
    if (day.has_value() && uses[IndexOf(stage)] == Use::kNotUsed) {
      unused.push_back({std::string(field),
                        "is of a stage that this type of case does not have: "
                        "leave it out, or correct the type"});
    } else {
      stages.push_back({field, words, day});
    }
  }
  stages.push_back({"closed_date", "closed", dates.closed});
  std::vector<DateViolation> violations = CheckDateOrder(stages, today);
  violations.insert(violations.end(), unused.begin(), unused.end());
  return violations;
}

}  // namespace carereform::assessments
