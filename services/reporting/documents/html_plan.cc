#include "absl/strings/str_cat.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/date_text.h"
#include "services/reporting/documents/group_chart.h"
#include "services/reporting/documents/history.h"
#include "services/reporting/documents/html_cell.h"
#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

using v1::Cell;
using v1::PlanGroup;

std::string OrNotStated(std::string text) {
  return text.empty() ? "Not stated" : text;
}

Markup Delivery(const PlanGroup& group) {
  Markup date = Text(OrNotStated(DateInWords(group.delivery_date())));
  if (group.delivery_date_passed()) {
    date += Text(" ") + Tag("warning", "Date passed");
  }
  return date;
}

Markup Progress(const PlanGroup& group) {
  if (group.progress().empty()) return Text("Nothing reported");
  const std::string date = DateInWords(group.progress_date());
  Markup progress = Text(group.progress());
  if (!date.empty()) {
    progress +=
        Element("span", {{"class", "below"}}, absl::StrCat("As of ", date));
  }
  return progress;
}

Markup MilestoneState(const v1::PlanMilestone& milestone) {
  if (milestone.has_achieved_date()) {
    return Tag("met", "Reached") + Text(" ") +
           Text(DateInWords(milestone.achieved_date()));
  }
  return milestone.overdue() ? Tag("missed", "Overdue")
                             : Tag("plain", "Not reached yet");
}

Markup Milestones(const PlanGroup& group) {
  std::vector<TableRow> rows;
  for (const v1::PlanMilestone& milestone : group.milestones()) {
    rows.push_back({{},
                    {Text(milestone.display_name()),
                     Text(OrNotStated(DateInWords(milestone.due_date()))),
                     MilestoneState(milestone)}});
  }
  if (rows.empty()) return Markup();
  return Table(absl::StrCat(group.number(), ": milestones"),
               {"Milestone", "Due", "State"}, rows);
}

// A line below the main words of a table's cell; nothing for no text.
Markup Below(absl::string_view text) {
  if (text.empty()) return Markup();
  return Element("span", {{"class", "below"}}, text);
}

std::string NameOf(const Cell& cell) {
  std::string name = absl::StrCat(cell.code(), " ", cell.display_name());
  if (!cell.group().empty()) absl::StrAppend(&name, ", ", GroupInWords(cell));
  return name;
}

// A source answers for what it computes, and is named with the figure.
std::string AnsweredForBy(const Cell& cell) {
  const bool is_source =
      cell.value().origin() == measures::v1::MeasureValue::COMPUTED;
  if (is_source || cell.owner().empty()) return "";
  return absl::StrCat("Who answers for it: ", PrintSource(cell.owner()));
}

TableRow RowHere(const Cell& cell) {
  const measures::v1::MeasureValue& value = cell.value();
  return {
      CellAttributes(cell),
      {Text(NameOf(cell)) + Below(value.question()) + Below(value.population()),
       FigureWithPublished(cell) + Below(PrintEvidence(value)) +
           Below(PrintCoverage(cell)),
       TargetAndDue(cell), OutcomeTag(cell) + Below(cell.outcome_reason()),
       Text(PrintAsOf(cell)),
       Text(PrintOrigin(cell)) + Below(value.method_version()) +
           Below(AnsweredForBy(cell)) + Below(PrintNotes(cell))}};
}

TableRow RowElsewhere(const Cell& cell) {
  return {{},
          {LinkWithin(CellAnchor(cell), NameOf(cell)),
           FigureWithPublished(cell), TargetAndDue(cell), OutcomeTag(cell),
           Text(PrintAsOf(cell)), Text(PrintOrigin(cell))}};
}

bool StandsHere(const ReturnIndex& index, const PlanGroup& group,
                const Cell& cell) {
  return index.StandsInPlan(cell) &&
         cell.action_group_number() == group.number();
}

Markup Measures(const ReturnIndex& index, const PlanGroup& group) {
  std::vector<TableRow> rows;
  for (const Cell* cell : index.CellsOf(group)) {
    const bool here = StandsHere(index, group, *cell);
    // The groups of a figure that stands elsewhere stand there with it.
    if (!here && !cell->group().empty()) continue;
    rows.push_back(here ? RowHere(*cell) : RowElsewhere(*cell));
  }
  if (rows.empty()) return Paragraph("The plan names no measure.");
  return Table(absl::StrCat(group.number(), ": what measures it"),
               {"Measure", "Figure", "Target", "Outcome", "As of",
                "Where it comes from"},
               rows);
}

// The figures that stand here, over days.
Markup Histories(const ReturnIndex& index, const PlanGroup& group) {
  Markup drawn;
  for (const Cell* cell : index.CellsOf(group)) {
    if (!StandsHere(index, group, *cell)) continue;
    drawn += HistoryOf(index.model().cover().council(), *cell);
  }
  return drawn;
}

Markup Group(const ReturnIndex& index, const PlanGroup& group) {
  const Markup actions = BulletList(group.actions());
  const Markup outcomes = BulletList(group.outcomes());
  const Markup summary = SummaryList({
      {"Actions", actions.empty() ? Text("Not stated") : actions},
      {"Outcomes", outcomes.empty() ? Text("Not stated") : outcomes},
      {"Delivery date", Delivery(group)},
      {"Progress", Progress(group)},
      {"Note", Text(group.note())},
  });
  return Element(
      "article",
      {{"class", "group"}, {"id", absl::StrCat("group-", group.number())}},
      Element("h4", absl::StrCat(group.number(), " ", group.display_name())) +
          summary + Milestones(group) + Measures(index, group) +
          Histories(index, group));
}

}  // namespace

Markup PlanSection(const ReturnIndex& index) {
  Markup content;
  for (const v1::PlanArea& area : index.model().areas()) {
    content += Element(
        "h3", absl::StrCat("Area ", area.number(), ": ", area.display_name()));
    for (const PlanGroup& group : area.groups()) {
      content += Group(index, group);
    }
  }
  if (content.empty()) content = Paragraph("No plan is held.");
  return Section("plan", "The plan", index.model().cover(), content);
}

}  // namespace carereform::reporting::documents
