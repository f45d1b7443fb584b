#include <cstdint>
#include <map>
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
using measures::v1::ComputeMeasureSeriesRequest;
using measures::v1::ListMeasuresResponse;
using measures::v1::Measure;
using measures::v1::MeasureService;

struct ListArguments {
  std::string council;
  std::string source;
};

// What every question to a measure has.
struct QuestionArguments {
  std::string measure;
  std::string council;
  std::vector<std::string> filters;
  std::vector<std::string> parameters;
  int64_t revision = 0;
};

struct MeasureArguments : QuestionArguments {
  std::string as_of;
  std::string from;
  std::string to;
  std::string group_by;
};

struct SeriesArguments : QuestionArguments {
  std::vector<std::string> as_of;
  std::string from;
  std::string to;
  int months = 0;  // In a period.
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

// Each with its default: percentile=50.
std::string ParametersOf(const Measure& measure) {
  return absl::StrJoin(
      measure.parameters(), ", ",
      [](std::string* text, const Measure::Parameter& parameter) {
        absl::StrAppend(text, parameter.name(), "=", parameter.default_value());
      });
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
               {"BY", Alignment::kLeft, 20},
               {"PARAMETERS", Alignment::kLeft, 20}});
  for (const Measure& measure : measures.measures()) {
    table.AddRow(
        {ShortName(measure), measure.question(),
         absl::AsciiStrToLower(measures::v1::Basis_Name(measure.basis())),
         measure.unit(), absl::StrJoin(measure.dimensions(), ", "),
         ParametersOf(measure)});
  }
  table.Print(console.out);
  return absl::OkStatus();
}

// Reads the values of a repeatable `option` into `pairs`. `example` is one.
absl::Status AddPairs(const std::vector<std::string>& values,
                      absl::string_view option, absl::string_view example,
                      google::protobuf::Map<std::string, std::string>& pairs) {
  for (const std::string& value : values) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(value, absl::MaxSplits('=', 1));
    if (parts.first.empty() || parts.second.empty()) {
      return UsageError(
          absl::StrCat(option, " ", value, " is not of the form ", example));
    }
    if (!pairs.insert({parts.first, parts.second}).second) {
      return UsageError(
          absl::StrCat(option, " ", parts.first, " is given twice"));
    }
  }
  return absl::OkStatus();
}

template <typename Request>
absl::StatusOr<Request> QuestionFrom(const QuestionArguments& arguments) {
  Request request;
  CR_ASSIGN_OR_RETURN(*request.mutable_name(),
                      ResolveMeasure(arguments.measure, arguments.council));
  CR_RETURN_IF_ERROR(AddPairs(arguments.filters, "--filter", "team=home_first",
                              *request.mutable_filters()));
  CR_RETURN_IF_ERROR(AddPairs(arguments.parameters, "--parameter",
                              "percentile=90", *request.mutable_parameters()));
  request.set_read_revision(arguments.revision);
  return request;
}

absl::StatusOr<ComputeMeasureRequest> RequestFrom(
    const MeasureArguments& arguments) {
  CR_ASSIGN_OR_RETURN(auto request,
                      QuestionFrom<ComputeMeasureRequest>(arguments));
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
  request.set_group_by(arguments.group_by);
  return request;
}

absl::StatusOr<ComputeMeasureSeriesRequest> RequestFrom(
    const SeriesArguments& arguments) {
  CR_ASSIGN_OR_RETURN(auto request,
                      QuestionFrom<ComputeMeasureSeriesRequest>(arguments));
  if (arguments.as_of.empty() && arguments.from.empty()) {
    return UsageError(
        "give the days, --as-of DATE for each, or the periods with --from "
        "DATE, --to DATE and --every month or quarter");
  }
  for (const std::string& day : arguments.as_of) {
    *request.add_as_of_dates() = DateFrom(day);
  }
  if (arguments.from.empty()) return request;
  CR_ASSIGN_OR_RETURN(
      const auto periods,
      MonthsBetween(arguments.from, arguments.to, arguments.months));
  request.mutable_periods()->Assign(periods.begin(), periods.end());
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

absl::Status ComputeSeries(const SeriesArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const ComputeMeasureSeriesRequest request,
                      RequestFrom(arguments));
  CR_ASSIGN_OR_RETURN(
      const auto series,
      session.connection.Call(&MeasureService::Stub::ComputeMeasureSeries,
                              request));
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(series, session.console.out);
  } else {
    PrintSeries(series, session.console.out);
  }
  return absl::OkStatus();
}

void AddPairsOption(CLI::App& command, const std::string& name,
                    std::vector<std::string>& pairs,
                    const std::string& description) {
  command.add_option(name, pairs, description)
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->take_all();
}

void AddQuestionArguments(CLI::App& command, QuestionArguments& arguments) {
  command
      .add_option("MEASURE", arguments.measure,
                  "source/measure, or a measure's full name")
      ->required();
  AddCouncilOption(command, arguments.council, false);
  AddPairsOption(command, "--filter", arguments.filters,
                 "Only records with this value of a dimension; repeatable");
  AddPairsOption(command, "--parameter", arguments.parameters,
                 "Choose what the measure leaves open, such as percentile=90; "
                 "repeatable. `measures list` names what there is");
  command
      .add_option("--at-revision", arguments.revision,
                  "From the records as they were known at this revision")
      ->type_name("N")
      ->check(CLI::PositiveNumber.description(""));
}

std::shared_ptr<MeasureArguments> AddMeasureArguments(CLI::App& command) {
  auto arguments = std::make_shared<MeasureArguments>();
  AddQuestionArguments(command, *arguments);
  CLI::Option& as_of = AddDateOption(command, "--as-of", arguments->as_of,
                                     "The day, for a stock or a deliverable");
  CLI::Option& from = AddDateOption(command, "--from", arguments->from,
                                    "The first day of the period, for a flow");
  CLI::Option& to = AddDateOption(command, "--to", arguments->to,
                                  "The last day of the period, included");
  from.needs(&to)->excludes(&as_of);
  to.needs(&from)->excludes(&as_of);
  command
      .add_option("--group-by", arguments->group_by,
                  "Give the value for each value of this dimension too")
      ->type_name("NAME");
  return arguments;
}

std::shared_ptr<SeriesArguments> AddSeriesArguments(CLI::App& command) {
  auto arguments = std::make_shared<SeriesArguments>();
  AddQuestionArguments(command, *arguments);
  CLI::Option& as_of = AddDatesOption(
      command, "--as-of", arguments->as_of,
      "A day, for a stock or a deliverable; repeatable, in order");
  CLI::Option& from =
      AddDateOption(command, "--from", arguments->from,
                    "The first day of the first period, for a flow");
  CLI::Option& to = AddDateOption(command, "--to", arguments->to,
                                  "The last day of the last period, included");
  static const std::map<std::string, int> kMonths = {{"month", 1},
                                                     {"quarter", 3}};
  CLI::Option& every =
      *command
           .add_option("--every", arguments->months,
                       "How long each period is: a month, or three of them")
           ->type_name("month|quarter")
           ->transform(CLI::CheckedTransformer(kMonths).description(""));
  from.needs(&to)->needs(&every)->excludes(&as_of);
  to.needs(&from);
  every.needs(&from);
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

  CLI::App& series = AddCommand(
      group, "series", "Compute a measure for several days or periods",
      "carereform measures series assessments/awaiting-allocation-count "
      "--council leicestershire --as-of 2025-09-30 --as-of 2025-10-20\n"
      "carereform measures series assessments/referral-to-decision-percentile "
      "--council leicestershire --from 2025-04-01 --to 2025-09-30 --every "
      "month --parameter percentile=90");
  const auto series_arguments = AddSeriesArguments(series);
  WhenChosen(series, choice, [series_arguments](Session& session) {
    return ComputeSeries(*series_arguments, session);
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
