#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/group_chart.h"
#include "services/reporting/documents/history.h"
#include "services/reporting/documents/html_cell.h"
#include "services/reporting/documents/html_sections.h"
#include "services/reporting/documents/target_chart.h"

namespace carereform::reporting::documents {
namespace {

using v1::Cell;

// More figures than this beside each other cannot be read on paper.
constexpr size_t kFiguresPerTable = 3;

using Tell = std::function<Markup(const Cell&)>;

// A line of the table: what it tells, and how it tells it of one figure. A line
// that says nothing of any figure is left out.
struct Line {
  absl::string_view heading;
  Tell tell;
  absl::string_view when_empty;
};

Markup Judgement(const Cell& cell) {
  Markup told = OutcomeTag(cell);
  if (cell.outcome() == Cell::CONTEXT && !cell.target().empty()) {
    told += Text(" Not used to judge the target.");
  }
  if (!cell.outcome_reason().empty()) {
    told += Text(" ") + Text(cell.outcome_reason());
  }
  return told;
}

// A source answers for what it computes, and is named with the figure.
Markup AnsweredForBy(const Cell& cell) {
  if (cell.value().origin() == measures::v1::MeasureValue::COMPUTED) {
    return Markup();
  }
  return Text(PrintSource(cell.owner()));
}

std::vector<Line> Lines() {
  return {
      {"Question",
       [](const Cell& cell) { return Text(cell.value().question()); },
       "Not stated"},
      {"Figure",
       [](const Cell& cell) {
         return Element("strong", {{"class", "value"}}, PrintValue(cell));
       },
       ""},
      {"As of", [](const Cell& cell) { return Text(PrintAsOf(cell)); }, ""},
      {"Who is counted",
       [](const Cell& cell) { return Text(cell.value().population()); },
       "Not stated"},
      {"Against the target", Judgement, ""},
      {"Published figure",
       [](const Cell& cell) { return Text(cell.published()); }, "None held"},
      {"Behind it",
       [](const Cell& cell) { return Text(PrintEvidence(cell.value())); },
       "Nothing more"},
      {"Coverage", [](const Cell& cell) { return Text(PrintCoverage(cell)); },
       "Not stated"},
      {"Method",
       [](const Cell& cell) { return Text(cell.value().method_version()); },
       "Not stated"},
      {"Where it comes from",
       [](const Cell& cell) { return Text(PrintOrigin(cell)); }, ""},
      {"Who answers for it", AnsweredForBy, "The source itself"},
      {"Note", [](const Cell& cell) { return Text(PrintNotes(cell)); },
       "Nothing more"},
  };
}

Markup LineOf(const Line& line, const std::vector<const Cell*>& cells) {
  Markup row;
  bool tells_something = false;
  for (const Cell* cell : cells) {
    const Markup told = line.tell(*cell);
    tells_something = tells_something || !told.empty();
    row += Element("td", told.empty() ? Text(line.when_empty) : told);
  }
  if (!tells_something) return Markup();
  return Element("tr", Element("th", {{"scope", "row"}}, line.heading) + row);
}

// The unit tells two figures of one day apart, such as days and working days.
std::string ColumnHeading(const Cell& cell) {
  const std::string& unit = cell.value().unit();
  if (unit.empty() || unit == "boolean") return FigureLabel(cell);
  return absl::StrCat(PrintBasis(cell), " (", unit, "), ", PrintAsOf(cell));
}

Markup SideBySide(absl::string_view caption,
                  const std::vector<const Cell*>& cells) {
  Markup head = Element("th", {{"scope", "col"}}, "What is told");
  for (const Cell* cell : cells) {
    Attributes attributes = CellAttributes(*cell);
    attributes.push_back({"scope", "col"});
    head += Element("th", attributes, ColumnHeading(*cell));
  }
  Markup body;
  for (const Line& line : Lines()) body += LineOf(line, cells);
  const Markup table = Element("caption", caption) +
                       Element("thead", Element("tr", head)) +
                       Element("tbody", body);
  return Element("div",
                 {{"class", "scroll"},
                  {"role", "region"},
                  {"aria-label", std::string(caption)},
                  {"tabindex", "0"}},
                 Element("table", {{"class", "beside"}}, table));
}

Markup Whole(absl::string_view place, const TargetFigures& target) {
  const Cell& head = *target.head;
  Markup content;
  for (const Cell* cell : target.whole) content += HistoryOf(place, *cell);
  for (const BarChart& chart : BarsOf(place, head, target.whole)) {
    content += DrawBars(chart);
  }
  for (size_t i = 0; i < target.whole.size(); i += kFiguresPerTable) {
    const auto first = target.whole.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = first + static_cast<std::ptrdiff_t>(std::min(
                                  kFiguresPerTable, target.whole.size() - i));
    content += SideBySide(
        absl::StrCat(head.code(), ": each figure and the question it answers",
                     i == 0 ? "" : ", continued"),
        std::vector<const Cell*>(first, last));
  }
  return content;
}

Markup Evidence(const Cell& cell) {
  const std::string evidence = PrintEvidence(cell.value());
  return Text(evidence.empty() ? "Nothing more" : evidence);
}

Markup GroupsTable(const std::vector<const Cell*>& cells) {
  const Cell& head = *cells.front();
  std::vector<TableRow> rows;
  for (const Cell* cell : cells) {
    rows.push_back({CellAttributes(*cell),
                    {Text(GroupInWords(*cell)), FigureWithPublished(*cell),
                     Text(PrintAsOf(*cell)), Evidence(*cell), OutcomeTag(*cell),
                     Text(PrintOrigin(*cell))}});
  }
  return Table(absl::StrCat(head.code(), ": ",
                            absl::AsciiStrToLower(GroupsHeading(head))),
               {"Group", "Figure", "As of", "Behind it", "Outcome",
                "Where it comes from"},
               rows);
}

Markup Groups(absl::string_view place, const std::vector<const Cell*>& cells) {
  const Cell& head = *cells.front();
  Markup content = Element("h5", GroupsHeading(head));
  if (!head.value().question().empty()) {
    content += Paragraph(head.value().question());
  }
  const std::optional<BarChart> chart = GroupBarsOf(place, cells);
  content += chart.has_value() ? DrawBars(*chart)
                               : Paragraph("No group has a figure to draw.");
  return content + GroupsTable(cells);
}

// A target can have several figures with groups: those of one figure and
// dimension follow one another.
Markup ByGroup(absl::string_view place, const TargetFigures& target) {
  const auto of_one_figure = [](const Cell* a, const Cell* b) {
    return a->value().measure() == b->value().measure() &&
           DimensionOf(*a) == DimensionOf(*b);
  };
  Markup content;
  auto first = target.by_group.begin();
  while (first != target.by_group.end()) {
    const auto last = std::find_if_not(
        first, target.by_group.end(),
        [&](const Cell* cell) { return of_one_figure(*first, cell); });
    content += Groups(place, std::vector<const Cell*>(first, last));
    first = last;
  }
  return content;
}

Markup TargetBlock(absl::string_view place, const TargetFigures& target) {
  const Cell& head = *target.head;
  Markup content =
      Element("h4", absl::StrCat(head.code(), " ", head.display_name()));
  if (head.outcome() != Cell::CONTEXT) {
    content += Element("p", {{"class", "aim"}},
                       Text(absl::StrCat("Target: ", PrintTarget(head), ", ",
                                         PrintDue(head), ". ")) +
                           OutcomeTag(head));
  }
  return Element("article", {{"class", "target"}},
                 content + Whole(place, target) + ByGroup(place, target));
}

std::string GroupHeading(const ReturnIndex& index, const Cell& cell) {
  for (const v1::PlanArea& area : index.model().areas()) {
    for (const v1::PlanGroup& group : area.groups()) {
      if (group.number() == cell.action_group_number()) {
        return absl::StrCat(group.number(), " ", group.display_name());
      }
    }
  }
  return cell.action_group_number().empty()
             ? "Figures outside the plan"
             : absl::StrCat("Group ", cell.action_group_number());
}

}  // namespace

Markup TimelinessSection(const ReturnIndex& index) {
  Markup content = Paragraph(
      "A stock is those who wait on a day. A flow is those who reached the end "
      "of a wait in a period. They answer different questions, so each figure "
      "stands with its own question, day and people.");
  std::string current;
  const std::vector<TargetFigures> targets = index.TimelinessTargets();
  for (const TargetFigures& target : targets) {
    const std::string heading = GroupHeading(index, *target.head);
    if (heading != current) content += Element("h3", heading);
    current = heading;
    content += TargetBlock(index.model().cover().council(), target);
  }
  if (targets.empty()) content += Paragraph("This return has no such figure.");
  return Section("timeliness", "Timeliness", index.model().cover(), content);
}

}  // namespace carereform::reporting::documents
