#include "services/reporting/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

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
