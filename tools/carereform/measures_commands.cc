#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "carereform/measures/v1/measures.grpc.pb.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/measure_text.h"
#include "tools/carereform/names.h"
#include "tools/carereform/sources.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using measures::v1::ComputeMeasureRequest;
using measures::v1::ListMeasuresResponse;
using measures::v1::Measure;
using measures::v1::MeasureService;

struct ListArguments {
  std::string council;
  std::string source;
};

struct MeasureArguments {
  std::string measure;
  std::string council;
  std::string as_of;
  std::string from;
  std::string to;
  std::vector<std::string> filters;
  std::string group_by;
  int64_t revision = 0;
};

absl::StatusOr<ListMeasuresResponse> ListSource(const std::string& council,
                                                const std::string& source,
                                                Session& session) {
  measures::v1::ListMeasuresRequest request;
  request.set_parent(SourceName(council, source));
  return session.connection.Call(&MeasureService::Stub::ListMeasures, request);
}

// A server may serve only some of the sources.
absl::StatusOr<ListMeasuresResponse> ListEverySource(const std::string& council,
                                                     Session& session) {
  ListMeasuresResponse all;
  for (const char* source : kSources) {
    const auto measures = ListSource(council, source, session);
    if (ReasonOf(measures.status()) == "SOURCE_NOT_FOUND") continue;
    if (!measures.ok()) return measures.status();
    all.mutable_measures()->MergeFrom(measures->measures());
  }
  return all;
}

std::string ShortName(const Measure& measure) {
  const std::vector<std::string> parts = absl::StrSplit(measure.name(), '/');
  return parts.size() == 6 ? absl::StrCat(parts[3], "/", parts[5])
                           : measure.name();
}

absl::Status List(const ListArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(
      const ListMeasuresResponse measures,
      arguments.source.empty()
          ? ListEverySource(arguments.council, session)
          : ListSource(arguments.council, arguments.source, session));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(measures, console.out);
    return absl::OkStatus();
  }
  Table table({{"MEASURE"},
               {"QUESTION", Alignment::kLeft, 48},
               {"COUNTS"},
               {"UNIT"},
               {"BY", Alignment::kLeft, 20}});
  for (const Measure& measure : measures.measures()) {
    table.AddRow(
        {ShortName(measure), measure.question(),
         absl::AsciiStrToLower(measures::v1::Basis_Name(measure.basis())),
         measure.unit(), absl::StrJoin(measure.dimensions(), ", ")});
  }
  table.Print(console.out);
  return absl::OkStatus();
}

absl::Status AddFilters(const std::vector<std::string>& filters,
                        ComputeMeasureRequest& request) {
  for (const std::string& filter : filters) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(filter, absl::MaxSplits('=', 1));
    if (parts.first.empty() || parts.second.empty()) {
      return UsageError(absl::StrCat("--filter ", filter,
                                     " is not of the form team=home_first"));
    }
    if (!request.mutable_filters()
             ->insert({parts.first, parts.second})
             .second) {
      return UsageError(
          absl::StrCat("--filter ", parts.first, " is given twice"));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<ComputeMeasureRequest> RequestFrom(
    const MeasureArguments& arguments) {
  ComputeMeasureRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(),
                      ResolveMeasure(arguments.measure, arguments.council));
  if (arguments.as_of.empty() && arguments.from.empty()) {
    return UsageError(
        "give the day with --as-of DATE, or the period with --from DATE and "
        "--to DATE");
  }
  if (!arguments.as_of.empty()) {
    *request.mutable_as_of_date() = DateFrom(arguments.as_of);
  } else {
    auto& period = *request.mutable_period();
    *period.mutable_first_date() = DateFrom(arguments.from);
    *period.mutable_last_date() = DateFrom(arguments.to);
  }
  CR_RETURN_IF_ERROR(AddFilters(arguments.filters, request));
  request.set_group_by(arguments.group_by);
  request.set_read_revision(arguments.revision);
  return request;
}

absl::Status Compute(const MeasureArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const ComputeMeasureRequest request,
                      RequestFrom(arguments));
  CR_ASSIGN_OR_RETURN(
      const auto measure,
      session.connection.Call(&MeasureService::Stub::ComputeMeasure, request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(measure, session.console.out);
  } else {
    PrintMeasure(measure, session.console.out);
  }
  return absl::OkStatus();
}

absl::Status ExplainValue(const MeasureArguments& arguments, Session& session) {
  measures::v1::ExplainMeasureRequest request;
  CR_ASSIGN_OR_RETURN(*request.mutable_measure(), RequestFrom(arguments));
  CR_ASSIGN_OR_RETURN(
      const auto explanation,
      session.connection.Call(&MeasureService::Stub::ExplainMeasure, request));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(explanation, console.out);
  } else {
    PrintFacts(CellFacts(CellOf(explanation.value())), console.out);
    PrintSteps(explanation, console.out);
  }
  return absl::OkStatus();
}

std::shared_ptr<MeasureArguments> AddMeasureArguments(CLI::App& command) {
  auto arguments = std::make_shared<MeasureArguments>();
  command
      .add_option("MEASURE", arguments->measure,
                  "source/measure, or a measure's full name")
      ->required();
  AddCouncilOption(command, arguments->council, false);
  CLI::Option& as_of = AddDateOption(command, "--as-of", arguments->as_of,
                                     "The day, for a stock or a deliverable");
  CLI::Option& from = AddDateOption(command, "--from", arguments->from,
                                    "The first day of the period, for a flow");
  CLI::Option& to = AddDateOption(command, "--to", arguments->to,
                                  "The last day of the period, included");
  from.needs(&to)->excludes(&as_of);
  to.needs(&from)->excludes(&as_of);
  command
      .add_option("--filter", arguments->filters,
                  "Only records with this value of a dimension; repeatable")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->take_all();
  command
      .add_option("--group-by", arguments->group_by,
                  "Give the value for each value of this dimension too")
      ->type_name("NAME");
  command
      .add_option("--at-revision", arguments->revision,
                  "From the records as they were known at this revision")
      ->type_name("N")
      ->check(CLI::PositiveNumber.description(""));
  return arguments;
}

}  // namespace

void AddMeasuresCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "measures",
                             "What each source can measure over its records");

  CLI::App& list =
      AddCommand(group, "list", "List what can be measured",
                 "carereform measures list --council leicestershire\n"
                 "carereform measures list --council leicestershire --source "
                 "assessments");
  const auto list_arguments = std::make_shared<ListArguments>();
  AddCouncilOption(list, list_arguments->council, true);
  list.add_option("--source", list_arguments->source, "Only of this source")
      ->type_name("SOURCE");
  WhenChosen(list, choice, [list_arguments](Session& session) {
    return List(*list_arguments, session);
  });

  CLI::App& compute = AddCommand(
      group, "compute", "Compute a measure for a day or a period",
      "carereform measures compute assessments/awaiting-allocation-count "
      "--council leicestershire --as-of 2025-10-20 --group-by team");
  const auto compute_arguments = AddMeasureArguments(compute);
  WhenChosen(compute, choice, [compute_arguments](Session& session) {
    return Compute(*compute_arguments, session);
  });

  CLI::App& explain = AddCommand(
      group, "explain", "Compute a measure and tell how it came about",
      "carereform measures explain assessments/awaiting-allocation-count "
      "--council leicestershire --as-of 2025-10-20");
  const auto explain_arguments = AddMeasureArguments(explain);
  WhenChosen(explain, choice, [explain_arguments](Session& session) {
    return ExplainValue(*explain_arguments, session);
  });
}

}  // namespace carereform::command_line
