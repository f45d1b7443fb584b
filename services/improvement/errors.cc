#include "services/improvement/errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"

namespace carereform::improvement::errors {

absl::Status MilestoneAchieved(absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "MILESTONE_ACHIEVED",
      absl::StrCat("the milestone was achieved on ", PrintDate(day),
                   " already: read it again to see its evidence"),
      {{"achieved_date", FormatDate(day)}});
}

absl::Status OwnerLeft(absl::string_view field, absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "OWNER_LEFT",
      absl::StrCat("`", field, "` is a post that was given up on ",
                   PrintDate(day), ": name one that is there"),
      {{"field", std::string(field)}, {"left_date", FormatDate(day)}});
}

}  // namespace carereform::improvement::errors
