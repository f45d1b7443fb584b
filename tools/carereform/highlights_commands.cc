// The monthly reports of workstreams, and the pack that a board is given.

#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "carereform/improvement/v1/highlight_reports.grpc.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using improvement::v1::BoardPack;
using improvement::v1::HighlightReport;
using improvement::v1::HighlightReportService;
using Stub = HighlightReportService::Stub;

constexpr char kReports[] = "highlightReports";
constexpr char kWorkstreams[] = "workstreams";

struct HighlightArguments {
  std::string subject;  // A workstream, or a report.
  std::string council;
  std::string month;
  std::string as_of;
  std::string id;
  std::string html;
  bool replace = false;
};

absl::Status SetMonth(const std::string& text, google::type::Date& month) {
  const auto last = ParseMonth(text);
  if (!last.ok()) {
    return UsageError(
        absl::StrCat("--month ", text, " is not a month such as 2025-10"));
  }
  month.set_year(static_cast<int>(last->year()));
  month.set_month(last->month());
  return absl::OkStatus();
}

int CountOf(const HighlightReport& report,
            HighlightReport::MilestoneLine::Standing standing) {
  int count = 0;
  for (const auto& line : report.figures().milestones()) {
    if (line.standing() == standing) ++count;
  }
  return count;
}

std::string MilestonesOf(const HighlightReport& report) {
  using Line = HighlightReport::MilestoneLine;
  return absl::StrCat(report.figures().milestones_due_count(), " due, ",
                      CountOf(report, Line::MET), " met, ",
                      CountOf(report, Line::SLIPPED), " slipped, ",
                      CountOf(report, Line::OVERDUE), " overdue from before");
}

void PrintTargets(const HighlightReport& report, std::ostream& out) {
  Table table({{"TARGET"}, {"BY THE RULE"}, {"AGREED"}, {"WHY", {}, 60}});
  for (const HighlightReport::TargetLine& line : report.figures().targets()) {
    table.AddRow(
        {line.code(), line.computed(), line.agreed(), line.computed_reason()});
  }
  if (!table.empty()) table.Print(out);
}

void PrintRisks(const HighlightReport& report, std::ostream& out) {
  Table table({{"RISK", {}, 40},
               {"RESIDUAL"},
               {"MOVED", {}, 30},
               {"STANDING", {}, 40}});
  for (const HighlightReport::RiskLine& line : report.figures().risks()) {
    table.AddRow(
        {line.title(), line.residual(), line.movement(), line.standing()});
  }
  if (!table.empty()) table.Print(out);
}

void PrintReport(const HighlightReport& report, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(report, console.out);
    return;
  }
  const HighlightReport::Narrative& words = report.narrative();
  Facts facts = {
      {"name", report.name()},
      {"state", EnumWords(HighlightReport::State_Name(report.state()))},
      {"milestones", MilestonesOf(report)},
      {"actions overdue",
       absl::StrCat(report.figures().overdue_action_count())},
      {"progress", words.progress()},
      {"next steps", words.next_steps()}};
  for (const std::string& decision : words.decisions_asked()) {
    facts.emplace_back("decision asked", decision);
  }
  facts.emplace_back("digest", report.digest());
  facts.emplace_back("etag", report.etag());
  PrintFacts(facts, console.out);
  PrintTargets(report, console.out);
  PrintRisks(report, console.out);
  if (console.chatty() && words.carried_forward()) {
    console.err << "the words are last month's: write them for this month\n";
  }
}

absl::Status Prepare(const HighlightArguments& arguments, Session& session) {
  improvement::v1::PrepareHighlightReportRequest request;
  request.set_parent(CouncilName(arguments.council));
  CR_ASSIGN_OR_RETURN(
      *request.mutable_workstream(),
      ResolveName(arguments.subject, arguments.council, kWorkstreams));
  CR_RETURN_IF_ERROR(SetMonth(arguments.month, *request.mutable_month()));
  request.set_highlight_report_id(
      !arguments.id.empty() ? arguments.id
                            : absl::StrCat(LastSegment(request.workstream()),
                                           "-", arguments.month));
  if (!arguments.as_of.empty()) {
    *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  }
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(
      const HighlightReport report,
      session.connection.Call(&Stub::PrepareHighlightReport, request));
  PrintReport(report, session.console);
  return absl::OkStatus();
}

absl::Status Show(const HighlightArguments& arguments, Session& session) {
  improvement::v1::GetHighlightReportRequest request;
  CR_ASSIGN_OR_RETURN(
      *request.mutable_name(),
      ResolveName(arguments.subject, arguments.council, kReports));
  CR_ASSIGN_OR_RETURN(
      const HighlightReport report,
      session.connection.Call(&Stub::GetHighlightReport, request));
  PrintReport(report, session.console);
  return absl::OkStatus();
}

void PrintPack(const BoardPack& pack, Console& console) {
  Table table({{"WORKSTREAM"}, {"STATE"}, {"MILESTONES"}});
  for (const HighlightReport& report : pack.reports()) {
    table.AddRow({std::string(LastSegment(report.workstream())),
                  EnumWords(HighlightReport::State_Name(report.state())),
                  MilestonesOf(report)});
  }
  for (const BoardPack::Missing& missing : pack.missing()) {
    table.AddRow(
        {std::string(LastSegment(missing.workstream())), "no report", ""});
  }
  if (!table.empty()) table.Print(console.out);
  for (const std::string& warning : pack.warnings()) {
    console.out << "- " << warning << '\n';
  }
}

absl::Status WritePage(const HighlightArguments& arguments, Session& session) {
  if (!arguments.replace) CR_RETURN_IF_ERROR(CheckFree(arguments.html));
  improvement::v1::RenderBoardPackRequest request;
  request.set_parent(CouncilName(arguments.council));
  CR_RETURN_IF_ERROR(SetMonth(arguments.month, *request.mutable_month()));
  CR_ASSIGN_OR_RETURN(const auto page,
                      session.connection.Call(&Stub::RenderBoardPack, request));
  CR_RETURN_IF_ERROR(WriteFileAtomically(arguments.html, page.page()));
  if (session.console.chatty()) {
    session.console.err << "wrote " << arguments.html << '\n';
  }
  return absl::OkStatus();
}

absl::Status Pack(const HighlightArguments& arguments, Session& session) {
  if (!arguments.html.empty()) return WritePage(arguments, session);
  improvement::v1::GetBoardPackRequest request;
  request.set_parent(CouncilName(arguments.council));
  CR_RETURN_IF_ERROR(SetMonth(arguments.month, *request.mutable_month()));
  CR_ASSIGN_OR_RETURN(const BoardPack pack,
                      session.connection.Call(&Stub::GetBoardPack, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(pack, session.console.out);
  } else {
    PrintPack(pack, session.console);
  }
  return absl::OkStatus();
}

void AddMonthOption(CLI::App& command, HighlightArguments& arguments) {
  command.add_option("--month", arguments.month, "The month, such as 2025-10")
      ->type_name("MONTH")
      ->required();
}

void AddPrepare(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<HighlightArguments>();
  CLI::App& command = AddCommand(
      group, "prepare",
      "Begin a workstream's report of a month: its figures are taken now",
      "carereform highlights prepare commissioning --council leicestershire "
      "--month 2025-10");
  command
      .add_option("WORKSTREAM", arguments->subject,
                  "The workstream's id or full name")
      ->required();
  AddCouncilOption(command, arguments->council, true);
  AddMonthOption(command, *arguments);
  AddDateOption(command, "--as-of", arguments->as_of,
                "The day of the figures; the month's last, or today");
  command
      .add_option("--id", arguments->id,
                  "The report's id; that of the workstream and the month")
      ->type_name("ID");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Prepare(*arguments, session);
  });
}

void AddShow(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<HighlightArguments>();
  CLI::App& command =
      AddCommand(group, "show", "Show a report",
                 "carereform highlights show commissioning-2025-10 --council "
                 "leicestershire");
  command.add_option("REPORT", arguments->subject, "Its id or full name")
      ->required();
  AddCouncilOption(command, arguments->council, false);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Show(*arguments, session);
  });
}

void AddPack(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<HighlightArguments>();
  CLI::App& command = AddCommand(
      group, "pack", "Show what the board is given for a month",
      "carereform highlights pack --council leicestershire --month 2025-10\n"
      "carereform highlights pack --council leicestershire --month 2025-10 "
      "--html pack.html");
  AddCouncilOption(command, arguments->council, true);
  AddMonthOption(command, *arguments);
  command.add_option("--html", arguments->html, "Write the page to this file")
      ->type_name("FILE");
  command.add_flag("--replace", arguments->replace,
                   "Write over a file that is there already");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Pack(*arguments, session);
  });
}

}  // namespace

void AddHighlightsCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "highlights",
                             "Monthly reports of workstreams to their board");
  AddPrepare(group, choice);
  AddShow(group, choice);
  AddPack(group, choice);
}

}  // namespace carereform::command_line
