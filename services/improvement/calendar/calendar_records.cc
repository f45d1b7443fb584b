#include "services/improvement/calendar/calendar_records.h"

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/provenance.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "common/types/working_days.h"
#include "services/improvement/calendar/calendar_errors.h"
#include "services/improvement/calendar/calendar_rules.h"
#include "services/improvement/calendar/due_work.h"
#include "services/improvement/keys.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {
namespace {

using rpc::CollectionOptions;
using rpc::Presence;
using rpc::Validation;
using v1::DeadlineCompletion;
using v1::Intervention;

void CheckIntervention(const Intervention& intervention,
                       Validation& validation) {
  validation.Id("intervention.first_step", intervention.first_step());
  validation.Date("intervention.start_date", intervention.has_start_date(),
                  intervention.start_date());
  rpc::CheckProvenance(intervention, "intervention", validation);
}

absl::Status CompleteIntervention(const store::Reader&, const rpc::Call& call,
                                  Intervention& intervention) {
  CR_RETURN_IF_ERROR(CheckNotInFuture("intervention.start_date",
                                      intervention.start_date(), call));
  if (FindStep(BuiltInLadder(), intervention.first_step(),
               *rpc::StoredDay(intervention.start_date())) == nullptr) {
    return InvalidField("intervention.first_step",
                        "is no step of the ladder on that day, such as "
                        "national-programme");
  }
  intervention.set_step(intervention.first_step());
  *intervention.mutable_step_date() = intervention.start_date();
  Intervention::Move& first = *intervention.add_moves();
  first.set_step(intervention.first_step());
  *first.mutable_from_date() = intervention.start_date();
  return absl::OkStatus();
}

void CheckCompletion(const DeadlineCompletion& completion,
                     Validation& validation) {
  validation.Date("deadline_completion.done_date", completion.has_done_date(),
                  completion.done_date());
  validation.Text("deadline_completion.evidence", completion.evidence(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
}

}  // namespace

void CheckMeeting(const v1::Meeting& meeting, Validation& validation) {
  validation.EnumValue("meeting.kind", meeting.kind(),
                       &v1::Meeting::Kind_IsValid);
  validation.Text("meeting.display_name", meeting.display_name(),
                  kMaxDisplayNameCharacters);
  const auto day =
      validation.Date("meeting.meeting_date", meeting.has_meeting_date(),
                      meeting.meeting_date());
  // Some of what is due before it may be so in the year before.
  const BankHolidays& holidays = BankHolidays::England();
  validation.Require(
      !day.has_value() || (day->year() > holidays.first_year() &&
                           day->year() <= holidays.last_year()),
      "meeting.meeting_date",
      absl::StrCat("has to be in a year whose bank holidays are held, ",
                   holidays.first_year() + 1, " to ", holidays.last_year()));
  rpc::CheckProvenance(meeting, "meeting", validation);
}

CalendarRecords::CalendarRecords(const Records& plan,
                                 const RecommendationRecords& recommendations,
                                 const RiskRecords& risks)
    : plan_(plan),
      recommendations_(recommendations),
      risks_(risks),
      meetings_(CollectionOptions<v1::Meeting>{
          .pattern = "councils/{council}/meetings/{meeting}",
          .table = kMeetingTable,
          .check = &CheckMeeting}),
      interventions_(CollectionOptions<Intervention>{
          .pattern = "councils/{council}/interventions/{intervention}",
          .table = kInterventionTable,
          .check = &CheckIntervention,
          .complete = &CompleteIntervention}),
      completions_(CollectionOptions<DeadlineCompletion>{
          .pattern =
              "councils/{council}/deadlineCompletions/{deadline_completion}",
          .table = kDeadlineCompletionTable,
          .check = &CheckCompletion,
          .complete = [this](const store::Reader& reader, const rpc::Call& call,
                             DeadlineCompletion& completion) -> absl::Status {
            CR_RETURN_IF_ERROR(CheckNotInFuture("deadline_completion.done_date",
                                                completion.done_date(), call));
            CR_ASSIGN_OR_RETURN(
                const bool there,
                HasDeadline(*this, reader, completion.name(), call.today));
            return there ? absl::OkStatus() : errors::DeadlineNotFound();
          }}) {}

}  // namespace carereform::improvement
