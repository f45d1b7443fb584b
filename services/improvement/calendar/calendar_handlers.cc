#include "services/improvement/calendar/calendar_handlers.h"

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/seen_version.h"
#include "common/types/limits.h"
#include "services/improvement/calendar/calendar_errors.h"
#include "services/improvement/calendar/calendar_rules.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using v1::Intervention;

constexpr char kIntervention[] =
    "councils/{council}/interventions/{intervention}";

enum class Direction { kUp, kDown };

template <typename Request>
void CheckMove(const Request& request, rpc::Validation& validation) {
  validation.Name("name", request.name(), kIntervention);
  validation.Id("step", request.step());
  validation.Date("from_date", request.has_from_date(), request.from_date());
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  validation.Text("letter_reference", request.letter_reference(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  validation.RequestId(request.request_id());
}

// Moves the council to the step asked for, which lies in `direction`.
template <typename Request>
absl::StatusOr<const LadderStep*> Move(const store::Reader& reader,
                                       const Request& request,
                                       Direction direction,
                                       const rpc::Call& call,
                                       Intervention& intervention) {
  CR_RETURN_IF_ERROR(store::CheckSeen(reader, request.etag(), intervention));
  CR_RETURN_IF_ERROR(CheckNotInFuture("from_date", request.from_date(), call));
  const absl::CivilDay since = *rpc::StoredDay(intervention.step_date());
  const absl::CivilDay day = *rpc::StoredDay(request.from_date());
  if (day < since) {
    return InvalidField("from_date",
                        "has to be on or after that of the present step");
  }
  const LadderStep* now = FindStep(BuiltInLadder(), intervention.step(), since);
  const LadderStep* next = FindStep(BuiltInLadder(), request.step(), day);
  if (next == nullptr || now == nullptr) {
    return InvalidField("step", "is no step of the ladder on that day");
  }
  if (direction == Direction::kUp ? next->place <= now->place
                                  : next->place >= now->place) {
    return errors::LadderStepOrder();
  }
  intervention.set_step(next->step);
  *intervention.mutable_step_date() = request.from_date();
  intervention.clear_representations_due_date();
  Intervention::Move& move = *intervention.add_moves();
  move.set_step(next->step);
  *move.mutable_from_date() = request.from_date();
  move.set_reason(request.reason());
  move.set_letter_reference(request.letter_reference());
  return next;
}

absl::Status TakeRepresentations(const v1::AdvanceInterventionRequest& request,
                                 const LadderStep& step,
                                 Intervention& intervention) {
  if (step.representations != request.has_representations_due_date()) {
    return InvalidField("representations_due_date",
                        step.representations
                            ? "is needed: the letter says by when"
                            : "is of a step that asks for representations: "
                              "leave it out");
  }
  if (!step.representations) return absl::OkStatus();
  if (*rpc::StoredDay(request.representations_due_date()) <
      *rpc::StoredDay(request.from_date())) {
    return InvalidField("representations_due_date",
                        "has to be on or after `from_date`");
  }
  *intervention.mutable_representations_due_date() =
      request.representations_due_date();
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckAdvanceIntervention(
    const v1::AdvanceInterventionRequest& request) {
  rpc::Validation validation;
  CheckMove(request, validation);
  validation.Date("representations_due_date",
                  request.has_representations_due_date(),
                  request.representations_due_date(), Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<Intervention> AdvanceIntervention(
    const CalendarRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::AdvanceInterventionRequest& request) {
  const auto& table = records.interventions().table();
  CR_ASSIGN_OR_RETURN(Intervention intervention,
                      table.Get(txn, request.name()));
  CR_ASSIGN_OR_RETURN(const LadderStep* step,
                      Move(txn, request, Direction::kUp, call, intervention));
  CR_RETURN_IF_ERROR(TakeRepresentations(request, *step, intervention));
  CR_RETURN_IF_ERROR(table.Update(txn, intervention));
  return intervention;
}

absl::Status CheckStepDownIntervention(
    const v1::StepDownInterventionRequest& request) {
  rpc::Validation validation;
  CheckMove(request, validation);
  return validation.Finish();
}

absl::StatusOr<Intervention> StepDownIntervention(
    const CalendarRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::StepDownInterventionRequest& request) {
  const auto& table = records.interventions().table();
  CR_ASSIGN_OR_RETURN(Intervention intervention,
                      table.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(
      Move(txn, request, Direction::kDown, call, intervention).status());
  CR_RETURN_IF_ERROR(table.Update(txn, intervention));
  return intervention;
}

absl::Status CheckGetInterventionRequirements(
    const v1::GetInterventionRequirementsRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kIntervention);
  return validation.Finish();
}

absl::StatusOr<v1::InterventionRequirements> GetInterventionRequirements(
    const CalendarRecords& records, const store::Reader& reader,
    const rpc::Call&, const v1::GetInterventionRequirementsRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const Intervention intervention,
      records.interventions().table().Get(reader, request.name()));
  v1::InterventionRequirements required;
  required.set_step(intervention.step());
  if (intervention.has_representations_due_date()) {
    *required.mutable_representations_due_date() =
        intervention.representations_due_date();
  }
  const LadderStep* step = FindStep(BuiltInLadder(), intervention.step(),
                                    *rpc::StoredDay(intervention.step_date()));
  if (step == nullptr) return required;
  required.set_display_name(step->name);
  required.set_requirements(step->requires_text);
  required.set_status(step->standing.status);
  required.set_source(step->standing.source);
  return required;
}

}  // namespace carereform::improvement
