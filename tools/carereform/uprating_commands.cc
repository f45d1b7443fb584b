// Uprating a whole caseload: the preview, and then what it showed.

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "carereform/financial_assessments/v1/uprating.grpc.pb.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/listing.h"
#include "tools/carereform/names.h"
#include "tools/carereform/progress.h"
#include "tools/carereform/uprating_text.h"

namespace carereform::command_line {
namespace {

using financial_assessments::v1::ApplyUpratingRequest;
using financial_assessments::v1::GetUpratingRunRequest;
using financial_assessments::v1::Income;
using financial_assessments::v1::ListUpratingChangesRequest;
using financial_assessments::v1::ListUpratingChangesResponse;
using financial_assessments::v1::PrepareUpratingRequest;
using financial_assessments::v1::UpratingChange;
using financial_assessments::v1::UpratingRun;
using financial_assessments::v1::UpratingService;
using Stub = UpratingService::Stub;

constexpr char kCollection[] = "upratingRuns";
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(200);
constexpr size_t kPlaces = 2;  // Of a percentage, after the point.

struct PrepareArguments {
  std::string council;
  std::string from;
  std::vector<std::string> incomes;
  std::string care_cost = "0";
  int round_to = 0;
};

struct RunArguments {
  std::string run;
  std::string council;
  std::string etag;
};

// Reads a percentage such as 4.1 or -0.25 as hundredths of a percent.
absl::StatusOr<int32_t> BasisPointsFrom(const std::string& option,
                                        absl::string_view text) {
  std::string digits(text);
  const size_t point = digits.find('.');
  size_t places = 0;
  if (point != std::string::npos) {
    places = digits.size() - point - 1;
    digits.erase(point, 1);
  }
  int32_t number = 0;
  if (places > kPlaces || (point != std::string::npos && places == 0) ||
      !absl::SimpleAtoi(digits, &number) || number < -10'000 ||
      10'000 < number) {
    return UsageError(absl::StrCat(option, ": ", text,
                                   " is not a percentage from -100 to 100, "
                                   "such as 4.1 or 4.25"));
  }
  for (; places < kPlaces; ++places) number *= 10;
  return number;
}

// Reads what one --income says, such as state-pension=4.8.
absl::Status AddIncome(const std::string& text,
                       PrepareUpratingRequest& request) {
  const std::vector<std::string> parts = absl::StrSplit(text, '=');
  Income::Type type = Income::TYPE_UNSPECIFIED;
  if (parts.size() != 2 ||
      !Income::Type_Parse(
          absl::StrReplaceAll(absl::AsciiStrToUpper(parts[0]), {{"-", "_"}}),
          &type)) {
    return UsageError(absl::StrCat("--income ", text,
                                   " is not of the form state-pension=4.1, "
                                   "with a type of income"));
  }
  auto& income = *request.add_incomes();
  income.set_type(type);
  CR_ASSIGN_OR_RETURN(const int32_t points,
                      BasisPointsFrom("--income", parts[1]));
  income.set_basis_points(points);
  return absl::OkStatus();
}

// Waits for the work on a run to end, and tells how far it is. Whoever is
// interrupted here leaves the server at work.
absl::StatusOr<UpratingRun> WaitFor(UpratingRun run, Session& session) {
  const UpratingRun::State at_work = run.state();
  const bool applies = at_work == UpratingRun::APPLYING;
  if (!applies && at_work != UpratingRun::PREPARING) return run;
  Progress progress(session.console, applies ? "recording what is paid"
                                             : "working out what is paid");
  GetUpratingRunRequest request;
  request.set_name(run.name());
  while (run.state() == at_work) {
    const int32_t total =
        applies ? run.totals().people_count() : run.charge_count();
    progress.Update(applies ? run.applied_count() : run.prepared_count(),
                    total);
    absl::SleepFor(kBetweenLooks);
    CR_ASSIGN_OR_RETURN(
        run, session.connection.Call(&Stub::GetUpratingRun, request));
  }
  progress.Finish(applies ? run.applied_count() : run.prepared_count());
  return run;
}

absl::Status PrintRun(const UpratingRun& run, Session& session) {
  if (session.console.format == OutputFormat::kJson) {
    PrintJson(run, session.console.out);
    return absl::OkStatus();
  }
  ListUpratingChangesRequest request;
  request.set_parent(run.name());
  request.set_page_size(kLargestPage);
  std::vector<UpratingChange> changes;
  do {
    CR_ASSIGN_OR_RETURN(
        const ListUpratingChangesResponse page,
        session.connection.Call(&Stub::ListUpratingChanges, request));
    changes.insert(changes.end(), page.changes().begin(), page.changes().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  PrintUprating(run, changes, session.console.out);
  return absl::OkStatus();
}

// Tells what to do next with a preview.
void TellNext(const UpratingRun& run, Console& console) {
  if (!console.chatty() || run.state() != UpratingRun::PREPARED) return;
  console.err << "no charge is changed yet; `carereform uprating apply "
              << run.name() << "` by another caller records this\n";
}

absl::Status Prepare(const PrepareArguments& arguments, Session& session) {
  PrepareUpratingRequest request;
  request.set_parent(CouncilName(arguments.council));
  *request.mutable_from_date() = DateFrom(arguments.from);
  for (const std::string& income : arguments.incomes) {
    CR_RETURN_IF_ERROR(AddIncome(income, request));
  }
  CR_ASSIGN_OR_RETURN(const int32_t points,
                      BasisPointsFrom("--care-cost", arguments.care_cost));
  request.set_care_cost_basis_points(points);
  request.set_round_to_pence(arguments.round_to);
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(UpratingRun run,
                      session.connection.Call(&Stub::PrepareUprating, request));
  CR_ASSIGN_OR_RETURN(run, WaitFor(std::move(run), session));
  CR_RETURN_IF_ERROR(PrintRun(run, session));
  TellNext(run, session.console);
  return absl::OkStatus();
}

absl::Status Show(const RunArguments& arguments, Session& session) {
  GetUpratingRunRequest request;
  CR_ASSIGN_OR_RETURN(
      *request.mutable_name(),
      ResolveName(arguments.run, arguments.council, kCollection));
  CR_ASSIGN_OR_RETURN(const UpratingRun run,
                      session.connection.Call(&Stub::GetUpratingRun, request));
  CR_RETURN_IF_ERROR(PrintRun(run, session));
  TellNext(run, session.console);
  return absl::OkStatus();
}

absl::Status Apply(const RunArguments& arguments, Session& session) {
  ApplyUpratingRequest request;
  CR_ASSIGN_OR_RETURN(
      *request.mutable_name(),
      ResolveName(arguments.run, arguments.council, kCollection));
  request.set_etag(arguments.etag);
  request.set_request_id(store::RandomUuid());
  CR_ASSIGN_OR_RETURN(UpratingRun run,
                      session.connection.Call(&Stub::ApplyUprating, request));
  CR_ASSIGN_OR_RETURN(run, WaitFor(std::move(run), session));
  return PrintRun(run, session);
}

void AddPrepare(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<PrepareArguments>();
  CLI::App& command = AddCommand(
      group, "prepare",
      "Work out what everybody would pay from a day; changes no charge",
      "carereform uprating prepare --council leicestershire --from 2026-04-06 "
      "--income state-pension=4.8 --income attendance-allowance=3.8 "
      "--care-cost 5");
  AddCouncilOption(command, arguments->council, true);
  AddDateOption(command, "--from", arguments->from,
                "The day from which incomes and costs rise")
      .required();
  command
      .add_option("--income", arguments->incomes,
                  "By how many percent incomes of a type rise; once for each")
      ->type_name("TYPE=PERCENT");
  command
      .add_option("--care-cost", arguments->care_cost,
                  "By how many percent the cost of care rises")
      ->type_name("PERCENT");
  command
      .add_option("--round-to", arguments->round_to,
                  "Incomes that rise are rounded to so many pence; 5 if it is "
                  "left out")
      ->type_name("PENCE");
  WhenChosen(command, choice, [arguments](Session& session) {
    return Prepare(*arguments, session);
  });
}

// Adds a command that is about one run.
CLI::App& AddOfRun(CLI::App& group, Choice& choice, const std::string& name,
                   const std::string& description,
                   const std::shared_ptr<RunArguments>& arguments,
                   absl::Status (*run)(const RunArguments&, Session&)) {
  CLI::App& command = AddCommand(
      group, name, description,
      absl::StrCat("carereform uprating ", name, " ID --council kent"));
  command.add_option("RUN", arguments->run, "The run's id or full name")
      ->required();
  AddCouncilOption(command, arguments->council, false);
  WhenChosen(command, choice, [arguments, run](Session& session) {
    return run(*arguments, session);
  });
  return command;
}

}  // namespace

void AddUpratingCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(app, "uprating",
                             "What a whole caseload pays from a day, as one "
                             "job: the preview, then what it showed");
  AddPrepare(group, choice);
  AddOfRun(group, choice, "show", "Show a run and what it comes to",
           std::make_shared<RunArguments>(), &Show);
  const auto applied = std::make_shared<RunArguments>();
  AddEtagOption(AddOfRun(group, choice, "apply",
                         "Record what a preview showed for every charge: "
                         "not for the caller who prepared it",
                         applied, &Apply),
                applied->etag);
}

}  // namespace carereform::command_line
