// Which stages a type of assessment has, as dated rules that one set of
// functions reads: no type has code of its own.

#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_ASSESSMENT_TYPES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_ASSESSMENT_TYPES_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/assessments/domain/stages.h"

namespace carereform::assessments {

// What a type of case makes of something.
enum class Use {
  kNotUsed,   // It does not have it.
  kOptional,  // It may have it, and may pass it over.
  kRequired,  // It has it.
};

// The days that a rule covers, and how firm it is.
struct RuleDates {
  absl::CivilDay from;               // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;  // `in force`, `assumed`, `proposed` or `withdrawn`.
  std::string source;

  // Whether it applies on `day`; a withdrawn rule never does.
  bool Cover(absl::CivilDay day) const;
};

// What a type makes of a stage over a run of days.
struct StageRule {
  std::string type;  // Such as `care_act`.
  Stage stage = Stage::kReferral;
  Use use = Use::kOptional;
  RuleDates dates;
};

// Whether the decision of a type is one about eligibility, over a run of days:
// required where it always is, not used where it never is.
struct EligibilityRule {
  std::string type;
  Use use = Use::kOptional;
  RuleDates dates;
};

// The age by which the assessment of a type is to start, over a run of days.
struct StartByRule {
  std::string type;
  int years = 0;  // The birthday on which it may start at the latest.
  RuleDates dates;
};

// All rules about types.
struct AssessmentTypes {
  std::vector<StageRule> stages;
  std::vector<EligibilityRule> eligibility;
  std::vector<StartByRule> start_by;
};

// What a type makes of each stage, by the stage's number.
using StageUses = std::array<Use, kStages.size()>;

// Returns what `type` makes of each stage for a case received on `day`. A stage
// of which no rule tells is optional: nothing is refused for want of a rule.
StageUses UsesOn(const AssessmentTypes& types, absl::string_view type,
                 absl::CivilDay day);

// Returns what `type` makes of the question of eligibility on `day`: optional
// where no rule tells.
Use EligibilityOn(const AssessmentTypes& types, absl::string_view type,
                  absl::CivilDay day);

// Returns the birthday by which an assessment of `type` received on `day` is to
// start, in years, or nothing where the type knows no such limit.
std::optional<int> StartByAgeOn(const AssessmentTypes& types,
                                absl::string_view type, absl::CivilDay day);

// Returns the stage that a case reached last: the referral where it has no day
// of a later one.
Stage LatestStage(const StageDays& days);

// Returns the stages that a case has passed without a day, though its type
// requires them, in order. A stage that is still to come is not missing.
std::vector<Stage> MissingStages(const StageUses& uses, const StageDays& days);

// Says whether a case may go from one stage straight to another: to a later one
// that its type has, passing over optional stages but none that is required.
bool Follows(const StageUses& uses, Stage from, Stage to);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_ASSESSMENT_TYPES_H_
