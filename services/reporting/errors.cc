#include "services/reporting/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"

namespace carereform::reporting::errors {

absl::Status CatalogueEmpty() {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "CATALOGUE_EMPTY",
      "the council has no targets to report on: import them first");
}

absl::Status ReturnNotDraft(absl::string_view state) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "RETURN_NOT_DRAFT",
      absl::StrCat("the return is ", state,
                   " and only a DRAFT can be frozen: prepare a new "
                   "version"),
      {{"state", std::string(state)}});
}

absl::Status ReturnIncomplete() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RETURN_INCOMPLETE",
                   "a source did not answer, or was taking in a file, when the "
                   "return was prepared: prepare it again");
}

absl::Status ReturnState(absl::string_view state, absl::string_view move,
                         absl::string_view what_to_do) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RETURN_STATE",
                   absl::StrCat("the return is ", state, " and cannot be ",
                                move, ": ", what_to_do),
                   {{"state", std::string(state)}});
}

absl::Status RoleNotHeld(absl::string_view role) {
  return MakeError(absl::StatusCode::kPermissionDenied, "ROLE_NOT_HELD",
                   absl::StrCat("you do not hold the role ", role,
                                " today, nor deputise in it: whoever does has "
                                "to certify"),
                   {{"role", std::string(role)}});
}

absl::Status SecondPersonRequired(absl::string_view role) {
  return MakeError(
      absl::StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED",
      absl::StrCat("you certified the return in its other role: another person "
                   "has to certify as ",
                   role),
      {{"role", std::string(role)}});
}

absl::Status RoleAlreadyCertified(absl::string_view role) {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "ROLE_ALREADY_CERTIFIED",
                   absl::StrCat("the return is certified by the ", role,
                                " already: the other role is left"),
                   {{"role", std::string(role)}});
}

absl::Status ModelDiffers() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "MODEL_DIFFERS",
                   "model_sha256 is not that of the return, so it is not what "
                   "you read: read the return again and certify what it says");
}

absl::Status DisclosureUndecided(size_t cells) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DISCLOSURE_UNDECIDED",
      absl::StrCat(cells, cells == 1 ? " cell is" : " cells are",
                   " of so few people that the public copy would hold it "
                   "back: say SUPPRESS_SMALL or SHOW_ALL"),
      {{"cells", absl::StrCat(cells)}});
}

absl::Status RuleNotKnown(absl::string_view what, absl::CivilDay day) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RULE_NOT_KNOWN",
                   absl::StrCat("no ", what, " rule holds on ", PrintDate(day),
                                ": the suite has to be given one"),
                   {{"rule", std::string(what)}, {"day", FormatDate(day)}});
}

absl::Status CellNotFound() {
  return MakeError(absl::StatusCode::kNotFound, "CELL_NOT_FOUND",
                   "the return has no such cell: show it to see its cells");
}

absl::Status SourceUnavailable(absl::string_view source,
                               absl::string_view why) {
  return MakeError(absl::StatusCode::kUnavailable, "SOURCE_UNAVAILABLE",
                   absl::StrCat(source, " does not answer: ", why),
                   {{"source", std::string(source)}});
}

absl::Status ReturnDamaged() {
  return MakeError(
      absl::StatusCode::kDataLoss, "RETURN_DAMAGED",
      "the stored return is not what was prepared: restore it from "
      "a backup");
}

}  // namespace carereform::reporting::errors
