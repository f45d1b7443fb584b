#include "services/improvement/highlights/board_pack_html.h"

#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/markup/html_markup.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "common/types/pence.h"
#include "services/improvement/highlights/highlight_records.h"

namespace carereform::improvement {
namespace {

using markup::Element;
using markup::Markup;
using markup::Text;
using v1::HighlightReport;
using Figures = HighlightReport::Figures;

// Text at least 7:1 against its paper.
constexpr absl::string_view kStyle = R"css(
*{box-sizing:border-box}
html{color:#0b0c0c;background:#fff;font:1.125rem/1.45 Arial,Helvetica,sans-serif}
body{margin:0}
main{display:block;max-width:66rem;margin:0 auto;padding:1.5rem 1rem 4rem}
.skip{position:absolute;left:-999em}
.skip:focus{position:static;display:block;padding:.75em;background:#fd0}
a{color:#0f385c}
a:focus,.scroll:focus,main:focus-visible{outline:3px solid #0b0c0c;
 box-shadow:0 0 0 6px #fd0}
main:focus:not(:focus-visible){outline:0}
h1{font-size:2.25rem;line-height:1.15;margin:0 0 1rem}
h2{font-size:1.7rem;margin:3rem 0 .75rem;padding-top:.75rem;
 border-top:4px solid #0b0c0c}
h3{font-size:1.25rem;margin:1.75rem 0 .5rem}
p,ul{max-width:46rem;margin:0 0 1rem}
.words{white-space:pre-line}
.scroll{overflow-x:auto;margin:0 0 1.25rem}
table{border-collapse:collapse;width:100%;font-size:1rem}
caption{font-weight:bold;text-align:left;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;
 border-bottom:1px solid #505a5f}
thead th{border-bottom:2px solid #0b0c0c}
tbody th{font-weight:normal}
.summary>div{display:grid;grid-template-columns:14rem 1fr;gap:0 1.5rem}
.summary dt{font-weight:bold}
.summary dd{margin:0}
.tag{display:inline-block;padding:.1em .5em;border:1px solid currentColor;
 background:#e5e6e7;color:#282d30;white-space:nowrap}
.tag-met{background:#cfe4dc;color:#083d29}
.tag-missed{background:#f4d7d7;color:#651b1b}
.tag-warning{background:#ffee80;color:#5c2c14}
@media print{
html{font-size:10pt}
main{max-width:none;padding:0}
.skip,nav{display:none}
.report{break-before:page}
h2,h3,caption{break-after:avoid}
tr,li{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
}
@page{size:A4;margin:18mm 14mm}
)css";

std::string WordsOf(const std::string& name) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(name), {{"_", " "}});
}

// A day, a month, or that none is known.
std::string DateWords(bool present, const google::type::Date& date) {
  const auto stored = rpc::ToDayOrMonth(date);
  if (!present || !stored.ok()) return "not known";
  return stored->month_precision ? PrintMonth(stored->day)
                                 : PrintDate(stored->day);
}

std::string MoneyWords(bool present, int64_t pence) {
  return present ? FormatPounds(Pence::FromPence(pence)) : "not known";
}

std::string SegmentOf(const std::string& name) {
  return name.substr(name.rfind('/') + 1);
}

// A colour in words; its tag's own colours only repeat them.
Markup RagTag(const std::string& word) {
  if (word == "green") return markup::Tag("met", "Green");
  if (word == "amber") return markup::Tag("warning", "Amber");
  if (word == "red") return markup::Tag("missed", "Red");
  return markup::Tag("plain", "Not rated");
}

Markup ComputedCell(const HighlightReport::TargetLine& line) {
  Markup cell =
      RagTag(line.computed()) + Text(absl::StrCat(" ", line.computed_reason()));
  if (line.computed_before().empty()) return cell;
  return cell + Text(line.computed_before() == line.computed()
                         ? " As in the last report."
                         : absl::StrCat(" It was ", line.computed_before(),
                                        " in the last report."));
}

Markup AgreedCell(const HighlightReport::TargetLine& line) {
  if (line.agreed().empty()) return Text("Nothing agreed");
  return RagTag(line.agreed()) + Text(absl::StrCat(" ", line.agreed_reason()));
}

Markup TargetTable(const Figures& figures) {
  if (figures.targets().empty()) {
    return markup::Paragraph("The workstream has no target.");
  }
  std::vector<markup::TableRow> rows;
  for (const HighlightReport::TargetLine& line : figures.targets()) {
    rows.push_back({{},
                    {Text(line.code()), ComputedCell(line), AgreedCell(line),
                     Text(line.trend())}});
  }
  return markup::Table("Targets",
                       {"Target", "By the rule", "As agreed", "Trend"}, rows);
}

int CountOf(const Figures& figures,
            HighlightReport::MilestoneLine::Standing standing) {
  int count = 0;
  for (const auto& line : figures.milestones()) {
    if (line.standing() == standing) ++count;
  }
  return count;
}

Markup MilestoneTable(const Figures& figures) {
  using Line = HighlightReport::MilestoneLine;
  const Markup counts = markup::Paragraph(absl::StrCat(
      "Due in the month: ", figures.milestones_due_count(),
      ". Met in it: ", CountOf(figures, Line::MET),
      ". Slipped: ", CountOf(figures, Line::SLIPPED),
      ". Overdue from before: ", CountOf(figures, Line::OVERDUE), "."));
  if (figures.milestones().empty()) return counts;
  std::vector<markup::TableRow> rows;
  for (const Line& line : figures.milestones()) {
    rows.push_back(
        {{},
         {Text(line.display_name()),
          Text(WordsOf(Line::Standing_Name(line.standing()))),
          Text(DateWords(line.has_due_date(), line.due_date())),
          Text(DateWords(line.has_forecast_date(), line.forecast_date())),
          Text(line.has_achieved_date() ? DateWords(true, line.achieved_date())
                                        : "not yet")}});
  }
  return counts +
         markup::Table(
             "Milestones",
             {"Milestone", "In the month", "Due", "Expected", "Reached"}, rows);
}

Markup ActionCounts(const Figures& figures) {
  std::string counts = "Actions:";
  for (const HighlightReport::ActionCount& count : figures.actions()) {
    absl::StrAppend(&counts, " ", count.count(), " ",
                    WordsOf(v1::Action::State_Name(count.state())), ",");
  }
  return markup::Paragraph(absl::StrCat(
      counts, " ", figures.overdue_action_count(), " of them overdue."));
}

template <typename Lines>
Markup RiskTable(absl::string_view caption, const Lines& risks) {
  if (risks.empty()) {
    return markup::Paragraph("No open risk or issue is on record.");
  }
  std::vector<markup::TableRow> rows;
  for (const HighlightReport::RiskLine& line : risks) {
    Markup standing;
    if (line.stale()) standing += markup::Tag("warning", "Stale") + Text(" ");
    rows.push_back(
        {{},
         {Text(line.title()),
          Text(line.residual().empty() ? "not known" : line.residual()),
          Text(line.moved() ? line.movement() : "no move known"),
          standing + Text(line.standing())}});
  }
  return markup::Table(
      caption, {"Risk or issue", "Residual score", "Moved", "Standing"}, rows);
}

Markup MoneyTable(const HighlightReport& report) {
  if (report.money().empty()) {
    return markup::Paragraph("No money position is stated.");
  }
  std::vector<markup::TableRow> rows;
  for (const HighlightReport::MoneyPosition& money : report.money()) {
    rows.push_back(
        {{},
         {Text(SegmentOf(money.allocation())),
          Text(
              MoneyWords(money.has_allocated_pence(), money.allocated_pence())),
          Text(MoneyWords(money.has_spent_pence(), money.spent_pence())),
          Text(MoneyWords(money.has_forecast_pence(), money.forecast_pence())),
          Text(absl::StrCat(DateWords(true, money.as_of_date()), ", ",
                            money.source()))}});
  }
  return markup::Table("Money position",
                       {"Allocation", "Set aside", "Spent", "Expected in all",
                        "Of what day, from where"},
                       rows);
}

Markup Words(absl::string_view heading, const std::string& text) {
  if (text.empty()) return Markup();
  return Element("h3", heading) + Element("p", {{"class", "words"}}, text);
}

Markup NarrativeOf(const HighlightReport::Narrative& narrative) {
  Markup words;
  if (narrative.carried_forward()) {
    words +=
        Element("p", markup::Tag("warning", "Last month's words") +
                         Text(" Nobody has looked at them for this month."));
  }
  words += Words("Progress", narrative.progress());
  words += Words("Next steps", narrative.next_steps());
  if (!narrative.decisions_asked().empty()) {
    words += Element("h3", "Decisions asked of the board") +
             markup::BulletList(narrative.decisions_asked());
  }
  return words;
}

std::string StateWords(const HighlightReport& report) {
  std::string words = WordsOf(HighlightReport::State_Name(report.state()));
  if (report.steps().empty()) return words;
  const HighlightReport::Step& last = *report.steps().rbegin();
  if (!last.taken_by().empty()) {
    absl::StrAppend(&words, ", by ", last.taken_by());
  }
  return absl::StrCat(words, ", ", DateWords(true, last.date()));
}

Markup ReportSection(const HighlightReport& report, const std::string& title) {
  const Figures& figures = report.figures();
  const std::string id = SegmentOf(report.name());
  const std::string heading = absl::StrCat(id, "-heading");
  return Element(
      "section",
      {{"id", id}, {"class", "report"}, {"aria-labelledby", heading}},
      Element("h2", {{"id", heading}}, title) +
          markup::SummaryList(
              {{"State", Text(StateWords(report))},
               {"Figures of", Text(DateWords(true, figures.as_of_date()))},
               {"Digest", Text(report.digest())}}) +
          NarrativeOf(report.narrative()) + Element("h3", "Milestones") +
          MilestoneTable(figures) + ActionCounts(figures) +
          Element("h3", "Targets") + TargetTable(figures) +
          Element("h3", "Risks and issues") +
          RiskTable("Risks and issues of the workstream", figures.risks()) +
          Element("h3", "Money") + MoneyTable(report));
}

Markup MissingSection(const v1::BoardPack& pack) {
  if (pack.missing().empty()) return Markup();
  std::vector<std::string> titles;
  for (const v1::BoardPack::Missing& missing : pack.missing()) {
    titles.push_back(missing.display_name());
  }
  return Element("h2", "Workstreams with no report") +
         markup::BulletList(titles);
}

Markup Page(const std::string& title, const Markup& main) {
  const Markup head =
      Markup::Literal(
          "<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\""
          "default-src 'none'; style-src 'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n") +
      Element("title", title) + Element("style", Markup::Literal(kStyle));
  const Markup body =
      Element("a", {{"class", "skip"}, {"href", "#main"}},
              "Skip to main content") +
      Markup::Literal("\n") +
      Element("main", {{"id", "main"}, {"tabindex", "-1"}}, main);
  return Element(
      "html", {{"lang", "en-GB"}},
      Markup::Literal("\n") + Element("head", head) + Element("body", body));
}

}  // namespace

std::string TitleOf(const WorkstreamTitles& titles,
                    const std::string& workstream) {
  const auto found = titles.find(workstream);
  return found != titles.end() ? found->second : SegmentOf(workstream);
}

std::string BoardPackHtml(const v1::BoardPack& pack,
                          const WorkstreamTitles& titles) {
  const std::string title =
      absl::StrCat("Board pack, ", DateWords(true, pack.month()));
  Markup main = Element("h1", title);
  if (!pack.warnings().empty()) {
    main += Element("h2", "What to know first") +
            markup::BulletList(pack.warnings());
  }
  main += MissingSection(pack);
  for (const HighlightReport& report : pack.reports()) {
    main += ReportSection(report, TitleOf(titles, report.workstream()));
  }
  main += Element("h2", "Risks of the programme") +
          RiskTable("Risks and issues of no one workstream",
                    pack.programme_risks());
  return absl::StrCat("<!doctype html>\n", Page(title, main).html());
}

}  // namespace carereform::improvement
