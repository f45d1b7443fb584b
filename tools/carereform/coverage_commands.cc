// What of the plan nobody has seen to, and what rests on what.

#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "carereform/improvement/v1/coverage.grpc.pb.h"
#include "common/status/status_macros.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/enum_options.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/listing.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using improvement::v1::Coverage;
using improvement::v1::CoverageCount;
using improvement::v1::CoverageGapKind;
using improvement::v1::CoverageGapKind_Name;
using improvement::v1::CoverageNode;
using improvement::v1::CoveragePath;
using improvement::v1::CoverageService;
using improvement::v1::ListCoverageGapsResponse;
using improvement::v1::Rag;
using improvement::v1::WalkCoverageRequest;
using improvement::v1::WalkCoverageResponse;

constexpr int kBarCharacters = 20;
constexpr size_t kTitleWidth = 70;

struct CoverageArguments {
  std::string council;
  std::string as_of;
  CoverageGapKind gap = improvement::v1::COVERAGE_GAP_KIND_UNSPECIFIED;
  std::string name;
  CoverageNode::Kind kind = CoverageNode::KIND_UNSPECIFIED;
  bool back = false;
  int max_steps = 0;
  int limit = 50;
};

// "#####---------------" for a quarter: whole characters, so that only a full
// bar is full and only an empty one is empty. None where there is nothing.
std::string BarOf(int covered, int total) {
  if (total == 0) return "";
  int filled = covered * kBarCharacters / total;
  if (covered > 0 && filled == 0) filled = 1;
  return absl::StrCat(
      std::string(static_cast<size_t>(filled), '#'),
      std::string(static_cast<size_t>(kBarCharacters - filled), '-'));
}

void PrintCoverage(const Coverage& coverage, Console& console) {
  Table table({{"MISSING"},
               {"HAVE IT", Alignment::kRight},
               {"OF", Alignment::kRight},
               {"LACK IT", Alignment::kRight},
               {"COVERED"}});
  for (const CoverageCount& count : coverage.counts()) {
    const int lacking = count.total_count() - count.covered_count();
    table.AddRow({EnumWords(CoverageGapKind_Name(count.gap_kind())),
                  absl::StrCat(count.covered_count()),
                  absl::StrCat(count.total_count()), absl::StrCat(lacking),
                  BarOf(count.covered_count(), count.total_count())});
  }
  table.Print(console.out);
}

absl::Status Show(const CoverageArguments& arguments, Session& session) {
  improvement::v1::GetCoverageRequest request;
  request.set_parent(CouncilName(arguments.council));
  *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  CR_ASSIGN_OR_RETURN(
      const Coverage coverage,
      session.connection.Call(&CoverageService::Stub::GetCoverage, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(coverage, session.console.out);
    return absl::OkStatus();
  }
  PrintCoverage(coverage, session.console);
  return absl::OkStatus();
}

absl::Status Gaps(const CoverageArguments& arguments, Session& session) {
  improvement::v1::ListCoverageGapsRequest request;
  request.set_parent(CouncilName(arguments.council));
  request.set_gap_kind(arguments.gap);
  *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  CR_ASSIGN_OR_RETURN(
      const auto gaps,
      ListUpTo<ListCoverageGapsResponse>(
          arguments.limit, &CoverageService::Stub::ListCoverageGaps, request,
          [](ListCoverageGapsResponse& response) {
            return response.mutable_gaps();
          },
          session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(gaps, console.out);
    return absl::OkStatus();
  }
  Table table({{"ID"}, {"WHAT", Alignment::kLeft, kTitleWidth}});
  for (const CoverageNode& node : gaps.gaps()) {
    table.AddRow({std::string(LastSegment(node.name())), node.title()});
  }
  if (!table.empty()) table.Print(console.out);
  if (table.empty() && console.chatty()) console.err << "there is no gap\n";
  TellOfMore(gaps.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

// "action a1", with how a target stands, and whether it does not count.
std::string NodeWords(const CoverageNode& node) {
  std::string words =
      absl::StrCat(EnumWords(CoverageNode::Kind_Name(node.kind())), " ",
                   LastSegment(node.name()));
  if (node.computed_rag() != Rag::COLOUR_UNSPECIFIED) {
    absl::StrAppend(&words, ", ",
                    EnumWords(Rag::Colour_Name(node.computed_rag())));
  }
  if (!node.counts()) absl::StrAppend(&words, " (does not count)");
  return words;
}

// Paths as a tree: a step that the path before shares is not written again.
void PrintPaths(const WalkCoverageResponse& walk, Console& console) {
  Table table({{""}, {"", Alignment::kLeft, kTitleWidth}});
  table.AddRow({NodeWords(walk.start()), walk.start().title()});
  std::vector<std::string> shown;
  for (const CoveragePath& path : walk.paths()) {
    bool shared = true;
    for (int i = 0; i < path.steps_size(); ++i) {
      const auto& step = path.steps(i);
      const auto depth = static_cast<size_t>(i);
      shared =
          shared && depth < shown.size() && shown[depth] == step.node().name();
      if (shared) continue;
      shown.resize(depth);
      shown.push_back(step.node().name());
      table.AddRow({absl::StrCat(std::string(2 * (depth + 1), ' '), step.link(),
                                 " ", NodeWords(step.node())),
                    step.node().title()});
    }
  }
  table.Print(console.out);
}

absl::Status Walk(const CoverageArguments& arguments, Session& session) {
  WalkCoverageRequest request;
  request.set_name(
      absl::StartsWith(arguments.name, "councils/")
          ? arguments.name
          : absl::StrCat(CouncilName(arguments.council), "/", arguments.name));
  request.set_way(arguments.back ? WalkCoverageRequest::TO_WHAT_RESTS_ON_IT
                                 : WalkCoverageRequest::TO_WHAT_IT_RESTS_ON);
  if (arguments.kind != CoverageNode::KIND_UNSPECIFIED) {
    request.add_kinds(arguments.kind);
  }
  request.set_max_steps(arguments.max_steps);
  *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  CoverageNode start;  // A list keeps only its lines.
  CR_ASSIGN_OR_RETURN(
      auto walk,
      ListUpTo<WalkCoverageResponse>(
          arguments.limit, &CoverageService::Stub::WalkCoverage, request,
          [&start](WalkCoverageResponse& response) {
            if (response.has_start()) start = response.start();
            return response.mutable_paths();
          },
          session));
  *walk.mutable_start() = start;
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(walk, console.out);
    return absl::OkStatus();
  }
  if (walk.paths().empty()) {
    if (console.chatty()) console.err << "no path leads there\n";
    return absl::OkStatus();
  }
  PrintPaths(walk, console);
  TellOfMore(walk.next_page_token(), arguments.limit, console);
  return absl::OkStatus();
}

using Arguments = std::shared_ptr<CoverageArguments>;

// Adds a command with what all of them take.
CLI::App& AddAbout(CLI::App& group, const std::string& name,
                   const std::string& description, const std::string& examples,
                   const Arguments& arguments) {
  CLI::App& command = AddCommand(group, name, description, examples);
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--as-of", arguments->as_of, "The day to judge by")
      .required();
  return command;
}

void AddWalk(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<CoverageArguments>();
  CLI::App& command = AddAbout(
      group, "walk", "Show what something rests on, or what rests on it",
      "carereform coverage walk outcomeTargets/m01 --council leicestershire "
      "--as-of 2026-11-24 --kind allocation\n"
      "carereform coverage walk allocations/grant-1 --council leicestershire "
      "--as-of 2026-11-24 --back --kind finding",
      arguments);
  command
      .add_option("name", arguments->name,
                  "Where to begin, such as findings/risk-register-stale")
      ->type_name("NAME")
      ->required();
  command.add_flag("--back", arguments->back,
                   "To what rests on it, such as from money to findings");
  AddEnumOption(command, "--kind", arguments->kind,
                "Only paths that end at this kind");
  command.add_option("--max-steps", arguments->max_steps, "The longest path")
      ->type_name("N")
      ->check(CLI::Range(1, 10).description(""));
  AddLimitOption(command, arguments->limit);
  WhenChosen(command, choice, [arguments](Session& session) {
    return Walk(*arguments, session);
  });
}

}  // namespace

void AddCoverageCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(
      app, "coverage", "What of the plan and the findings nobody has seen to");
  const auto shown = std::make_shared<CoverageArguments>();
  CLI::App& show = AddAbout(
      group, "show", "Count what is covered, for each kind of gap",
      "carereform coverage show --council leicestershire --as-of 2026-11-24",
      shown);
  WhenChosen(show, choice,
             [shown](Session& session) { return Show(*shown, session); });
  const auto listed = std::make_shared<CoverageArguments>();
  CLI::App& gaps =
      AddAbout(group, "gaps", "List the gaps of one kind",
               "carereform coverage gaps --kind finding-without-action "
               "--council leicestershire --as-of 2026-11-24",
               listed);
  AddEnumOption(gaps, "--kind", listed->gap, "Which gaps").required();
  AddLimitOption(gaps, listed->limit);
  WhenChosen(gaps, choice,
             [listed](Session& session) { return Gaps(*listed, session); });
  AddWalk(group, choice);
}

}  // namespace carereform::command_line
