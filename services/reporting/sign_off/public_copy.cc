#include "services/reporting/sign_off/public_copy.h"

#include "absl/strings/str_cat.h"
#include "services/reporting/sign_off/people_counted.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;

// What tells a reader which figure it is, and nothing that came from its value.
// Fields are taken over by name, so that a new one is held back until it is
// known to be harmless.
MeasureValue HeldBack(const MeasureValue& value) {
  MeasureValue held;
  held.set_measure(value.measure());
  held.set_state(MeasureValue::SUPPRESSED);
  held.set_origin(value.origin());
  held.set_unit(value.unit());
  if (value.has_as_of_date()) {
    *held.mutable_as_of_date() = value.as_of_date();
  }
  if (value.has_period()) *held.mutable_period() = value.period();
  held.set_population(value.population());
  held.set_basis(value.basis());
  held.set_method_version(value.method_version());
  held.set_revision(value.revision());
  held.set_question(value.question());
  held.set_note(
      "too few people to be shown, or a figure from which others could be "
      "worked out");
  return held;
}

Cell HeldBack(const Cell& cell) {
  Cell held;
  held.set_id(cell.id());
  held.set_code(cell.code());
  held.set_display_name(cell.display_name());
  held.set_group(cell.group());
  *held.mutable_value() = HeldBack(cell.value());
  held.set_target(cell.target());
  if (cell.has_due_date()) *held.mutable_due_date() = cell.due_date();
  held.set_outcome(cell.outcome() == Cell::CONTEXT ? Cell::CONTEXT
                                                   : Cell::NOT_JUDGED);
  held.set_outcome_reason("The figure is not shown in the public copy.");
  held.set_action_group_number(cell.action_group_number());
  held.set_owner(cell.owner());
  held.set_source(cell.source());
  held.set_month_precision(cell.month_precision());
  *held.mutable_filters() = cell.filters();
  return held;
}

std::string NoteOn(const DisclosureRule& rule,
                   v1::Publication::Disclosure disclosure) {
  if (disclosure == v1::Publication::SHOW_ALL) {
    return "Public copy. Every figure is shown.";
  }
  return absl::StrCat("Public copy. Counts from 1 to ", rule.smallest_shown - 1,
                      ", and figures from which they could be worked out, are "
                      "shown as [c], confidential (rule ",
                      rule.id, ", ", rule.status, ").");
}

}  // namespace

PublicCopy MakePublicCopy(const v1::ReturnModel& model,
                          const DisclosureRule& rule,
                          v1::Publication::Disclosure disclosure) {
  PublicCopy copy{model, {}};
  copy.model.mutable_cover()->add_data_notes(NoteOn(rule, disclosure));
  if (disclosure == v1::Publication::SHOW_ALL) return copy;
  const std::vector<bool> suppressed =
      SuppressedFigures(CountPeople(model, rule), rule);
  for (int i = 0; i < model.cells_size(); ++i) {
    if (!suppressed[static_cast<size_t>(i)]) continue;
    *copy.model.mutable_cells(i) = HeldBack(model.cells(i));
    copy.suppressed.push_back(model.cells(i).id());
  }
  return copy;
}

}  // namespace carereform::reporting
