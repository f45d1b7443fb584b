// What people would pay towards their care, and why.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "carereform/financial_assessments/v1/charge_calculator.grpc.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "tools/carereform/charge_text.h"
#include "tools/carereform/client_commands.h"
#include "tools/carereform/dates.h"
#include "tools/carereform/errors.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/message_file.h"
#include "tools/carereform/names.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {
namespace {

using financial_assessments::v1::BatchCalculateChargesRequest;
using financial_assessments::v1::BatchCalculateChargesResponse;
using financial_assessments::v1::CalculateChargeRequest;
using financial_assessments::v1::ChargeCalculatorService;
using financial_assessments::v1::Circumstances;
using financial_assessments::v1::CompareChargesRequest;
using financial_assessments::v1::WriteChargeLetterRequest;
using Stub = ChargeCalculatorService::Stub;

// What one call takes: people, and bytes with room for the rest of the request.
constexpr int kMostPeople = 1000;
constexpr size_t kMostBytes = 900'000;

struct ChargeArguments {
  std::string file;
  std::string council;
  std::string day;
  std::string rules_day;
  std::string before;  // Of a comparison.
  std::string after;
  std::string before_rules;
  std::string after_rules;
  std::string council_name;  // Of a letter.
  std::string contact;
  std::string reference;
  std::string html;
  bool replace = false;
};

void SetDay(const std::string& text, google::type::Date* day) {
  *day = DateFrom(text);
}

absl::Status ReadCircumstances(const std::string& file,
                               const std::string& method,
                               Circumstances* circumstances) {
  CR_ASSIGN_OR_RETURN(const std::string text, ReadText(file));
  return ParseMessage("the file",
                      absl::StrCat("ChargeCalculatorService/", method), text,
                      *circumstances);
}

absl::Status Calculate(const ChargeArguments& arguments, Session& session) {
  CalculateChargeRequest request;
  request.set_parent(CouncilName(arguments.council));
  CR_RETURN_IF_ERROR(ReadCircumstances(arguments.file, "CalculateCharge",
                                       request.mutable_circumstances()));
  if (!arguments.day.empty()) SetDay(arguments.day, request.mutable_day());
  if (!arguments.rules_day.empty()) {
    SetDay(arguments.rules_day, request.mutable_rules_day());
  }
  CR_ASSIGN_OR_RETURN(const auto calculation,
                      session.connection.Call(&Stub::CalculateCharge, request));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(calculation, console.out);
  } else {
    PrintCalculation(calculation, console.out);
  }
  return absl::OkStatus();
}

// Adds the totals of one call to those of the calls before it.
void AddTotals(const BatchCalculateChargesResponse::Totals& from,
               BatchCalculateChargesResponse::Totals& to) {
  to.set_people(to.people() + from.people());
  to.set_refused(to.refused() + from.refused());
  to.set_charged(to.charged() + from.charged());
  to.set_paying_nothing(to.paying_nothing() + from.paying_nothing());
  to.set_charge_pence(to.charge_pence() + from.charge_pence());
  to.set_council_pays_pence(to.council_pays_pence() +
                            from.council_pays_pence());
  to.set_using_unverified_figures(to.using_unverified_figures() +
                                  from.using_unverified_figures());
  for (const auto& outcome : from.outcomes()) {
    int at = 0;
    while (at < to.outcomes_size() &&
           to.outcomes(at).outcome() < outcome.outcome()) {
      ++at;
    }
    if (at == to.outcomes_size() ||
        to.outcomes(at).outcome() != outcome.outcome()) {
      to.add_outcomes()->set_outcome(outcome.outcome());
      for (int i = to.outcomes_size() - 1; i > at; --i) {
        to.mutable_outcomes()->SwapElements(i, i - 1);
      }
    }
    auto& sum = *to.mutable_outcomes(at);
    sum.set_people(sum.people() + outcome.people());
    sum.set_charge_pence(sum.charge_pence() + outcome.charge_pence());
  }
}

absl::Status CallBatch(BatchCalculateChargesRequest& request, Session& session,
                       BatchCalculateChargesResponse& all) {
  if (request.entries_size() == 0) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(
      const auto batch,
      session.connection.Call(&Stub::BatchCalculateCharges, request));
  all.mutable_results()->MergeFrom(batch.results());
  AddTotals(batch.totals(), *all.mutable_totals());
  request.clear_entries();
  return absl::OkStatus();
}

// Returns INVALID_ARGUMENT, reason PEOPLE_REFUSED, if somebody was refused: the
// rest is shown, and a program that goes on should know.
absl::Status RefusedPeople(
    const BatchCalculateChargesResponse::Totals& totals) {
  if (totals.refused() == 0) return absl::OkStatus();
  const int people = totals.people() + totals.refused();
  return MakeError(absl::StatusCode::kInvalidArgument, "PEOPLE_REFUSED",
                   absl::StrCat(totals.refused(), " of ", people,
                                people == 1 ? " person was" : " people were",
                                " refused; the others are worked out"));
}

// Reads a person a line, and calls for as many at once as one call takes.
absl::Status Batch(const ChargeArguments& arguments, Session& session) {
  CR_ASSIGN_OR_RETURN(const std::string text, ReadText(arguments.file));
  BatchCalculateChargesRequest request;
  request.set_parent(CouncilName(arguments.council));
  SetDay(arguments.day, request.mutable_day());
  if (!arguments.rules_day.empty()) {
    SetDay(arguments.rules_day, request.mutable_rules_day());
  }
  BatchCalculateChargesResponse all;
  size_t bytes = 0;
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    ++number;
    if (absl::StripAsciiWhitespace(line).empty()) continue;
    BatchCalculateChargesRequest::Entry entry;
    CR_RETURN_IF_ERROR(
        ParseMessage(absl::StrCat("line ", number),
                     "ChargeCalculatorService/BatchCalculateCharges",
                     std::string(line), entry));
    const size_t more = entry.ByteSizeLong();
    if (request.entries_size() == kMostPeople || bytes + more > kMostBytes) {
      CR_RETURN_IF_ERROR(CallBatch(request, session, all));
      bytes = 0;
    }
    bytes += more;
    *request.add_entries() = std::move(entry);
  }
  CR_RETURN_IF_ERROR(CallBatch(request, session, all));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(all, console.out);
  } else {
    PrintBatch(all, console.out);
  }
  return RefusedPeople(all.totals());
}

absl::Status Compare(const ChargeArguments& arguments, Session& session) {
  CompareChargesRequest request;
  request.set_parent(CouncilName(arguments.council));
  CR_RETURN_IF_ERROR(ReadCircumstances(arguments.file, "CompareCharges",
                                       request.mutable_circumstances()));
  SetDay(arguments.before, request.mutable_before()->mutable_day());
  SetDay(arguments.after, request.mutable_after()->mutable_day());
  if (!arguments.before_rules.empty()) {
    SetDay(arguments.before_rules,
           request.mutable_before()->mutable_rules_day());
  }
  if (!arguments.after_rules.empty()) {
    SetDay(arguments.after_rules, request.mutable_after()->mutable_rules_day());
  }
  CR_ASSIGN_OR_RETURN(const auto compared,
                      session.connection.Call(&Stub::CompareCharges, request));
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(compared, console.out);
  } else {
    PrintComparison(compared, console.out);
  }
  return absl::OkStatus();
}

absl::Status Letter(const ChargeArguments& arguments, Session& session) {
  if (!arguments.html.empty() && !arguments.replace) {
    CR_RETURN_IF_ERROR(CheckFree(arguments.html));
  }
  WriteChargeLetterRequest request;
  request.set_parent(CouncilName(arguments.council));
  CR_RETURN_IF_ERROR(ReadCircumstances(arguments.file, "WriteChargeLetter",
                                       request.mutable_circumstances()));
  if (!arguments.day.empty()) SetDay(arguments.day, request.mutable_day());
  request.set_council_name(arguments.council_name);
  request.set_contact(arguments.contact);
  request.set_reference(arguments.reference);
  CR_ASSIGN_OR_RETURN(
      const auto letter,
      session.connection.Call(&Stub::WriteChargeLetter, request));
  if (!arguments.html.empty()) {
    CR_RETURN_IF_ERROR(WriteFileAtomically(arguments.html, letter.html()));
  }
  Console& console = session.console;
  if (console.format == OutputFormat::kJson) {
    PrintJson(letter, console.out);
  } else if (arguments.html.empty()) {
    console.out << letter.text();
  } else if (console.chatty()) {
    console.err << "wrote " << arguments.html << '\n';
  }
  return absl::OkStatus();
}

using Run = absl::Status (*)(const ChargeArguments&, Session&);

// Adds a command that takes a file and a council.
CLI::App& AddOne(CLI::App& group, Choice& choice, const std::string& name,
                 const std::string& description, const std::string& examples,
                 const std::string& file,
                 const std::shared_ptr<ChargeArguments>& arguments, Run run) {
  CLI::App& command = AddCommand(group, name, description, examples);
  command.add_option("file", arguments->file, file)
      ->type_name("FILE")
      ->required();
  AddCouncilOption(command, arguments->council, true);
  WhenChosen(command, choice, [arguments, run](Session& session) {
    return run(*arguments, session);
  });
  return command;
}

constexpr char kCircumstancesFile[] =
    "The person's circumstances as JSON: carereform.financial_assessments.v1."
    "Circumstances; - for the input";

void AddRulesDay(CLI::App& command, ChargeArguments& arguments) {
  AddDateOption(command, "--rules-day", arguments.rules_day,
                "The day whose rates and policy apply, if not --day");
}

void AddCalculate(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ChargeArguments>();
  CLI::App& command = AddOne(
      group, choice, "calculate",
      "Work out what one person pays, with every line of the sum",
      "carereform charge calculate person.json --council leicestershire --day "
      "2025-10-20\n"
      "carereform charge calculate person.json --council leicestershire "
      "--format json",
      kCircumstancesFile, arguments, &Calculate);
  AddDateOption(command, "--day", arguments->day,
                "The first day of the week; today if it is left out");
  AddRulesDay(command, *arguments);
}

void AddBatch(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ChargeArguments>();
  CLI::App& command = AddOne(
      group, choice, "batch", "Work out what many people pay, and the totals",
      "carereform charge batch people.jsonl --council leicestershire --day "
      "2025-10-20",
      "A person a line, each {\"key\": \"p-1\", \"circumstances\": {...}}; - "
      "for the input",
      arguments, &Batch);
  AddDateOption(command, "--day", arguments->day, "The first day of the week")
      .required();
  AddRulesDay(command, *arguments);
}

void AddCompare(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ChargeArguments>();
  CLI::App& command = AddOne(
      group, choice, "compare",
      "Compare what one person pays on two days, or by two years' rates",
      "carereform charge compare person.json --council leicestershire --before "
      "2025-03-31 --after 2025-04-07\n"
      "carereform charge compare person.json --council leicestershire --before "
      "2025-10-20 --after 2025-10-20 --before-rules 2024-10-21",
      kCircumstancesFile, arguments, &Compare);
  AddDateOption(command, "--before", arguments->before,
                "The first day of the week to compare with")
      .required();
  AddDateOption(command, "--after", arguments->after,
                "The first day of the week that is compared")
      .required();
  AddDateOption(command, "--before-rules", arguments->before_rules,
                "The day whose rates and policy apply, if not --before");
  AddDateOption(command, "--after-rules", arguments->after_rules,
                "The day whose rates and policy apply, if not --after");
}

void AddLetter(CLI::App& group, Choice& choice) {
  const auto arguments = std::make_shared<ChargeArguments>();
  CLI::App& command = AddOne(
      group, choice, "letter",
      "Write the letter that explains what one person pays",
      "carereform charge letter person.json --council leicestershire "
      "--council-name \"Leicestershire County Council\" --contact \"Ring 01632 "
      "960000.\" --html letter.html",
      kCircumstancesFile, arguments, &Letter);
  AddDateOption(command, "--day", arguments->day,
                "The day from which the person pays; today if it is left out");
  command
      .add_option("--council-name", arguments->council_name,
                  "The council as people know it")
      ->type_name("TEXT")
      ->required();
  command
      .add_option("--contact", arguments->contact,
                  "How to reach the team that answers questions")
      ->type_name("TEXT")
      ->required();
  command
      .add_option("--reference", arguments->reference,
                  "The case's id in the council's own system")
      ->type_name("ID");
  command
      .add_option("--html", arguments->html,
                  "Write the page to this file, in place of the text")
      ->type_name("FILE");
  command.add_flag("--replace", arguments->replace,
                   "Write over a file that is there already");
}

}  // namespace

void AddChargeCommands(CLI::App& app, Choice& choice) {
  CLI::App& group = AddGroup(
      app, "charge", "What people would pay towards their care, and why");
  AddCalculate(group, choice);
  AddBatch(group, choice);
  AddCompare(group, choice);
  AddLetter(group, choice);
}

}  // namespace carereform::command_line
