#include "absl/strings/str_cat.h"
#include "services/reporting/documents/date_text.h"
#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

using v1::CqcPosition;

// The most that one quality statement can score.
constexpr int kHighestScore = 4;

absl::string_view ScoreInWords(int score) {
  switch (score) {
    case 1:
      return "Significant shortfalls";
    case 2:
      return "Some shortfalls";
    case 3:
      return "Good standard";
    case 4:
      return "Exceptional standard";
    default:
      return "Not a score of the framework";
  }
}

std::string GroupAnchor(absl::string_view number) {
  return absl::StrCat("group-", number);
}

bool HasGroup(const v1::ReturnModel& model, absl::string_view number) {
  for (const v1::PlanArea& area : model.areas()) {
    for (const v1::PlanGroup& group : area.groups()) {
      if (group.number() == number) return true;
    }
  }
  return false;
}

Markup Position(const CqcPosition& cqc) {
  const int highest = kHighestScore * cqc.statements_size();
  Markup score = Text(absl::StrCat(cqc.score_percent(), "% (", cqc.score_sum(),
                                   " of ", highest, " points)"));
  if (!cqc.printed_agrees()) {
    score += Text(" ") + Tag("warning", "Differs from the report") +
             Text(" The report does not print what its scores make.");
  }
  return SummaryList({{"Rating", Element("strong", cqc.rating())},
                      {"Overall score", score},
                      {"Published", Text(DateInWords(cqc.published_date()))},
                      {"Source", Text(cqc.source())}});
}

Markup Scores(const CqcPosition& cqc) {
  std::vector<TableRow> rows;
  for (const CqcPosition::Statement& statement : cqc.statements()) {
    rows.push_back(
        {{},
         {Text(statement.statement()), Text(statement.theme()),
          Text(absl::StrCat(statement.score(), " of ", kHighestScore)),
          Text(ScoreInWords(statement.score()))}});
  }
  if (rows.empty()) return Markup();
  return Table("Score of each quality statement",
               {"Quality statement", "Theme", "Score", "Meaning"}, rows);
}

Markup Answers(const v1::ReturnModel& model,
               const CqcPosition::AreaForImprovement& area) {
  Markup groups;
  for (const std::string& number : area.action_groups()) {
    if (!groups.empty()) groups += Text(", ");
    groups += HasGroup(model, number) ? LinkWithin(GroupAnchor(number), number)
                                      : Text(number);
  }
  return groups.empty() ? Tag("warning", "None") : groups;
}

Markup AreasForImprovement(const v1::ReturnModel& model) {
  std::vector<TableRow> rows;
  for (const auto& area : model.cqc().areas_for_improvement()) {
    rows.push_back({{},
                    {Text(absl::StrCat(area.code(), " ", area.text())),
                     Answers(model, area)}});
  }
  if (rows.empty()) return Markup();
  return Element("h3", "Areas for improvement") +
         Table(
             "Areas for improvement and the groups of the plan that answer "
             "them",
             {"Area for improvement", "Groups of actions"}, rows);
}

Markup NotCovered(const CqcPosition& cqc) {
  if (cqc.not_covered_by_plan().empty()) return Markup();
  return Element("h3", "What no action in the plan answers") +
         BulletList(cqc.not_covered_by_plan());
}

}  // namespace

Markup CqcSection(const v1::ReturnModel& model) {
  const CqcPosition& cqc = model.cqc();
  const Markup content =
      cqc.has_published_date()
          ? Position(cqc) + Scores(cqc) + AreasForImprovement(model) +
                NotCovered(cqc)
          : Paragraph("No result of the Care Quality Commission is held.");
  return Section("cqc", "What the Care Quality Commission found", model.cover(),
                 content);
}

}  // namespace carereform::reporting::documents
