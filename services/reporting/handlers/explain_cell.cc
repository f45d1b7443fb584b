#include "services/reporting/handlers/explain_cell.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/types/resource_name.h"
#include "services/reporting/compile/figures.h"
#include "services/reporting/compile/observed.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/errors.h"
#include "services/reporting/handlers/stored_returns.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;

constexpr char kCell[] =
    "councils/{council}/progressReturns/{progress_return}/cells/{cell}";

std::string Judgement(const v1::Cell& cell) {
  std::string words =
      absl::StrCat(documents::PrintOutcome(cell), ": ", cell.outcome_reason());
  if (!cell.published().empty()) {
    absl::StrAppend(&words, " The published figure is ", cell.published(), ".");
  }
  return words;
}

// The observation that an imported cell was taken from, as it stands now.
const v1::Observation* FindObservation(
    const std::vector<v1::Observation>& observations, const v1::Cell& cell) {
  for (const v1::Observation& observation : observations) {
    if (observation.code() == cell.code() &&
        observation.evidence() == cell.source() &&
        observation.question() == cell.value().question()) {
      return &observation;
    }
  }
  return nullptr;
}

// The class of what a source's records hold, as the source has it. Of a source
// that is not known here it may be any.
common::v1::DataClass ClassOf(absl::string_view source) {
  if (source == "assessments") return common::v1::CASE;
  if (source == "financial-assessments") return common::v1::FINANCIAL;
  if (source == "improvement" || source == "funding") {
    return common::v1::PROGRAMME;
  }
  return common::v1::PERSONAL;
}

// Leaves out which records decide the value where the caller may not see such.
void KeepFromOthers(const rpc::Call& call, absl::string_view source,
                    measures::v1::MeasureExplanation& explanation) {
  const auto& classes = call.data_classes;
  if (std::find(classes.begin(), classes.end(), ClassOf(source)) ==
      classes.end()) {
    explanation.clear_records();
  }
}

}  // namespace

absl::Status CheckExplain(const v1::ExplainCellRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kCell);
  return validation.Finish();
}

absl::StatusOr<v1::CellExplanation> ExplainCell(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const SourceClient& client, const v1::ExplainCellRequest& request) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                      MatchName(kCell, request.name()));
  CR_ASSIGN_OR_RETURN(const v1::ReturnModel model,
                      LoadModel(records, reader,
                                absl::StrCat("councils/", ids[0],
                                             "/progressReturns/", ids[1])));
  v1::CellExplanation explanation;
  for (const v1::Cell& cell : model.cells()) {
    if (cell.id() == ids[2]) *explanation.mutable_cell() = cell;
  }
  const v1::Cell& cell = explanation.cell();
  if (cell.id().empty()) return errors::CellNotFound();
  explanation.set_judgement(Judgement(cell));
  if (!cell.value().measure().empty()) {
    const std::string source = SourceOfMeasure(cell.value().measure());
    CR_ASSIGN_OR_RETURN(*explanation.mutable_explanation(),
                        client.Explain(source, QuestionOf(cell)));
    KeepFromOthers(call, source, *explanation.mutable_explanation());
  } else if (cell.value().origin() == MeasureValue::IMPORTED) {
    CR_ASSIGN_OR_RETURN(const std::vector<v1::Observation> observations,
                        records.observations.All(reader));
    const v1::Observation* found = FindObservation(observations, cell);
    if (found != nullptr) *explanation.mutable_observation() = *found;
  }
  return explanation;
}

}  // namespace carereform::reporting
