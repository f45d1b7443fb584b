#include "services/improvement/plan.h"

#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/rpc/convert.h"
#include "common/rpc/provenance.h"
#include "common/status/error.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;

void CheckProgress(const v1::ActionGroup::Progress& progress,
                   Validation& validation) {
  validation.Text("action_group.progress.text", progress.text(),
                  kMaxTextCharacters);
  validation.DateOrMonth("action_group.progress.as_of_date",
                         progress.has_as_of_date(), progress.as_of_date());
  rpc::CheckProvenance(progress, "action_group.progress", validation);
}

}  // namespace

void CheckOwner(const v1::Owner& owner, Validation& validation) {
  validation.Text("owner.role", owner.role(), kMaxDisplayNameCharacters);
  validation.Text("owner.team", owner.team(), kMaxDisplayNameCharacters,
                  Presence::kOptional);
  const auto start = validation.Date("owner.start_date", owner.has_start_date(),
                                     owner.start_date(), Presence::kOptional);
  const auto left = validation.Date("owner.left_date", owner.has_left_date(),
                                    owner.left_date(), Presence::kOptional);
  validation.Require(!start.has_value() || !left.has_value() || *start < *left,
                     "owner.left_date", "has to be after `owner.start_date`");
}

void CheckWorkstream(const v1::Workstream& workstream, Validation& validation) {
  validation.Text("workstream.display_name", workstream.display_name(),
                  kMaxDisplayNameCharacters);
  validation.Text("workstream.accountable_role", workstream.accountable_role(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  validation.Text("workstream.delivery_group", workstream.delivery_group(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  CheckLength("workstream.task_and_finish_groups",
              workstream.task_and_finish_groups(), kMostNamed, validation);
  CheckTexts("workstream.task_and_finish_groups",
             workstream.task_and_finish_groups(), kMaxDisplayNameCharacters,
             validation);
  validation.Text("workstream.board", workstream.board(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  CheckExternalProgramme(workstream, "workstream", validation);
}

void CheckArea(const v1::Area& area, Validation& validation) {
  CheckFromOne("area.number", area.number(), kMostInPlan, validation);
  validation.Text("area.display_name", area.display_name(),
                  kMaxDisplayNameCharacters);
}

void CheckActionGroup(const v1::ActionGroup& group, Validation& validation) {
  validation.Require(ParseGroupNumber(group.number()).has_value(),
                     "action_group.number",
                     "has to be the number of the area, a point and the place "
                     "in it, such as 1.4");
  validation.Text("action_group.display_name", group.display_name(),
                  kMaxDisplayNameCharacters);
  CheckMonth("action_group.delivery_date", group.has_delivery_date(),
             group.delivery_date(), validation);
  CheckTexts("action_group.outcomes", group.outcomes(), kMaxPassageCharacters,
             validation);
  CheckTexts("action_group.areas_for_improvement",
             group.areas_for_improvement(), kMaxCodeCharacters, validation);
  CheckExternalProgramme(group, "action_group", validation);
  if (group.has_progress()) CheckProgress(group.progress(), validation);
  rpc::CheckProvenance(group, "action_group", validation);
}

std::optional<GroupNumber> ParseGroupNumber(absl::string_view text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '.');
  GroupNumber number;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &number.first) ||
      !absl::SimpleAtoi(parts[1], &number.second)) {
    return std::nullopt;
  }
  const bool in_range = number.first >= 1 && number.first <= kMostInPlan &&
                        number.second >= 1 && number.second <= kMostInPlan;
  // SimpleAtoi takes spaces, signs and leading noughts.
  return in_range && absl::StrCat(number.first, ".", number.second) == text
             ? std::optional<GroupNumber>(number)
             : std::nullopt;
}

absl::Status CheckNumberInArea(const v1::Area& area,
                               const v1::ActionGroup& group) {
  if (ParseGroupNumber(group.number())->first == area.number()) {
    return absl::OkStatus();
  }
  return InvalidField(
      "action_group.number",
      absl::StrCat("has to begin with ", area.number(),
                   ", the number of the area that the group is in"));
}

absl::Status CheckNotInFuture(absl::string_view field,
                              const google::type::Date& date,
                              const rpc::Call& call) {
  if (*rpc::StoredDay(date) <= call.today) return absl::OkStatus();
  return InvalidField(field,
                      "is in the future: record it once it has happened");
}

}  // namespace carereform::improvement
