#include "services/reporting/handlers/catalogue.h"

#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/rpc/resource_methods.h"
#include "common/types/limits.h"
#include "services/reporting/domain/decimal.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;
using rpc::Presence;
using v1::Target;

constexpr int kMaxCodeCharacters = 20;

void CheckProvenance(absl::string_view field, bool present,
                     const common::v1::Provenance& provenance,
                     rpc::Validation& validation) {
  if (!present) return;
  validation.Text(absl::StrCat(field, ".source"), provenance.source(), 500,
                  Presence::kOptional);
  validation.Text(absl::StrCat(field, ".note"), provenance.note(),
                  kMaxTextCharacters, Presence::kOptional);
  validation.EnumValue(absl::StrCat(field, ".standing"), provenance.standing(),
                       &common::v1::Provenance::Standing_IsValid);
}

// `sources/{source}/measures/{measure}`, as a name within any council.
bool IsMeasure(absl::string_view measure) {
  const std::vector<std::string> parts = absl::StrSplit(measure, '/');
  return parts.size() == 4 && parts[0] == "sources" && !parts[1].empty() &&
         parts[2] == "measures" && !parts[3].empty();
}

void CheckFigure(const Target::Figure& figure, const std::string& field,
                 rpc::Validation& validation) {
  validation.Id(field + ".cell", figure.cell());
  validation.Require(figure.measure().empty() || IsMeasure(figure.measure()),
                     field + ".measure",
                     "has to be sources/{source}/measures/{measure}, or empty");
  validation.Require(
      figure.window_months() >= 0 && figure.window_months() <= 120,
      field + ".window_months", "has to be 0 to 120");
  validation.Require(figure.days_before() >= 0 && figure.days_before() <= 366,
                     field + ".days_before", "has to be 0 to 366");
  validation.Date(field + ".fixed_date", figure.has_fixed_date(),
                  figure.fixed_date(), Presence::kOptional);
}

void CheckFigures(const Target& target, rpc::Validation& validation) {
  int judged = 0;
  std::set<std::string> cells;
  for (int i = 0; i < target.figures_size(); ++i) {
    const std::string field = absl::StrCat("target.figures[", i, "]");
    CheckFigure(target.figures(i), field, validation);
    validation.Require(cells.insert(target.figures(i).cell()).second,
                       field + ".cell", "is the cell of another figure");
    judged += target.figures(i).judged() ? 1 : 0;
  }
  validation.Require(
      judged <= 1, "target.figures",
      "can have one figure at most that the target is judged by");
}

// Whether the printed parts of a value are numbers, and none is negative.
void CheckValue(const MeasureValue& value, rpc::Validation& validation) {
  const std::string field = "observation.value";
  validation.EnumValue(field + ".state", value.state(),
                       &MeasureValue::State_IsValid);
  validation.Require(value.origin() == MeasureValue::IMPORTED,
                     field + ".origin", "has to be IMPORTED");
  validation.Require(
      value.shape_case() != MeasureValue::SHAPE_NOT_SET ||
          value.state() == MeasureValue::MISSING,
      field, "has no figure: give one, or the state MISSING with a note");
  if (value.has_printed()) {
    const auto decimal = ParseDecimal(value.printed().decimal());
    validation.Require(decimal.ok() && decimal->units >= 0,
                       field + ".printed.decimal",
                       "has to be a plain number of 0 or more, such as 59.51");
  }
  const bool negative =
      value.count().n() < 0 || value.ratio().numerator() < 0 ||
      value.quantile().value_times_two() < 0 || value.maximum().value() < 0 ||
      value.mean().sum() < 0 || value.mean().n() < 0;
  validation.Require(!negative, field, "is negative");
  validation.Require(!value.has_ratio() || value.ratio().denominator() > 0,
                     field + ".ratio.denominator", "has to be above 0");
  validation.Date(field + ".as_of_date", value.has_as_of_date(),
                  value.as_of_date(), Presence::kOptional);
  validation.Require(value.has_as_of_date() || value.has_period(), field,
                     "needs as_of_date or period: a figure is of a day");
  if (value.has_period()) {
    const auto first = validation.Date(field + ".period.first_date", true,
                                       value.period().first_date());
    const auto last = validation.Date(field + ".period.last_date", true,
                                      value.period().last_date());
    validation.Require(!first || !last || *first <= *last,
                       field + ".period.last_date",
                       "is before period.first_date");
  }
}

}  // namespace

absl::Status CheckCreateTarget(const v1::CreateTargetRequest& request) {
  const Target& target = request.target();
  rpc::Validation validation;
  rpc::CheckCreateRequest(request, "target_id", request.target_id(),
                          validation);
  validation.Text("target.code", target.code(), kMaxCodeCharacters);
  validation.Text("target.display_name", target.display_name(),
                  kMaxDisplayNameCharacters);
  validation.Text("target.population", target.population(), kMaxTextCharacters,
                  Presence::kOptional);
  validation.Id("target.owner", target.owner());
  // A figure for context is held against nothing.
  if (!absl::StartsWith(target.code(), "C")) {
    validation.EnumValue("target.comparator", target.comparator(),
                         &Target::Comparator_IsValid);
  }
  validation.Require(
      target.target_value().empty() || ParseDecimal(target.target_value()).ok(),
      "target.target_value",
      "has to be a plain number such as 28 or 59.51, or empty");
  validation.DateOrMonth("target.due_date", target.has_due_date(),
                         target.due_date(), Presence::kOptional);
  CheckFigures(target, validation);
  CheckProvenance("target.provenance", target.has_provenance(),
                  target.provenance(), validation);
  return validation.Finish();
}

absl::StatusOr<Target> CreateTarget(const Records& records, store::Txn& txn,
                                    const rpc::Call&,
                                    const v1::CreateTargetRequest& request) {
  return rpc::CreateNamed(records.targets, txn, request.parent(), "targets",
                          request.target_id(), request.target());
}

absl::Status CheckCreateObservation(
    const v1::CreateObservationRequest& request) {
  const v1::Observation& observation = request.observation();
  rpc::Validation validation;
  rpc::CheckCreateRequest(request, "observation_id", request.observation_id(),
                          validation);
  validation.Text("observation.code", observation.code(), kMaxCodeCharacters);
  validation.Text("observation.question", observation.question(), 500);
  validation.Text("observation.owner", observation.owner(),
                  kMaxDisplayNameCharacters);
  validation.Text("observation.evidence", observation.evidence(),
                  kMaxTextCharacters);
  validation.Text("observation.approver", observation.approver(),
                  kMaxDisplayNameCharacters);
  CheckValue(observation.value(), validation);
  CheckProvenance("observation.provenance", observation.has_provenance(),
                  observation.provenance(), validation);
  return validation.Finish();
}

absl::StatusOr<v1::Observation> CreateObservation(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::CreateObservationRequest& request) {
  return rpc::CreateNamed(records.observations, txn, request.parent(),
                          "observations", request.observation_id(),
                          request.observation());
}

absl::Status CheckCreateCalendarDate(
    const v1::CreateCalendarDateRequest& request) {
  const v1::CalendarDate& date = request.calendar_date();
  rpc::Validation validation;
  rpc::CheckCreateRequest(request, "calendar_date_id",
                          request.calendar_date_id(), validation);
  validation.DateOrMonth("calendar_date.date", date.has_date(), date.date());
  validation.EnumValue("calendar_date.kind", date.kind(),
                       &v1::CalendarDate::Kind_IsValid);
  validation.Text("calendar_date.text", date.text(), 500, Presence::kOptional);
  CheckProvenance("calendar_date.provenance", date.has_provenance(),
                  date.provenance(), validation);
  return validation.Finish();
}

absl::StatusOr<v1::CalendarDate> CreateCalendarDate(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::CreateCalendarDateRequest& request) {
  return rpc::CreateNamed(records.calendar_dates, txn, request.parent(),
                          "calendarDates", request.calendar_date_id(),
                          request.calendar_date());
}

}  // namespace carereform::reporting
